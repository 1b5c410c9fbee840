"""Tables that stand side by side in one sheet: each has a header of its own."""

from collections.abc import Iterator, Sequence

from rolegraph.extraction.tables.cells.cells import distinct
from rolegraph.extraction.tables.columns.shapes import shape
from rolegraph.reading import Cell, Table

_Row = tuple[Cell, ...]
#: So many columns a table has at least, and so many rows its header and what stands below it are.
_FEWEST = 2
#: A header stands in one of so many rows.
_DEEPEST = 5


def each(table: Table) -> Iterator[Table]:
    """Yield the tables that stand side by side in one, else the table itself.

    A column that is blank in every row parts them, or a header that is said twice (Post | Limit |
    Post | Limit). Each half must tell by itself how it is read; a line of one cell at the left is of both.
    """
    for begun, ends in _cuts(table.rows):
        halves = [_half(table, None, begun), _half(table, ends, None)]
        if all(shape(half).kind for half in halves):
            yield halves[0]
            yield from each(halves[1])
            return
    yield table


def _cuts(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    """Yield where a left table may end and a right one begin."""
    width = max(map(len, rows), default=0)
    lines = [row for row in rows if len(distinct(row)) > 1]
    blank = [n for n in range(width) if lines and not any(_says(row, n) for row in lines)]
    for n in blank:
        if n >= _FEWEST and n - 1 not in blank:
            after = next((m for m in range(n, width) if m not in blank), width)
            if width - after >= _FEWEST:
                yield n, after
    half = width // 2
    if half >= _FEWEST and any(_is_said_twice(row, half) for row in rows[:_DEEPEST]):
        yield half, half


def _is_said_twice(row: _Row, half: int) -> bool:
    words = [cell.text.strip() for cell in distinct(row)]
    return len(words) == len(row) and words == [*words[:half] * 2]


def _says(row: _Row, number: int) -> bool:
    return number < len(row) and bool(row[number].text.strip())


def _half(table: Table, begins: int | None, ends: int | None) -> Table:
    """Return the columns of a table from one on or up to one, with the lines that are of all."""
    rows = (_part(row, begins, ends) for row in table.rows)
    return Table(tuple(row for row in rows if distinct(row)), table.name)


def _part(row: _Row, begins: int | None, ends: int | None) -> _Row:
    cells = distinct(row)
    return row[:1] if len(cells) == 1 and cells[0] == row[0] else row[begins:ends]
