"""Figures and numbers of lists that a scanner read as letters or dashes: 5OO元, l、, —、."""

import re
from collections.abc import Iterator
from functools import cache

from rolegraph.reading.alternation import either
from rolegraph.reading.damage.draft import Edit, Reason
from rolegraph.resources import lexicon

_FIGURES = str.maketrans("OoIl", "0011")
#: What a figure may look like; of its letters and digits both must be there.
_TOKEN = r"(?<![A-Za-z\d])(?<![A-Za-z\d][.,])[\dOoIl]+(?:[.,][\dOoIl]+)*"
_MIXED = re.compile(r"\d[.,]?[OoIl]|[OoIl][.,]?\d|[Il],?[Oo]{2}")
#: The first number of a list, read as a letter or a dash, its mark, and the second somewhere below.
_FIRST = re.compile(
    r"^[ \t\u3000]*[(（]?(?:([lI])|([—－–-]))([、.．)）])(?=\s*[^\s\d]|(?<=\.)\d)", re.MULTILINE
)
_FAR = 1500


def misread_figures(text: str) -> Iterator[Edit]:
    """Yield the digits of figures that were read as letters: 5OO元, EUR l,OOO, 3O%.

    What only could be a figure stays: it needs a currency before it or a unit behind it.
    """
    if not _MIXED.search(text):
        return
    reason = Reason("lexicon", 0.9, "no figure has a letter in it")
    for found in _figure().finditer(text):
        group = "told" if found["told"] else "counted"
        if _MIXED.search(found[group]):
            yield Edit(*found.span(group), found[group].translate(_FIGURES), reason)


@cache
def _figure() -> re.Pattern[str]:
    data = lexicon("repair/misread.yaml")
    return re.compile(
        rf"(?:{either(data['before'])})[ \t]?(?P<told>{_TOKEN})(?![A-Za-z\d])"
        rf"|(?P<counted>{_TOKEN})[ \t]?(?={either(data['units'])}|(?:{either(data['words'])})\b)"
    )


def misread_numbers(text: str) -> Iterator[Edit]:
    """Yield the first number of a list that was read as a letter or a dash, where the second follows."""
    for found in _FIRST.finditer(text):
        letter, mark = found[1] or found[2], re.escape(found[3])
        second = "2" if found[1] else "二"
        first = "1" if found[1] else "一"
        below = text[found.end() : found.end() + _FAR]
        counts = re.search(
            rf"^[ \t\u3000]*[(（]?(?:({first})|{second}){mark}", below, re.MULTILINE
        )
        if counts and not counts[1]:
            place = found.start(1) if found[1] else found.start(2)
            note = f"{second}{found[3]} follows {letter}{found[3]}"
            yield Edit(place, place + 1, first, Reason("lexicon", 0.9, note))
