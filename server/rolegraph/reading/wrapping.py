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
#: What may stay free at the end of a full line: a word of English, two signs of Chinese.
_RAGGED = 0.15
_HANGING = 5
_NARROWEST = 40
_NARROWEST_FREE = 24
#: A page's column holds at least twenty Chinese characters; shorter lines are a list without stops.
_NARROWEST_COLUMN = 40
_TRIED = 60


def unwrapped(
    body: Passage, pages: Sequence[int] = (), *, loosely: bool = False, freely: bool = False
) -> Passage:
    """Return the passage with sentences in one line that stood broken over several.

    Lines are joined where the first is as wide as the text's column and neither sentence, item nor
    heading ends there. A column is believed where at least half of the longer lines fill it, three
    or more; with ``loosely``, where every format breaks lines (PDF), a quarter and two. With
    ``freely``, where line breaks have no meaning (Markdown), width decides nothing. Across the
    beginning of a page, blank lines do not part a sentence. Between words of a spaced script the
    break becomes a blank.
    """
    lines = [found.span() for found in _LINE.finditer(body.text)]
    texts = [body.text[start:end] for start, end in lines]
    column = _NARROWEST_FREE if freely else _column(texts, loosely)
    parts: list[Passage] = []
    here = 0
    for place, text in enumerate(texts[:-1] if column else ()):
        end, after = lines[place][1], lines[place + 1][0]
        near = body.text.count("\n", end, after) == 1 or _turns(body, end, after, pages)
        if near and _fills(text, column) and _runs_on(text, texts[place + 1]):
            parts += [body.cut(here, end), _between(body, end, after)]
            here = after
    return joined([*parts, body.cut(here, len(body))]) if parts else body


def _column(texts: Sequence[str], loosely: bool) -> int:
    """Return the width of the text's column, 0 where the lines have none in common."""
    share, fewest = (0.25, 2) if loosely else (0.5, 3)
    ends = sum(1 for text in texts if text.endswith((*_STOPS, ".")))
    widths = [_width(text) for text in texts]
    for width in sorted(set(widths), reverse=True)[:_TRIED]:
        wider = sum(1 for other in widths if other > width)
        if width < _NARROWEST or wider > 2 + len(texts) // 20:
            return 0
        full = [text for text, other in zip(texts, widths, strict=True) if other <= width]
        full = [text for text in full if _fills(text, width)]
        is_open = sum(1 for text in full if not text.endswith(_STOPS))
        longer = sum(1 for other in widths if width * 0.5 <= other <= width)
        # Lines that stop nowhere are a list without punctuation, not sentences.
        if (
            is_open >= fewest
            and 6 * ends >= is_open
            and 2 * is_open >= len(full) >= share * longer
        ):
            return width
    return 0


def _fills(text: str, column: int) -> bool:
    """Whether a line is as wide as its column: no character more, or no word, would have fitted."""
    wide = len(_WIDE.findall(text))
    slack = _HANGING if 2 * wide > len(text) else column * _RAGGED
    return len(text) + wide >= column - slack


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
