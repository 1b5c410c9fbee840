"""Whether words can head a column, and whether a cell can stand under its header."""

import re
from functools import lru_cache
from unicodedata import east_asian_width

from rolegraph.extraction.tables.cells.cells import (
    is_empty,
    is_everybody,
    is_tick,
    is_title,
    is_unit,
    is_unlimited,
    kind_in,
    names,
)
from rolegraph.extraction.tables.cells.counting import only_counts
from rolegraph.extraction.tables.cells.headers import (
    POWERS,
    column,
    role,
)
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.cells.ranges import is_band
from rolegraph.extraction.tables.cells.wording import titled
from rolegraph.reading import Cell

#: What a table's first column is headed with, behind its rows' numbers.
SUBJECTS = ("matter", "position")
_SENTENCE = re.compile(r"[。；;!！?？]|[,，.]\s*$")
_WHO = (*POWERS, "superior", "functional")
#: A column of numbers, and what stands in it.
_COUNT = re.compile(
    r"序\s*号|编\s*号|项次|#|S/?N|Ref\.?|(?:(?:S|Sl|Sr|Ser|Serial|Item|Ref)\.? )?No\.?|Sl\.?No\.?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"[（(]?(?:\d[\d.\-]*|[一二三四五六七八九十]+|[A-Za-z]{0,3}-?\d+)[)）.、]?")
_REMEMBERED = 4_096
#: In columns, of which a Chinese character takes two.
_LONGEST_HEAD, _LONGEST_CELL = 40, 80


def width(words: str) -> int:
    """Return how many columns of a page words take."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in words)


@lru_cache(maxsize=_REMEMBERED)
def heads(words: str) -> bool:
    """Say whether words are known to head a column: a label, a title, a unit, a range of amounts."""
    cell = Cell(0, len(words), words)
    named = role(words) or is_title(words) or is_unit(words) or is_band(words) or titled(cell)
    return width(words) <= _LONGEST_HEAD and bool(named or only_counts(words))


def is_counter(words: str) -> bool:
    """Say whether words head a column of numbers."""
    return _COUNT.fullmatch(words.strip()) is not None


def is_counted(words: str) -> bool:
    """Say whether words are a row's number: 1.2, 三, A4."""
    return _COUNTED.fullmatch(words) is not None


def stands(head: Cell, words: str) -> bool:
    """Say whether a cell can stand under a header, by what the header announces."""
    if is_empty(words) or is_unlimited(words):
        return True
    announced = role(head.text)
    if is_counter(head.text):
        return is_counted(words)
    if announced in _WHO:
        return bool(kind_in(words)) or all(map(_is_holder, names(words)))
    if announced:
        return width(words) <= _LONGEST_CELL and not _SENTENCE.search(words)
    worded = kind_in(words) or is_tick(words) or figure(words, column(head, 0)) is not None
    return bool(worded) or (is_band(head.text) and is_title(words))


def _is_holder(name: str) -> bool:
    """Say whether a cell names who: a title, a unit, or whoever it is that asks (经办人)."""
    return is_title(name) or is_unit(name) or is_everybody(name) or role(name) in POWERS


def is_whole(head: Cell, words: str) -> bool | None:
    """Say whether words are all that a cell of a column can say; None where it may say anything."""
    announced = role(head.text)
    if announced == "limit":
        return is_empty(words) or is_unlimited(words) or figure(words, column(head, 0)) is not None
    counts = is_counter(head.text)
    closed = counts or announced in _WHO or (not announced and heads(head.text))
    return stands(head, words) if closed else None
