"""Which lines of a page are one row of a table, where cells may be broken over several.

A row begins anew where a cell of the line above cannot have been broken: its column had room for more, or
what stands there is a cell of its own. Cells hang from the row's first line, or about its middle.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from rolegraph.extraction.tables.cells.headers import role
from rolegraph.extraction.tables.grids.fitting import SUBJECTS, is_whole
from rolegraph.extraction.tables.grids.pieces import Piece
from rolegraph.reading import Cell
from rolegraph.reading.formats.drawn import is_wide

_TALLEST = 12
#: A line ends here though its column does not, and one begins there though it need not.
_ENDS = re.compile(r"[。；;:：]$")
_BEGINS = re.compile(r"[（(]?\d{1,2}[、.．)）]\D|[①-⑳•●■◆·-]")
#: How much room may be left at the end of a broken line: Chinese characters, columns.
_ROOM, _TOLERANCE = 3, 3
#: What speaks against a partition into rows: whole cells in one, words that are no whole cell, a row
#: over empty lines, rows without one between them, without a matter, of a matter alone, a broken cell.
_JOINED, _TORN, _OVER_GAP, _CLOSE, _BELOW, _ALONE, _BROKEN = 2.0, 1.5, 3.0, 0.3, 0.8, 0.6, 0.1
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """The pieces of a line by the table's columns, and whether an empty line stands above."""

    cells: tuple[tuple[Piece, ...], ...]
    apart: bool


def rows(header: Sequence[Cell], lines: Sequence[Placed], wide: int) -> tuple[list[_Span], float]:
    """Return from and to which lines each row stands, for as many lines from the first as make rows.

    And what speaks against that.
    """
    top, middle = (_partition(_Rows(header, lines, wide, centred)) for centred in (False, True))
    further = bool(middle[0]) and (not top[0] or middle[0][-1][1] > top[0][-1][1])
    level = bool(top[0] and middle[0]) and middle[0][-1][1] == top[0][-1][1]
    return middle if further or (level and middle[1] < top[1]) else top


def _partition(table: "_Rows") -> tuple[list[_Span], float]:
    """Return the rows of the longest run of lines that has any, and what speaks against them."""
    count = len(table.lines)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * count
    for end in range(1, count + 1):
        for start in range(max(0, end - _TALLEST), end):
            if best[start][0] < best[end][0]:
                cost = best[start][0] + table.cost(start, end)
                best[end] = min(best[end], (cost, start))
    end = max(n for n, (cost, _) in enumerate(best) if cost < float("inf"))
    cost, found = best[end][0], []
    while end:
        found.append((best[end][1], end))
        end = best[end][1]
    return found[::-1], cost


def subject_of(header: Sequence[Cell]) -> int:
    """Return the column of what the rows are about: no number, nor what several rows are about."""
    roles = [role(c.text) for c in header]
    named = [n for n, found in enumerate(roles) if found in (*SUBJECTS, "step")]
    # 业务类别 beside 授权事项
    named = [n for n in named if n - named[0] == named.index(n)]
    other = (n for n, found in enumerate(roles) if found != "ignored")
    return named[-1] if named else next(other, 0)


class _Rows:
    """What speaks against taking lines of a table for one row."""

    def __init__(
        self,
        header: Sequence[Cell],
        lines: Sequence[Placed],
        wide: int,
        centred: bool,
    ) -> None:
        self.lines = lines
        self._header, self._wide, self._centred = header, wide, centred
        self._subject = subject_of(header)
        columns = zip(*(line.cells for line in lines), strict=True)
        self._widest = [max(map(_width, column)) for column in columns]
        self._parted = any(line.apart for line in lines[1:])

    def cost(self, start: int, end: int) -> float:
        """Return what speaks against lines as one row; infinite where they cannot be one."""
        lines = self.lines[start:end]
        filled = [n for n in range(len(self._header)) if any(line.cells[n] for line in lines)]
        against = self._alone(filled, lines) + _OVER_GAP * sum(line.apart for line in lines[1:])
        if self._parted and start and not lines[0].apart:
            against += _CLOSE
        if not self._hang(filled, start, end):
            return float("inf")
        return against + sum(self._cell(number, start, end) for number in filled)

    def _hang(self, filled: Sequence[int], start: int, end: int) -> bool:
        """Say whether the cells of a row hang from its first line, or all about its middle."""
        offsets: dict[int, int] = {}
        for number in filled:
            at = [n for n in range(start, end) if self.lines[n].cells[number]]
            offset, height = at[0] - start, at[-1] + 1 - at[0]
            if height != len(at) or (offset and not self._centred):
                return False
            aside = abs(2 * offset - (end - start - height))
            if self._centred and (aside > 1 or offsets.setdefault(height, offset) != offset):
                return False
        return True

    def _alone(self, filled: Sequence[int], lines: Sequence[Placed]) -> float:
        """Weigh a row of one cell, and one whose matter is that of the row above."""
        if len(filled) == 1:
            heads = len(lines) == 1 and filled[0] <= self._subject
            return _ALONE if heads else float("inf")
        if self._subject in filled:
            return 0.0
        closed = (is_whole(self._header[n], self._said(n, lines)) for n in filled)
        return _BELOW if any(closed) else float("inf")

    def _said(self, number: int, lines: Sequence[Placed]) -> str:
        return _joined([_words(line.cells[number]) for line in lines if line.cells[number]])

    def _cell(self, number: int, start: int, end: int) -> float:
        """Weigh the lines of one column as a cell."""
        parts = [part for one in self.lines[start:end] if (part := one.cells[number])]
        if not all(self._can_break(number, *pair) for pair in pairwise(parts)):
            return float("inf")
        said = [_words(part) for part in parts]
        head = self._header[number]
        whole = [is_whole(head, words) for words in said]
        against = _BROKEN * (len(said) - 1)
        against += _JOINED * sum(bool(a and b) for a, b in pairwise(whole))
        against += _TORN * (is_whole(head, _joined(said)) is False)
        unclosed = list(accumulate(map(_opened, said)))[-1]
        return against + _OVER_GAP * (unclosed != 0)

    def _can_break(self, number: int, above: Sequence[Piece], below: Sequence[Piece]) -> bool:
        """Say whether a cell can go on from one line in the next: nothing more went into the first."""
        room = self._widest[number] - _width(above)
        return can_break(_words(above), _words(below), room, self._wide)


def can_break(above: str, below: str, room: int, wide: int) -> bool:
    """Say whether words that leave so much room can go on in the next line, or end where they need not."""
    if _ENDS.search(above) or _BEGINS.match(below):
        return True
    if is_wide(above[-1] + below[0]):
        return room < _ROOM * wide
    return room <= len(below.split()[0]) + _TOLERANCE


def _width(part: Sequence[Piece]) -> int:
    return part[-1].right - part[0].left if part else 0


def _words(part: Sequence[Piece]) -> str:
    return " ".join(piece.words for piece in part)


def _joined(said: Sequence[str]) -> str:
    return ("" if is_wide("".join(said)) else " ").join(said)


def _opened(words: str) -> int:
    """Return how many brackets words open more than they close."""
    return sum(words.count(sign) for sign in "（(") - sum(words.count(sign) for sign in "）)")
