"""Lines as they are typed: fields side by side, headings with a line of signs below them."""

import re
from collections.abc import Iterator

#: A label with its colon.
FIELD = re.compile(r"[A-Z][\w /&'()-]{1,40}[:：]")
#: One label and one value that blanks part, and so many letters in which they do.
_APART = re.compile(r"(\S(?:[^\s:]| (?! )){1,36}) {3,}(?=\S(?:(?! {3}).)*$)", re.S)
_NARROW = 60
_BESIDE = re.compile(r"(?<=\S)(?: {3,}|\t\s*| +[·•] +)(?=[A-Z][\w /&'()-]{1,40}[:：]\s)")
#: Signs that underline a heading, by its level; so many at least, and about as many as its letters.
_LEVELS = {"=": 1, "-": 2, "~": 3, "^": 3}
_DRAWN = 3


def underlined(line: str, below: str) -> int:
    """Return the level of a heading that the line below underlines ("Duties" above "======"), or 0."""
    rule, width = below.strip(), len(line.strip())
    drawn = len(rule) >= _DRAWN and len(set(rule)) == 1 and abs(len(rule) - width) <= _DRAWN
    return _LEVELS.get(rule[0], 0) if drawn else 0


def side_by_side(line: str) -> Iterator[tuple[int, int]]:
    """Yield where the fields of a line stand: "Department: Sales      Grade: M3"."""
    gaps = [m.span() for m in _BESIDE.finditer(line)] if FIELD.match(line.lstrip()) else []
    yield from zip([0, *(end for _, end in gaps)], [*(a for a, _ in gaps), len(line)], strict=True)


def in_columns(text: str) -> re.Match[str] | None:
    """Match a label that blanks part from its value ("Answerable to    Head of Works"), in no row of more."""
    return _APART.match(text) if "   " in text[:_NARROW] else None
