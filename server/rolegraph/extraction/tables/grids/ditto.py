"""Cells that repeat the one above them or beside them: 同上, 〃, ditto, 同左."""

from dataclasses import replace

from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.reading import Cell, Table

_Row = tuple[Cell, ...]


def repeated(table: Table) -> Table:
    """Return a table in which such cells are the ones that they repeat."""
    rows: list[_Row] = []
    for row in table.rows:
        above = rows[-1] if rows else ()
        filled: list[Cell] = []
        for n, cell in enumerate(row):
            said = cell.text.strip().lower()
            if said in entries("cells")["as_above"] and n < len(above):
                cell = above[n]
            elif said in entries("cells")["as_before"] and n:
                cell = filled[-1]
            filled.append(cell)
        rows.append(tuple(filled))
    return table if tuple(rows) == table.rows else replace(table, rows=tuple(rows))
