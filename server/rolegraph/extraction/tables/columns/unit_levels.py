"""Columns of units: which is part of which, and which names a unit once, above the rows of all its posts."""

import re
from collections import defaultdict
from itertools import pairwise

from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.reading import Cell

_LEVEL = re.compile("[一二三四五1-5]级|level [1-5]", re.I)


def unit_columns(shape: Shape) -> tuple[int, ...]:
    """Return the columns that name a row's units, from the widest to the narrowest.

    Which is part of which is told by their headers, where these count levels, or by what stands in them:
    each narrower unit stands beside one wider unit alone. Where neither tells, it is the first column alone.
    """
    found = [c.number for c in shape.columns if c.role == "unit"]
    if all(n < len(shape.header) and _LEVEL.search(shape.header[n].text) for n in found):
        return tuple(found)
    ordered = sorted(found, key=lambda n: -sum(_holds(n, other, shape) for other in found))
    told = all(_holds(*pair, shape) for pair in pairwise(ordered))
    return tuple(ordered) if told else tuple(found[:1])


def names_once(number: int, shape: Shape) -> bool:
    """Say whether a column names each unit in the first of its rows alone, as one does that was merged.

    A blank behind one of several units may as well be a post of none (总经理 below the last of them).
    """
    said = [_said(row, number) for row in shape.rows]
    named = [name for name in said if name]
    above = ""
    open_units = set()
    for name in said:
        above = name or above
        open_units |= set() if name or not above else {above}
    return (
        len(set(named)) == len(named)
        and bool(open_units)
        and len(open_units) >= min(2, len(named))
    )


def _holds(wider: int, narrower: int, shape: Shape) -> bool:
    """Say whether each unit of one column stands beside one of the other, and one of these beside several."""
    above: defaultdict[str, set[str]] = defaultdict(set)
    below: defaultdict[str, set[str]] = defaultdict(set)
    for row in shape.rows:
        one, other = _said(row, wider), _said(row, narrower)
        if one and other:
            above[other].add(one)
            below[one].add(other)
    return all(len(units) == 1 for units in above.values()) and any(
        len(units) > 1 for units in below.values()
    )


def _said(row: tuple[Cell, ...], number: int) -> str:
    return row[number].text.strip() if number < len(row) else ""
