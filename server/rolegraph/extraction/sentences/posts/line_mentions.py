"""Which lines a sentence states or suggests, by whom it names and how."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rolegraph.extraction.sentences import REMEMBERED, Sentence
from rolegraph.extraction.sentences.clauses.recipients import WHOM
from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored
from rolegraph.extraction.sentences.wording.lexicon import pattern
from rolegraph.extraction.structure.names import titles
from rolegraph.reading import Passage

#: Who sets somebody's tasks is above, though the text does not say how far.
_SET = anchored(
    "(?:下达|布置|分派)的",
    rf"(?:承接|承担|完成|执行|落实|达成){WHOM}(?:下达|布置|分派)的",
)

#: Several that are named together (院长、分管副院长), the words for each as above.
_EACH = rf"(?P<first>(?:[^，。；、]{{0,8}}<<frames.titles>>、)+)?{WHOM}"

_SIDE = (
    "(?:业务|专业|技术|职能|虚线|行政|实线|人事关系|日常|日常工作|日常管理)(?:工作|管理)?[上线]?"
)

#: How a sentence states each kind of line; what was read is not read again as one below.
_STATING: dict[str, tuple[Anchored, ...]] = {
    "informs": (
        anchored(
            "向(?s:.*)(?:反馈|报送|提交|呈报|通报)",
            rf"向{WHOM}(?:反馈|报送|提交|呈报|通报)",
        ),
        # What is told at once is an event; only its recipient is named.
        anchored("<<frames.promptly>>向", rf"<<frames.promptly>>向{WHOM}(?:进行)?报告(?!工作)"),
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
        anchored("[对向](?s:.*)负责", rf"(?:直接)?(?:对|向){WHOM}(?:直接)?负责"),
        anchored("[直隶]属", rf"(?:直属|隶属)(?:于)?{WHOM}(?=[，。；]|$)"),
        anchored(
            "向(?s:.*)(?:汇报|报告|述职)",
            rf"(?:直接|定期|及时|随时)?向{WHOM}(?:进行)?(?:汇报|报告|述职)",
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
            f"(?:{_SIDE}|直接)汇报", rf"(?:{_SIDE}|直接)汇报(?:给|至|于)?{WHOM}(?=[，。；]|$)"
        ),
    ),
    "assists": (anchored("协助|辅助|配合", rf"(?:协助|辅助|配合){WHOM}"),),
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


#: 受|所在车间主管领导
_OF_THEIRS = re.compile("^其?所[在属](?=[^，。；]{3,})")
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
            whom = (*named.split("、")[:-1], *_each(_OF_THEIRS.sub("", m["whom"])))
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
