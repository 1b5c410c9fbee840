"""To whom a duty hands something, and which lines a sentence states."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rolegraph.extraction.sentences import REMEMBERED, Sentence
from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.extraction.sentences.wording.moments import AHEAD, DEADLINE
from rolegraph.extraction.structure.names import titles
from rolegraph.reading import Passage

_WHOM = (
    r"(?P<whom>(?:[售贷投课]后|后[勤厨台道]|供给|[^，。；、（）《》“”给后]){0,12}?"
    r"<<frames.titles>>+(?!理[员人者]))"
)

#: 提报月报予管理协理; 给予, 授予 and 不予 are other words.
_UNTO = "(?<![授准不给寄赋])予(?!以)"

_HANDED = (
    anchored(
        "<<verbs.handing>>|给|予|报",
        rf"(?:<<verbs.handing>>(?:给|至|到|与|予|回|(?![单书函表]))|[^，。；]给|[^，。；]{_UNTO}|汇报给|(?<![日周月季年申预通简举汇情])报(?:告|(?!表|销(?!售)|[价废关税警])))"
        rf"{_WHOM}(?=[，。；、]|$)",
    ),
    anchored(
        "[向给](?s:.*)(?:<<lines.reports>>|<<verbs.handing>>)",
        rf"(?:向|给){_WHOM}(?=<<lines.reports>>|<<verbs.handing>>)",
    ),
)

#: Who sets somebody's tasks is above, though the text does not say how far.
_SET = anchored(
    "(?:下达|布置|分派)的",
    rf"(?:承接|承担|完成|执行|落实|达成){_WHOM}(?:下达|布置|分派)的",
)

#: Several that are named together (院长、分管副院长), the words for each as above.
_EACH = rf"(?P<first>(?:[^，。；、]{{0,8}}<<frames.titles>>、)+)?{_WHOM}"

_SIDE = (
    "(?:业务|专业|技术|职能|虚线|行政|实线|人事关系|日常|日常工作|日常管理)(?:工作|管理)?[上线]?"
)

#: How a sentence states each kind of line; what was read is not read again as one below.
_STATING: dict[str, tuple[Anchored, ...]] = {
    "informs": (
        anchored(
            "向(?s:.*)(?:反馈|报送|提交|呈报|通报)",
            rf"向{_WHOM}(?:反馈|报送|提交|呈报|通报)",
        ),
        # What is told at once is an event; only its recipient is named.
        anchored("<<frames.promptly>>向", rf"<<frames.promptly>>向{_WHOM}(?:进行)?报告(?!工作)"),
    ),
    "line": (
        anchored(
            "(?:领导|指挥|管理|带领)(?s:.*)下",
            rf"在{_EACH}的?(?:直接|双重|共同|统一)*(?:领导|指挥|管理|带领)(?:[和与、][^，。；]{{2,4}})?下",
        ),
        # 承总经理之命综理部务
        anchored(
            "承(?s:.*)[之的]命",
            rf"(?<![继秉])(?:秉承?|承)(?![担办接诺包揽租运受]){_EACH}[之的]命令?",
        ),
        anchored("[对向](?s:.*)负责", rf"(?:直接)?(?:对|向){_WHOM}(?:直接)?负责"),
        anchored("[直隶]属", rf"(?:直属|隶属)(?:于)?{_WHOM}(?=[，。；]|$)"),
        anchored(
            "向(?s:.*)(?:汇报|报告|述职)",
            rf"(?:直接|定期|及时|随时)?向{_WHOM}(?:进行)?(?:汇报|报告|述职)",
        ),
        anchored(
            "(?:受|服从)[^，。；]*(?:领导|管理|管辖|指挥|指导|监督)",
            rf"(?:接受|(?<![遭承享感授领])受|服从){_EACH}的?(?:直接|统一|全面|双重)*"
            "(?:领导|管理|管辖|指挥|(?P<guided>(?:业务|专业|技术)?(?:指导|监督)))(?=[和与、，。；]|$)",
        ),
        # 文员由网点经理领导, 教务员归教务主任管理; of a thing as well: 印章由行政经理管理.
        anchored(
            "[由归][^，。；]*(?:领导|管辖|管理)",
            rf"(?<=[员师长理任工管监督])(?:由|(?P<falls>归(?!口))){_EACH}(?:直接|统一)*"
            "(?:领导|管辖|(?(falls)管理|(?!)))(?=[，。；]|$)",
        ),
        anchored(
            "上[级司][是为]",
            rf"(?<![^，。；：的员师长理任管监书])(?:直接|直属|行政|其)*(?:上级|上司)(?:领导)?(?:是|为){_EACH}(?=[，。；]|$)",
        ),
        anchored(
            f"{_SIDE}(?:由|归)",
            rf"{_SIDE}(?:由|归){_EACH}(?:负责|直接|统一)*(?:领导|管理|管辖|(?P<guided>指导))(?=[，。；]|$)",
        ),
        anchored(
            f"(?:{_SIDE}|直接)汇报", rf"(?:{_SIDE}|直接)汇报(?:给|至|于)?{_WHOM}(?=[，。；]|$)"
        ),
    ),
    "assists": (anchored("协助|辅助|配合", rf"(?:协助|辅助|配合){_WHOM}"),),
}

#: In what somebody is led, before the words for it; the second leads no line (业务上受财务经理领导).
_FUNCTIONAL = re.compile(
    "(?:(?<![^，。；])(?:业务|专业|技术|职能)(?:工作|管理)?[上线]?|(?:业务|专业|技术|职能)(?:工作)?[上线]|虚线)(?:直接)?"
)
#: What may stand beside a line's words in a clause that says nothing else.
_LED = re.compile(
    "(?:(?:业务|专业|技术|职能|虚线|行政|实线)(?:工作|管理)?[上线]?|直接|和监督|、监督|，)*(?:工作)?"
)
_HINTS = re.compile(
    "[在对向受归承秉]|上[级司][是为]|[员师长理任工管监督]由|[直隶]属|服从|汇报|[务政业术能线常作上]由|协助|辅助|配合|下达|布置|分派"
)


@dataclass(frozen=True, slots=True)
class LineMention:
    """A line that a sentence states from its bearer to a title, with the words that state it.

    ``kind`` is one of those of ``model.Line``; the title is as the text writes it. ``suggested``
    where the words only let one think so (承接销售总监下达的目标).
    """

    title: str
    kind: str
    passage: Passage
    suggested: bool = False


def recipient(text: str) -> str:
    """Return who is handed, sent or reported something (报…, 交…, 提交…给…), or ""."""
    for handed in _HANDED:
        m = handed.search(text)
        if m:
            return m["whom"]
    return ""


def handed_over(what: str) -> tuple[str, str] | None:
    """Return an object and its recipient where a verb that hands it on follows (周报提交销售经理)."""
    m = _handing_over().fullmatch(what)
    if m is None:
        return None
    # 异常及时|上报主管: how it is done next is no part of it.
    manner = words("frames", "adverbs").before(m["what"], len(m["what"]))
    bare = m["what"].removesuffix(manner)
    return (bare if len(bare) > 1 else m["what"]), m["whom"]


#: 发送账单|给客户: to whom, behind what is given; 供给, 给水 and 给付 are other words.
_GIVEN_TO = re.compile(
    "(?P<what>.{2,}?)(?<![供补配交发])给(?![予水排料养药付与])(?P<whom>[^，。；、的给]{2,14})(?:作为.*)?"
)
#: What is told of, though the words are those of a post (上报缺编岗位).
_PEOPLE = ("人员", "员工", "职员", "岗位", "岗", "团队", "代表")


def given_to(what: str) -> tuple[str, str] | None:
    """Return an object and to whom it is given where that stands behind it (酒店设施给客人), or None."""
    m = _GIVEN_TO.fullmatch(what)
    return (m["what"], m["whom"]) if m else None


def is_told(verb: str, what: str) -> bool:
    """Say whether what follows a verb of telling is who hears it (汇报|总经理), and not what they hear."""
    tells = verb in words("verbs", "handing", "reporting").every - {"通知", "告知", "返回", "返还"}
    title = words("frames", "titles").before(what, len(what)) if tells and "的" not in what else ""
    return bool(title) and not what.endswith(_PEOPLE) and "、" not in what


def reported(clause: str) -> tuple[str, str, str] | None:
    """Return by which verb, what and to whom a matter goes on in time (事故须在1小时内上报经理), or None.

    What they do with it then (故障报主管处理) is no deed of whoever reports.
    """
    if handed := _handed_to().fullmatch(clause):
        return handed["verb"], "", handed["whom"]
    m = _reporting().fullmatch(clause) or _telling().fullmatch(clause)
    if m is None or not (m["manner"] or m["then"] or _FIGURE.search(m["what"])):
        return None
    # 核对异常及时上报 and 整理资料并上交 begin with a deed, 维修记录及时上交 with a name.
    verb = verb_at(clause, 0)
    goes_on = (m["manner"] or "").startswith("并")
    named = m["what"] == verb + words("verbs", "compounds").at(clause, len(verb))
    if verb and (goes_on or not named):
        return None
    return m["verb"], m["what"], m["whom"]


def asked(clause: str) -> tuple[str, str, str] | None:
    """Return the verb by which a body is asked (提请董事会|聘任经理), for what, and the body; or None."""
    m = pattern(r"(?P<verb>提请|报请|呈请)(?P<whom>[^，。；]{0,8}?<<granting.holders>>)").match(
        clause
    )
    deed = clause[m.end() :] if m else ""
    return (m["verb"], deed, m["whom"]) if m and verb_at(deed, 0) else None


_WHOM_TOLD = "(?P<whom>[^，。；、]{0,10}?(?:<<frames.titles>>|<<granting.holders>>|厂家))"
_MENDS = "(?:处理|处置|解决|维修|检修|补货|更换)"
_THEN = f"(?P<then>(?:协调|协助|统一|及时|负责)*{_MENDS})"


@cache
def _handed_to() -> Anchored:
    """Match to whom a matter goes that the clause before names (停机超过2小时的，报设备部处理)."""
    return anchored(
        f"报(?s:.*){_MENDS}",
        f"(?:及时|立即|应|须)*(?P<verb>上报|报)(?:给|至|到|请)?{_WHOM_TOLD}{_THEN}",
    )


@cache
def _reporting() -> Anchored:
    return anchored(
        "<<verbs.reporting>>",
        r"(?P<what>[^，。；由经对将把向]{2,20}?)(?<!(?<!小)时)(?<![后前])(?:应当?|须|需要?|必须)?"
        rf"(?P<manner>{DEADLINE.pattern}|{AHEAD}|经[^，。；]{{2,10}}?后|(?:<<frames.adverbs>>)+)?"
        r"(?P<verb><<verbs.reporting>>)(?:给|至|到)?"
        f"{_WHOM_TOLD}{_THEN}?",
    )


@cache
def _telling() -> Anchored:
    """Match a matter that is told in time to somebody whom 向 names (故障及时|向主管汇报)."""
    return anchored(
        "向(?s:.*)(?:汇报|报告|反馈|通报)",
        r"(?P<what>[^，。；由经对将把向]{2,20}?)"
        f"(?P<manner>{DEADLINE.pattern}|(?:<<frames.adverbs>>)+)向{_WHOM_TOLD}(?:进行)?"
        "(?P<verb>汇报|报告|反馈|通报)(?P<then>)",
    )


#: From when on a matter goes on (停机超过2小时报班长).
_FIGURE = re.compile(r"(?:超过|超出|达到?|低于|不足|少于|大于)\d")


def _handing_over() -> re.Pattern[str]:
    return pattern(
        r"(?P<what>.{2,}?)(?:(?!交[通流易叉际友])<<verbs.handing>>(?:给|至|到|与|予)?|给予?|至|"
        rf"{_UNTO})"
        r"(?P<whom>.{0,12}?(?:<<frames.titles>>|成员|团队))"
    )


#: 必要时可直接|向库主任报告: somebody whom they may go to, and not whom they are below.
_MAY_TELL = re.compile("(?:可以?|有权)(?:直接|越级|随时|单独)*向$")


def lines_in_sentence(passage: Passage) -> tuple[LineMention, ...]:
    """Return the lines that a sentence states or suggests: 在…领导下, 对…负责, 向…汇报, 协助….

    Who hands a document on (报送, 提交) informs; who helps assists; neither is a superior.
    """
    sentence = Sentence.of(passage)
    return tuple(
        LineMention(title, kind, sentence.cut(start, end), suggested)
        for title, kind, start, end, suggested in _named(sentence.text)
    )


def states_line(clause: str) -> bool:
    """Say whether a clause is nothing but whom its bearer is below (业务上受财务经理领导, 组长受经理领导).

    To report 定期 is a duty as well, 在…领导下 a condition of one.
    """
    return not clause.startswith(("定期", "及时", "随时", "在")) and any(
        kind in ("line", "functional")
        and not suggested
        and (_LED.fullmatch(rest := clause[:start] + clause[end:]) or titles.is_plain(rest))
        for _, kind, start, end, suggested in _named(clause)
    )


@lru_cache(maxsize=REMEMBERED)
def _named(text: str) -> tuple[tuple[str, str, int, int, bool], ...]:
    """Return title, kind and place of each line, and whether it is only suggested."""
    if not _HINTS.search(text):
        return ()
    found: list[tuple[str, str, int, int, bool]] = []
    read: set[int] = set()
    for kind, stated in ((k, one) for k, every in _STATING.items() for one in every):
        for m in stated.finditer(text):
            if m.end() in read or _MAY_TELL.search(text, 0, text.find("向", *m.span()) + 1):
                continue
            read.add(m.end())
            named = m.groupdict().get("first") or ""
            whom = (*named.split("、")[:-1], *_each(m["whom"]))
            found += ((w, side, *m.span(), False) for w in whom if (side := _side(text, m, kind)))
    for m in _SET.finditer(text):
        if titles.is_title(m["whom"]):
            found.append((m["whom"], "line", *m.span(), True))
    return tuple(found)


def _side(text: str, m: re.Match[str], kind: str) -> str:
    """Return the kind of a line by the side on which it leads: functional in 业务上受…领导.

    "" where somebody only guides, and the text does not say in what.
    """
    guided = m.groupdict().get("guided") or ""
    sided = any(s.start() <= m.start() <= s.end() for s in _FUNCTIONAL.finditer(text))
    if kind == "line" and (sided or len(guided) > len("指导")):
        return "functional"
    return "" if guided else kind


def _each(whom: str) -> tuple[str, ...]:
    """Return the titles that are named together (校长和分管副校长), else the words as they stand."""
    parts = re.split("或者?|[和与及]", whom)
    ends = pattern("<<frames.titles>>$")
    return tuple(parts) if all(len(p) > 1 and ends.search(p) for p in parts) else (whom,)
