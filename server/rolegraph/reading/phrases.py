"""Standard phrases of role documents, found where one of their characters is missing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import permutations, product

from rolegraph.reading.damage.words import words
from rolegraph.resources import lexicon

#: What stands between the members of a pair: 收集和整理, 收集、整理.
_LINKS = ("和", "与", "及", "、")
_SHORTEST = 4
_HEAD, LONG_HEAD = 2, 5
#: The same places are asked about round after round.
_REMEMBERED = 8192
#: How far back a phrase begins, its length, the phrase, and the place of the character it lacks.
Found = tuple[int, int, str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """A phrase lexicon.

    ``whole`` holds every phrase, ``lines`` the same in one text, one a line; ``heads`` the phrases by what
    they can begin with where one character is missing (two characters), ``long_heads`` what the longer
    ones can begin with (five), ``longest`` the longest's length.
    ``halves`` are its words of two characters, by each of them, ``openers`` the words that items
    begin with, by their second character.
    """

    whole: frozenset[str]
    lines: str
    heads: dict[str, tuple[str, ...]]
    long_heads: frozenset[str]
    halves: dict[str, set[str]]
    openers: dict[str, tuple[str, ...]]
    longest: int

    def pairs_with(self, half: str) -> set[str]:
        """Return the lexicon's words of two characters that have this one."""
        return self.halves.get(half, set())

    def explaining(self, fragment: str) -> tuple[tuple[str, int], ...]:
        """Return the phrases that a fragment is, but for one character, and that one's place."""
        return _gaps(self, fragment[:_HEAD]).get(fragment, ())

    def around(self, before: str, after: str) -> tuple[Found, ...]:
        """Return the phrases but one character that reach from a text into the one behind it.

        Each with how far back it begins, how long it is here, and the place of what it lacks.
        """
        return _around(self, before, after)

    def instead(self, before: str, after: str) -> tuple[tuple[str, int], ...]:
        """Return the phrases that a text and the one behind it are but for the latter's first letter."""
        return _instead(self, before, after)


@lru_cache(maxsize=_REMEMBERED)
def _around(lexicon: Phrases, before: str, after: str) -> tuple[Found, ...]:
    text, place = before + after, len(before)
    return tuple(
        (place - start, end - start, phrase, gap)
        for start in range(min(place + 1, len(text)))
        if (head := text[start : start + _HEAD]) in lexicon.heads
        for gaps in [_gaps(lexicon, head)]
        for end in range(max(place + 1, start + 2), min(len(text), start + lexicon.longest) + 1)
        for phrase, gap in gaps.get(text[start:end], ())
    )


@lru_cache(maxsize=_REMEMBERED)
def _instead(lexicon: Phrases, before: str, after: str) -> tuple[tuple[str, int], ...]:
    text, place = before + after[1:], len(before)
    return tuple(
        (phrase, gap)
        for start in range(place + 1)
        if (head := text[start : start + _HEAD]) in lexicon.heads
        for gaps in [_gaps(lexicon, head)]
        for end in range(max(place, start + 3), min(len(text), start + lexicon.longest - 1) + 1)
        for phrase, gap in gaps.get(text[start:end], ())
        if start + gap == place
    )


@cache
def phrases() -> Phrases:
    """Return the shipped phrase lexicon (data/lexicon/repair/phrases.yaml)."""
    data = lexicon("repair/phrases.yaml")
    openers = frozenset(data.pop("openers").split())
    names = frozenset(data["names"].split())
    whole = frozenset(phrase for phrase in _listed(data) if len(phrase) >= _SHORTEST) | names
    long_heads = frozenset(
        head
        for phrase in whole
        if len(phrase) > LONG_HEAD + 1
        for head in _begun(phrase, LONG_HEAD)
    )
    longest = max(map(len, whole))
    lines = "\n".join(sorted(whole))
    halves = by_half({*openers, *words().cut(lines)})
    seconds = {word[1] for word in openers}
    by_second = {letter: tuple(w for w in openers if w[1] == letter) for letter in seconds}
    return Phrases(whole, lines, _headed(whole), long_heads, halves, by_second, longest)


def by_half(every: Iterable[str]) -> dict[str, set[str]]:
    """Return the words of two characters, by each of their characters."""
    halves: dict[str, set[str]] = defaultdict(set)
    for word in every:
        if len(word) == 2:
            halves[word[0]].add(word)
            halves[word[1]].add(word)
    return halves


def _listed(data: dict[str, object]) -> Iterator[str]:
    for value in data.values():
        if isinstance(value, str):
            yield from value.split()
    for lists in _lists(data, "products"):
        yield from map("".join, product(*(each.split() for each in lists)))
    for each in _lists(data, "pairs"):
        yield from _paired(each.split() if isinstance(each, str) else each)


def _lists(data: dict[str, object], name: str) -> list[list[str]]:
    found = data.get(name, [])
    assert isinstance(found, list)
    return found


def _paired(words: Iterable[str]) -> Iterator[str]:
    for one, other in permutations(words, 2):
        yield from (f"{one}{link}{other}" for link in _LINKS)


def _headed(whole: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(whole):
        for head in _begun(phrase, _HEAD):
            found[head].append(phrase)
    return {head: tuple(every) for head, every in found.items()}


def _begun(phrase: str, size: int) -> set[str]:
    """Return what a phrase can begin with where one of its characters is missing."""
    return {phrase[:size], *(phrase[:at] + phrase[at + 1 : size + 1] for at in range(size))}


@cache
def _gaps(lexicon: Phrases, head: str) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return the phrases with such a head by what they are without one character, and the place of that.

    Worked out for the heads that a text has: of all there are fifty thousand, of which a text asks for few.
    """
    gaps: dict[str, list[tuple[str, int]]] = {}
    for phrase in lexicon.heads.get(head, ()):
        seen = set()
        for place in range(len(phrase)):
            rest = phrase[:place] + phrase[place + 1 :]
            if rest.startswith(head) and rest not in lexicon.whole and rest not in seen:
                seen.add(rest)
                gaps.setdefault(rest, []).append((phrase, place))
    return {rest: tuple(found) for rest, found in gaps.items()}
