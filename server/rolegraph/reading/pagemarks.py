"""Page marks, and the sentence that one cuts in two."""

import re
from collections.abc import Iterator

from rolegraph.reading.document import Mark, Passage

_PAGE = r"第[ \t]*\d{1,4}[ \t]*页"
_TOTAL = r"共[ \t]*\d{1,4}[ \t]*页"
#: Both parts together anywhere, or one of them alone on its line.
_MARK = re.compile(
    rf"{_PAGE}[ \t]*[,，、/／|]?[ \t]*(?:\r?\n[ \t]*)?[(（/／]?{_TOTAL}[)）]?"
    rf"|^[ \t]*(?:[-–—~·]+[ \t]*)?(?:{_PAGE}|{_TOTAL})(?:[ \t]*[-–—~·]+)?[ \t]*$"
    r"|^[ \t]*[-–—~·]+[ \t]*\d{1,4}[ \t]*[-–—~·]+[ \t]*$"
    r"|^[ \t]*page[ \t]+\d{1,4}(?:[ \t]*(?:of|/)[ \t]*\d{1,4})?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_STOPS = "。！？；：.!?;:】"
_BLANKS = " \t\r\n"
#: What begins an item or a heading. A bare figure may be a quantity, and does not.
_BEGINS = re.compile(
    r"\d{1,2}[、.．)）](?!\d)|[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]"
    r"|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳•●◆■#*【]|第[\d一二三四五六七八九十]+[章节条篇]"
)
#: A line this long was not a heading: it was broken where the page ended.
_FULL = 20


def page_marks(passage: Passage) -> Iterator[Mark]:
    """Yield the page marks of a Simplified passage, in order.

    In the middle of a sentence a mark takes the line breaks around it with it, so that the sentence
    stands in the body in one piece; between sentences the line breaks stay.
    """
    for found in _MARK.finditer(passage.text):
        start, end = _reach(passage.text, found.start(), found.end())
        yield Mark(passage.starts[start], passage.ends[end - 1], "page-mark")


def _reach(text: str, start: int, end: int) -> tuple[int, int]:
    """Return how far a mark reaches: over the blanks around it where a sentence runs on."""
    while text[start] in _BLANKS:
        start += 1
    before, after = start, end
    while before and text[before - 1] in _BLANKS:
        before -= 1
    while after < len(text) and text[after] in _BLANKS:
        after += 1
    if not before or after == len(text) or not _runs_on(text, before, start, after):
        return start, end
    # Words of a spaced script need one blank between them.
    spaced = text[before - 1].isascii() and text[after].isascii()
    return (start if spaced and before < start else before), (end if spaced else after)


def _runs_on(text: str, before: int, start: int, after: int) -> bool:
    """Whether what follows a mark goes on with the sentence before it."""
    if text[before - 1] in _STOPS or _BEGINS.match(text, after):
        return False
    if "\n" not in text[before:start]:
        return True
    line = before - (text.rfind("\n", 0, before) + 1)
    return line >= _FULL or text[before - 1] in "，,、"
