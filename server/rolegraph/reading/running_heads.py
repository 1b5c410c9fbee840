"""Lines that stand on every page with its number: "Cook: duty statement    Page 2 of 3"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rolegraph.reading.document import Mark, Passage

_LINE = re.compile(r"^[ \t]*(\S[^\n]*?)[ \t]*$", re.MULTILINE)
_NUMBER = r"page[ \t]+(\d{1,4})(?:[ \t]*(?:of|/)[ \t]*\d{1,4})?"
_LAST = re.compile(rf"[ \t]*[|–—-]?[ \t]*\b{_NUMBER}$", re.IGNORECASE)
_FIRST = re.compile(rf"^{_NUMBER}\b[ \t]*[|–—-]?[ \t]*", re.IGNORECASE)
#: A line that so many pages have is their head or foot.
_FEWEST = 2
#: The lines in which a text begins with its title.
_TITLE = 3
_Line = re.Match[str]


def running_heads(passage: Passage) -> Iterator[Mark]:
    """Yield the heads and feet of pages that name their page, in a text without pages of its own.

    Of the head that begins a text only the page's number is one: its words are the text's title.
    """
    if "page" not in passage.text.lower():
        return
    lines = list(_LINE.finditer(passage.text))
    for rows in _alike(lines):
        for at, number in rows:
            # No sentence goes on behind a title, as one does behind the mark of a page.
            begins = at == rows[0][0] and at < _TITLE
            kind, place = ("markup", number) if begins else ("page-mark", lines[at].span(1))
            yield _mark(passage, kind, place)
        first, *rest = (at for at, _ in rows)
        for beside in _beside(lines, first, rest):
            yield _mark(passage, "page-mark", lines[beside].span(1))


def _alike(lines: Sequence[_Line]) -> Iterator[list[tuple[int, tuple[int, int]]]]:
    """Yield the lines of one wording that count their pages on, each with the place of its number."""
    found: defaultdict[str, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
    pages: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        number = _LAST.search(line[1]) or _FIRST.match(line[1])
        if number is None:
            continue
        words = (line[1][: number.start()] + line[1][number.end() :]).lower().split()
        here = line.start(1)
        head, page = " ".join(words), int(number[1])
        if head and (not pages[head] or page > pages[head][-1]):
            pages[head].append(page)
            found[head].append((at, (here + number.start(), here + number.end())))
    yield from (rows for rows in found.values() if len(rows) >= _FEWEST)


def _beside(lines: Sequence[_Line], first: int, rest: Sequence[int]) -> Iterator[int]:
    """Yield the lines that stand above or below every head alike, those of the first page left out."""
    for shift in (-1, 1):
        places = [at + shift for at in (first, *rest)]
        if min(places) < 0 or max(places) >= len(lines):
            continue
        if len({lines[at][1] for at in places}) == 1:
            yield from places[1:]


def _mark(passage: Passage, kind: str, place: tuple[int, int]) -> Mark:
    return Mark(passage.starts[place[0]], passage.ends[place[1] - 1], kind)
