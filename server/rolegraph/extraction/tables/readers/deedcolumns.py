"""Columns of a matrix whose cells tell deeds of the position above them: "Approves lettings"."""

from rolegraph.extraction.tables.cells.cells import passage
from rolegraph.extraction.tables.cells.deeds import says_deed
from rolegraph.extraction.tables.cells.headers import (
    Column,
    speaks_of,
)
from rolegraph.extraction.tables.columns.shapes import Shape, about
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.norms import read_norms
from rolegraph.reading import Cell


def holds_deeds(shape: Shape, number: int) -> bool:
    """Say whether most of a column's cells tell deeds."""
    said = [
        row[number].text for row in shape.rows if number < len(row) and row[number].text.strip()
    ]
    return bool(said) and 2 * sum(map(says_deed, said)) > len(said)


def read_deeds(shape: Shape, column: Column, cell: Cell, builder: Builder) -> None:
    """Add what a cell tells: rights where the table is one of delegation, else duties."""
    kind = "authorities" if about(shape) == "approval" or _decides(shape) else "duties"
    head = shape.header[column.number]
    for bearer in builder.named(head):
        read_norms(kind, passage(builder.document, cell), bearer, builder, head.text)


def _decides(shape: Shape) -> bool:
    """Say whether a line over a table calls it one of who decides."""
    return speaks_of(" ".join(shape.captions), "deciding")
