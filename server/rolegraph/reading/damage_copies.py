"""Two copies of one text with different losses, each mended by the other.

Copies are laid beside each other from a shared stretch of words outwards. Where they differ, the
reading that holds what both kept, and that leaves the fewest characters unexplained, is put in
both places. Where both read well, they are left as two different texts.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations

from rolegraph.reading.copies import agreement, within
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
_LONGEST_MERGE = 11
#: Marks and characters doubled, comparisons without a figure: something is gone between.
_BROKEN = re.compile(r"[、,，](?=[、,，;；。])|[≥≤><](?=[^\d\s])|([\u3400-\u9fff])(?=\1)")
_ITEM_NUMBER = re.compile(r"[、,，;；]?[(（]?\d{1,2}[、.)）]?[\u3400-\u9fff]*")
_WORDY = re.compile(r"[\u3400-\u9fff\d]")


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
    met: set[tuple[int, int]] = set()
    for others in places.values():
        if 1 < len(others) <= _COMMONEST:
            for here, there in combinations(others, 2):
                if (here, there) not in met:
                    found.append(_grown(text, here, there, met))
    return sorted(found, key=lambda copy: (copy.first, copy.second))


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


def copied(text: str, copies: Iterable[Copy], words: Words, damaged: bool) -> list[Edit]:
    """Return the edits by which the copies in a text mend each other.

    In a damaged text characters are missing, and a copy of some length also mends what reads well
    but has less; in a sound one single characters were mistaken for others.
    """
    edits: list[Edit] = []
    for copy in copies:
        whole = damaged and copy.same >= _WHOLE
        for gap in chain.from_iterable((gap, gap.turned()) for gap in copy.gaps):
            here, there = (text[slice(*span)] for span in (gap.first, gap.second))
            if "\n" in here + there or not _WORDY.search(there):
                continue
            if not damaged:
                options = tuple(_swapped(here, there))
            else:
                options = () if _rival(here, there, words) else _merged(here, there)
            edits += _mended(text, gap, options if whole else _small(here, options), words, whole)
    return edits


def _rival(here: str, there: str, words: Words) -> bool:
    """Say whether the copies have two words of their own, so that neither has lost one."""
    return len(here) > 1 and len(there) > 1 and words.knows(here) and words.knows(there)


def _added(here: str, reading: str) -> list[str]:
    """Return the stretches that a reading has more, in order."""
    found = [""]
    rest = here
    for letter in reading:
        if rest and letter == rest[0]:
            rest = rest[1:]
            found.append("")
        else:
            found[-1] += letter
    return [each for each in found if each]


def _believable(added: str) -> bool:
    """Say whether a stretch can have been lost: words, or the number of an item."""
    return not re.search(r"\d", added) or bool(_ITEM_NUMBER.fullmatch(added))


def _small(here: str, options: Iterable[str]) -> list[str]:
    """Keep what adds one character: two posts may share sentences, and differ in a word."""
    return [each for each in options if _wordy(each) - _wordy(here) <= 1]


def _wordy(text: str) -> int:
    return len(_WORDY.findall(text))


def _mended(
    text: str, gap: Gap, options: Sequence[str], words: Words, whole: bool
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
    # One reading holds both copies: each has less than the other, and none says it otherwise.
    only_less = whole and len(options) == 1
    if not all(map(_believable, _added(here, reading))):
        return
    if best < least or (only_less and best == least and _wordy(reading) - _wordy(here) <= 2):
        proof = text[max(0, gap.second[0] - 8) : gap.second[1] + 8].strip()
        note = f"its copy in this document says {proof}"
        yield Edit(*gap.first, reading, Reason("copy", 0.9, note))


def _attested(text: str, before: str, reading: str, after: str) -> int:
    """Return how many of the pairs that a reading makes the text has."""
    whole = before[-1:] + reading + after[:1]
    return sum(whole[place : place + 2] in text for place in range(len(whole) - 1))


def _around(text: str, span: tuple[int, int]) -> tuple[str, str]:
    low, high = max(0, span[0] - _AROUND), span[1] + _AROUND
    return text[low : span[0]].split("\n")[-1], text[span[1] : high].split("\n")[0]


def faults(text: str, words: Words) -> int:
    """Return how many characters of a text no word explains, and marks that nothing explains."""
    return len(words.orphans(text)) + sum(1 for _ in _BROKEN.finditer(text))


def _merged(here: str, there: str) -> tuple[str, ...]:
    """Return the shortest readings that hold all that either copy kept, in order."""
    if within(here, there):
        return (there,)
    return _shortest(here, there) if len(here) + len(there) <= _LONGEST_MERGE else ()


@lru_cache(maxsize=4096)
def _shortest(one: str, other: str) -> tuple[str, ...]:
    if not one or not other:
        return (one + other,)
    if one[0] == other[0]:
        return tuple(one[0] + rest for rest in _shortest(one[1:], other[1:]))
    every = [one[0] + rest for rest in _shortest(one[1:], other)]
    every += [other[0] + rest for rest in _shortest(one, other[1:])]
    least = min(map(len, every))
    return tuple(dict.fromkeys(each for each in every if len(each) == least))


def _swapped(here: str, there: str) -> Iterator[str]:
    """Yield the other copy's wording where both are as long, and short."""
    if len(here) == len(there) <= 2 and all(map(is_han, here + there)):
        yield there
