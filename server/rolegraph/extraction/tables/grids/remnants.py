"""Lists whose items are the cells of a table that lost its grid: they say nothing of who stands above."""

import re
from dataclasses import replace

from rolegraph.extraction.structure import Item, Outline, Section
from rolegraph.extraction.tables.cells.cells import (
    is_empty,
    is_tick,
    is_title,
    is_unlimited,
    kind_in,
)
from rolegraph.extraction.tables.cells.headers import POWERS, role

_FIGURE = r"\d[\d,.]*\s*[百千万亿]*元?(?:[（(]不?含[）)])?"
#: An amount alone, as a column of limits holds.
_AMOUNT = re.compile(
    rf"(?:单[笔次项]|金额|每[次月年])?\s*[<≤＜>≥＞]?\s*{_FIGURE}(?:以[下上内外])?"
    rf"(?:\s*[-~～至—–]+\s*{_FIGURE}(?:以[下内])?)?"
)
#: What shows that a list is cells: so many of its items, and so large a part of them.
_FEWEST, _PART = 2, 4
_CLAUSES = re.compile("[，,。；;]")
#: A cell is no longer than this, and no sentence.
_LONGEST = 24
#: Headers of columns that head no list.
_HEADERS = frozenset((*POWERS, "limit", "matter", "remark", "condition", "chain", "ignored"))


def without_remnants(outline: Outline) -> Outline:
    """Return an outline without the items that are cells of a table (审批, 5000元以下 as duties)."""
    sections = tuple(map(_without, outline.sections))
    return outline if sections == outline.sections else replace(outline, sections=sections)


def _without(section: Section) -> Section:
    """Return a section of duties without its short items where several of them can only be cells."""
    if section.kind != "duties":
        return section
    cells = sum(_is_cell(item) for item in section.items)
    if cells < _FEWEST or cells * _PART < len(section.items):
        return section
    kept = tuple(item for item in section.items if not _is_short(item))
    return replace(section, items=kept)


def _is_short(item: Item) -> bool:
    """Say whether an item can be a cell: a short line without a number, with nothing below it."""
    plain = item.body.text.strip()
    return (
        not (item.number or item.children)
        and len(plain) <= _LONGEST
        and not _CLAUSES.search(plain)
    )


def _is_cell(item: Item) -> bool:
    """Say whether an item says what only a cell says by itself: a kind, an amount, a title, a header."""
    words = item.body.text.strip()
    if not _is_short(item) or not words:
        return False
    said = kind_in(words) or is_tick(words) or is_empty(words) or is_unlimited(words)
    return bool(said or _AMOUNT.fullmatch(words)) or is_title(words) or role(words) in _HEADERS
