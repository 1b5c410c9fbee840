"""What columns hold besides what their headers say: by what stands in them, and what the table lacks."""

from collections.abc import Sequence
from dataclasses import replace

from rolegraph.extraction.tables.headers import POWERS, Column, amounts_of
from rolegraph.extraction.tables.ranges import holds_counts, holds_figures_at
from rolegraph.reading import Cell

#: Columns that rows can be about.
ABOUT = ("matter", "step", "duty", "authority", "condition")


def settled(
    kind: str,
    columns: tuple[Column, ...],
    header: tuple[Cell, ...],
    rows: Sequence[tuple[Cell, ...]],
) -> tuple[Column, ...]:
    """Return the columns of a table of a ``kind`` with the roles that their cells settle."""
    columns = _with_values(columns, header, rows)
    # "Step" above 1, 2, 3 counts what stands beside it.
    columns = tuple(
        replace(c, role="ignored") if c.role in ABOUT and holds_counts(c.number, rows) else c
        for c in columns
    )
    if kind == "matters" and not any(c.role in ABOUT for c in columns):
        first = next((c for c in columns if not c.role), None)
        return tuple(replace(c, role="matter") if c is first else c for c in columns)
    return _of_powers(columns, rows) if kind == "powers" else columns


def _of_powers(
    columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[Column, ...]:
    """Return the columns of one position's powers: matters, and limits or who does what."""
    if not any(c.role for c in columns):
        # "Question" beside "You", above "Decide", "Recommend to the Director"
        told = ("matter", "authority")
        return tuple(replace(c, role=role) for c, role in zip(columns, told, strict=True))
    if any(c.role == "limit" for c in columns):
        return columns
    # "May decide" above amounts
    return tuple(
        replace(c, role="limit")
        if c.role == "authority" and holds_figures_at(c.number, rows, mere=True)
        else c
        for c in columns
    )


def _with_values(
    columns: tuple[Column, ...], header: tuple[Cell, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[Column, ...]:
    """Take a column of amounts that names what they are of as the matter where no other does.

    "Value of contract" beside "Process" and "Approver": the rows are about contracts.
    """
    roles = {c.role for c in columns}
    if roles & {"matter", "duty", "authority", "position"} or not roles & set(POWERS):
        return columns
    for one in columns:
        words = header[one.number].text
        named = one.role in {"", "limit"} and amounts_of(words) not in {"", words.strip()}
        if named and holds_figures_at(one.number, rows):
            found = replace(one, role="matter")
            return tuple(found if c is one else c for c in columns)
    return columns
