"""What a document says twice: the words of one place that another place has lost."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.reading.damage_words import is_han

#: How many characters left and right of a lost one must agree for a place to be looked at.
_SIDES = ((2, 2), (1, 3), (3, 1))
_FARTHEST = 16
#: The words around several losses: so many characters before, so many after.
_BEFORE, _AFTER = 2, 3
#: How many characters may stand between them here, and how many more elsewhere.
_INSIDE, _MORE = 5, 5


@dataclass(frozen=True, slots=True)
class Sister:
    """What stands elsewhere in place of ``start``–``end``: ``text``.

    ``size`` is how many Chinese characters agree, ``words`` are the words of the other place.
    """

    start: int
    end: int
    text: str
    size: int
    words: str


@dataclass(frozen=True, slots=True)
class Sisters:
    """A text; ``between`` leads from two neighbourhoods to the characters between them, ``runs``
    from two and from three characters to where they stand."""

    text: str
    between: dict[tuple[str, str], list[int]]
    runs: dict[str, list[int]]

    def insertions(self, place: int) -> Iterator[Sister]:
        """Yield single characters that elsewhere stand between the neighbours of a place."""
        yield from self._singles(place, place)

    def replacements(self, place: int) -> Iterator[Sister]:
        """Yield single characters that elsewhere stand where the one at a place does."""
        yield from self._singles(place, place + 1)

    def _singles(self, start: int, end: int) -> Iterator[Sister]:
        seen: set[int] = set()
        for left, right in _SIDES:
            if start >= left:
                key = (self.text[start - left : start], self.text[end : end + right])
                seen.update(self.between.get(key, ()))
        for other in sorted(seen):
            if abs(other - start) > _FARTHEST:
                yield self._sister((start, end), (other, other + 1))

    def expansions(self, orphan: int) -> Iterator[Sister]:
        """Yield longer wordings of what stands around a character, between words that agree."""
        for start in range(max(_BEFORE, orphan - _INSIDE + 1), orphan + 2):
            left = self.runs.get(self.text[start - _BEFORE : start], ())
            for end in range(max(orphan, start), min(start + _INSIDE, len(self.text)) + 1):
                right = self.runs.get(self.text[end : end + _AFTER], ())
                if len(left) > 1 and len(right) > 1:
                    yield from self._expanded(start, end, left, right)

    def _expanded(
        self, start: int, end: int, left: list[int], right: list[int]
    ) -> Iterator[Sister]:
        inside = self.text[start:end]
        for before in left:
            low = before + _BEFORE
            for high in right:
                more = high - low - len(inside)
                if 1 < more <= _MORE and before != start - _BEFORE and high != end:
                    other = self.text[low:high]
                    if "\n" not in other and within(inside, other):
                        yield self._sister((start, end), (low, high))

    def _sister(self, here: tuple[int, int], there: tuple[int, int]) -> Sister:
        before, after = agreement(self.text, here, there)
        words = self.text[there[0] - before : there[1] + after]
        text = self.text[there[0] : there[1]]
        kept = sum(map(is_han, words)) - max(0, len(text) - 1 - (here[1] - here[0]))
        return Sister(*here, text, kept, words.strip())


def sisters(text: str) -> Sisters:
    """Return the index of a text's neighbourhoods."""
    between: dict[tuple[str, str], list[int]] = defaultdict(list)
    runs: dict[str, list[int]] = defaultdict(list)
    for place, letter in enumerate(text):
        runs[text[place : place + _BEFORE]].append(place)
        runs[text[place : place + _AFTER]].append(place)
        if is_han(letter):
            for left, right in _SIDES:
                if place >= left:
                    key = (text[place - left : place], text[place + 1 : place + 1 + right])
                    between[key].append(place)
    return Sisters(text, dict(between), dict(runs))


def agreement(text: str, here: tuple[int, int], there: tuple[int, int]) -> tuple[int, int]:
    """Return how far the text before two spans, and that after them, is the same."""
    left = 0
    while left < min(_FARTHEST, here[0], there[0]) and (
        text[here[0] - left - 1] == text[there[0] - left - 1] != "\n"
    ):
        left += 1
    right = 0
    farthest = min(_FARTHEST, len(text) - max(here[1], there[1]))
    while right < farthest and text[here[1] + right] == text[there[1] + right] != "\n":
        right += 1
    return left, right


def within(short: str, long: str) -> bool:
    """Say whether a text is another one with characters left out."""
    letters = iter(long)
    return all(letter in letters for letter in short)
