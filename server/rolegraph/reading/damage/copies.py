"""Two copies of one text with different losses, each mended by the other.

Where copies differ, the reading that holds what both kept, and that leaves the fewest characters
unexplained, is put in both places. Where both read well, they are left as two different texts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from rolegraph.reading.characters import HAN
from rolegraph.reading.copies import added, within
from rolegraph.reading.damage.alignment import Copy, Gap
from rolegraph.reading.damage.draft import Edit, Reason
from rolegraph.reading.damage.words import Words

#: Copies this long say the same thing, so that what one has more the other has lost.
_WHOLE = 200
_AROUND = 10
_LONGEST_MERGE = 11
#: Marks and characters doubled, comparisons without a figure: something is gone between.
_BROKEN = re.compile(rf"[、,，](?=[、,，;；。])|[≥≤><](?=[^\d\s])|({HAN})(?=\1)")
_ITEM_NUMBER = re.compile(rf"[、,，;；]?[(（]?\d{{1,2}}[、.)）]?{HAN}*")
#: An item's number at the beginning of what one copy has more.
_NUMBERED = re.compile(r"^[、,，;；。]?\d{1,2}[、.．]")
_WORDY = re.compile(rf"{HAN}|\d")


def copied(text: str, copies: Iterable[Copy], words: Words) -> list[Edit]:
    """Return the edits by which the copies in a text mend each other.

    The text is one that lost characters: a copy of some length also mends what reads well but has
    less.
    """
    judge = _Judge(text, frozenset(map("".join, pairwise(text))), words)
    edits: list[Edit] = []
    for copy in copies:
        whole = copy.same >= _WHOLE
        gaps = [gap.within_lines(text) for gap in copy.gaps]
        for gap in chain.from_iterable((gap, gap.turned()) for gap in gaps):
            here, there = (text[slice(*span)] for span in (gap.first, gap.second))
            if "\n" in here + there or not _WORDY.search(there):
                continue
            options = _readings(here, there)
            if options:
                edits += judge.mended(gap, options if whole else _small(here, options), whole)
    return edits


@dataclass(frozen=True, slots=True)
class _Judge:
    """A text and its pairs of neighbouring characters, to tell the better of two readings."""

    text: str
    pairs: frozenset[str]
    words: Words

    def mended(self, gap: Gap, options: Sequence[str], whole: bool) -> Iterator[Edit]:
        """Yield the edit that mends the first side of a gap, if one reading is the best."""
        here = self.text[slice(*gap.first)]
        before, after = self._around(gap.first)
        ranked = sorted(
            (self._faults(before + each + after), -self._known(before, each, after), each)
            for each in set(options) - {here}
        )
        if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
            return
        best, _, reading = ranked[0]
        # One reading holds both copies: each has less than the other, and none says it otherwise.
        more = _wordy(_NUMBERED.sub("", reading)) - _wordy(here)
        less = whole and len(options) == 1 and more <= 2
        least = self._faults(before + here + after)
        believable = all(map(_believable, added(here, reading)))
        if believable and (best < least or (less and best == least)):
            proof = self.text[max(0, gap.second[0] - 8) : gap.second[1] + 8].strip()
            note = f"its copy in this document says {proof}"
            yield Edit(*gap.first, reading, Reason("copy", 0.9, note))

    def _known(self, before: str, reading: str, after: str) -> int:
        """Return how many of the pairs that a reading makes the text has."""
        return sum(
            one + other in self.pairs for one, other in pairwise(before[-1:] + reading + after[:1])
        )

    def _around(self, span: tuple[int, int]) -> tuple[str, str]:
        low, high = max(0, span[0] - _AROUND), span[1] + _AROUND
        before, after = self.text[low : span[0]], self.text[span[1] : high]
        return before.split("\n")[-1], after.split("\n")[0]

    def _faults(self, text: str) -> int:
        """Return how many characters no word explains, and marks that nothing does."""
        return len(self.words.orphans(text)) + sum(1 for _ in _BROKEN.finditer(text))


def _readings(here: str, there: str) -> tuple[str, ...]:
    """Return what may have stood in both copies; nothing where each has a word of its own."""
    own = len(here) > 1 and len(there) > 1 and not set(here) & set(there)
    return () if own else _merged(here, there)


def _small(here: str, options: Iterable[str]) -> list[str]:
    """Keep what adds one character: two posts may share sentences, and differ in a word."""
    return [each for each in options if _wordy(each) - _wordy(here) <= 1]


def _wordy(text: str) -> int:
    return len(_WORDY.findall(text))


def _believable(stretch: str) -> bool:
    """Say whether a stretch can have been lost: words, or the number of an item."""
    return not re.search(r"\d", stretch) or bool(_ITEM_NUMBER.fullmatch(stretch))


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
