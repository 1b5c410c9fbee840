"""Long copies of one text laid beside each other, from a shared stretch of words outwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rolegraph.reading.copies import agreement

_SEED = 8
#: A stretch that occurs more often than this is a set phrase and no sign of a copy.
_COMMONEST = 6
_RESUME = 4
_GAP = 14


@dataclass(frozen=True, slots=True)
class Gap:
    """Where two copies differ: the span of each. Before and after it they agree."""

    first: tuple[int, int]
    second: tuple[int, int]

    def turned(self) -> "Gap":
        """Return the gap seen from the second copy."""
        return Gap(self.second, self.first)

    def within_lines(self, text: str) -> "Gap":
        """Return the gap without the line breaks at its ends."""
        return Gap(_trimmed(text, self.first), _trimmed(text, self.second))


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end and text[start] in "\r\n":
        start += 1
    while start < end and text[end - 1] in "\r\n":
        end -= 1
    return start, end


@dataclass(frozen=True, slots=True)
class Copy:
    """Two stretches of one text that are copies of each other; ``same`` counts what agrees."""

    first: tuple[int, int]
    second: tuple[int, int]
    gaps: tuple[Gap, ...]
    same: int

    def turned(self) -> "Copy":
        """Return the copies seen from the second one."""
        gaps = tuple(gap.turned() for gap in self.gaps)
        return Copy(self.second, self.first, gaps, self.same)


@lru_cache(maxsize=2)
def aligned(text: str) -> tuple[Copy, ...]:
    """Return the copies in a text, in order of their first places."""
    found: list[Copy] = []
    met: set[tuple[int, int]] = set()
    for others in _repeated(text):
        if len(others) <= _COMMONEST:
            for here, there in combinations(others, 2):
                if (here, there) not in met:
                    found.append(_grown(text, here, there, met))
    return tuple(sorted(found, key=lambda copy: (copy.first, copy.second)))


def _repeated(text: str) -> Iterable[list[int]]:
    """Return the places of every seed that occurs more than once."""
    first: dict[str, int] = {}
    more: dict[str, list[int]] = {}
    for place in range(len(text) - _SEED + 1):
        seed = text[place : place + _SEED]
        other = first.setdefault(seed, place)
        if other != place:
            more.setdefault(seed, [other]).append(place)
    return more.values()


def _grown(text: str, here: int, there: int, met: set[tuple[int, int]]) -> Copy:
    """Return the copy that begins with a seed at two places, grown as far as it goes.

    ``met`` gets the pairs of places that agree in it.
    """
    left, _ = agreement(text, (here, here), (there, there))
    one, other, same = here, there, left
    gaps: list[Gap] = []
    while True:
        while one < there and other < len(text) and text[one] == text[other]:
            met.add((one, other))
            one, other, same = one + 1, other + 1, same + 1
        gap = _resumed(text, one, other, there)
        if gap is None:
            return Copy((here - left, one), (there - left, other), tuple(gaps), same)
        gaps.append(gap)
        one, other = gap.first[1], gap.second[1]


def _resumed(text: str, one: int, other: int, limit: int) -> Gap | None:
    """Return the smallest gap behind which the copies agree again."""
    best: tuple[int, int, int] | None = None
    for skip in range(_GAP + 1):
        piece = text[one + skip : one + skip + _RESUME]
        if len(piece) < _RESUME or one + skip + _RESUME > limit:
            break
        found = text.find(piece, other, other + _GAP + _RESUME)
        if found >= 0 and (best is None or skip + found - other < best[0]):
            best = (skip + found - other, one + skip, found)
    return best and Gap((one, best[1]), (other, best[2]))
