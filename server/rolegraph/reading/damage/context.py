"""What a document and plain Chinese make likely: the judge between two readings."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rolegraph.reading.damage.fragments import Fragments, fragments_of
from rolegraph.reading.damage.words import Words, is_han, words
from rolegraph.reading.phrases import phrases
from rolegraph.reading.scripts import simplify
from rolegraph.resources import lexicon

_SIGNS = frozenset("。、，；：？！“”‘’（）【】《》〈〉—…·")


@dataclass(frozen=True, slots=True)
class Context:
    """A document's Simplified text, its fragments, the dictionary, and what Chinese is mostly made of."""

    text: str
    fragments: Fragments
    words: Words
    common: frozenset[str]

    def is_common(self, letter: str) -> bool:
        """Say whether a character, in either script, is one that plain Chinese is made of."""
        return not is_rare(letter)

    def is_plausible(self, letter: str) -> bool:
        """Say whether a character or sign can be expected in good text."""
        return letter in _SIGNS or self.is_common(letter)

    def strangeness(self, text: str) -> int:
        """Return how many characters of a text are rare or belong to no word."""
        simple = simplify(text)
        rare = sum(is_han(letter) and letter not in self.common for letter in simple)
        return rare + len(self.words.orphans(simple))

    def attested(self, fragment: str) -> bool:
        """Say whether the document holds a fragment, in Simplified script."""
        return simplify(fragment) in self.text

    def choose(self, options: list[str], left: str, right: str) -> str:
        """Return the one of several characters that fits between two texts best, "" where two do."""
        before, after = simplify(left), simplify(right)
        scored = sorted(
            ((self._fit(_simple(option), before, after), option) for option in options),
            reverse=True,
        )
        if not scored or scored[0][0] <= 0 or (len(scored) > 1 and scored[0][0] == scored[1][0]):
            return ""
        return scored[0][1]

    def _fit(self, letter: str, left: str, right: str) -> int:
        pairs = [pair for pair in (left[-1:] + letter, letter + right[:1]) if len(pair) == 2]
        triples = [three for three in (left[-2:] + letter, letter + right[:2]) if len(three) == 3]
        known = sum(map(self._known, pairs)) + 2 * sum(map(self._known, triples))
        in_words = sum(map(self.words.knows, pairs))
        lost = len(left) in self.words.orphans(left + letter + right)
        return known + in_words + (letter in _SIGNS) - 2 * (lost and not known)

    def _known(self, fragment: str) -> int:
        return 4 if fragment in self.fragments else int(fragment in _standard())

    def next_number(self, before: str, after: str, place: int) -> str:
        """Return the number that continues a series of numbers between two fragments, or "".

        【篇1：… 【篇2：… and then 【篇?：… gives 3. ``place`` is where in the text the series breaks.
        """
        series = re.compile(rf"{re.escape(simplify(before))}(\d){re.escape(simplify(after))}")
        numbers = [int(found[1]) for found in series.finditer(self.text[:place])]
        return str(numbers[-1] + 1) if numbers and numbers[-1] < 9 else ""


@cache
def _standard() -> Fragments:
    return fragments_of(phrases().lines)


@lru_cache(maxsize=20_000)
def _simple(letter: str) -> str:
    return simplify(letter)


@lru_cache(maxsize=20_000)
def is_rare(letter: str) -> bool:
    """Say whether a character, in either script, is none that plain Chinese is made of."""
    return letter not in common_characters() and simplify(letter) not in common_characters()


@cache
def common_characters() -> frozenset[str]:
    """Return the Simplified characters that written Chinese is mostly made of."""
    return frozenset("".join(lexicon("reading/common-characters.yaml")["characters"]))


def context_of(text: str) -> Context:
    """Return the context that a document's stored text gives."""
    simple = simplify(text)
    return Context(simple, fragments_of(simple), words(), common_characters())
