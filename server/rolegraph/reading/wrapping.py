"""Lines that a page's width broke, made whole again."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from rolegraph.reading.document import Passage
from rolegraph.reading.passages import joined

_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_WIDE = re.compile("[\u1100-\u115f\u2e80-\U0003fffd]")
_STOPS = tuple("。！？；：!?;:…】》」|\t")
#: What begins an item, a heading or a fact, and so no second half of a sentence.
_BEGINS = re.compile(
    r"[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[、.．)）](?!\d)|[①-⑳•●◆■○▪#*【|>]"
    r"|[-–—]\s|第[\d一二三四五六七八九十]+[章节条篇]|[^，。；、,;\s]{1,12}[:：]"
)
#: An English line that ends so goes on, whatever the next one begins with.
_OPEN = re.compile(
    r"(?:,|-|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|per|than|the|to|with))$", re.IGNORECASE
)
#: Lines of a column differ by no more than this share; a word or a sign may not fit.
_RAGGED = 0.85
_NARROWEST = 24
#: A page's column holds at least twenty Chinese characters; shorter lines are a list without stops.
_NARROWEST_COLUMN = 40
_TRIED = 60


def unwrapped(
    body: Passage, pages: Sequence[int] = (), *, share: float = 0.5, freely: bool = False
) -> Passage:
    """Return the passage with sentences in one line that stood broken over several.

    Lines are joined where the first is as wide as the text's column and neither sentence, item nor
    heading ends there. A column is believed where at least ``share`` of the longer lines fill it;
    with ``freely``, where the format gives line breaks no meaning, width decides nothing. Across
    the beginning of a page, blank lines do not part a sentence. Between words of a spaced script
    the break becomes a blank.
    """
    lines = [found.span() for found in _LINE.finditer(body.text)]
    texts = [body.text[start:end] for start, end in lines]
    column = _NARROWEST if freely else _column(texts, share)
    parts: list[Passage] = []
    here = 0
    for place, text in enumerate(texts[:-1] if column else ()):
        end, after = lines[place][1], lines[place + 1][0]
        near = body.text.count("\n", end, after) == 1 or _turns(body, end, after, pages)
        if near and _width(text) >= column * _RAGGED and _runs_on(text, texts[place + 1]):
            parts += [body.cut(here, end), _between(body, end, after)]
            here = after
    return joined([*parts, body.cut(here, len(body))]) if parts else body


def _column(texts: Sequence[str], share: float) -> int:
    """Return the width of the text's column, 0 where the lines have none in common."""
    lines = [(_width(text), not text.endswith(_STOPS)) for text in texts]
    for width in sorted({width for width, _ in lines}, reverse=True)[:_TRIED]:
        wider = sum(1 for other, _ in lines if other > width)
        if width < _NARROWEST_COLUMN or wider > 2 + len(lines) // 20:
            return 0
        full = [is_open for other, is_open in lines if width * _RAGGED <= other <= width]
        longer = sum(1 for other, _ in lines if width * 0.5 <= other <= width)
        if sum(full) >= 2 and 2 * sum(full) >= len(full) >= share * longer:
            return width
    return 0


def _width(text: str) -> int:
    return len(text) + len(_WIDE.findall(text))


def _turns(body: Passage, end: int, after: int, pages: Sequence[int]) -> bool:
    """Whether a page begins between two places of the passage."""
    place = bisect_left(pages, body.starts[end])
    return place < len(pages) and pages[place] <= body.starts[after]


def _runs_on(text: str, following: str) -> bool:
    """Whether a line's sentence goes on in the next."""
    if text.endswith(_STOPS) or _BEGINS.match(following) or "\t" in text + following:
        return False
    if not following[0].isascii() or not text[-1].isascii():
        return True
    return not text.endswith(".") and (not following[0].isupper() or bool(_OPEN.search(text)))


def _between(body: Passage, end: int, after: int) -> Passage:
    """Return what stands between two joined lines: a blank between words of a spaced script."""
    if not (body.text[end - 1].isascii() and body.text[after].isascii()):
        return body.cut(end, end)
    return Passage(" ", body.starts[end : end + 1], body.ends[end : end + 1])
