"""Pages that count themselves: a figure alone on its line, and the head that stands above each page."""

import re
from collections.abc import Iterator, Sequence

from rolegraph.reading.document import Mark, Passage
from rolegraph.reading.pagemarks import begins_anew

_LINE = re.compile(r"^[ \t\u3000]*(\S[^\n]*?)[ \t]*$", re.MULTILINE)
_FIGURE = re.compile(r"\d{1,3}")
#: Numbers of a list, or of a table's rows, stand nearer to each other.
_FEWEST, _PAGE = 2, 150
#: A line that a page's end broke is no heading.
_FULL = 12
_STOPS = tuple("。！？；：.!?;:】")
_Line = re.Match[str]


def counted_pages(passage: Passage) -> Iterator[Mark]:
    """Yield the numbers of pages and the head above each, in a Simplified text.

    Figures alone on their lines are pages' only where they count on, a page apart, and stand in the middle of
    sentences or always before the line that begins the text.
    """
    lines = list(_LINE.finditer(passage.text))
    for series in filter(None, _series(lines)):
        head = _head(lines, series)
        cut = sum(_interrupts(lines, n) for n in series)
        if not head and (len(series) < _FEWEST or 2 * cut < len(series)):
            continue
        marked = list(series)
        if head:
            marked += [n + 1 for n in series if n + 1 < len(lines) and lines[n + 1][1] == head]
        for n in sorted(marked):
            yield Mark(
                passage.starts[lines[n].start(1)], passage.ends[lines[n].end(1) - 1], "page-mark"
            )


def _series(lines: Sequence[_Line]) -> Iterator[list[int]]:
    """Yield the places of figures that count on, each a page behind the one before."""
    series: list[int] = []
    for n, line in enumerate(lines):
        if not _FIGURE.fullmatch(line[1]):
            continue
        figure = int(line[1])
        if figure == 1:
            yield series
            series = [n] if line.start() >= _PAGE else []
        elif series and figure == int(lines[series[-1]][1]) + 1:
            far = line.start() - lines[series[-1]].end() >= _PAGE
            series = [*series, n] if far else []
    yield series


def _head(lines: Sequence[_Line], series: Sequence[int]) -> str:
    """Return the line that begins the text and stands behind each number but the last, "" for none."""
    first = next((line[1] for line in lines if not _FIGURE.fullmatch(line[1])), "")
    # Nothing need follow the last page's number.
    told = series if len(series) == 1 else series[:-1]
    behind = [lines[n + 1][1] for n in told if n + 1 < len(lines)]
    return first if behind and all(line == first for line in behind) else ""


def _interrupts(lines: Sequence[_Line], n: int) -> bool:
    """Say whether a figure stands in the middle of a sentence."""
    if n == 0 or n + 1 >= len(lines):
        return False
    before, after = lines[n - 1][1], lines[n + 1][1]
    if len(before) < _FULL or before.endswith(_STOPS) or begins_anew(after):
        return False
    return not after[0].isascii() or after[0].islower()
