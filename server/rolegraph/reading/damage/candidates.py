"""What may have stood beside a character that no word explains, and what says so."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rolegraph.reading.copies import Sister, Sisters, added
from rolegraph.reading.damage.slips import are_variants
from rolegraph.reading.damage.words import is_han, words
from rolegraph.reading.phrases import LONG_HEAD, Phrases, by_half
from rolegraph.reading.pinyin import toneless

#: What stands before the first word of an item.
_START = re.compile(r"(?:^|[\n。；;:：(（)）】\d①-⑳■●◆·]|\d[、.．])\Z")
#: Words that a sister sentence may have more without this one having lost them.
_GRAMMAR = frozenset("的和与及并等")
_DISPENSABLE = frozenset(
    "的地得和与及或并等、各每所之其类项性化们级大新本该也都不未无非以对为在于由"
    "部员组处区市书表室门人量率度期者长费款副总单台库站店厂科"
)
#: A shorter proof needs whole words on both its sides.
_SHORT = 6
#: How many characters a word proves that items begin with, or that names a department.
_WORD = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may have stood at ``start``–``end``; ``size`` is how many characters prove it.

    ``alone`` says that no other word can stand there (only one opens items so),
    ``begins`` that the letter would begin the phrase that proves it.
    """

    start: int
    end: int
    text: str
    size: int
    basis: str
    proof: str
    alone: bool = False
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A text with its orphans, and what can prove a loss in it."""

    text: str
    orphans: frozenset[int]
    lexicon: Phrases
    sisters: Sisters

    def candidates(self, place: int) -> Iterator[Candidate]:
        """Yield what may be lost, or mistaken, at a character, one letter at a time."""
        yield from self._phrases(place)
        yield from self._openers(place)
        for sister in (*self.sisters.insertions(place), *self.sisters.insertions(place + 1)):
            yield from self._said(sister)
        for sister in self.sisters.replacements(place):
            if sounds_like(self.text[place], sister.text):
                yield from self._said(sister)

    def hidden(self, least: int) -> Iterator[Candidate]:
        """Yield letters that long phrases have more, wherever what is left looks like words.

        无不良记录 without 良 holds 无不, a word. Only a letter inside a phrase counts, and none
        that a phrase can do without, or that turns its meaning.
        """
        text, lexicon = self.text, self.lexicon
        for start in range(len(text)):
            if text[start : start + LONG_HEAD] not in lexicon.long_heads:
                continue
            for end in range(start + least - 1, min(len(text), start + lexicon.longest) + 1):
                for phrase, gap in lexicon.explaining(text[start:end]):
                    inside = 1 < gap < len(phrase) - 1 and phrase[gap] not in _DISPENSABLE
                    cut = self._cuts_words(start, end)
                    if (
                        inside
                        and not cut
                        and phrase[gap] not in text[start + gap - 1 : start + gap + 1]
                    ):
                        yield _standard(start + gap, start + gap, phrase, gap)

    def longer(self, place: int) -> Iterator[Candidate]:
        """Yield wordings of what stands around a character that hold several letters more."""
        for sister in self.sisters.expansions(place):
            runs = added(self.text[sister.start : sister.end], sister.text)
            if not _GRAMMAR.intersection(runs):
                yield from self._said(sister)

    def _phrases(self, place: int) -> Iterator[Candidate]:
        """Yield letters that phrases around a character have more, or in place of it."""
        text, longest = self.text, self.lexicon.longest
        before, after = text[max(0, place - longest) : place], text[place : place + longest]
        for back, length, phrase, gap in self.lexicon.around(before, after):
            start = place - back
            if self._fits(place, start, start + length, phrase, gap):
                yield _standard(start + gap, start + gap, phrase, gap)
        for phrase, gap in self.lexicon.instead(before, after):
            if sounds_like(text[place], phrase[gap]):
                yield _standard(place, place + 1, phrase, gap)

    def _fits(self, place: int, start: int, end: int, phrase: str, gap: int) -> bool:
        """Say whether a phrase may stand here: whole, and a short one only between words."""
        if gap == 0 and self.text[start - 1 : start] == phrase[0]:
            return False
        if gap == len(phrase) - 1 and self.text[end : end + 1] == phrase[-1]:
            return False
        if len(phrase) >= _SHORT:
            # 展车的日常管理 has a word that no list knows, and no workshop (车间).
            return gap != 1 or start - 1 not in self.orphans
        if self._cuts(start, end):
            return False
        if len(phrase) < _WORD:
            return {start, start + 1} <= self.orphans
        return len(phrase) > _WORD or start + gap in (place, place + 1)

    def _cuts(self, start: int, end: int) -> bool:
        """Say whether an orphan stands beside a stretch, so that a word may reach into it."""
        return start - 1 in self.orphans or end in self.orphans

    def _cuts_words(self, start: int, end: int) -> bool:
        """Say whether a stretch ends inside a word (人员的排|班权)."""
        return words().knows(self.text[end - 1 : end + 1])

    def _openers(self, place: int) -> Iterator[Candidate]:
        """Yield the first characters of words that items begin with (③责… → ③负责…)."""
        if not _START.search(self.text[max(0, place - 2) : place]):
            return
        openers = self.lexicon.openers.get(self.text[place], ())
        fitting = [each for each in openers if self.text.startswith(each[1:], place)]
        if len(fitting) == 1:
            word = fitting[0]
            yield Candidate(place, place, word[0], _WORD, "lexicon", word, alone=True)

    def rivals(self, word: str, half: str, times: int, around: tuple[str, str]) -> bool:
        """Say whether another word with the same half may stand here as well.

        It may where the document does not say the one ``times`` as often, or never says either;
        but not where the standard phrases and the document never put it between these words.
        """
        slot = word.index(half)
        often, halves = _frequencies(self.text)
        others = self.lexicon.pairs_with(half) | halves.get(half, set())
        counts = [
            often[other]
            for other in others
            if other != word and other[slot] == half and self._said_with(other, around)
        ]
        most = max(counts, default=0)
        return bool(counts) and (often[word] < times * most or not often[word])

    def _said_with(self, word: str, around: tuple[str, str]) -> bool:
        """Say whether a word stands anywhere behind or before the words around a place."""
        pairs = (around[0] + word, word + around[1])
        return any(pair in self.text or pair in self.lexicon.lines for pair in pairs)

    def _said(self, sister: Sister) -> Iterator[Candidate]:
        if sister.size >= _SHORT or not self._cuts(sister.low, sister.high):
            yield Candidate(
                sister.start, sister.end, sister.text, sister.size, "copy", sister.words
            )


@lru_cache(maxsize=2)
def _frequencies(text: str) -> tuple[Counter[str], dict[str, set[str]]]:
    """Return how often a text has each word, and its words of two characters by each."""
    often = Counter(words().cut(text))
    return often, by_half(often)


def _standard(start: int, end: int, phrase: str, gap: int) -> Candidate:
    size = max(_WORD, len(phrase))
    return Candidate(start, end, phrase[gap], size, "lexicon", phrase, begins=not gap)


def sounds_like(one: str, other: str) -> bool:
    """Say whether two characters have a reading in common, tones aside, and are no variants."""
    if one == other or not (is_han(one) and is_han(other)):
        return False
    return bool(toneless(one) & toneless(other)) and not are_variants(one, other)
