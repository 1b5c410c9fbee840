"""The lines of a page whose columns blanks keep: what stands in them, and where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from unicodedata import east_asian_width

from rolegraph.reading import Cell
from rolegraph.reading.formats.drawn import is_wide
from rolegraph.reading.typography import without_unseen

#: A line is asked for with each header above it.
_REMEMBERED = 1_024
_GAP = re.compile(r"(?:[ \u00a0\u3000]{2,}|\t)\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that wide blanks part from others: where in the text, and in which columns of the page."""

    start: int
    end: int
    words: str
    left: int
    right: int

    @property
    def columns(self) -> int:
        """Return the columns that the words take, a bit for each."""
        return (1 << self.right) - (1 << self.left)


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of a line, and how many empty lines part it from the one before."""

    pieces: tuple[Piece, ...]
    empty: int

    @property
    def columns(self) -> int:
        """Return the columns of the page in which something stands."""
        return sum(piece.columns for piece in self.pieces)

    @property
    def said(self) -> tuple[str, ...]:
        """Return the words of the pieces."""
        return tuple(piece.words for piece in self.pieces)


@lru_cache(maxsize=_REMEMBERED)
def line(found: re.Match[str], empty: int, wide: int) -> Line:
    """Return a line in its pieces; a Chinese character takes ``wide`` columns of the page."""
    return Line(tuple(_pieces(found, wide)), empty)


def _pieces(found: re.Match[str], wide: int) -> Iterator[Piece]:
    text = found[0].rstrip()
    here = len(text) - len(text.lstrip())
    while here < len(text):
        gap = _GAP.search(text, here)
        end = gap.start() if gap else len(text)
        left = size(text[:here], wide)
        words = without_unseen(text[here:end])
        start = found.start()
        yield Piece(start + here, start + end, words, left, left + size(words, wide))
        here = gap.end() if gap else end


def size(words: str, wide: int) -> int:
    """Return how many columns of a page words take; what ends a page and what is not seen take none."""
    seen = without_unseen(words).replace("\f", "")
    return sum(wide if east_asian_width(sign) in "WF" else 1 for sign in seen)


def bands(columns: int) -> list[tuple[int, int]]:
    """Return where columns of a page follow each other without a gap, from and to."""
    found, here = [], 0
    for full, run in groupby(f"{columns:b}"[::-1]):
        length = len(list(run))
        if full == "1":
            found.append((here, here + length))
        here += length
    return found


def cell(parts: Sequence[Sequence[Piece]], blank: int) -> Cell:
    """Return the cell that the pieces of one column in the lines of a row make; empty at ``blank``."""
    lines = [(part[0].start, part[-1].end, " ".join(p.words for p in part)) for part in parts]
    if not lines:
        return Cell(blank, blank, "")
    (start, end, _), *others = lines
    said = [words for *_, words in lines]
    words = ("" if is_wide("".join(said)) else " ").join(said)
    return Cell(start, end, words, further=tuple((a, b) for a, b, _ in others))
