"""What organisation charts written as Mermaid say: posts, units, and who stands below whom.

A diagram is a chart of an organisation where most of its boxes are named as posts or units, one of them
stands above several, and none asks anything. The steps of a procedure (申请人 --> 部门经理 --> 总经理) follow
one another in a row, and tell no superior. Boxes of other names are left out, with what hangs on them alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rolegraph.errors import Omission
from rolegraph.extraction import flows
from rolegraph.extraction.english.extract import collected
from rolegraph.extraction.english.norms.context import Findings
from rolegraph.extraction.english.page.definitions import abbreviated
from rolegraph.extraction.english.page.register import Register
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.phrases import reporting
from rolegraph.extraction.english.wording.titles import singular
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.evidence import evidence_at
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.structure.wording.words import words as structure_words
from rolegraph.extraction.tables.cells.cells import is_department, is_title, is_unit, names
from rolegraph.model import Line, Statements
from rolegraph.reading import Document, Passage
from rolegraph.reading.formats.mermaid import Arrow, Box, Diagram, diagrams

#: The least share of boxes that are named as posts or units.
_KNOWN = 0.6
_BRANCHES = 2
_WHY = "names posts, and draws neither who stands below whom nor who decides on something that is named."
_REMEDY = "Head it with what is decided on (采购审批流程, Purchase approval), or say beside it who does what."
#: What parts a title from who holds it, or from its function (CFO: Finance; 王强 - 总经理).
_ASIDE = re.compile(r"\s*[:：,，(（/]\s*|\s+[-–—|]\s+")
_REPORTS = re.compile("汇报|报告工作|匯報|直接上级|直接上級")


@dataclass(frozen=True, slots=True)
class _Name:
    """What a box names, a post or a unit, and where."""

    words: str
    passage: Passage
    is_unit: bool


@dataclass(frozen=True, slots=True)
class _Link:
    """One box below another, by a line of a kind; its statement's span."""

    lower: int
    upper: int
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Chart:
    """A chart of an organisation: what its boxes name, its links, who is drawn right below whom.

    ``units`` are the units that subgraphs name, by the boxes in them.
    """

    boxes: tuple[_Name | None, ...]
    links: tuple[_Link, ...]
    above: Mapping[int, int]
    units: Mapping[int, _Name]


def covered(document: Document) -> tuple[tuple[int, int], ...]:
    """Return the spans of the stored text that diagrams take, which readers of text skip."""
    return tuple((each.start, each.end) for each in diagrams(document.text))


def extract(document: Document, organisation: str = "") -> Statements:
    """Return what a document's organisation charts say; ``organisation`` is the id of the one they are of."""
    drawn = [(each, _chart(document, each)) for each in diagrams(document.text)]
    charts = [chart for _, chart in drawn if chart]
    procedures = [each for each, chart in drawn if not chart]
    register = Register(document, called=abbreviated(document.text))
    findings = Findings()
    for chart in charts:
        organisation = organisation or register.organisation("", None)
        findings.lines += _lines(chart, _entered(chart, register, organisation), document)
    findings.authorities += flows.rights(document, procedures, register, organisation)
    return collected(register, findings)


def omissions(document: Document) -> Iterator[Omission]:
    """Yield the diagrams that name posts or units and are neither a chart nor a procedure that is read."""
    for number, each in enumerate(diagrams(document.text), 1):
        known = _chart(document, each) or flows.decides(document, each)
        if any(_name(document, box) for box in each.boxes) and not known:
            yield Omission(f"{document.path}, diagram {number}", _WHY, _REMEDY)


def _chart(document: Document, diagram: Diagram) -> _Chart | None:
    """Return the chart of an organisation that a diagram draws, None where it draws something else."""
    boxes = tuple(_name(document, box) for box in diagram.boxes)
    plain = all(arrow.style == "plain" for arrow in diagram.arrows)
    told = (_link(arrow, diagram.upwards, plain) for arrow in diagram.arrows)
    links = tuple(link for link in told if link)
    below: dict[int, set[int]] = defaultdict(set)
    for link in links:
        below[link.upper].add(link.lower)
    branches = any(len(lower) >= _BRANCHES for lower in below.values())
    asks = any(box.asks for box in diagram.boxes)
    if asks or not branches or sum(map(bool, boxes)) < _KNOWN * len(boxes):
        return None
    above = {link.lower: link.upper for link in reversed(links) if link.kind == "line"}
    titles = ((_named(document, *title), inside) for title, inside in diagram.groups)
    units = {n: unit for unit, inside in titles if unit and unit.is_unit for n in inside}
    return _Chart(boxes, links, above, units)


def _link(arrow: Arrow, upwards: bool, plain: bool) -> _Link | None:
    """Return who an arrow draws below whom; None where its words say something else.

    A line without a tip says it only where ``plain`` all are: else it joins those of one level.
    """
    reports = bool(_REPORTS.search(arrow.words) or reporting().first(words(arrow.words)))
    if (arrow.words and not reports) or (arrow.style == "plain" and not plain):
        return None
    lower, upper = arrow.target, arrow.source
    if upwards or reports:
        lower, upper = upper, lower
    kind = "functional" if arrow.style == "dotted" else "line"
    return _Link(lower, upper, kind, arrow.start, arrow.end)


def _name(document: Document, box: Box) -> _Name | None:
    """Return the post or unit that a line of a box names, alone or beside whoever holds it."""
    return next((name for line in box.lines if (name := _named(document, *line))), None)


def _named(document: Document, start: int, end: int) -> _Name | None:
    line = document.text[start:end]
    for a, b in ((0, len(line)), *_parts(line)):
        passage = document.passage(start + a, start + b).strip()
        listed = names(passage.text)
        name = singular(listed[0]) if len(listed) == 1 else ""
        if is_title(name):
            return _Name(name, passage, is_unit=False)
        if is_unit(name) or is_department(name):
            return _Name(name, passage, is_unit=True)
    return None


def _parts(line: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches that signs part in a line of a box, none where nothing parts it."""
    at = 0
    for found in _ASIDE.finditer(line):
        yield at, found.start()
        at = found.end()
    if at:
        yield at, len(line.rstrip(" )）"))


def _entered(chart: _Chart, register: Register, organisation: str) -> dict[int, str]:
    """Put what boxes name into the register; return the ids by box."""
    found: dict[int, str] = {}

    def entered(box: int, seen: frozenset[int]) -> str:
        name = chart.boxes[box]
        if box in found or name is None:
            return found.get(box, "")
        unit = _first_above(chart, box, is_unit=True)
        within = ""
        if box in chart.units:
            group_of = chart.units[box]
            within = register.unit(organisation, group_of.words, group_of.passage)
        elif unit is not None and unit not in seen:
            within = entered(unit, seen | {box})
        if name.is_unit:
            made = register.unit(organisation, name.words, name.passage, within)
        else:
            made = register.position(organisation, name.words, name.passage, unit=within)
        found[box] = made
        return found[box]

    for box in range(len(chart.boxes)):
        entered(box, frozenset())
    return found


def _first_above(chart: _Chart, box: int, is_unit: bool) -> int | None:
    """Return the first unit, or the first post, that is drawn above a box."""
    seen = {box}
    while (upper := chart.above.get(box)) is not None and upper not in seen:
        name = chart.boxes[upper]
        if name and name.is_unit == is_unit:
            return upper
        seen.add(upper)
        box = upper
    return None


def _lines(chart: _Chart, ids: Mapping[int, str], document: Document) -> Iterator[Line]:
    """Yield who stands below whom, and below whom the one head of a unit does."""
    for link in chart.links:
        lower, upper = chart.boxes[link.lower], chart.boxes[link.upper]
        if not (lower and upper) or lower.is_unit:
            continue
        over: int | None = link.upper
        if upper.is_unit:
            over = _first_above(chart, link.upper, is_unit=False) if _heads(chart, link) else None
        if over is not None and ids[link.lower] != ids[over]:
            yield _line(link, ids[link.lower], ids[over], (lower, chart.boxes[over]), document)


def _heads(chart: _Chart, link: _Link) -> bool:
    """Say whether a post is the only leader that is drawn right below its unit."""
    beside = [a for a, b in chart.above.items() if b == link.upper and _leads(chart.boxes[a])]
    return beside == [link.lower]


def _leads(name: _Name | None) -> bool:
    if name is None or name.is_unit:
        return False
    title = name.words
    chinese = title.endswith(tuple(structure_words("units")["leaders"]))
    return chinese or not group("units", "leaders").isdisjoint(title.lower().split())


def _line(
    link: _Link, lower: str, upper: str, ends: tuple[_Name, _Name | None], document: Document
) -> Line:
    """Return the line that a link draws, with its statement and the boxes' names where these stand apart."""
    named = [name.passage.span for name in ends if name]
    apart = [span for span in named if not link.start <= span[0] < span[1] <= link.end]
    told = (link.kind, lower.rpartition("/")[2], upper.rpartition("/")[2])
    return Line(
        id=statement_id("line", document.path, link.start, link.end, *told),
        lower=lower,
        upper=upper,
        kind=link.kind,
        basis="chart",
        reading=" → ".join(name.passage.text for name in reversed(ends) if name),
        evidence=tuple(evidence_at(document, *span) for span in ((link.start, link.end), *apart)),
    )
