"""Two copies of one text with different losses, each mended by the other.

Copies are laid beside each other from a shared stretch of words outwards. Where they differ, the
reading that holds what both kept, and that leaves the fewest characters unexplained, is put in
both places. Where both read well, they are left as two different texts.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, islice, product

from rolegraph.reading.copies import agreement
from rolegraph.reading.damage_draft import Edit, Reason
from rolegraph.reading.damage_words import Words, is_han

_SEED = 8
#: A stretch that occurs more often than this is a set phrase and no sign of a copy.
_COMMONEST = 6
_RESUME = 4
_GAP = 14
#: Copies this long say the same thing, so that what one has more the other has lost.
_WHOLE = 200
_AROUND = 10
_LONGEST_MERGE = 7
_MERGES = 100
#: Marks doubled, and comparisons without a figure: something between is gone.
_BROKEN = re.compile(r"[、,，;；](?=[、,，;；。])|[≥≤><](?=[^\d\s])")


@dataclass(frozen=True, slots=True)
class Gap:
    """Where two copies differ: the span of each. Before and after it they agree."""

    first: tuple[int, int]
    second: tuple[int, int]

    def turned(self) -> "Gap":
        """Return the gap seen from the second copy."""
        return Gap(self.second, self.first)


@dataclass(frozen=True, slots=True)
class Copy:
    """Two stretches of one text that are copies of each other; ``same`` counts what agrees."""

    first: tuple[int, int]
    second: tuple[int, int]
    gaps: tuple[Gap, ...]
    same: int


def aligned(text: str) -> list[Copy]:
    """Return the copies in a text, in order of their first places."""
    places: dict[str, list[int]] = defaultdict(list)
    for place in range(len(text) - _SEED + 1):
        places[text[place : place + _SEED]].append(place)
    found: list[Copy] = []
    for here in range(len(text) - _SEED + 1):
        others = places[text[here : here + _SEED]]
        if 1 < len(others) <= _COMMONEST:
            for there in others:
                if there > here and not _covered(found, here, there):
                    found.append(_grown(text, here, there))
    return found


def _covered(found: list[Copy], here: int, there: int) -> bool:
    return any(
        copy.first[0] <= here < copy.first[1] and copy.second[0] <= there < copy.second[1]
        for copy in found
    )


def _grown(text: str, here: int, there: int) -> Copy:
    """Return the copy that begins with a seed at two places, grown as far as it goes."""
    left, _ = agreement(text, (here, here), (there, there))
    one, other, same = here, there, left
    gaps: list[Gap] = []
    while True:
        while one < there and other < len(text) and text[one] == text[other]:
            one, other, same = one + 1, other + 1, same + 1
        gap = _resumed(text, one, other, there)
        if gap is None:
            return Copy((here - left, one), (there - left, other), tuple(gaps), same)
        gaps.append(gap)
        one, other = gap.first[1], gap.second[1]


def _resumed(text: str, one: int, other: int, limit: int) -> Gap | None:
    """Return the smallest gap behind which the copies agree again."""
    for size in range(1, 2 * _GAP):
        for skip in range(max(0, size - _GAP), min(size, _GAP) + 1):
            a, b = one + skip, other + size - skip
            piece = text[a : a + _RESUME]
            if len(piece) == _RESUME and a + _RESUME <= limit and text.startswith(piece, b):
                return Gap((one, a), (other, b))
    return None


def copied(text: str, copies: Iterable[Copy], words: Words, damaged: bool) -> list[Edit]:
    """Return the edits by which the copies in a text mend each other.

    In a damaged text characters are missing, and a copy of some length also mends what reads well
    but has less; in a sound one single characters were mistaken for others.
    """
    edits: list[Edit] = []
    for copy in copies:
        whole = damaged and copy.same >= _WHOLE
        for gap in copy.gaps:
            for side in (gap, gap.turned()):
                here, there = (text[slice(*span)] for span in (side.first, side.second))
                if "\n" not in here + there and any(map(is_han, there)):
                    options = _merged(here, there) if damaged else _swapped(here, there)
                    edits += _mended(text, side, options, words, whole)
    return edits


def _mended(
    text: str, gap: Gap, options: Iterator[str], words: Words, whole: bool
) -> Iterator[Edit]:
    """Yield the edit that mends the first side of a gap, if one reading is the best."""
    here = text[slice(*gap.first)]
    before, after = _around(text, gap.first)
    least = faults(before + here + after, words)
    ranked = sorted(
        (faults(before + each + after, words), -_attested(text, before, each, after), each)
        for each in set(options) - {here}
    )
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return
    best, _, reading = ranked[0]
    added = sum(map(is_han, reading)) - sum(map(is_han, here))
    if best < least or (whole and best == least and added <= 2):
        proof = text[max(0, gap.second[0] - 8) : gap.second[1] + 8].strip()
        yield Edit(
            *gap.first, reading, Reason("copy", 0.9, f"its copy in this document says {proof}")
        )


def _attested(text: str, before: str, reading: str, after: str) -> int:
    """Return how many of the pairs that a reading makes the text has."""
    whole = before[-1:] + reading + after[:1]
    return sum(whole[place : place + 2] in text for place in range(len(whole) - 1))


def _around(text: str, span: tuple[int, int]) -> tuple[str, str]:
    low, high = max(0, span[0] - _AROUND), span[1] + _AROUND
    return text[low : span[0]].split("\n")[-1], text[span[1] : high].split("\n")[0]


def faults(text: str, words: Words) -> int:
    """Return how many characters of a text no word explains, and marks that nothing explains."""
    return len(words.orphans(text)) + len(_BROKEN.findall(text))


def _merged(here: str, there: str) -> Iterator[str]:
    """Yield the readings that hold all that either copy kept, in order, and nothing twice."""
    pieces: list[list[str]] = []
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "replace":
            if b - a + d - c > _LONGEST_MERGE:
                return
            pieces.append(list(_interleaved(here[a:b], there[c:d])))
        else:
            pieces.append([here[a:b] or there[c:d]])
    yield from islice(map("".join, product(*pieces)), _MERGES)


def _interleaved(one: str, other: str) -> Iterator[str]:
    total = len(one) + len(other)
    for places in combinations(range(total), len(one)):
        mine, theirs = iter(one), iter(other)
        yield "".join(next(mine) if n in places else next(theirs) for n in range(total))


def _swapped(here: str, there: str) -> Iterator[str]:
    """Yield the other copy's wording where both are as long, and short."""
    if len(here) == len(there) <= 2 and all(map(is_han, here + there)):
        yield there
