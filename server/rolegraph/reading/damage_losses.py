"""Single lost characters, put back where a sister sentence or a standard phrase shows which one.

A loss is looked for only beside a character that no word explains, and a candidate counts only
where it leaves fewer such characters than before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from rolegraph.reading.copies import Sister, Sisters, sisters
from rolegraph.reading.damage_draft import Edit, Reason
from rolegraph.reading.damage_words import Words, is_han
from rolegraph.reading.phrases import Phrases

_AROUND = 12
_ENDS = "\n。；;"
_STARTS = frozenset("\n。；;:：)）】0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮■●◆·、")
#: Below this a phrase needs whole words on both sides.
_SHORT = 6
#: In one round, proofs much shorter than the best wait: what they rest on may still change.
_FIRST, _STEP = 4, 3
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Demands:
    """How many characters a phrase, or the agreement with a sister sentence, must have.

    ``everywhere`` also looks beside characters that may stand alone; ``more`` is what a proof
    must have beyond the others there.
    """

    phrase: int
    copy: int
    everywhere: bool
    more: int = 1


#: A document that loses characters all over may lose them here too; a sound one hardly.
DAMAGED, SOUND = Demands(4, 5, True), Demands(6, 8, False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may have stood at ``start``–``end``, and what says so; ``size`` is the proof's length."""

    start: int
    end: int
    text: str
    size: int
    basis: str
    proof: str


@dataclass(frozen=True, slots=True)
class Search:
    """One round of looking for losses in a text."""

    text: str
    demands: Demands
    words: Words
    lexicon: Phrases
    index: Sisters
    orphans: frozenset[int]

    def findings(self) -> Iterator[tuple[int, Edit]]:
        """Yield what puts lost characters back, each with the length of its proof."""
        lone = self.words.lone(self.text) if self.demands.everywhere else self.orphans
        for place in sorted({*lone, *self.orphans}):
            enough = [each for each in self._candidates(place) if self._suffices(each, place)]
            yield from self._decided(enough)

    def _candidates(self, place: int) -> Iterator[Candidate]:
        yield from self._from_phrases(place)
        yield from self._from_openers(place)
        for sister in chain(self.index.insertions(place), self.index.insertions(place + 1)):
            yield _from(sister)
        for sister in self.index.replacements(place):
            if sounds_like(self.text[place], sister.text):
                yield _from(sister)

    def _suffices(self, each: Candidate, place: int) -> bool:
        least = self.demands.copy if each.basis == "copy" else self.demands.phrase
        return each.size >= least + (0 if place in self.orphans else self.demands.more)

    def _from_phrases(self, orphan: int) -> Iterator[Candidate]:
        text, longest = self.text, self.lexicon.longest
        for start in range(max(0, orphan - longest), orphan + 1):
            for end in range(max(orphan + 1, start + 3), min(len(text), start + longest) + 1):
                for phrase, gap in self.lexicon.explaining(text[start:end]):
                    if self._fits(start, end, phrase, start + gap in (orphan, orphan + 1)):
                        yield _standard(start + gap, start + gap, phrase[gap], phrase)
                rest = text[start:orphan] + text[orphan + 1 : end]
                for phrase, gap in self.lexicon.explaining(rest):
                    if start + gap == orphan and sounds_like(text[orphan], phrase[gap]):
                        yield _standard(orphan, orphan + 1, phrase[gap], phrase)

    def _fits(self, start: int, end: int, phrase: str, beside: bool) -> bool:
        """Say whether a phrase may stand here: a short one only beside the orphan, between words."""
        if len(phrase) >= _SHORT:
            return True
        outside = {start - 1, end} & self.orphans
        return not outside and (beside or len(phrase) > 4)

    def _from_openers(self, orphan: int) -> Iterator[Candidate]:
        """Yield the first characters of words that items begin with (③责… → ③负责…)."""
        if orphan and self.text[orphan - 1] not in _STARTS:
            return
        for opener in self.lexicon.openers:
            if self.text.startswith(opener[1:], orphan):
                yield Candidate(orphan, orphan, opener[0], 4, "lexicon", opener)

    def _decided(self, candidates: Iterable[Candidate]) -> Iterator[tuple[int, Edit]]:
        """Yield the edit that is better explained than every other, if there is one."""
        readings: dict[tuple[int, str], list[Candidate]] = defaultdict(list)
        for each in candidates:
            low, high = self._clause(each)
            after = self.text[low : each.start] + each.text + self.text[each.end : high]
            if self._better(self.text[low:high], after):
                readings[low, after + self.text[high : high + 8]].append(each)
        ranked = sorted(readings.values(), key=_weight, reverse=True)
        if not ranked or (len(ranked) > 1 and _weight(ranked[0]) == _weight(ranked[1])):
            return
        best = max(ranked[0], key=lambda each: (each.size, each.basis))
        reason = _reason(best, {each.basis for each in ranked[0]})
        yield _weight(ranked[0]), Edit(best.start, best.end, best.text, reason)

    def _better(self, before: str, after: str) -> bool:
        fewer = len(self.words.orphans(after)) - len(self.words.orphans(before))
        return fewer < 0 or (
            self.demands.everywhere
            and fewer == 0
            and len(self.words.lone(after)) < len(self.words.lone(before))
        )

    def _clause(self, each: Candidate) -> tuple[int, int]:
        """Return the span around a candidate in which words can depend on it."""
        text = self.text
        low, high = max(0, each.start - _AROUND), min(len(text), each.end + _AROUND)
        low = max([low, *(text.rfind(end, low, each.start) + 1 for end in _ENDS)])
        ends = [found for end in _ENDS if (found := text.find(end, each.end, high)) >= 0]
        return low, min([high, *ends])


def losses(text: str, demands: Demands, words: Words, lexicon: Phrases) -> list[Edit]:
    """Return the edits that put lost characters back, one round of them.

    The best proved come first; of edits near each other only the best is made, since it changes
    what the others rest on.
    """
    orphans = frozenset(words.orphans(text))
    if not orphans:
        return []
    search = Search(text, demands, words, lexicon, sisters(text), orphans)
    found = sorted(search.findings(), key=lambda finding: (-finding[0], finding[1].start))
    least = max(_FIRST, found[0][0] - _STEP) if found else 0
    chosen: list[Edit] = []
    for weight, edit in found:
        if weight >= least and all(abs(edit.start - each.start) > _NEAR for each in chosen):
            chosen.append(edit)
    return chosen


def _weight(candidates: list[Candidate]) -> int:
    return max(each.size for each in candidates) + (len({each.basis for each in candidates}) > 1)


def _from(sister: Sister) -> Candidate:
    return Candidate(sister.start, sister.end, sister.text, sister.size, "copy", sister.words)


def _standard(start: int, end: int, letter: str, phrase: str) -> Candidate:
    return Candidate(start, end, letter, len(phrase), "lexicon", phrase)


def _reason(best: Candidate, kinds: set[str]) -> Reason:
    sure = min(0.9, 0.55 + 0.05 * best.size + (0.05 if len(kinds) > 1 else 0))
    if best.basis == "copy":
        note = f"the document also says {best.proof}"
    else:
        note = f"{best.proof} is the only standard phrase that fits"
    return Reason(best.basis, round(sure, 2), note)


def sounds_like(one: str, other: str) -> bool:
    """Say whether two characters have a reading in common, tones aside."""
    return is_han(one) and is_han(other) and one != other and bool(_sounds(one) & _sounds(other))


@cache
def _sounds(letter: str) -> frozenset[str]:
    # The dictionary takes longer to load than a document to read, and few documents need it.
    from pypinyin import Style, pinyin

    return frozenset(pinyin(letter, style=Style.NORMAL, heteronym=True)[0])
