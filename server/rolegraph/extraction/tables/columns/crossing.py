"""Tables with a row a position and a column a matter, turned so that positions are the columns."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rolegraph.extraction.english.lists.verdicts import verdict
from rolegraph.extraction.tables.cells.cells import (
    distinct,
    is_collective,
    is_empty,
    is_tick,
    is_title,
    is_unit,
    is_unlimited,
    kind_in,
    names,
    said_in,
    without_notes,
)
from rolegraph.extraction.tables.cells.concepts import object_concept
from rolegraph.extraction.tables.cells.counting import only_counts
from rolegraph.extraction.tables.cells.headers import (
    amounts_of,
    is_chinese,
    role,
)
from rolegraph.extraction.tables.cells.limits import counted, figure
from rolegraph.extraction.tables.cells.objects import without_procedure
from rolegraph.extraction.tables.cells.turns import turn
from rolegraph.extraction.tables.cells.wordbounds import bound_in_words
from rolegraph.reading import Cell

# A matrix says few different things in its many cells.
_REMEMBERED = 4_096

_Row = tuple[Cell, ...]
#: Heads of first columns that say nothing of what the table is (岗位, Level above titles).
_PLAIN = ("position", "", "ignored")
#: Heads that say of the titles below them what they do with the matters beside.
_APPROVING = ("approve", "final-approval")
#: Headers that say what else holds of an amount: "Within budget only", "Includes capital".
_CONDITION = re.compile(
    r"^(?:within|includ(?:es|ing)|requires?|needs?|subject to|exclud(?:es|ing))\b|\bonly$", re.I
)
#: Letters side by side: "A / R", "C, I".
_LETTERS = re.compile(r"[A-Z](?:\s*[/,、&+;]\s*[A-Z])+")
_FEWEST = 2
_MARKED = 0.7
#: So many names below "Position" are titles by their words: "Group Manager Corporate" is none.
_HALF = 0.5


def is_crossed(header: _Row, below: Sequence[_Row]) -> bool:
    """Say whether rows are positions and columns are matters: most cells are mere marks."""
    at = _titled(header)
    if at is None:
        return False
    matters = _matters(header, at)
    named = [row[at] for row in below if at < len(row) and len(distinct(row)) > 1]
    titles = [cell.text for cell in named if cell != header[at]]
    if len(matters) < _FEWEST or any(is_title(header[n].text) for n in matters):
        return False
    known = [is_title(n) for t in titles for n in names(t) or [t]]
    told = all(_is_matter(header[n].text) for n in matters)
    share = _HALF if role(header[at].text) == "position" else _MARKED if told else 1
    if len(titles) < max(_FEWEST, len(named)) or sum(known) < share * len(known):
        return False  # a header of two rows has its cell again in the second
    if len(set(titles)) < len(titles):
        return False  # a row a power of one of them
    said = [words for n in matters for words in said_in(n, below)]
    return bool(said) and sum(map(is_mark, said)) >= _MARKED * len(said)


def marked(header: _Row, below: Sequence[_Row], powers: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the columns that are headed by titles and hold mere marks.

    ``powers`` are roles of headers that name who acts (经办人), which is a title among others; so
    is a name that no list knows (City Commission) above nothing but marks.
    """
    found, beside, titled = [], [], 0
    letters = _letters_below_titles(header, below)
    for n, head in enumerate(header):
        said = said_in(n, (row for row in below if len(distinct(row)) > 1))
        marks = sum(map(is_mark, said))
        name = without_notes(head.text).strip()
        named = is_title(name) or is_unit(name) or is_collective(name)
        alike = role(head.text) in powers or _is_unknown(head, said)
        # "Formulator" above the letters that stand below titles
        alike = alike or (bool(head.text.strip()) and not role(head.text) and set(said) <= letters)
        if (named or alike) and said and marks >= _MARKED * len(said):
            found.append(n)
            titled += named
        elif is_title(name) and not role(head.text) and marks:
            beside.append(n)  # "Interview and recommend" among amounts
    enough = titled >= _FEWEST or _are_deeds(header, below, found)
    return tuple(sorted((*found, *beside))) if enough else ()


def _letters_below_titles(header: _Row, below: Sequence[_Row]) -> set[str]:
    """Return the single letters that cells below titles hold."""
    titled = (n for n, head in enumerate(header) if is_title(without_notes(head.text).strip()))
    said = {words.strip() for n in titled for words in said_in(n, below)}
    return {words for words in said if len(words) == 1 and words.isupper()}


def _is_matter(header: str) -> bool:
    """Say whether a header names a known matter, or what amounts count for, whoever stands beside it."""
    return only_counts(header) or bool(
        object_concept(without_procedure(without_notes(header).strip()))
    )


def _are_deeds(header: _Row, below: Sequence[_Row], columns: Sequence[int]) -> bool:
    """Say whether columns beside one of matters hold several deeds or signs: somebody heads each.

    班子集体 and 主要领导 are in no list of titles.
    """
    if not header or role(header[0].text) not in ("matter", "step") or len(columns) < _FEWEST:
        return False
    others = [n for n, c in enumerate(header) if n and c.text.strip() and not role(c.text)]
    said = {row[n].text.strip() for row in below for n in columns if n < len(row)}
    signs = {words for words in said if is_tick(words) or kind_in(words)}
    return set(others) <= set(columns) and len(signs) > 1


def holds_marks(number: int, rows: Sequence[_Row]) -> bool:
    """Say whether most of what a column's cells say is a mere mark."""
    said = [row[number].text for row in rows if number < len(row) and row[number].text.strip()]
    marks = sum(is_mark(words) or is_empty(words) for words in said)
    return bool(said) and marks >= _MARKED * len(said)


def _is_unknown(head: Cell, said: Sequence[str]) -> bool:
    """Say whether a header is a name of which no list knows what it is, above ticks and kinds alone."""
    named = bool(head.text.strip()) and not role(head.text)
    return named and all(is_tick(words) or kind_in(words) or turn(words) for words in said)


def crossed(header: _Row, below: Sequence[_Row]) -> tuple[_Row, ...]:
    """Return the table turned: titles in the first row, a row a matter below it."""
    at = _titled(header) or 0
    rows = [row for row in below if len(distinct(row)) > 1]
    # Level above titles says nothing of the matters that stand below it then.
    first = replace(header[at], text="") if role(header[at].text) == "ignored" else header[at]
    heads = {n: first if n == at else header[n] for n in (at, *_matters(header, at))}
    return tuple(
        (head, *(row[n] if n < len(row) else row[-1] for row in rows)) for n, head in heads.items()
    )


@lru_cache(maxsize=_REMEMBERED)
def is_mark(text: str) -> bool:
    """Say whether a cell only says what may be done: a kind, a tick, an amount, a letter."""
    plain = text.strip()
    parts = plain.replace("（", "(").split("(")[0]
    letter = (len(plain) <= _FEWEST and plain.isupper()) or (len(plain) == 1 and is_chinese(plain))
    letter = letter or _LETTERS.fullmatch(plain) is not None
    told = is_tick(plain) or is_unlimited(plain) or bool(kind_in(plain) or kind_in(parts))
    told = (
        told or turn(plain) is not None or (not is_chinese(plain) and verdict(plain) is not None)
    )
    return letter or told or (figure(plain) or counted(plain) or bound_in_words(plain)) is not None


def _titled(header: _Row) -> int | None:
    """Return the number of the column of titles."""
    named = (n for n, c in enumerate(header) if role(c.text) == "position")
    plain = (*_PLAIN, *_APPROVING)
    bare = 0 if header and role(header[0].text) in plain else None
    return next(named, bare)


def _matters(header: _Row, at: int) -> list[int]:
    return [
        n
        for n, c in enumerate(header)
        if n != at
        and c.text.strip()
        and not (role(c.text) or _is_bare(c.text) or _CONDITION.search(c.text.strip()))
    ]


def _is_bare(header: str) -> bool:
    """Say whether a header of amounts says nothing of what they are ("2025 limit", 2024年额度)."""
    rest = amounts_of(header)
    plain = rest.strip("0123456789 年-/")
    return rest != header.strip() and not plain
