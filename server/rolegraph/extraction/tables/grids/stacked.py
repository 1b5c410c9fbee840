"""Rows whose cells hold lines that belong to one another: three titles beside three amounts."""

from collections.abc import Iterator, Sequence

from rolegraph.extraction.tables.cells.cells import is_empty, is_one_title, is_unlimited
from rolegraph.extraction.tables.cells.ranges import is_bound
from rolegraph.reading import Cell, Table

_Row = tuple[Cell, ...]
_FEWEST = 2


def apart(table: Table, text: str) -> Table:
    """Return a table with a row for each line of cells that stand line by line beside each other.

    ``text`` is the stored text. Titles, one to a line, beside as many amounts are as many rows.
    """
    rows = tuple(one for row in table.rows for one in _apart(row, text))
    return Table(rows, table.name) if len(rows) > len(table.rows) else table


def _apart(row: _Row, text: str) -> Iterator[_Row]:
    lines = [tuple(_lines(cell, text)) for cell in row]
    titled = next((each for each in lines if _are_titles(each)), ())
    bounds = (each for each in lines if len(each) == len(titled) and all(map(_bounds, each)))
    if not titled or not any(bounds):
        yield row
        return
    for n in range(len(titled)):
        yield tuple(
            each[n] if len(each) == len(titled) else cell
            for each, cell in zip(lines, row, strict=True)
        )


def _lines(cell: Cell, text: str) -> Iterator[Cell]:
    """Yield the lines of a cell as cells."""
    at = cell.start
    for line in text[cell.start : cell.end].splitlines(keepends=True):
        plain = line.strip()
        if plain:
            start = at + line.index(plain)
            yield Cell(start, start + len(plain), plain, cell.reference)
        at += len(line)


def _are_titles(lines: Sequence[Cell]) -> bool:
    """Say whether every line is one title."""
    return len(lines) >= _FEWEST and all(is_one_title(cell.text) for cell in lines)


def _bounds(cell: Cell) -> bool:
    return is_bound(cell.text) or is_unlimited(cell.text) or is_empty(cell.text)
