"""One row of a table by what its columns hold."""

from dataclasses import dataclass

from rolegraph.extraction.tables.cells import is_denied, is_empty
from rolegraph.extraction.tables.headers import Column
from rolegraph.extraction.tables.matters import cell_of
from rolegraph.extraction.tables.shapes import Shape
from rolegraph.reading import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row by what its columns hold; a role that is empty or missing is left out.

    ``denied``: its limit says that there is no such power (none, 无).
    """

    shape: Shape
    cells: dict[str, tuple[Cell, Column]]
    denied: bool = False

    def cell(self, role: str) -> Cell | None:
        """Return the cell that holds something, or None."""
        found = self.cells.get(role)
        return found[0] if found else None


def row_of(shape: Shape, cells: tuple[Cell, ...]) -> Row:
    """Return a row of a table by what its columns hold."""
    found: dict[str, tuple[Cell, Column]] = {}
    denied = False
    for column in shape.columns:
        cell = cell_of(cells, column)
        denied = denied or bool(column.role == "limit" and cell and is_denied(cell.text))
        if column.role and cell and not is_empty(cell.text):
            found.setdefault(column.role, (cell, column))
    return Row(shape=shape, cells=found, denied=denied)
