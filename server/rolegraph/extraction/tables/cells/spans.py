"""Amounts over two columns: from which on and up to which a power holds (From | To, 下限 | 上限)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rolegraph.extraction.tables.cells.cells import is_unlimited, said_in
from rolegraph.extraction.tables.cells.headers import (
    Column,
    is_chinese,
)
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.model import Limit
from rolegraph.reading import Cell

#: The role of a column of amounts from which on a power holds.
FLOOR = "floor"
_BRACKET = re.compile(r"[（(\[][^）)\]]*[）)\]]")


def with_floors(
    columns: tuple[Column, ...], header: tuple[Cell, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[Column, ...]:
    """Return columns with two neighbours of figures as floor and limit, where their headers say so."""
    found = list(columns)
    for n in range(len(columns) - 1):
        low, high = (header[c.number].text for c in columns[n : n + 2])
        said = _says(low, "floors") and _says(high, "ceilings")
        if said and _holds_figures(n, rows) and _holds_figures(n + 1, rows):
            found[n] = replace(columns[n], role=FLOOR)
            found[n + 1] = replace(columns[n + 1], role="limit")
    return tuple(found)


def spanned(low: Limit | None, high: Limit | None) -> Limit | None:
    """Return the limit of two cells: from the one's figure up to the other's."""
    if low is None or low.value is None:
        return high
    if high is None:
        return replace(low, operator=">=")
    if high.value is None:
        return high
    text = f"{low.text} – {high.text}"
    return replace(high, text=text, operator="", value=None, minimum=low.value, maximum=high.value)


def _says(header: str, what: str) -> bool:
    plain = _BRACKET.sub("", header).strip().lower()
    if is_chinese(plain):
        return any(word in plain for word in entries("cells")[what])
    return plain in entries("cells")[what] or bool(
        set(plain.split()) & set(entries("cells")[what])
    )


def _holds_figures(number: int, rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Say whether all that a column's cells say is figures, one or more."""
    said = [words for words in said_in(number, rows) if not is_unlimited(words)]
    return bool(said) and all(figure(words) for words in said)
