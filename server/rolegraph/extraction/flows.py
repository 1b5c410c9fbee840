"""What procedures drawn as Mermaid say: who decides on a matter, and in which case.

A box is read that names a post or unit with its deed (总经理审批, *CFO approval*); the matter is what
the heading above the diagram names (报销审批流程, *Contract approval*), or what a box asks for. The
case is what the question before a box asks, with the words at the arrow: {金额 > 1万?} -->|否| [经理审批]
is up to 10,000. It goes on to the boxes behind, and where several ways lead to one it is all that they tell.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rolegraph.extraction.english.lists.arrows import JUDGING, headed
from rolegraph.extraction.english.lists.arrows import link as english_link
from rolegraph.extraction.english.page.register import Register
from rolegraph.extraction.evidence import evidence_at
from rolegraph.extraction.flow_cases import ASKS, Case, cases, words_of
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.sentences.authorities.list_titles import is_of_steps, matter_of_group
from rolegraph.extraction.sentences.granting import chains
from rolegraph.extraction.tables.cells.cells import is_department, is_unit
from rolegraph.extraction.tables.cells.concepts import object_concept
from rolegraph.extraction.tables.cells.headers import is_chinese
from rolegraph.model import Authority
from rolegraph.reading import Document
from rolegraph.reading.formats.mermaid import Diagram

_FENCE = re.compile(r"\s*(?:```|~~~|:::)")
#: How a heading is marked and numbered: ## 三、, 3.2, **（二）
_MARKS = re.compile(
    r"^[#*\s>]*(?:(?:\d+(?:\.\d+)*|[一二三四五六七八九十]{1,3})[、.)）](?!\d)\s*|\d+(?:\.\d+)+\s+"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]\s*|第[一二三四五六七八九十\d]{1,3}[章节条]\s*)?|[*:：\s]+$"
)


@dataclass(frozen=True, slots=True)
class _Decider:
    """The box that says who decides, and how."""

    box: int
    holder: str
    kind: str


def rights(
    document: Document, flows: Iterable[Diagram], register: Register, organisation: str
) -> Iterator[Authority]:
    """Yield what the procedures of a document let posts and units decide on, which enter the register."""
    for flow in flows:
        if not (matter := _matter(document, flow)):
            continue
        deciders = tuple(_deciders(document, flow))
        reached = cases(document, flow, frozenset(one.box for one in deciders))
        for one in deciders:
            organisation = organisation or register.organisation("", None)
            bearer = _entered(document, flow, one, register, organisation)
            yield _authority(document, flow, one, (bearer, matter), reached[one.box])


def decides(document: Document, flow: Diagram) -> bool:
    """Say whether a procedure names who decides on a matter that is known."""
    return bool(_matter(document, flow)) and any(_deciders(document, flow))


def _deciders(document: Document, flow: Diagram) -> Iterator[_Decider]:
    for n in range(len(flow.boxes)):
        if told := _decided_in(words_of(document, flow, n)):
            yield _Decider(n, *told)


def _decided_in(text: str) -> tuple[str, str] | None:
    """Return who decides by the words of a box, and the kind; None where nobody does, or it is a question."""
    if ASKS.search(text):
        return None
    if is_chinese(text):
        at = chains.link(text)
        return (
            (text[slice(*at.holder)], at.kind) if at and at.said and at.kind in JUDGING else None
        )
    told = english_link(text, {})
    return (told.title, told.kind) if told and told.decides else None


def _matter(document: Document, flow: Diagram) -> str:
    """Return what a procedure decides on, "" where neither the heading nor a box says it."""
    lines = document.text[: flow.start].rstrip().split("\n")
    above = next((ln for ln in reversed(lines) if ln.strip() and not _FENCE.match(ln)), "")
    head = _MARKS.sub("", above)
    if not is_chinese(head):
        return headed(head)
    named = matter_of_group(head, "") if is_of_steps(head) else ""
    asked = (chains.asked(words_of(document, flow, n)) for n in range(len(flow.boxes)))
    return named or next(filter(None, asked), "")


def _entered(
    document: Document, flow: Diagram, one: _Decider, register: Register, organisation: str
) -> str:
    """Return the id of whom a box names, entered into the register."""
    start, end = _span(flow, one.box)
    at = document.text.find(one.holder, start, end)
    start, end = (at, at + len(one.holder)) if at >= 0 else (start, end)
    named = is_unit(one.holder) or is_department(one.holder)
    entered = register.unit if named else register.position
    return entered(organisation, one.holder, document.passage(start, end))


def _span(flow: Diagram, box: int) -> tuple[int, int]:
    lines = flow.boxes[box].lines
    return lines[0][0], lines[-1][1]


def _authority(
    document: Document, flow: Diagram, one: _Decider, over: tuple[str, str], case: Case
) -> Authority:
    """Return the right of a box; ``over`` are the id of whom it names and the matter."""
    bearer, matter = over
    span, text = _span(flow, one.box), words_of(document, flow, one.box)
    return Authority(
        id=statement_id("authority", document.path, *span, one.kind, matter),
        bearer=bearer,
        reading=text,
        language="zh-Hans" if is_chinese(text) else "en",
        evidence=tuple(evidence_at(document, *place) for place in (span, *case.told)),
        kind=one.kind,
        object=matter,
        object_concept=object_concept(matter),
        limit=case.limit,
        condition=case.words,
    )
