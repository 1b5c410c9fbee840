"""Tables whose headers say what is done with the matters below: "Decides alone", "Proposes; CFO approves"."""

from rolegraph.extraction.english.lists.verdicts import verdict
from rolegraph.extraction.tables.cells.cells import is_empty, passage
from rolegraph.extraction.tables.cells.deeds import says_deed
from rolegraph.extraction.tables.cells.objects import without_limit
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.matters import Matter, below
from rolegraph.extraction.tables.readers.norms import read_norms
from rolegraph.extraction.tables.readers.verdicts import add_verdict
from rolegraph.reading import Cell

_ENDS = " \t\r\n;.,"
_BULLETS = " \t-–•*·"


def read_decisions(shape: Shape, builder: Builder, owner: tuple[str, Cell] | None) -> None:
    """Read every line below a header as a matter of the position whose title stands above the table."""
    if owner is None:
        return
    bearer = builder.owner(*owner)
    for row in below(shape):
        for column in shape.columns:
            at = column.number
            if at < len(row) and not is_empty(row[at].text):
                _column(shape.header[at], row[at], bearer, builder)


def _column(head: Cell, cell: Cell, bearer: str, builder: Builder) -> None:
    said = verdict(head.text)
    if said is None:
        return
    whole = passage(builder.document, cell)
    at = 0
    for line in whole.text.splitlines(keepends=True):
        start, at = at, at + len(line)
        place = whole.cut(start, at).strip(_BULLETS).strip(_ENDS)
        if not place.text:
            continue
        own = len(said.deeds) == 1 and not said.deeds[0].title
        if own and says_deed(place.text):
            read_norms("authorities", place, bearer, builder, head.text)
            continue
        what, bound = without_limit(place.text)
        part = Cell(*place.span, place.text, cell.reference)
        list(add_verdict(said, (bearer,), head, Matter(what, bound, (head, part)), builder))
