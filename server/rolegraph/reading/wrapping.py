"""Lines that a page's width broke, made whole again."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rolegraph.reading.document import Passage
from rolegraph.reading.passages import joined
from rolegraph.reading.pictures import PICTURES
from rolegraph.values import quickly_made

_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_WIDE = re.compile("[\u1100-\u115f\u2e80-\U0003fffd]")
_STOPS = tuple("。！？；：!?;:…】》」|\t")
#: What begins an item, a heading or a fact, and so no second half of a sentence.
_BEGINS = re.compile(
    r"[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[、.．)）](?!\d)|[①-⑳•‣◦√#*【|>│├└┣┗]"
    rf"|[\u25a0-\u25ff\uf020-\uf0ff{PICTURES}]"
    r"|[-–—]\s|第[\d一二三四五六七八九十]+[章节条篇]|[^，。；、,;\s]{1,12}[:：]"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[ \t　]+(?![\d万亿元%])"
)
#: What no Chinese line ends or begins with but where its sentence was cut.
_MIDST = ("由", "的", "与", "和", "及", "或", "将", "对", "经")
_PAUSES = ("、", "，", ",")
_GOES_ON = ("的", "，", "、", "。", "；", "）")
#: An English line that ends so goes on, whatever the next one begins with.
_OPEN = re.compile(
    r"(?:,|-|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|per|than|the|to|with))$", re.IGNORECASE
)
#: What may stay free at the end of a full line: a word of English, two signs of Chinese.
_RAGGED = 0.15
_HANGING = 5
_NARROWEST = 40
_NARROWEST_FREE = 24
_TRIED = 60
#: So many sentences that a column cut are telling.
_TOLD = 3


def unwrapped(
    body: Passage, pages: Sequence[int] = (), *, loosely: bool = False, freely: bool = False
) -> Passage:
    """Return the passage with sentences in one line that stood broken over several.

    Lines are joined where the first is as wide as the text's column and neither sentence, item nor
    heading ends there. A column is believed where at least half of the longer lines fill it, three
    or more; with ``loosely``, where every format breaks lines (PDF), a quarter and two; and where
    sentences run on behind half of the lines that fill it, to a stop in the next. With
    ``freely``, where line breaks have no meaning (Markdown), width decides little: Chinese lines that
    people leave unmarked one below the other (直接上级：…, 主要职责) stay so unless the last of them stops.
    Across the beginning of a page, blank lines do not part a sentence. Between words of a spaced
    script the break becomes a blank.
    """
    lines = [_line(found) for found in _LINE.finditer(body.text)]
    column = _NARROWEST_FREE if freely else _column(lines, loosely)
    parts: list[Passage] = []
    here = 0
    apart = _apart(body.text, lines) if freely else frozenset()
    for line, following in pairwise(lines):
        end, after = line.end, following.start
        near = body.text.count("\n", end, after) == 1 or _turns(body, end, after, pages)
        near = near and line.start not in apart
        full = (column > 0 and line.fills(column)) or (
            not freely and _is_torn(line, following, column)
        )
        if near and full and _runs_on(line, following, column):
            parts += [body.cut(here, end), _between(body, end, after)]
            here = after
    return joined([*parts, body.cut(here, len(body))]) if parts else body


@quickly_made
@dataclass(frozen=True, slots=True)
class _Line:
    """A line, its width in columns (a Chinese sign takes two), and whether its sentence stops."""

    start: int
    end: int
    text: str
    width: int
    is_chinese: bool
    is_open: bool

    @property
    def stops(self) -> bool:
        """Whether a sentence, of Latin script too, stops at the line's end."""
        return self.text.endswith((*_STOPS, "."))

    def fills(self, column: int) -> bool:
        """Whether no character more, or no word, would have fitted into the column."""
        return self.width >= column - (_HANGING if self.is_chinese else column * _RAGGED)


def _line(found: re.Match[str]) -> _Line:
    text = found[0]
    wide = len(_WIDE.findall(text))
    start, end = found.span()
    return _Line(
        start, end, text, len(text) + wide, 2 * wide > len(text), not text.endswith(_STOPS)
    )


def _column(lines: Sequence[_Line], loosely: bool) -> int:
    """Return the width of the text's column, 0 where the lines have none in common."""
    share, fewest = (0.25, 2) if loosely else (0.5, 3)
    ends = sum(1 for line in lines if line.stops)
    cut = {line.start for line, following in pairwise(lines) if _is_cut(line, following)}
    widest = sorted(lines, key=lambda line: line.width)
    widths = [line.width for line in widest]
    for width in sorted(set(widths), reverse=True)[:_TRIED]:
        fitting = bisect_right(widths, width)
        if width < _NARROWEST or len(lines) - fitting > 2 + len(lines) // 20:
            return 0
        nearly = bisect_left(widths, min(width - _HANGING, width * (1 - _RAGGED) - 1))
        filled = [line for line in widest[nearly:fitting] if line.fills(width)]
        full = [line.is_open for line in filled]
        longer = fitting - bisect_left(widths, width * 0.5)
        # Lines that stop nowhere are a list without punctuation, not sentences.
        enough = sum(full) >= fewest and 6 * ends >= sum(full)
        if enough and 2 * sum(full) >= len(full) >= share * longer:
            return width
        told = sum(line.start in cut for line in filled)
        if told >= _TOLD and 2 * told >= len(filled):
            return width
    return 0


def _is_cut(line: _Line, following: _Line) -> bool:
    """Say whether a line's sentence stops in the next line, which begins nothing."""
    if line.stops or not following.stops or _BEGINS.match(following.text):
        return False
    return line.is_chinese or following.text[0].islower()


def _is_torn(line: _Line, following: _Line, column: int) -> bool:
    """Say whether a Chinese line breaks off where no sentence can stop (…由 / 主任审批).

    Half-width figures and commas leave such a line narrower than the column, or no column to be seen.
    """
    long = line.is_chinese and 2 * line.width > max(column, _NARROWEST)
    told = column > 0 and following.stops and line.text.endswith(_PAUSES)
    return long and (told or line.text.endswith(_MIDST) or following.text.startswith(_GOES_ON))


def _apart(text: str, lines: Sequence[_Line]) -> frozenset[int]:
    """Return where Chinese lines begin that none goes on with: short, or of a block without stops.

    A line that is indented below its item goes on with it.
    """
    apart: set[int] = set()
    stops = False
    for line, following in zip(reversed(lines), [None, *reversed(lines)], strict=False):
        if following is None or _closes(text, line, following):
            stops = not line.is_open
        indented = following is not None and text[following.start - 1] in " \t"
        if _WIDE.search(line.text) and not indented and (line.width < _NARROWEST or not stops):
            apart.add(line.start)
    return frozenset(apart)


def _closes(text: str, line: _Line, following: _Line) -> bool:
    """Whether a line is the last of its block, or of its sentence."""
    return (
        not line.is_open
        or text.count("\n", line.end, following.start) != 1
        or _BEGINS.match(following.text) is not None
    )


def _turns(body: Passage, end: int, after: int, pages: Sequence[int]) -> bool:
    """Whether a page begins between two places of the passage."""
    place = bisect_left(pages, body.starts[end])
    return place < len(pages) and pages[place] <= body.starts[after]


def _runs_on(line: _Line, following: _Line, column: int) -> bool:
    """Whether a line's sentence goes on in the next.

    A capital goes on with it where its word found no room, and the next line stops.
    """
    text, after = line.text, following.text
    if text.endswith(_STOPS) or _BEGINS.match(after) or "\t" in text + after:
        return False
    if not after[0].isascii() or not text[-1].isascii():
        return True
    if text.endswith("."):
        return False
    room = column - line.width - 1
    pressed = column >= _NARROWEST and len(after.split(maxsplit=1)[0]) > room
    return (pressed and following.stops) or not after[0].isupper() or bool(_OPEN.search(text))


def _between(body: Passage, end: int, after: int) -> Passage:
    """Return what stands between two joined lines: a blank between words of a spaced script."""
    if not (body.text[end - 1].isascii() and body.text[after].isascii()):
        return body.cut(end, end)
    return Passage(" ", body.starts[end : end + 1], body.ends[end : end + 1])
