"""Levels that a document defines ("Level 2: Finance Director"), by which its tables name who may decide."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rolegraph.extraction.tables.cells.cells import distinct, is_title, names
from rolegraph.reading import Cell, Document, Table

_LEVEL = re.compile(
    r"(?:level|tier|grade|band|class|category|group|rank|authority level|approval level)"
    r"\s+(?:\d{1,2}|[A-Z]|[IVX]{1,4})|[A-Z]\d",
    re.I,
)
_LINE = re.compile(
    rf"^[ \t#*•-]*({_LEVEL.pattern})[ \t*]*(?:[:：=]|[–—-](?=\s))[ \t*]*(\S.*?)[ \t*.;]*$",
    re.I | re.M,
)
_FEWEST = 2
_LONGEST = 160


def levels(document: Document) -> dict[str, Cell]:
    """Return where the titles of each level stand, by its name.

    What is said of a level twice, and differs, tells nothing.
    """
    found: dict[str, Cell] = {}
    differing: set[str] = set()
    for name, cell in _told(document):
        known = found.setdefault(name, cell)
        if names(known.text) != names(cell.text):
            differing.add(name)
    kept = {name: cell for name, cell in found.items() if name not in differing}
    return kept if len(kept) >= _FEWEST else {}


def _told(document: Document) -> Iterator[tuple[str, Cell]]:
    for table in document.tables:
        yield from _rows(table)
    yield from _lines(document.text)


@lru_cache(maxsize=1)
def _lines(text: str) -> tuple[tuple[str, Cell], ...]:
    """Return the levels that a text's lines define; a document is asked several times."""
    return tuple(
        (_plain(line[1]), Cell(*line.span(2), line[2]))
        for line in _LINE.finditer(text)
        if len(line[2]) <= _LONGEST and _are_titles(line[2])
    )


def are_levels(said: Sequence[str]) -> bool:
    """Say whether all that a column's cells say are names of levels (Level A, Tier 2)."""
    return len(said) >= _FEWEST and all(_LEVEL.fullmatch(words.strip()) for words in said)


def defines_levels(table: Table) -> bool:
    """Say whether a table does nothing but tell who is of which level."""
    stated = [row for row in table.rows if len(distinct(row)) > 1]
    told = list(_rows(table))
    return len(told) >= _FEWEST and len(told) >= len(stated) - 1


def _rows(table: Table) -> Iterator[tuple[str, Cell]]:
    """Yield level and the cell of its titles of each row that begins with a level."""
    for row in table.rows:
        cells = distinct(row)
        if len(cells) > 1 and _LEVEL.fullmatch(cells[0].text.strip()):
            titled = next((c for c in cells[1:] if _are_titles(c.text)), None)
            if titled:
                yield _plain(cells[0].text), titled


def _are_titles(text: str) -> bool:
    parts = names(text)
    return bool(parts) and all(map(is_title, parts))


def _plain(text: str) -> str:
    return " ".join(text.split())
