"""Several tables that stand in one sheet or file: each begins with a caption above a header of its own."""

from collections.abc import Iterator

from rolegraph.extraction.tables.cells import distinct, is_title
from rolegraph.extraction.tables.headers import is_chinese, role
from rolegraph.reading import Cell, Table

_Row = tuple[Cell, ...]
#: So many cells a header has at least.
_FEWEST = 2


def parts(table: Table) -> Iterator[Table]:
    """Yield a table's parts; a header of its own, with the captions above it, begins the next one."""
    rows, begun = table.rows, 0
    for n in range(_FEWEST, len(rows)):
        above = _above(rows, n, begun)
        told = [row for row in rows[begun:above] if len(distinct(row)) > 1]
        captioned = any(distinct(row) for row in rows[above:n])
        if len(told) > 1 and _heads(rows[n], told[0], captioned=captioned):
            yield Table(rows[begun:above], table.name)
            begun = above
    yield Table(rows[begun:], table.name) if begun else table


def _above(rows: tuple[_Row, ...], n: int, begun: int) -> int:
    """Return where the captions and blank rows right above a row begin."""
    at = n
    while at > begun and len(distinct(rows[at - 1])) <= 1:
        at -= 1
    return at


def _heads(row: _Row, head: _Row, *, captioned: bool) -> bool:
    """Say whether a row is a header in English.

    Titles below titles are one, as they are no marks; below a caption labels are, too.
    """
    cells = [cell.text for cell in distinct(row)]
    if len(cells) < _FEWEST or any(map(is_chinese, cells)):
        return False
    first, *others = cells
    beside = [cell.text for cell in distinct(head)[1:]]
    again = len(others) > 1 and all(map(is_title, others)) and all(map(is_title, beside))
    labelled = bool(role(first)) and all(role(text) or is_title(text) for text in others)
    return (again and not is_title(first)) or (captioned and labelled)
