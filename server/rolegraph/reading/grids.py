"""Rows of cells, where one cell may cover several places."""

from collections.abc import Iterable

from rolegraph.reading.document import Cell

#: No table of positions is wider; a larger span is a layout trick.
WIDEST = 200


def grid(rows: Iterable[Iterable[tuple[Cell, int, int]]]) -> tuple[tuple[Cell, ...], ...]:
    """Return full rows from cells with the columns and rows that each covers.

    A cell that covers several places stands in each of them, with the same span, so that a superior
    written once for five positions is read for all five.
    """
    filled: list[list[Cell]] = []
    hanging: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        cells: list[Cell] = []
        for cell, columns, depth in row:
            _hang(cells, hanging)
            for _ in range(min(max(columns, 1), WIDEST)):
                if depth > 1:
                    hanging[len(cells)] = (cell, depth - 1)
                cells.append(cell)
        _hang(cells, hanging)
        filled.append(cells)
    return tuple(tuple(cells) for cells in filled)


def _hang(cells: list[Cell], hanging: dict[int, tuple[Cell, int]]) -> None:
    """Add the cells that hang down from rows above into the next places."""
    while len(cells) in hanging:
        cell, left = hanging.pop(len(cells))
        if left > 1:
            hanging[len(cells)] = (cell, left - 1)
        cells.append(cell)
