"""The units of the rows of a table with a row a position."""

from dataclasses import dataclass, field
from typing import Self

from rolegraph.extraction.tables.cells.cells import passage
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.columns.unit_levels import names_once, unit_columns
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.rows import Row
from rolegraph.reading import Cell


@dataclass(slots=True)
class RowUnits:
    """Tells the unit of one row after another, in their order.

    ``columns`` name units from the widest to the narrowest; those of ``merged`` name one for all rows to
    the next name.
    """

    columns: tuple[int, ...]
    merged: frozenset[int]
    _standing: dict[int, Cell] = field(default_factory=dict)

    @classmethod
    def of(cls, shape: Shape) -> Self:
        """Return the units of a table."""
        columns = unit_columns(shape)
        return cls(columns, frozenset(n for n in columns if names_once(n, shape)))

    def narrowest(self, row: Row, builder: Builder) -> str:
        """Return the narrowest unit of the next row, each inside the wider one; "" for none."""
        named = {column.number: cell for role, cell, column in row.every() if role == "unit"}
        within = ""
        for number in self.columns:
            cell = named.get(number) or self._standing.get(number)
            if cell is None:
                continue
            if number in self.merged:
                self._standing[number] = cell
            place = passage(builder.document, cell)
            within = builder.register.unit(builder.organisation, place.text, place, within)
        return within
