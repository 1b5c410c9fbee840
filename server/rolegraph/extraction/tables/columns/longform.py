"""Tables in long form, a row a power of one post, told by what columns hold: titles, kinds, a matter."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rolegraph.extraction.tables.cells.cellpowers import kind_of_word
from rolegraph.extraction.tables.cells.cells import is_one_title, said_in
from rolegraph.extraction.tables.cells.headers import (
    Column,
    column,
    role,
)
from rolegraph.extraction.tables.cells.ranges import holds_figures_at
from rolegraph.reading import Cell

_Row = tuple[Cell, ...]
_FEWEST = 2
#: What a column of titles, and one of kinds, may be headed by.
_TITLED = ("", "position")
_KIND = ("", "kind", "authority")


def longform(header: _Row, rows: Sequence[_Row]) -> tuple[Column, ...] | None:
    """Return the columns of a table whose rows each give one post one kind of power, or None.

    Its matter is what a header says so, else the first column of other words. A post stands in several
    rows: where each has one of its own, columns are matters and their cells what it may.
    """
    said = [said_in(n, rows) for n in range(len(header))]
    titled = [n for n, words in enumerate(said) if _are(words, is_one_title)]
    kinds = [n for n, words in enumerate(said) if _are(words, kind_of_word) and n not in titled]
    if len(titled) != 1 or len(kinds) != 1 or len(set(said[titled[0]])) == len(said[titled[0]]):
        return None
    roles = [role(cell.text) for cell in header]
    if roles[titled[0]] not in _TITLED or roles[kinds[0]] not in _KIND:
        return None
    about = [n for n, found in enumerate(roles) if found == "matter" and n not in (titled + kinds)]
    others = [
        n for n in range(len(header)) if _may_be_matter(n, roles, rows) and n not in titled + kinds
    ]
    matters = about or others[:1]
    if not matters:
        return None
    named = {titled[0]: "position", kinds[0]: "kind", matters[0]: "matter"}
    found = (column(cell, n) for n, cell in enumerate(header))
    return tuple(replace(c, role=named[c.number]) if c.number in named else c for c in found)


def _are(said: Sequence[str], told: Callable[[str], object]) -> bool:
    return len(said) >= _FEWEST and all(map(told, said))


def _may_be_matter(number: int, roles: Sequence[str], rows: Sequence[_Row]) -> bool:
    """Say whether a column that no list knows holds words, and neither figures nor mere references."""
    said = said_in(number, rows)
    worded = all(any(letter.isalpha() for letter in words) and len(words) > 3 for words in said)
    plain = not any(character.isdigit() for words in said for character in words[:3])
    return (
        not roles[number]
        and bool(said)
        and worded
        and plain
        and not holds_figures_at(number, rows)
    )
