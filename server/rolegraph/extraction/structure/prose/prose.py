"""Running text that names its subject: whose duty a sentence is."""

import re
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.sentences.granting.ladder_steps import is_step
from rolegraph.extraction.sentences.wording.deciding_words import appointing
from rolegraph.extraction.sentences.wording.frequencies import EVERY
from rolegraph.extraction.sentences.wording.leading_verbs import compounded, verb_at
from rolegraph.extraction.sentences.wording.lexicon import lexicon
from rolegraph.extraction.sentences.wording.lexicon import words as verbs
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.name_ends import name_ends
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.extraction.structure.prose import judging
from rolegraph.extraction.structure.wording.words import CJK, opening, words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import ARROW, HAN
from rolegraph.reading.compiled import compiled

#: How many characters of a glued heading may stand before a sentence's subject.
GLUED = 18
#: What stands before a title that several hold (各区域经理应…).
_EVERY = re.compile("各级?|每[位名个]|全体|[只唯仅]有")

_BY_WORD = re.compile("根据|按照?|依据?|[凭对向将把给为]")
_SHORTEST = 2
#: 店员转正|由店长提出, 物资入库|时
_DONE_TO = re.compile(
    "[的由：:]|[须需应](?=[由经报在于提办填交])|经(?![营理济费办])|报(?=[请经送])|[时后前](?=[，,应须需])"
)

#: 实验室从事实验活动|应当遵守规范, 办公室接收申请表|后
_IN_CASE = re.compile("^(?:违反|从事)|[的者后时前]$|应当|必须|不得|范围")
_THING = re.compile(f"(?:{HAN}|[《“A-Za-z0-9]){{2}}")

#: In what the next clause's subject acts.
_WHERE = re.compile(
    "在[^，,。；;]{2,14}(?:方面|过程中|环节中?|工作中|活动中)(?=[，,])|(?:与此)?同时(?=[，,])|除此之外(?=[，,])"
)
_TWICE = re.compile(
    rf"({HAN}{{3,10}})(?:{HAN}{{0,4}}(?:定位|概述|概况|简介|职责|职能|使命|描述|架构))?(?=\1)"
)


@cache
def unless() -> re.Pattern[str]:
    """Match on what the next clause depends: 未经总工程师同意，项目经理不得变更方案."""
    return re.compile(rf"{either(lexicon('prohibitions')['unless'])}[^，。；,;]{{2,20}}")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a sentence is about: a position or a unit, named between two offsets."""

    start: int
    end: int
    title: Title | None = None
    unit: UnitName | None = None


#: 年级组长由政教主任提名，校长聘任。 is no name of a chart.
_TELLS = re.compile(
    r"[^→↓|│├└─]{4,}?(?:由|接受|负责|经|报|受|须|应|不得)[^→↓|│├└─]{3,}[。；;]"
    r"|[^→↓|│├└─]{4,}?(?:包括|包含|分为|设有|如下)[^→↓|│├└─]{0,12}[:：]",
    re.DOTALL,
)


#: 信用管理岗位，负责客户信用的评估: a field of work that no list knows is a post's where it is charged.
_POST = ("岗位", "岗")
_CHARGED = re.compile("[，,]?(?:主要|具体)?(?:负责|承担|包括)")


def says_more(line: str) -> bool:
    """Say whether a line among the names of a chart has the stops of a sentence."""
    return re.search("[，,。].*[，,。]", line) is not None


def tells(line: str) -> bool:
    """Say whether a line of a chart is a sentence about it, as remarks below it are."""
    return _TELLS.fullmatch(line) is not None


@cache
def _predicate() -> re.Pattern[str]:
    lists = words("prose")
    bounded, adverbs = either((*lists["modals"], *lists["bounded"])), either(lists["adverbs"])
    deeds = either((*lists["modals"], *verbs("verbs", "strong").every))
    return compiled(
        rf"(?:的{either(lists['nouns'])}(?:是|为|主要?包括|主要是|主要?有|在于|主要?涵盖)"
        rf"|(?:(?:受[^，。；;,]{{2,12}}?(?:委托|授权|委派|指派)[,，]?)?(?:{adverbs}|{EVERY.pattern})*"
        rf"|(?:作为|是|为|兼任?|担任)[^。；;]{{0,24}}[,，]\s*(?:{adverbs})*"
        rf"|由[^，。；,;]{{2,24}}组成[,，]\s*(?:{HAN}{{1,4}}团队)?){either(lists['modals'])}"
        rf"|(?:在|按照?|根据)[^，。；;,]{{2,16}}(?:内|下|中|规定|要求)[,，]?\s*(?:{adverbs})*{bounded}"
        # 干事秉承总干事之命办理文书
        rf"|(?:秉承?|承(?![担办接诺包揽租运受]))[^，。；;,]{{2,16}}?[之的](?:命令?|意志|意旨|决议|决定|指示)"
        # 仓管员收货时应核对单据, 运输部经理于月底前完成保养, 会计主管每月至少抽盘一次
        rf"|(?:{HAN}{{2,6}}[时前后][,，]?)(?:{either(lists['obligations'])})"
        # 经理依照总经理的指示，以本规定为准管理该科的业务
        rf"|(?:是?(?:(?:依照|按照?|根据|依据|遵照)[^，。；;,]{{2,20}}(?:指示|安排|要求|授权)[,，]?\s*)?"
        rf"以[^，。；;,]{{2,16}}为(?:基准|依据|准则|标准|准)[,，]?\s*(?:{adverbs})*"
        rf"|[于在][^，。；;,]{{2,12}}前(?:{adverbs})*|(?:{EVERY.pattern})(?:至少|统一|集中|对)*){deeds}"
        # 店长在营业结束后，要清点现金; 库区组长受仓储经理领导，带领…
        r"|在[^。；;]{0,16}后[,，]\s*要"
        rf"|(?:直接)?(?:受|由)[^，。；,;]{{2,12}}?(?:直接)?(?:领导|管辖)(?=[，,。；;]|$))"
    )


def subject(text: str, known: tuple[str, ...] = (), told: bool = True) -> Subject | None:
    """Return whom a sentence obliges: 营销总监负责…, 销售代表要…, 销售经理的主要职责是…, or None.

    The subject opens the sentence; one of the ``known`` titles may also stand behind a heading
    that is glued to it (客户信息收集|销售代表要…). A mere deed (仓管员清点货物) is its subject's where
    it is ``told``, and no step of a process.
    """
    if is_step(text.replace(":", "：")):
        # 部门经理审核：1000元以下 is a step of a ladder.
        return None
    found = subject_at(text, depends(text), told)
    if found and _begins_chain(text, found.end):
        return None
    if found:
        return found
    all_of = _EVERY.match(text)
    found = subject_at(text, all_of.end()) if all_of else None
    if found and found.title:
        return found
    for name in sorted(known, key=len, reverse=True):
        at = text.find(name, 1, GLUED + len(name))
        if (
            at > 0
            and text[at - 1] not in "由经报请交"
            and not _is_part(text, at, name)
            and re.fullmatch(rf"[{CJK}A-Za-z]{{2,{GLUED}}}", text[:at])
        ):
            found = subject_at(text, at)
            if found and name_of(found) == name and _obliges().match(text, found.end):
                return found
    return None


def _begins_chain(text: str, at: int) -> bool:
    """Say whether somebody's deed is the first step of a chain (部门经理审核→财务部审核→总经理审批)."""
    return re.search(ARROW, text[at:]) is not None and judging.judges(text, at, False)


def _whole(name: re.Match[str]) -> Subject:
    title = titles.parse(name[0])
    return Subject(*name.span(), title=title, unit=None if title else units.parse(name[0]))


_TOGETHER = re.compile(
    r"(?P<who>[^，,。；;:：的由对向]{2,16}?(?:以及|[、/／和与及])[^，,。；;:：的由对向]{2,40}?)(?=(?:共同|均|都)?负责)"
)


def charged_together(text: str) -> tuple[Subject, ...]:
    """Return the posts and units that a sentence charges with one thing (总经理、财务总监负责…), or none."""
    found = _TOGETHER.match(text)
    parts = list(re.finditer("[^、/／和与及以各]+", found["who"])) if found else []
    each = tuple(_whole(m) for m in parts)
    return each if len(each) > 1 and all(one.title or one.unit for one in each) else ()


def depends(text: str) -> int:
    """Return where a sentence goes on behind a consent it depends on (未经…同意，) or what it is about.

    在供应商选择方面，采购员有权…; 0 without either.
    """
    found = unless().match(text) or _WHERE.match(text)
    return found.end() + 1 if found and text[found.end() : found.end() + 1] in ("，", ",") else 0


def name_of(found: Subject) -> str:
    """Return the title or the unit's name that a subject is."""
    return found.title.name if found.title else found.unit.name if found.unit else ""


def _is_part(text: str, at: int, name: str) -> bool:
    """Say whether a name ends a longer one (常务理事会 is no 理事会)."""
    end = at + len(name)
    return any(text[begin:end] in words("units")["heads"] for begin in range(at))


@cache
def _obliges() -> re.Pattern[str]:
    lists = words("prose")
    return re.compile(
        rf"{either(lists['obligations'])}|的{either(lists['nouns'])}(?:是|为)|在[^。；;]{{0,16}}后[,，]\s*要"
        rf"|作为[^。；;]{{0,24}}[,，]\s*负责"
    )


def subject_at(text: str, at: int, told: bool = False) -> Subject | None:
    """Return the subject that begins at a place with what it does behind it, None where none does.

    What words charge somebody with counts anywhere; a mere deed only where it is ``told`` of whoever
    does it, and is no step of a matter that others decide on.
    """
    twice = _TWICE.match(text, at)
    if twice:
        # 客服专员|客服专员是…: a heading is glued to its sentence.
        return subject_at(text, twice.end(), told)
    for end in name_ends(text, at):
        name = text[at:end]
        # 项目总工 主持…: a title set in bold, before what is said of it.
        after = text[end : end + 60].lstrip(" 　")
        post = name.endswith(_POST) and _CHARGED.match(after) is not None
        charged = post or _predicate().match(after) is not None
        if not (charged or (told and acts(after))) or _holds_two(name):
            continue
        if opening("prose", "no_predicates").match(f"{after}。"):
            continue
        if (
            titles.is_title(name)
            and (post or _is_plain(name))
            and name not in verbs("verbs", "strong").every
        ):
            return Subject(at, end, title=Title(name))
        unit = units.parse(name)
        # 属于县级档案馆|接收范围的档案: a deed of a unit's is told behind its name alone.
        if unit and (charged or not verb_at(name, 0)):
            return Subject(at, end, unit=unit)
    return None


def _holds_two(name: str) -> bool:
    """Say whether one title does something with another (房务主管|督导|房务员, 出纳|凭|会计主任)."""
    for end in range(_SHORTEST, len(name) - _SHORTEST):
        led = _BY_WORD.match(name, end)
        by = len(led[0]) if led else len(verb_at(name, end))
        if by and titles.is_title(name[:end]) and titles.is_title(name[end + by :]):
            return True
    return False


def acts(after: str) -> bool:
    """Say whether what stands behind a name is done by whoever has it (食堂管理员|验收食材).

    Who decides or puts somebody into office is named so in a step as well, and charged with nothing;
    what is done to somebody (店员|转正由店长提出) is no deed of theirs.
    """
    verb, clause = verb_at(after, 0), re.split("[，,。；;]", after, maxsplit=1)[0]
    if verb not in verbs("verbs", "strong").every or after.startswith(tuple(_of_others())):
        return False
    if _IN_CASE.search(clause) or compounded(after, len(verb)):
        return False
    done_to = _DONE_TO.match(after, len(verb)) or _THING.match(after, len(verb)) is None
    return not done_to and re.search(ARROW, after) is None


@cache
def _of_others() -> frozenset[str]:
    """Return the deeds of who decides, of who puts somebody into office, and of staff themselves."""
    return judging.verbs() | set(appointing()) | set(lexicon("granting")["own_acts"])


def _is_plain(name: str) -> bool:
    """Say whether a title is no more than that: no heading is glued to its front."""
    begin = titles.suffix(name)
    return begin is not None and begin <= 3


@cache
def done_by() -> re.Pattern[str]:
    """Match what somebody is named to do: 采购计划由采购主管编制，…"""
    # 年度预算的审批权由股东会行使 is that body's right.
    deeds = (
        {*verbs("verbs", "strong").every, "进行", "组织"}
        - {"行使", "解释"}
        - judging.verbs()
        - appointing()
    )
    return compiled(
        rf"[^，,。；;由]{{2,20}}(?P<apart>[，,])?由(?P<who>(?:(?!每|组织){HAN}){{2,12}}?)(?:会同{HAN}{{2,12}}?|负责|每[日周月季年][一二三四五六末初]?|统一|具体|及时)*"
        rf"{either(deeds)}(?=$|[。；;]|(?(apart)(?!))[，,]|(?(apart)(?!)|、))"
    )


def only_composes(text: str) -> bool:
    """Say whether a clause says of whom a unit consists, and so no duty (客服部由主管和专员组成).

    Nor who is its chairman (委员会主席由独立董事出任), or of whom most of it is.
    """
    composed = "(?:组成|占[大多]+数|出任|兼任|担任|委任)"
    # 或拥有销售团队的个人 goes on saying what one is; 下辖若干主管 of whom a unit consists.
    several = "(?:若干|各|[一二两三四五六七八九十\\d]+)"
    goes_on = (
        rf"或者?(?:拥有|具有|具备|是)[^，。；,;]+|(?:{HAN}{{2,10}})?下[辖设]{several}[^，。；,;]+"
    )
    return bool(
        re.fullmatch(rf"(?:{HAN}{{2,12}}由[^，。；,;]+{composed}|{goes_on})[，。；,;]?", text)
    )
