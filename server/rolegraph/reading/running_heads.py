"""Lines that stand on every page: "Cook: duty statement    Page 2 of 3", "Staff handbook, part B    7"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rolegraph.reading.document import Mark, Passage
from rolegraph.reading.pagemarks import LEADS_ON

_LINE = re.compile(r"^[ \t]*(\S[^\n]*?)[ \t]*$", re.MULTILINE)
_NUMBER = r"page[ \t]+(\d{1,4})(?:[ \t]*(?:of|/)[ \t]*\d{1,4})?"
_LAST = re.compile(rf"[ \t]*[|–—-]?[ \t]*\b{_NUMBER}$", re.IGNORECASE)
_FIRST = re.compile(rf"^{_NUMBER}\b[ \t]*[|–—-]?[ \t]*", re.IGNORECASE)
#: A number that wide blanks part from a line's words.
_BARE = re.compile(r"[ \t]{2,}(\d{1,3})$")
#: Words that wide blanks part into columns, as the two ends of a head.
_COLUMNS = re.compile(r"[A-Za-z][\w.,&'’ -]* {3,}[A-Za-z][\w.,&'’ -]*")
#: Words of the shortest head that does not name its page.
_WORDS = 3
#: A line that so many pages have is their head or foot.
_FEWEST = 2
#: The lines in which a text begins with its title.
_TITLE = 3
_Line = re.Match[str]


def running_heads(passage: Passage) -> Iterator[Mark]:
    """Yield the heads and feet of pages, in a text without pages of its own.

    They name their page, count it alone (7, 8), or cut a sentence at least once and stand there again.
    Of the head that begins a text only the page's number is one: its words are the text's title.
    """
    lines = list(_LINE.finditer(passage.text))
    for at in _cutting(lines):
        yield _mark(passage, "page-mark", lines[at].span(1))
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
        bare = _BARE.search(line[1]) if number is None and line[1][-1].isdigit() else None
        number = number or bare
        if number is None:
            continue
        words = (line[1][: number.start()] + line[1][number.end() :]).lower().split()
        here = line.start(1)
        head, page = " ".join(words), int(number[1])
        if bare and (not head.isascii() or len(words) < _WORDS):
            continue
        last = pages[head][-1] if pages[head] else 0
        if head and (not last or (page == last + 1 if bare else page > last)):
            pages[head].append(page)
            found[head].append((at, (here + number.start(), here + number.end())))
    yield from (rows for rows in found.values() if len(rows) >= _FEWEST)


def _cutting(lines: Sequence[_Line]) -> Iterator[int]:
    """Yield the lines of two columns that stand again and again, and inside a sentence at least once."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if "   " in line[1] and _COLUMNS.fullmatch(line[1]) and len(line[1].split()) >= _WORDS:
            places[line[1]].append(at)
    for every in places.values():
        inside = (at for at in every if 0 < at < len(lines) - 1)
        cuts = any(_goes_on(lines[at - 1][1], lines[at + 1][1]) for at in inside)
        if len(every) >= _FEWEST and cuts:
            yield from (at for at in every if at >= _TITLE)


def _goes_on(line: str, following: str) -> bool:
    """Say whether the words of one line go on in another."""
    led = line[-1] == "-" or LEADS_ON.search(line) is not None
    return led or (line[-1].islower() and following[0].islower())


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
