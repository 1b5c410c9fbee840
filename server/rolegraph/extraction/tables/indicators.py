"""Tables of indicators: what a position's work is judged by, its target, how often."""

from rolegraph.extraction.english.measures import frequency, measures
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.tables.builder import Builder
from rolegraph.extraction.tables.cells import is_empty, row_evidence, text
from rolegraph.extraction.tables.matters import below, cell_of
from rolegraph.extraction.tables.shapes import Shape
from rolegraph.model import Appraisal
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


def _appraisal(bearer: str, cells: tuple[Cell, ...], builder: Builder) -> Appraisal:
    document = builder.document
    places = row_evidence(document, cells)
    words = [text(document, c) for c in cells]
    figures = " ".join(words[1:]) or words[0]
    return Appraisal(
        id=statement_id("appraisal", document.path, places[0].start, places[0].end),
        bearer=bearer,
        reading=" | ".join(words),
        language="en",
        evidence=places,
        confidence=0.9,
        frequency=frequency(figures),
        measures=measures(figures),
    )
