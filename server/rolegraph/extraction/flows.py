"""What procedures drawn as Mermaid say: who decides on a matter, and in which case.

A box is read that names a post or unit with its deed (总经理审批, *CFO approval*); the matter is what
the heading above the diagram names (报销审批流程, *Contract approval*), or what a box asks for. The
case is what the question before a box asks, with the words at the arrow: {金额 > 1万?} -->|否| [经理审批]
is up to 10,000. A box that several ways lead to has none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rolegraph.extraction.english.arrows import decided_by, headed
from rolegraph.extraction.english.register import Register
from rolegraph.extraction.evidence import evidence_at
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.sentences import chains
from rolegraph.extraction.sentences.list_titles import is_of_steps, matter_of_group
from rolegraph.extraction.tables.cells import is_department, is_unit
from rolegraph.extraction.tables.concepts import object_concept
from rolegraph.extraction.tables.headers import is_chinese
from rolegraph.extraction.tables.ranges import heading_bound
from rolegraph.extraction.tables.spans import spanned
from rolegraph.model import Authority, Limit
from rolegraph.reading import Document
from rolegraph.reading.formats.mermaid import Arrow, Diagram

#: What decides on a matter; who records or pays behind it does no such thing.
_JUDGING = frozenset(
    ("approve", "countersign", "decide", "final-approval", "propose", "review", "sign", "verify")
)
_YES = frozenset(("是", "有", "yes", "y", "true"))
_NO = frozenset(("否", "无", "no", "n", "false"))
_OTHER = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
#: What asks how a step before it ended (审批结果, *Approved?*), and is no case of its own.
_OUTCOMES = re.compile("结果|通过|同意|批准|approved|accepted|decision|result", re.IGNORECASE)
_ASKS = re.compile(r"\s*[?？]\s*$")
_FENCE = re.compile(r"\s*(?:```|~~~|:::)")
_MARKS = re.compile(r"^[#*\s>]+|[*:：\s]+$")


@dataclass(frozen=True, slots=True)
class _Decided:
    """Which box says that who decides, and how, on what."""

    box: int
    holder: str
    kind: str
    matter: str


@dataclass(frozen=True, slots=True)
class _Case:
    """In which case a box is reached: up to what, and in words where no figure says it.

    ``told`` are the spans of the arrows' statements that say so.
    """

    limit: Limit | None = None
    words: str = ""
    told: tuple[tuple[int, int], ...] = ()


def rights(
    document: Document, flows: Iterable[Diagram], register: Register, organisation: str
) -> Iterator[Authority]:
    """Yield what the procedures of a document let posts and units decide on, which enter the register."""
    for flow in flows:
        matter = _matter(document, flow)
        for box, holder, kind in _deciders(document, flow) if matter else ():
            organisation = organisation or register.organisation("", None)
            told = _Decided(box, holder, kind, matter)
            yield _authority(document, flow, told, register, organisation)


def decides(document: Document, flow: Diagram) -> bool:
    """Say whether a procedure names who decides on a matter that is known."""
    return bool(_matter(document, flow)) and any(_deciders(document, flow))


def _deciders(document: Document, flow: Diagram) -> Iterator[tuple[int, str, str]]:
    """Yield the boxes that say who decides, each with the title or unit and the kind."""
    for n, box in enumerate(flow.boxes):
        text = _words(document, flow, n)
        told = () if box.asks else _decided_in(text)
        for holder, kind in told:
            yield n, holder, kind


def _decided_in(text: str) -> tuple[tuple[str, str], ...]:
    if not is_chinese(text):
        return decided_by(text)
    link = chains.link(text)
    told = link is not None and link.said and link.kind in _JUDGING
    return ((text[slice(*link.holder)], link.kind),) if link and told else ()


def _words(document: Document, flow: Diagram, box: int) -> str:
    return " ".join(document.text[a:b].strip() for a, b in flow.boxes[box].lines)


def _matter(document: Document, flow: Diagram) -> str:
    """Return what a procedure decides on, "" where neither the heading nor a box says it."""
    lines = document.text[: flow.start].rstrip().split("\n")
    above = next((ln for ln in reversed(lines) if ln.strip() and not _FENCE.match(ln)), "")
    head = _MARKS.sub("", above)
    if not is_chinese(head):
        return headed(head)
    named = matter_of_group(head, "") if is_of_steps(head) else ""
    asked = (chains.asked(_words(document, flow, n)) for n in range(len(flow.boxes)))
    return named or next(filter(None, asked), "")


def _case(document: Document, flow: Diagram, box: int) -> _Case:
    """Return in which case a box is reached, nothing where several ways lead to it."""
    limit: Limit | None = None
    words: list[str] = []
    told: list[tuple[int, int]] = []
    seen = {box}
    while len(ways := [a for a in flow.arrows if a.target == box]) == 1:
        case = _at(document, flow, ways[0])
        limit = _both(limit, case.limit)
        words += [case.words] if case.words else []
        told += [(ways[0].start, ways[0].end)] if case.limit or case.words else []
        box = ways[0].source
        if box in seen or not flow.boxes[box].asks:
            break
        seen.add(box)
    return _Case(limit, "，".join(reversed(words)), tuple(dict.fromkeys(told)))


def _at(document: Document, flow: Diagram, way: Arrow) -> _Case:
    """Return the case that an arrow's words tell, with the question that it comes from."""
    said = way.words.strip()
    if not flow.boxes[way.source].asks or not said:
        return _Case(_bound(said)) if said else _Case()
    question = _ASKS.sub("", _words(document, flow, way.source))
    low = said.lower()
    if _OUTCOMES.search(question):
        return _Case()
    if low not in _YES | _NO:
        bound = _bound(f"{question}{said}") or _bound(said)
        return _Case(bound) if bound else _Case(words=f"{question}：{said}")
    bound = _bound(question)
    if bound and bound.operator in _OTHER:
        other = replace(bound, operator=_OTHER[bound.operator]) if low in _NO else bound
        return _Case(replace(other, text=f"{question}：{said}"))
    return _Case(words=f"{question}：{said}")


def _bound(words: str) -> Limit | None:
    """Return the amount that words bound, whatever width their figures have."""
    return heading_bound(unicodedata.normalize("NFKC", words))


def _both(one: Limit | None, other: Limit | None) -> Limit | None:
    """Return a limit within another: from the one's figure up to the other's where they bound both sides."""
    if one is None or other is None:
        return one or other
    low, high = (one, other) if one.operator.startswith(">") else (other, one)
    opposed = low.operator.startswith(">") and high.operator.startswith("<")
    return spanned(low, high) if opposed else one


def _authority(
    document: Document, flow: Diagram, told: _Decided, register: Register, organisation: str
) -> Authority:
    lines = flow.boxes[told.box].lines
    start, end = lines[0][0], lines[-1][1]
    at = document.text.find(told.holder, start, end)
    place = (
        document.passage(at, at + len(told.holder)) if at >= 0 else document.passage(start, end)
    )
    named = is_unit(told.holder) or is_department(told.holder)
    entered = register.unit if named else register.position
    case, text = _case(document, flow, told.box), _words(document, flow, told.box)
    return Authority(
        id=statement_id("authority", document.path, start, end, told.kind, told.matter),
        bearer=entered(organisation, told.holder, place),
        reading=text,
        language="zh-Hans" if is_chinese(text) else "en",
        evidence=tuple(evidence_at(document, *span) for span in ((start, end), *case.told)),
        kind=told.kind,
        object=told.matter,
        object_concept=object_concept(told.matter),
        limit=case.limit,
        condition=case.words,
    )
