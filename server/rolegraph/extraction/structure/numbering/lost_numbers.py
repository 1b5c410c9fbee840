"""Items whose number was lost, told from the numbers that are left."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from rolegraph.extraction.structure.numbering.marks import Mark, opener
from rolegraph.reading.characters import HAN

Spans = tuple[tuple[int, int], ...]


def with_lost(text: str, marks: list[Mark], headings: Spans) -> tuple[Mark, ...]:
    """Add an empty mark where a list skips a number and the text shows where its item begins."""
    starts = sorted(start for start, _ in headings)
    every = list(marks)
    for mark, following in pairwise([m for m in marks if m.kind == "arabic"]):
        between = bisect_left(starts, mark.end) < bisect_left(starts, following.start)
        if following.value != mark.value + 2 or between:
            continue
        at = _lost_start(text, mark, following)
        if at is not None:
            every.append(Mark(at, at, "arabic", mark.value + 1, mark.delimiter))
    every.sort(key=lambda m: (m.start, m.end))
    every += _lost_ends(text, every, headings)
    return tuple(sorted(every, key=lambda m: (m.start, m.end)))


def _lost_ends(text: str, marks: list[Mark], headings: Spans) -> list[Mark]:
    """Find a list's last item that lost its number: a semicolon ends every item of the list but one."""
    limits = sorted([start for start, _ in headings] + [m.start for m in marks] + [len(text)])
    found = []
    for n, mark in enumerate(marks):
        following = marks[n + 1] if n + 1 < len(marks) else None
        if mark.kind != "arabic" or mark.value < 3 or (following and following.kind == "arabic"):
            continue
        end = limits[bisect_right(limits, mark.start)]
        inner = [m.end() for m in re.finditer("[;；](?=.{4})", text[mark.end : end].rstrip())]
        if len(inner) == 1 and _has_single_items(text, marks, n):
            at = mark.end + inner[0]
            if opener().match(text, at):
                found.append(Mark(at, at, "arabic", mark.value + 1, mark.delimiter))
    return found


def _has_single_items(text: str, marks: list[Mark], last: int) -> bool:
    """Say whether no item of a list before its last one holds a semicolon inside."""
    n = last
    while n and marks[n - 1].kind == "arabic" and marks[n - 1].value == marks[n].value - 1:
        n -= 1
        if re.search("[;；].", text[marks[n].end : marks[n + 1].start].rstrip(), re.DOTALL):
            return False
    return n < last


def _lost_start(text: str, mark: Mark, following: Mark) -> int | None:
    inside = text[mark.end : following.start]
    starts = [m.end() for m in re.finditer(r"[;；。]\s*(?=\S)", inside)]
    for likely in (rf"{mark.value + 1}(?!\d)", opener().pattern):
        chosen = [s for s in starts if re.match(likely, inside[s:])]
        if len(chosen) == 1:
            return mark.end + chosen[0]
    if len(starts) == 1:
        return mark.end + starts[0]
    glued = [m.end() for m in re.finditer(rf"{HAN}权(?={HAN})(?![利力限及和与责益属])", inside)]
    return mark.end + glued[0] if len(glued) == 1 and not starts else None
