"""Page marks, and the sentence that one cuts in two."""

import re
from collections import defaultdict
from collections.abc import Iterable

from rolegraph.reading.characters import HAN
from rolegraph.reading.damage.breaks import halves_across
from rolegraph.reading.damage.words import words
from rolegraph.reading.document import Mark, Passage
from rolegraph.reading.hyphens import parts_word
from rolegraph.reading.passages import joined, places

_PAGE = r"第[ \t]*\d{1,4}[ \t]*页"
_TOTAL = r"共[ \t]*\d{1,4}[ \t]*页"
#: Both parts together anywhere; one of them alone on its line, or between two sentences.
_MARK = re.compile(
    rf"{_PAGE}[ \t]*[,，、/／|]?[ \t]*(?:\r?\n[ \t]*)?[(（/／]?{_TOTAL}[)）]?|{_TOTAL}[ \t,，]*{_PAGE}"
    rf"|(?<=[。；]){_PAGE}(?={HAN})"
    rf"|^[ \t]*(?:[-–—~·]+[ \t]*)?(?:{_PAGE}|{_TOTAL})(?:[ \t]*[-–—~·]+)?[ \t]*$"
    r"|^[ \t]*[-–—~·]+[ \t]*\d{1,4}[ \t]*[-–—~·]+[ \t]*$"
    r"|^[ \t]*\d{1,3}[ \t]+/[ \t]+\d{1,3}[ \t]*$"
    r"|^[ \t]*page[ \t]+\d{1,4}(?:[ \t]*(?:of|/)[ \t]*\d{1,4})?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
#: Those of a text that has no 页.
_FOREIGN = re.compile(
    r"^[ \t]*(?:[-–—~·]+[ \t]*\d{1,4}[ \t]*[-–—~·]+|\d{1,3}[ \t]+/[ \t]+\d{1,3}"
    r"|page[ \t]+\d{1,4}(?:[ \t]*(?:of|/)[ \t]*\d{1,4})?)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
#: 3 / 17, in a row of such fractions alone.
_FRACTION = re.compile(r"(?<![\d/.])(\d{1,3})[ \t]*/[ \t]*(\d{1,3})(?![\d/.%])")
#: Letters of the longest word that a page may cut.
_WORD = 30
_FEWEST = 3
_STOPS = "。！？；：.!?;:】"
_BLANKS = " \t\r\n"
#: What begins an item or a heading. A bare figure may be a quantity, and does not.
_BEGINS = re.compile(
    r"\d{1,2}[、.．)）](?!\d)|[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]"
    r"|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳•●◆■#*【]|第[\d一二三四五六七八九十]+[章节条篇]"
)
#: What ends no English line of its own.
LEADS_ON = re.compile(r" (?:the|an?|of|to|for|by|with|and|or|in|on|at|from)$")
#: An item's number that the page's end parted from its item.
_NUMBER = re.compile(r"\s*(?:[(（]?\d{1,2}[)）、.．]?|第[一二三四五六七八九十百]{1,4}条?)\s*")
#: The words right before and behind a mark.
_LAST, _FIRST = re.compile(f"{HAN}{{1,10}}$"), re.compile(f"{HAN}{{1,10}}")
#: A line this long was not a heading: it was broken where the page ended.
_FULL = 20


def without_page_marks(
    passage: Passage, known: Iterable[Mark] = ()
) -> tuple[Passage, tuple[Mark, ...]]:
    """Return a Simplified passage without its page marks, those known included, and all of them.

    In the middle of a sentence a mark takes the line breaks around it with it, so that the sentence
    stands in one piece, a blank between words of a spaced script; between sentences they stay.
    """
    text = passage.text
    marks: list[Mark] = []
    parts: list[Passage] = []
    here = 0
    mark = _MARK if "页" in text else _FOREIGN
    spans = {found.span() for found in mark.finditer(text)}
    spans |= _fractions(text) if "/" in text else set()
    for first, last in _merged(text, spans.union(places(passage, known))):
        start, end = _reach(text, first, last)
        cut = start < first and parts_word(
            text[max(0, start - _WORD) : start], text[end : end + 2]
        )
        start -= cut  # "Head- | page 1 | teacher"
        marks.append(Mark(passage.starts[start], passage.ends[end - 1], "page-mark"))
        parts.append(passage.cut(here, max(here, start)))
        if start < first and not cut and _are_words(text[start - 1], text[end]):
            parts.append(
                Passage(" ", passage.starts[start : start + 1], passage.ends[start : start + 1])
            )
        here = max(here, end)
    return joined([*parts, passage.cut(here, len(passage))]), tuple(marks)


def begins_anew(line: str) -> bool:
    """Say whether a line begins an item or a heading, and goes on with no sentence before it."""
    return _BEGINS.match(line) is not None


def _are_words(before: str, after: str) -> bool:
    """Say whether a mark parted two words of a spaced script, and not the halves of a figure."""
    digits = before.isdigit() and after.isdigit()
    return before.isascii() and after.isascii() and not digits


def _merged(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, those with nothing but blanks between them as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _fractions(text: str) -> set[tuple[int, int]]:
    """Return the fractions that count pages: of one total, each one more than the last."""
    rows: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
    for found in _FRACTION.finditer(text):
        row = rows[found[2]]
        if int(found[1]) <= int(found[2]) and (not row or int(found[1]) == int(row[-1][1]) + 1):
            row.append(found)
    return {found.span() for row in rows.values() if len(row) >= _FEWEST for found in row}


def _reach(text: str, start: int, end: int) -> tuple[int, int]:
    """Return how far a mark reaches: over the blanks around it where a sentence runs on."""
    while text[start] in _BLANKS:
        start += 1
    before, after = start, end
    while before and text[before - 1] in _BLANKS:
        before -= 1
    while after < len(text) and text[after] in _BLANKS:
        after += 1
    runs_on = before and after < len(text) and _runs_on(text, before, start, after)
    return (before, after) if runs_on else (start, end)


def _runs_on(text: str, before: int, start: int, after: int) -> bool:
    """Whether what follows a mark goes on with the sentence before it."""
    if text[before - 1] in _STOPS or _BEGINS.match(text, after):
        return False
    if "\n" not in text[before:start]:
        return True
    if text[before - 1].isascii() and text[before - 1].isalpha():
        # A heading of a spaced script is followed by a capital; so is "to the | Finance Director".
        return text[after].islower() or LEADS_ON.search(text[:before]) is not None
    line = text[text.rfind("\n", 0, before) + 1 : before]
    # No heading has a comma in it.
    if len(line) >= _FULL or re.search("[，,]|、$", line) or _NUMBER.fullmatch(line):
        return True
    last, first = _LAST.search(line), _FIRST.match(text, after)
    return last is not None and first is not None and halves_across(last[0], first[0], words())
