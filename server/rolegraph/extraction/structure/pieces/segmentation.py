"""Text → pieces: where a line, a number, a heading or an info-table entry begins, the text is cut."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rolegraph.extraction.structure.forms import infotables, unknown_keys
from rolegraph.extraction.structure.headings import headings, named_lists
from rolegraph.extraction.structure.headings.heading import Heading
from rolegraph.extraction.structure.numbering import numbering
from rolegraph.extraction.structure.numbering.marks import Mark
from rolegraph.extraction.structure.wording.info_keys import Entry
from rolegraph.extraction.structure.wording.words import words
from rolegraph.reading.alternation import either
from rolegraph.values import quickly_made

_WORD = re.compile(r"\w")
# A sign of per cent at the head of a line belongs to the figure that ends the line before.
_BREAK = re.compile(r"\n(?!(?<=\d\n)\s*[%‰])")
#: What sentences and lines in front of text end in.
TERMINATORS = "。；;：:！!？?…）)”"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one line between two cuts, without white space at its ends.

    ``begin`` is where its number begins, where it has one. ``line`` says that it opens a line,
    ``alone`` that it is a whole line.
    """

    start: int
    end: int
    begin: int
    mark: Mark | None = None
    heading: Heading | None = None
    entry: Entry | None = None
    line: bool = False
    alone: bool = False


def cut(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a text in order; white space alone makes none."""
    known = infotables.find(text)
    entries = (*known, *unknown_keys.find(text, known))
    covered = {n for e in entries for n in range(e.start, e.end)}
    every = [h for h in headings.find(text) if h.start not in covered]
    taken = {n for h in every for n in range(h.start, h.end)}
    found = [*every, *(h for h in named_lists.find(text) if h.start not in taken)]
    fixed = sorted([(h.start, h.end) for h in found] + [(e.start, e.end) for e in entries])
    marks = numbering.find(text, fixed)
    owners: dict[int, Heading | Entry] = {h.start: h for h in found} | {
        e.start: e for e in entries
    }
    points = {0, len(text), *(p for span in fixed for p in span)}
    points |= {p for m in marks for p in (m.start, m.end)}
    whole = [*((e.start, e.end) for e in entries), *((m.start, m.end) for m in marks)]
    inside = {p for start, end in whole for p in range(start + 1, end)}
    points |= {p for m in _BREAK.finditer(text) for p in (m.start(), m.end())} - inside
    points |= {m.start() for m in _closing().finditer(text)}
    return tuple(_pieces(text, sorted(points), owners, {m.start: m for m in marks}))


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(either(words("clauses")["closers"]))


def _pieces(
    text: str, points: list[int], owners: dict[int, Heading | Entry], marks: dict[int, Mark]
) -> list[Piece]:
    pieces = []
    mark: Mark | None = None
    for low, high in pairwise(points):
        if low in marks:
            if mark:
                pieces.append(_piece(text, (mark.end, mark.end), mark, None))
            mark = marks[low]
            if mark.end > low:
                continue
        owner = owners.get(low)
        start, end = _trimmed(text, low, high, owner)
        if start >= end or not _WORD.search(text, start, end):
            continue
        pieces.append(_piece(text, (start, end), mark, owner))
        mark = None
    if mark:
        pieces.append(_piece(text, (mark.end, mark.end), mark, None))
    return pieces


def _trimmed(text: str, low: int, high: int, owner: Heading | Entry | None) -> tuple[int, int]:
    part = text[low:high]
    leading = part.lstrip() if owner else part.lstrip(" 　\t\r\n:：;；】—")
    start = high - len(leading)
    return start, start + len(leading.rstrip())


def _piece(
    text: str, at: tuple[int, int], mark: Mark | None, owner: Heading | Entry | None
) -> Piece:
    begin = mark.start if mark else at[0]
    line_start = text.rfind("\n", 0, begin) + 1
    line_end = text.find("\n", at[1])
    opens = not text[line_start:begin].strip(" 　\t#*>-")
    closes = not text[at[1] : line_end if line_end >= 0 else len(text)].strip(" 　\t\r:：*#")
    return Piece(
        start=at[0],
        end=at[1],
        begin=begin,
        mark=mark,
        heading=owner if isinstance(owner, Heading) else None,
        entry=owner if isinstance(owner, Entry) else None,
        line=opens,
        alone=opens and closes,
    )


def is_punctuated(text: str, pieces: tuple[Piece, ...]) -> bool:
    """Say whether most lines of a text end with a stop, so that one without is cut in two."""
    ends = [text[p.end - 1] for p in pieces if p.alone and p.end > p.start and not p.heading]
    return sum(end in TERMINATORS for end in ends) * 2 > len(ends)
