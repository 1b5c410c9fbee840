"""One row of a table by what its columns hold."""

from dataclasses import dataclass

from rolegraph.extraction.tables.cells.cells import is_denied, is_empty
from rolegraph.extraction.tables.cells.headers import (
    Column,
)
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.readers.matters import cell_of
from rolegraph.reading import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row by what its columns hold; a role that is empty or missing is left out.

    ``denied``: its limit says that there is no such power (none, 无). ``further`` are the cells of other
    columns that hold the same as one before them (可直接处理 beside 处理后报备).
    """

    shape: Shape
    cells: dict[str, tuple[Cell, Column]]
    denied: bool = False
    further: tuple[tuple[str, Cell, Column], ...] = ()

    def every(self) -> tuple[tuple[str, Cell, Column], ...]:
        """Return what each cell holds, with it and its column."""
        first = ((role, cell, column) for role, (cell, column) in self.cells.items())
        return (*first, *self.further)

    def cell(self, role: str) -> Cell | None:
        """Return the cell that holds something, or None."""
        found = self.cells.get(role)
        return found[0] if found else None


def row_of(shape: Shape, cells: tuple[Cell, ...]) -> Row:
    """Return a row of a table by what its columns hold."""
    found: dict[str, tuple[Cell, Column]] = {}
    further: list[tuple[str, Cell, Column]] = []
    denied = False
    for column in shape.columns:
        cell = cell_of(cells, column)
        denied = denied or bool(column.role == "limit" and cell and is_denied(cell.text))
        if column.role and cell and not is_empty(cell.text):
            if column.role in found:
                further.append((column.role, cell, column))
            found.setdefault(column.role, (cell, column))
    return Row(shape=shape, cells=found, denied=denied, further=tuple(further))


def sums_up(cells: tuple[Cell, ...]) -> bool:
    """Say whether a row adds up those above it (合计, "Total")."""
    return any(cell.text.strip(" :：").lower() in entries("cells")["totals"] for cell in cells)
