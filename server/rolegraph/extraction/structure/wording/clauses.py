"""Sentences and clauses of prose: where one duty ends and the next begins without a number."""

import re
from functools import cache

from rolegraph.extraction.structure.wording import proceedings
from rolegraph.extraction.structure.wording.words import opening, words
from rolegraph.reading.alternation import either

_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）|\([^()]*\)|【[^【】]*】")
_HEADCOUNT = re.compile(
    r"(?:[^，。；:：\d\s]{2,10}[:：]?\s*(?:\d{1,3}|[一二两三四五六七八九十]{1,2})\s*[人名位][\s、，,；;]*)+"
    r"|\d{1,3}[-~～至]\d{1,3}\s*[人名位]"
)
#: 自2018年4月1日至2019年3月31日止; 任何人不得…: of nobody in particular.
#: 财务部是公司财务核算的职能部门，对总经理负责: what it is, and to whom it answers.
_IS_A = re.compile(
    "[^，。；、]{2,12}(?:是|为)[^，。；]{0,40}(?:部门|机构|机关|科室|负责人|窗口|单位|岗位|职位|职务)"
    "(?:，(?:直接)?(?:对[^，。；]{2,12}负责|(?:接?受|在)[^，。；]{2,16}|隶属于?[^，。；]{2,12}|由[^。；]{2,40}组成))?。?"
)
_OF_NOBODY = re.compile(
    r"自?\s*\d{4}年[^。；;，,]{0,12}[至到起][^。；;，,]{0,16}$"
    "|任何(?:个?人|部门|单位|员工|人员)[^。；;，,]{0,4}(?:不得|不准|严禁|不能)"
    # What a company's standard of work says of itself (1 范围 above 本标准规定了…的职责).
    r"|(?:(?:适用)?范围\s*)?本(?:标准|制度|规定|说明书|规范|手册|办法|细则)[^。；;，,]{0,4}"
    "(?:规定了|适用于|由[^。；;，,]{2,16}负责(?:检查|监督|考核))"
    "|考核结果(?:与|作为|纳入)"
    # 护理部主任隶属护理部
    "|[^，。；、]{2,12}隶属于?[^，。；]{2,12}$"
)
#: 教务处的主要职责包括: heads the list below it.
_LEADING = re.compile(
    "(?:职责|职能|任务|工作|权限|职权)(?:范围)?(?:主要|通常|一般|可能)*(?:包括|包含|涵盖|有|为|是|的?(?:具体|主要)内容)$"
    "|(?:以下|下列)[^，。；]{0,6}(?:职责|职能|任务|工作)$"
    # 行政组长掌理事项:
    "|^[^，。；]{2,10}(?:掌理|办理|主管|负责)事[项宜]$"
)
_ENACTS = re.compile(
    "(?:特|现|兹)此?(?:制定|制订|订立|拟定|编制)(?:本|如下)?[^，。；,;]{0,16}$|^本[^，。；,;]{2,8}适用于"
)
#: 虽然岗位简单，但需要有耐心; 作为一线人员，客服代表需要具备…; 船长的要求通常包括…
_CONCEDES = re.compile(
    "(?:虽然|尽管|无论是|不管是)[^。；]*?[，,][^。；]*(?:需要?(?:有|具[有备])|要求)"
    "|作为[^，。；]{2,24}[，,][^，。；]{0,10}(?:需要?|应当?|必须|须)具[有备]|[^，。；]{2,10}的要求(?:通常|一般)?包括"
)
_TITLED = re.compile(r"\s*([^:：。；;，,！？!?\n]{2,20})\s*[:：](?!\d)")


def masked(text: str) -> str:
    """Return the text with everything in quotes and brackets blanked, offsets unchanged."""
    return _QUOTED.sub(lambda m: "〇" * len(m[0]), text)


def sentences(text: str, stops: str = "。！？!?；;\n") -> list[tuple[int, int]]:
    """Return the spans between stops outside quotes and brackets, without the stops."""
    plain = masked(text)
    found, at = [], 0
    for m in re.finditer(f"[{re.escape(stops)}]+", plain):
        found.append((at, m.start()))
        at = m.end()
    found.append((at, len(plain)))
    return [span for span in (trimmed(text, *s) for s in found) if span[1] > span[0]]


def has_stop(sentence: str, behind: str) -> bool:
    """Say whether a sentence has a stop, in it or ``behind`` it; else it may be a name (岗位关系)."""
    return bool(re.search("[，,；;]", sentence)) or (
        behind != "" and behind in "，,。；;：:！!？?）)”"
    )


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the blanks, commas and joining words at its ends."""
    part = text[start:end]
    lead = len(part) - len(part.lstrip(" 　\t\n\r、，,"))
    if part.startswith("以及", lead):
        lead += 2
    joined = opening("clauses", "connectors").match(part, lead)
    if joined and part[joined.end() : joined.end() + 1] in ("，", ","):
        lead = joined.end() + 1
    return start + lead, start + len(part.rstrip(" 　\t\n\r、，,"))


def title_length(text: str) -> int:
    """Return how long the title of a titled item is, its colon included; 0 where it has none.

    战略规划与目标管理:结合…;…: a few words without a stop, then a colon and a sentence.
    """
    found = _TITLED.match(text)
    charged = found is not None and found[1].startswith("负责")
    if not found or charged or len(text) - found.end() < 6 or _leads_in().search(found[1]):
        return 0
    return found.end()


@cache
def _leads_in() -> re.Pattern[str]:
    return re.compile(f"(?:{either(words('clauses')['lead_ins'])})$")


def closes(sentence: str) -> bool:
    """Say whether a sentence only closes a text or notes something beside it (以上是…, 希望…, 注:…)."""
    return takes_leave(sentence) or is_in_force(sentence) or is_note(sentence)


def takes_leave(sentence: str) -> bool:
    """Say whether a page sums up or takes leave of its reader (简而言之，…; 这五类人员各司其职，…)."""
    closing = opening("clauses", "closers").match(sentence) or _leaving().match(sentence)
    return closing is not None


@cache
def _leaving() -> re.Pattern[str]:
    lists = words("clauses")
    return re.compile(
        f"{either(lists['leaving'])}|[这以上述]{{1,2}}[几两三四五六七八九十\\d]{{1,2}}[个类种位名大项]?"
        "(?:人员|岗位|角色|职位|职务|职责|部门|员工|人|员)"
        "|[^，,。；;]{2,14}的[^，,。；;]{0,8}(?:职责|权限)旨在"
        f"|通过[^，,。；;]{{2,20}}[，,]{either(lists['bringing'])}"
        # 规模较小的公司可能将部分职能合并: what others do is said of whoever reads.
        f"|{either(lists['other_firms'])}(?:公司|企业|单位|机构|组织)[中里]?[ 　]?"
        "(?:可能|通常|往往|一般|则|会|还会)"
    )


def is_of_nobody(sentence: str) -> bool:
    """Say whether a sentence only says from when to when something holds, forbids everybody something,
    says what a unit is, or how it meets and votes.
    """
    told = _OF_NOBODY.match(sentence) or _IS_A.fullmatch(sentence)
    return told is not None or proceedings.tells(sentence)


def is_in_force(sentence: str) -> bool:
    """Say whether a sentence says since when a text holds or who explains it (本职责自发布之日起执行)."""
    return sentence[:1] in "本此该以附最解" and _in_force().match(sentence) is not None


@cache
def _in_force() -> re.Pattern[str]:
    called = f"(?:附则[ :：]*)?(?:本|此|该|以上){either(words('clauses')['texts'])}"
    # 最终解释权由总经理负责, 解释权归采购部
    whose = "由[^，,。；;]{2,14}(?:负责|所有|行使)|[归属]于?[^，,。；;]{2,16}"
    explained = f"(?:最终)?解释权(?:和修[订改]权)?(?:均|统一)?(?:{whose})"
    return re.compile(
        rf"{called}(?:[自从经][^。；;]*?(?:起|后|之日)[^。；;]{{0,4}}(?:执行|施行|实施|生效|试行)"
        rf"|[^，,。；;]{{0,4}}由[^。；;]{{2,16}}?(?:负责)?(?:解释|修订)"
        rf"|[^。；;]{{0,40}}?{explained})|{explained}"
    )


def is_note(sentence: str) -> bool:
    """Say whether a sentence is a note (备注:…), which states no duty but may grant something."""
    note = opening("clauses", "notes").match(sentence)
    return note is not None and sentence[note.end() :].lstrip()[:1] in (":", "：")


def before_note(text: str) -> int:
    """Return where the words of an item end before a note that is glued to them (…。注：以上为参考)."""
    spans = sentences(text, "。！？!?\n") if "注" in text or "提示" in text else []
    return next((a for a, b in spans[1:] if is_note(text[a:b])), len(text))


def enacts(sentence: str) -> bool:
    """Say whether a sentence only says for what a text was made (为加强管理，特制定本制度)."""
    return _ENACTS.search(sentence.rstrip(" 　。；;，,")) is not None


def points(sentence: str) -> bool:
    """Say whether a sentence only points to another text (见《出纳管理办法》, 详见附件)."""
    return bool(_pointing().fullmatch(sentence.strip(" 　。；;,，")))


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(
        f"{either(words('clauses')['pointing'])}(?:《[^《》]*》.{{0,6}}|附[件表录].{{0,6}})"
    )


def blames(sentence: str) -> bool:
    """Say whether a sentence only says who answers for harm (因保管不善造成短少的,由责任人赔偿)."""
    return _harm().search(sentence) is not None


@cache
def _harm() -> re.Pattern[str]:
    lists = words("clauses")
    return re.compile(f"^(?:责任)?{either(lists['harming'])}.*{either(lists['blaming'])}")


def announces(sentence: str) -> bool:
    """Say whether a sentence only leads in what follows (主要包括以下几个方面:)."""
    words = sentence.rstrip(" 　:：，,？?")
    bare = re.sub(r"[（(][^()（）]*[)）]$", "", words)
    led = ":" in sentence[len(words) :] or "：" in sentence[len(words) :]
    return _announcing().search(bare) is not None or (led and _LEADING.search(bare) is not None)


@cache
def _announcing() -> re.Pattern[str]:
    later = "^(?:下面|下文|以下)[^，。；]{0,8}?(?:阐述|介绍|说明|描述|列举|列出)"
    called = either(words("clauses")["summing"])
    below = f"^(?:以下|下面|下列)(?:是|为)[^，。；]{{2,20}}{called}$"
    # 该文档详细介绍了…; 涵盖了运营、团队等多个方面; 采购部通常包括多个岗位，…
    told = '^["“]?[该本](?:文档|文章|文|资源)[^，。；]{0,6}(?:介绍|阐述|讲述|说明|整理)'
    parts = (
        "^(?:其|他们的?)?(?:主要|核心)?(?:职责|工作)?(?:范围)?(?:涵盖|覆盖|涉及)了?[^。；]*(?:多个|几个|各个|若干)(?:不同的)?"
        "(?:方面|领域|环节|维度|模块|岗位|职位|层级|角色)(?:[，,][以是][^。；]*)?$"
    )
    several = "(?:多个|若干|几个|以下几?[种个类]?)[^，。；]{0,6}(?:岗位|职位)"
    posts = f"^(?:[^，。；]{{2,20}}[，,])?[^，。；]{{2,10}}(?:通常|一般)(?:包括|设有|设置|分为){several}"
    plain = either(words("clauses")["announcing"])
    return re.compile(f"{plain}$|哪些[^，。；]{{0,6}}$|{later}|{below}|{told}|{parts}|{posts}")


def counts(sentence: str) -> bool:
    """Say whether a sentence only counts holders (部长:1人 主管工程师:2人)."""
    # 客服经理下设客服主管2名 says besides who is below whom.
    placed = re.search("下[设辖]", sentence) is not None
    return not placed and bool(_HEADCOUNT.fullmatch(sentence.strip(" 　。")))


@cache
def _requiring() -> re.Pattern[str]:
    return re.compile(either(words("clauses")["requiring"]))


def requires(sentence: str) -> bool:
    """Say whether a sentence asks something of the holder and states no duty (需要具备…能力)."""
    found = _requiring().search(sentence[:24])
    asks = found is not None and not re.search("[，,]", sentence[: found.start()])
    return asks or _CONCEDES.match(sentence) is not None
