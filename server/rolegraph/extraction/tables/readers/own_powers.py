"""Tables of a role profile whose columns say what its holder decides alone and what others decide.

"Decision | Own authority | Needs COO | May only recommend", 事项 | 自主决定 | 需总经理批准 | 仅有建议权: rows
are matters, and the holder is the position above the table.
"""

import re
from collections.abc import Iterator

from rolegraph.extraction.tables.cells.cells import is_empty, is_title, passage
from rolegraph.extraction.tables.cells.headers import Column
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.cells.wordbounds import bound_in_words
from rolegraph.extraction.tables.columns.own_columns import is_plain, own_kind
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.matters import Matter, below, cell_of, matter_of, power
from rolegraph.reading import Cell

_ASKED = re.compile(
    r"(?:needs?|requires?|refer(?:red)? to|with|by|approval (?:of|by)|consent of)\s+(?:the\s+)?(?P<who>.+?)"
    r"(?:['’]s)?(?:\s+(?:approval|consent|decision|sign-off))?"
    r"|(?:[须需报由经])+(?P<whom>.+?)(?:审批|批准|核准|决定|同意)",
    re.IGNORECASE,
)


def read_own_powers(shape: Shape, builder: Builder, owner: tuple[str, Cell] | None) -> None:
    """Add what each row gives the position whose title stands above, and those whom columns name."""
    if owner is not None:
        add_own_powers(shape, builder.owner(*owner), builder)


def add_own_powers(shape: Shape, holder: str, builder: Builder) -> None:
    """Add what each row gives a position, and those whom columns name."""
    for row in below(shape):
        matter = matter_of(shape, row, builder)
        for column in shape.columns if matter else ():
            cell = cell_of(row, column)
            if matter and cell is not None and column.number and not is_empty(cell.text):
                _add(shape.header[column.number], column, cell, matter, holder, builder)


def _add(
    head: Cell, column: Column, cell: Cell, matter: Matter, holder: str, builder: Builder
) -> None:
    """Add the power that one cell gives: to the holder, or to whom its column or it names."""
    kind = own_kind(head.text)
    if column.role == "approve" and not is_plain(cell.text):
        for bearer in builder.holders(passage(builder.document, cell)):
            power(builder, bearer, "approve", matter, cell)
        return
    if not is_plain(cell.text):
        return
    limit = figure(cell.text, column) or bound_in_words(cell.text)
    for bearer in [holder] if kind else _asked(head, builder):
        power(builder, bearer, kind or "approve", matter, head, cell, limit=limit)


def _asked(head: Cell, builder: Builder) -> Iterator[str]:
    """Yield whom a header says to ask: "Needs COO", 需总经理批准."""
    found = _ASKED.fullmatch(head.text.strip())
    name = "who" if found and found["who"] else "whom"
    if found and is_title(found[name].strip()):
        place = passage(builder.document, head)
        at = place.text.find(found[name])
        yield from builder.bearers(place.cut(at, at + len(found[name])))
