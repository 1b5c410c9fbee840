"""Where a title or a unit's name may end, told by one letter before longer questions are asked."""

from collections.abc import Iterator
from functools import cache
from itertools import chain

from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.wording.words import words


def name_ends(text: str, start: int) -> Iterator[int]:
    """Yield where the name of a post or unit that begins at a place may end, the longest first."""
    for end in range(min(len(text), start + titles.LONGEST), start + 1, -1):
        letter = text[end - 1]
        if letter in _last_letters() or letter.isascii() or letter.isspace():
            yield end


@cache
def _last_letters() -> frozenset[str]:
    lists = words("units")
    every = chain(words("titles")["heads"], lists["heads"], lists["functions"])
    return frozenset(word[-1] for word in every) | units.STRIPPED | {"）"}
