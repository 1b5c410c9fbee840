"""The numbers that a site's viewer gave the pieces it cut a text into."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rolegraph.reading.document import Mark, Passage

_LINE = re.compile(r"^[^\n]*\S[^\n]*", re.MULTILINE)
_PIECE = re.compile(r"[ \t•·-]*(\d{1,3})、[^\n]*")
_NUMBER = re.compile(
    r"[^\d\n](?:\d{1,2}[、.．)）]|[一二三四五六七八九十]、|[(（][\d一二三四五六七八九十]{1,2}[)）]"
    r"|第[\d一二三四五六七八九十]{1,3}[章节条])"
)
_STOPS = "。！？；：.!?;:】"
#: So much of a text stands in its pieces.
_SHARE = 0.7
#: A viewer's pieces are longer than most items, on average.
_SHORTEST = 50


def piece_marks(passage: Passage) -> Iterator[Mark]:
    """Yield the numbers of a viewer's pieces: ``1、…``, ``2、…``, cut anywhere, even in a word.

    They are a viewer's and not the author's only where they count from 1, hold nearly the whole
    text, where most pieces end in the middle of a sentence and most hold numbers of their own. A
    mark takes the line breaks before it with it where the sentence runs on.
    """
    text = passage.text
    pieces = _counted(text)
    if len(pieces) < 2:
        return
    ends = [found.end() - len(found[0]) + len(found[0].rstrip()) for found in pieces]
    is_open = [text[end - 1] not in _STOPS for end in ends[:-1]]
    numbered = [
        bool(_NUMBER.search(found[0], found.end(1) - found.start() + 1)) for found in pieces
    ]
    held = sum(len(found[0]) for found in pieces)
    if (
        held < _SHARE * len(text.strip())
        or 2 * sum(is_open) < len(is_open)
        or 2 * sum(numbered) < len(numbered)
    ):
        return
    yield _mark(passage, pieces[0].start(), pieces[0].end(1) + 1)
    for place, (_, found) in enumerate(pairwise(pieces)):
        yield _mark(passage, ends[place] if is_open[place] else found.start(), found.end(1) + 1)


def _counted(text: str) -> list[re.Match[str]]:
    """Return the neighbouring lines that count 1, 2, 3 …; none where they are short."""
    pieces: list[re.Match[str]] = []
    for line in _LINE.finditer(text):
        found = _PIECE.match(text, line.start())
        if found and int(found[1]) == len(pieces) + 1:
            pieces.append(found)
        elif pieces:
            break
    length = sum(len(found[0]) for found in pieces)
    return pieces if length >= _SHORTEST * len(pieces) else []


def _mark(passage: Passage, start: int, end: int) -> Mark:
    return Mark(passage.starts[start], passage.ends[end - 1], "page-mark")
