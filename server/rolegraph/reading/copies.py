"""What a document says twice: the words of one place that another place has lost."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.reading.damage.words import han_count, is_han
from rolegraph.values import quickly_made

#: How many characters left and right of a lost one must agree for a place to be looked at.
_SIDES = ((2, 2), (1, 3), (3, 1))
_FARTHEST = 16
#: The words around several losses: so many characters before, so many after.
_BEFORE, _AFTER = 2, 3
#: How many characters may stand between them here, and how many more elsewhere.
_INSIDE, _MORE = 5, 5
#: So many places of a short stretch are looked at, and so many that agree compared.
_READ, _SEEN = 500, 30
#: Words that occur more often than this are no sign of a sister sentence.
_COMMONEST = 40


@quickly_made
@dataclass(frozen=True, slots=True)
class Sister:
    """What stands elsewhere in place of ``start``–``end``: ``text``.

    The words around agree from ``low`` to ``high``; ``size`` is how many Chinese characters do, a
    lost one included; ``words`` are those of the other place.
    """

    start: int
    end: int
    text: str
    low: int
    high: int
    size: int
    words: str


@dataclass(frozen=True, slots=True)
class Sisters:
    """A text; ``runs`` leads from two and from three characters to where they stand in it."""

    text: str
    runs: dict[str, list[int]]

    def insertions(self, place: int) -> Iterator[Sister]:
        """Yield single characters that elsewhere stand between the neighbours of a place."""
        yield from self._singles(place, place)

    def replacements(self, place: int) -> Iterator[Sister]:
        """Yield single characters that elsewhere stand where the one at a place does."""
        yield from self._singles(place, place + 1)

    def _singles(self, start: int, end: int) -> Iterator[Sister]:
        for other in sorted(_first(self._between(start, end), _SEEN)):
            if abs(other - start) > _FARTHEST and is_han(self.text[other]):
                yield self._sister((start, end), (other, other + 1))

    def _between(self, start: int, end: int) -> Iterator[int]:
        """Yield where one character stands between the neighbours of a span."""
        text = self.text
        for left, right in _SIDES:
            before, after = text[max(0, start - left) : start], text[end : end + right]
            if len(before) < left or len(after) < right:
                continue
            if left > 1:
                places = (place + left for place in self._found(before))
                yield from (place for place in places if text.startswith(after, place + 1))
            else:
                places = (place - 1 for place in self._found(after))
                yield from (place for place in places if text.startswith(before, place - left))

    def _found(self, run: str) -> list[int]:
        return self.runs[run][:_READ]

    def expansions(self, orphan: int) -> Iterator[Sister]:
        """Yield longer wordings of what stands around a character, between words that agree."""
        for start in range(max(_BEFORE, orphan - _INSIDE + 1), orphan + 2):
            left = self._found(self.text[start - _BEFORE : start])
            if not 1 < len(left) < _COMMONEST:
                continue
            for end in range(max(orphan, start), min(start + _INSIDE, len(self.text)) + 1):
                right = self._found(self.text[end : end + _AFTER])
                if 1 < len(right) < _COMMONEST:
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
        left, right = agreement(self.text, here, there)
        text = self.text[there[0] : there[1]]
        words = self.text[there[0] - left : there[1] + right]
        added = max(0, len(text) - 1 - (here[1] - here[0]))
        size = han_count(words) - added
        return Sister(*here, text, here[0] - left, here[1] + right, size, words.strip())


def _first(places: Iterator[int], most: int) -> set[int]:
    """Return the first different places, without looking for more: rows of a table are all alike."""
    found: set[int] = set()
    for place in places:
        found.add(place)
        if len(found) == most:
            break
    return found


class _Searched(dict[str, list[int]]):
    """The places of stretches in a text, found when they are asked for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def __missing__(self, run: str) -> list[int]:
        places: list[int] = []
        place = self._text.find(run) if run else -1
        while place >= 0 and len(places) < _READ:
            places.append(place)
            place = self._text.find(run, place + 1)
        self[run] = places
        return places


def sisters(text: str, *, few: bool = False) -> Sisters:
    """Return the index of a text's short stretches; ``few`` where few of them will be asked for."""
    if few:
        return Sisters(text, _Searched(text))
    runs: dict[str, list[int]] = defaultdict(list)
    for length in (_BEFORE, _AFTER):
        for place in range(len(text) - length + 1):
            runs[text[place : place + length]].append(place)
    return Sisters(text, runs)


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


def added(short: str, long: str) -> list[str]:
    """Return the stretches that the longer of two texts has more, in order."""
    found = [""]
    rest = short
    for letter in long:
        if rest and letter == rest[0]:
            rest = rest[1:]
            found.append("")
        else:
            found[-1] += letter
    return [each for each in found if each]
