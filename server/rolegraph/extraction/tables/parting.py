"""Several tables that stand in one sheet or file: each begins with a caption above a header of its own."""

from collections.abc import Iterator

from rolegraph.extraction.tables.cells import distinct, is_title
from rolegraph.extraction.tables.headers import is_chinese, role
from rolegraph.reading import Cell, Table

_Row = tuple[Cell, ...]
#: So many cells a header has at least.
_FEWEST = 2


def parts(table: Table) -> Iterator[Table]:
    """Yield a table's parts: a row of one cell above a header, below other rows, begins the next one."""
    rows, begun = table.rows, 0
    for n in range(_FEWEST, len(rows) - 1):
        caption = len(distinct(rows[n])) == 1
        told = any(len(distinct(row)) > 1 for row in rows[begun:n])
        if caption and told and _heads(rows[n + 1]):
            yield Table(rows[begun:n], table.name)
            begun = n
    yield Table(rows[begun:], table.name) if begun else table


def _heads(row: _Row) -> bool:
    """Say whether a row is a header in English: labels, and titles behind the first of them."""
    cells = [cell.text for cell in distinct(row)]
    if len(cells) < _FEWEST or any(map(is_chinese, cells)):
        return False
    first, *others = cells
    return bool(role(first)) and all(role(text) or is_title(text) for text in others)
