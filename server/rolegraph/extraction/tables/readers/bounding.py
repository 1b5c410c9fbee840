"""Rights told in a cell whose bound stands in the cell beside it: 折扣的审批 | 8.8折以内."""

import re

from rolegraph.extraction.tables.cells.cells import passage, text
from rolegraph.extraction.tables.cells.headers import (
    Column,
    is_chinese,
)
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.cells.objects import without_limit
from rolegraph.extraction.tables.cells.ranges import is_bound
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.rows import Row
from rolegraph.model import Limit
from rolegraph.reading import Cell, Passage
from rolegraph.reading.passages import joined

_SEVERAL = re.compile(r"[；;\n]|[。.](?=\s*\S)")
_YUAN = "CNY"


def bounded_right(row: Row, cell: Cell, builder: Builder) -> Passage | None:
    """Return what a cell tells of one right together with the amount beside it, None where it cannot.

    A bare figure is read as its header counts it (额度（万元）).
    """
    found = row.cells.get("limit")
    right = passage(builder.document, cell).strip(" 。.;；")
    if found is None or _SEVERAL.search(right.text):
        return None
    said = text(builder.document, found[0])
    chinese = is_chinese(right.text)
    bound = figure(said, found[1]) if is_bound(said) else None
    # "EUR 10,000 per order" beside "Grants discounts of up to 10 %" bounds something of its own.
    if bound is None or without_limit(right.text)[1] or (bound.per and not chinese):
        return None
    beside = passage(builder.document, found[0])
    if not _stands_alone(said):
        beside = _at(beside, _counted(said, found[1], chinese=chinese))
    return joined((right, _at(beside, "，" if chinese else " "), beside))


def _stands_alone(said: str) -> bool:
    """Say whether an amount needs no header to tell what it counts and which way it bounds."""
    own = figure(said, None)
    return own is not None and bool(own.unit) and not said[-1:].isdigit()


def _counted(said: str, column: Column, *, chinese: bool) -> str:
    bound = figure(said, column)
    assert bound is not None
    if bound.minimum is not None and bound.maximum is not None:
        low, high = (_money(n, bound, chinese) for n in (bound.minimum, bound.maximum))
        return f"{low}至{high}" if chinese else f"{low} to {high}"
    over = bound.operator in (">", ">=")
    lead = ("超过" if over else "不超过") if chinese else ("above " if over else "up to ")
    return lead + _money(bound.value or 0, bound, chinese)


def _money(value: float, bound: Limit, chinese: bool) -> str:
    unit = "元" if bound.unit == _YUAN and chinese else bound.unit
    return f"{value:.12g}{unit}" if chinese else f"{unit} {value:.12g}"


def _at(place: Passage, words: str) -> Passage:
    """Return words that stand for what a passage says."""
    start, end = place.span
    return Passage(words, (start,) * len(words), (end,) * len(words))
