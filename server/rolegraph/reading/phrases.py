"""Standard phrases of role documents, found where one of their characters is missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import permutations, product

import yaml

from rolegraph.resources import folder

#: What stands between the members of a pair: 收集和整理, 收集、整理.
_LINKS = ("和", "与", "及", "、")
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Phrases:
    """A phrase lexicon.

    ``gaps`` leads from a phrase without one character to the phrases it can be and the place of
    the missing character; ``whole`` holds every phrase, ``lines`` the same in one text, one a line;
    ``longest`` is the length of the longest.
    """

    whole: frozenset[str]
    lines: str
    gaps: dict[str, tuple[tuple[str, int], ...]]
    openers: frozenset[str]
    longest: int

    def explaining(self, fragment: str) -> tuple[tuple[str, int], ...]:
        """Return the phrases that a fragment is, but for one character, and that one's place."""
        return self.gaps.get(fragment, ())


@cache
def phrases() -> Phrases:
    """Return the shipped phrase lexicon (data/lexicon/repair/phrases.yaml)."""
    text = folder("data/lexicon/repair").joinpath("phrases.yaml").read_text("utf-8")
    data = yaml.safe_load(text)
    openers = frozenset(data.pop("openers").split())
    whole = frozenset(phrase for phrase in _listed(data) if len(phrase) >= _SHORTEST)
    return Phrases(whole, "\n".join(sorted(whole)), _gaps(whole), openers, max(map(len, whole)))


def _listed(data: dict[str, object]) -> Iterator[str]:
    for value in data.values():
        if isinstance(value, str):
            yield from value.split()
    for lists in _lists(data, "products"):
        yield from map("".join, product(*(words.split() for words in lists)))
    for words in _lists(data, "pairs"):
        yield from _paired(words.split() if isinstance(words, str) else words)


def _lists(data: dict[str, object], name: str) -> list[list[str]]:
    found = data.get(name, [])
    assert isinstance(found, list)
    return found


def _paired(words: Iterable[str]) -> Iterator[str]:
    for one, other in permutations(words, 2):
        yield from (f"{one}{link}{other}" for link in _LINKS)


def _gaps(whole: frozenset[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    gaps: dict[str, list[tuple[str, int]]] = {}
    for phrase in sorted(whole):
        seen = set()
        for place in range(len(phrase)):
            rest = phrase[:place] + phrase[place + 1 :]
            if rest not in whole and rest not in seen:
                seen.add(rest)
                gaps.setdefault(rest, []).append((phrase, place))
    return {rest: tuple(found) for rest, found in gaps.items()}
