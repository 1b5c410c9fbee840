"""Tables of indicators: what a position's work is judged by, its target, how often."""

from rolegraph.extraction.english.figures.measures import frequency, measures
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.sentences.duties.measures import figures as counted
from rolegraph.extraction.sentences.duties.measures import unweighted
from rolegraph.extraction.sentences.wording.frequencies import period_of
from rolegraph.extraction.tables.cells.cells import is_empty, row_evidence, text
from rolegraph.extraction.tables.cells.headers import is_chinese
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.matters import below, cell_of
from rolegraph.extraction.tables.readers.rows import Row
from rolegraph.model import Appraisal, Frequency, Measure
from rolegraph.reading import Cell

_SAID = ("measure", "limit", "frequency")


def read_indicators(shape: Shape, builder: Builder, owner: tuple[str, Cell] | None) -> None:
    """Read every row as an appraisal of the position whose title stands above the table.

    What an indicator weighs is no figure to reach, and left out.
    """
    if owner is None:
        return
    bearer = builder.owner(*owner)
    said = [column for column in shape.columns if column.role in _SAID]
    for row in below(shape):
        found = (cell_of(row, column) for column in said)
        cells = tuple(c for c in found if c and not is_empty(c.text))
        if cells:
            builder.findings.appraisals.append(_appraisal(bearer, cells, builder))


def tells_indicator(row: Row) -> bool:
    """Say whether a row of a position holds an indicator with its target beside it, and no duty.

    仓管员 | 账实相符率 | ≥99.5% | 月度
    """
    beside = [role for role, _, _ in row.every()]
    return "duty" not in beside and beside.count("measure") > 1


def read_indicator(row: Row, bearer: str, builder: Builder) -> None:
    """Add the appraisal that a row of a position's table tells, its target and how often."""
    said = [(column.number, cell) for role, cell, column in row.every() if role in _SAID]
    cells = tuple(cell for _, cell in sorted(said, key=lambda one: one[0]))
    builder.findings.appraisals.append(_appraisal(bearer, cells, builder))


def _appraisal(bearer: str, cells: tuple[Cell, ...], builder: Builder) -> Appraisal:
    document = builder.document
    places = row_evidence(document, cells)
    words = [text(document, c) for c in cells]
    chinese = is_chinese(words[0])
    often, reached = _chinese(words) if chinese else _english(words)
    return Appraisal(
        id=statement_id("appraisal", document.path, places[0].start, places[0].end),
        bearer=bearer,
        reading=" | ".join(words),
        language="zh-Hans" if chinese else "en",
        evidence=places,
        confidence=0.9,
        frequency=often,
        measures=reached,
    )


def _english(words: list[str]) -> tuple[Frequency | None, tuple[Measure, ...]]:
    figures = " ".join(words[1:]) or words[0]
    return frequency(figures), measures(figures)


def _chinese(words: list[str]) -> tuple[Frequency | None, tuple[Measure, ...]]:
    """Return how often and up to which figure: the target belongs to the indicator before it."""
    found = counted(unweighted("".join(words[:2])))
    last = words[-1]
    period = period_of(last) or period_of(last.removesuffix("度"))
    return Frequency(text=last, period=period) if period else found.frequency, found.measures
