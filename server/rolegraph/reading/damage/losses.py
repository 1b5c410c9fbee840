"""Single lost characters, put back where a sister sentence or a standard phrase shows which one.

A loss is looked for only beside a character that no word explains, and a candidate counts only
where it leaves fewer such characters than before, and where no other is as well proved.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rolegraph.reading.copies import sisters
from rolegraph.reading.damage.candidates import Candidate, Evidence
from rolegraph.reading.damage.draft import Edit, Reason
from rolegraph.reading.damage.slips import are_variants
from rolegraph.reading.damage.words import Words, orphans_of
from rolegraph.reading.phrases import Phrases

_AROUND = 12
_ENDS = "\n。；;"
#: A proof this short also needs a word without rivals, or one that is said so much more often.
_WEAK, _TIMES = 4, 2
#: Between phrases as long as this the document's own use decides, where it is so much clearer.
_LONG, _CLEARLY = 6, 10
#: Between short ones too, where it says the one so often and never the other.
_OFTEN = 3
#: What turns a meaning round.
_OPPOSITES = dict(zip("上下内外前后增减收付出入", "下上外内后前减增付收入出", strict=True))
_LEAST = 3
_DECIDES = re.compile("审[核批]$|[0-9元万%％天次折]以[上下内外]$")
#: Two changes nearer than this are made one after the other.
_NEAR = 3
#: For so few places a text is searched; for more it is indexed.
_FEW = 40


#: So many characters more must prove that several letters are lost and not one.
_MUCH = 2
#: What a unit calls itself, and what an amount is written with.
_OWN = re.compile("[本我该各][处部院校所局厂店司科室组班]$")
_AMOUNTS = frozenset("〇零一二三四五六七八九十百千万亿元0123456789")
#: An edit with the length of its proof.
Finding = tuple[int, Edit]


@dataclass(frozen=True, slots=True)
class Demands:
    """How many characters a phrase, or the agreement with a sister sentence, must have.

    ``alone`` is that number where the character beside the loss may stand alone; 0 where losses
    are not looked for there. ``longer``: several characters may be lost side by side.
    ``hidden`` is what a phrase must have where no character is left over; 0 for never. ``sound``
    texts are taken at their word where they can be.
    """

    phrase: int
    copy: int
    alone: int = 0
    longer: bool = False
    hidden: int = 0
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """One round of looking for losses in a text."""

    evidence: Evidence
    demands: Demands
    words: Words

    def findings(self) -> Iterator[Finding]:
        """Yield what puts lost characters back, each with the length of its proof."""
        text, orphans = self.evidence.text, self.evidence.orphans
        places = {*self.words.lone(text), *orphans} if self.demands.alone else orphans
        if self.demands.hidden:
            yield from self._hidden()
        for place in sorted(places):
            found = self._decided(self.evidence.candidates(place), place)
            if self.demands.longer and place in orphans:
                found = _better(found, self._decided(self.evidence.longer(place), place))
            if found:
                yield found

    def _hidden(self) -> Iterator[Finding]:
        """Yield what long phrases show to be lost where one phrase alone fits a place."""
        fitting: dict[int, list[Candidate]] = defaultdict(list)
        for each in self.evidence.hidden(self.demands.hidden):
            fitting[each.start].append(each)
        for place, candidates in fitting.items():
            best = max(candidates, key=lambda each: each.size)
            if len({each.text for each in candidates}) == 1:
                edit = Edit(place, place, best.text, _reason(best, {best.basis}))
                yield best.size, edit

    def _suffices(self, each: Candidate, place: int) -> bool:
        least = self.demands.copy if each.basis == "copy" else self.demands.phrase
        if place not in self.evidence.orphans:
            least = max(least, self.demands.alone)
        return each.size >= least

    def _decided(self, candidates: Iterable[Candidate], place: int) -> Finding | None:
        """Return the edit that is better explained than every other, if there is one."""
        readings: dict[str, list[Candidate]] = defaultdict(list)
        for each in candidates:
            if self._suffices(each, place):
                readings[self._reading(each, place)].append(each)
        helpful = [group for group in readings.values() if self._helps(group[0])]
        ranked = sorted(helpful, key=self._rank, reverse=True)
        if not ranked or (len(ranked) > 1 and not self._outdoes(*ranked[:2])):
            return None
        best = max(ranked[0], key=lambda each: (each.size, each.basis))
        if _weight(ranked[0]) <= _WEAK and self._rivalled(best):
            return None
        if self._turned(best):
            return None
        reason = _reason(best, {each.basis for each in ranked[0]})
        return _weight(ranked[0]), Edit(best.start, best.end, best.text, reason)

    def _reading(self, each: Candidate, place: int) -> str:
        """Return the words around a place as a candidate has them."""
        text = self.evidence.text
        low, high = max(0, place - 2 * _AROUND), place + 2 * _AROUND
        return text[low : each.start] + each.text + text[each.end : high]

    def _helps(self, each: Candidate) -> bool:
        text = self.evidence.text
        low, high = self._clause(each)
        before = text[low:high]
        after = text[low : each.start] + each.text + text[each.end : high]
        if (
            each.start == each.end
            and len(each.text) == 1
            and each.text in _beside(text, each.start)
        ):
            return False
        fewer = len(self.words.orphans(before)) - len(self.words.orphans(after))
        if fewer or not self.demands.alone:
            return fewer > 0
        return len(self.words.lone(after)) < len(self.words.lone(before))

    def _outdoes(self, best: list[Candidate], other: list[Candidate]) -> bool:
        """Say whether a reading is proved better than another.

        Between long phrases, and between variants of one character, the word counts that the
        document says far more often; between short phrases, the one that alone it says.
        """
        if _weight(best) != _weight(other):
            return True
        one, two = best[0], other[0]
        if are_variants(one.text, two.text):
            return self._said(one) != self._said(two)
        often, seldom = sorted((self._said(one), self._said(two)), reverse=True)
        clear = _weight(best) >= _LONG and often >= _CLEARLY * max(1, seldom)
        never = not seldom and often >= _OFTEN
        return (clear or never) and self._said(one) == often

    def _rank(self, candidates: list[Candidate]) -> tuple[int, int]:
        return _weight(candidates), self._said(candidates[0])

    def _said(self, each: Candidate) -> int:
        """Return how often the document has the pairs of characters that a candidate makes."""
        text = self.evidence.text
        pairs = (
            text[each.start - 1 : each.start] + each.text,
            each.text + text[each.end : each.end + 1],
        )
        return max(text.count(pair) for pair in pairs)

    def _rivalled(self, each: Candidate) -> bool:
        """Say whether the word that a letter completes could well be another one."""
        if each.alone or each.end > each.start or len(each.text) > 1:
            return False
        low, high = self._clause(each)
        text = self.evidence.text
        if each.begins and not self._said(each):
            # 有对力资源投入: nothing before 力 tells 人力资源 from 运力资源.
            return True
        here = low
        for word in self.words.cut(text[low : each.start] + each.text + text[each.end : high]):
            if here <= each.start < here + len(word):
                half = word.replace(each.text, "", 1)
                around = (
                    text[max(0, here - 2) : here],
                    text[here + len(half) : here + len(half) + 2],
                )
                return len(word) == 2 and self.evidence.rivals(word, half, _TIMES, around)
            here += len(word)
        return False

    def _turned(self, each: Candidate) -> bool:
        """Say whether the opposite would stand there as well (直接|级 may be 直接上级 or 直接下级).

        Of 报经理审| nothing but a whole copy tells 审核 from 审批, and of 3000元以| none the bound.
        """
        text, other = self.evidence.text, _OPPOSITES.get(each.text, "")
        if _DECIDES.search(text[max(0, each.start - _AROUND) : each.start] + each.text):
            return True
        around = text[max(0, each.start - 2) : each.start] + other + text[each.end : each.end + 1]
        known = around in self.evidence.lexicon.lines or around in text
        return bool(other) and len(around) > _LEAST and known

    def _clause(self, each: Candidate) -> tuple[int, int]:
        """Return the span around a candidate in which words can depend on it."""
        text = self.evidence.text
        low, high = max(0, each.start - _AROUND), min(len(text), each.end + _AROUND)
        low = max([low, *(text.rfind(end, low, each.start) + 1 for end in _ENDS)])
        ends = [found for end in _ENDS if (found := text.find(end, each.end, high)) >= 0]
        return low, min([high, *ends])


def losses(text: str, demands: Demands, words: Words, lexicon: Phrases) -> list[Edit]:
    """Return the edits that put lost characters back, one round of them, best proved first.

    Of edits near each other only the best is made, since it changes what the others rest on.
    """
    orphans = orphans_of(text)
    if not orphans:
        return []
    evidence = Evidence(text, orphans, lexicon, sisters(text, few=len(orphans) <= _FEW))
    every = Search(evidence, demands, words).findings()
    found = sorted(
        (finding for finding in every if not _says_otherwise(text, finding[1], demands.sound)),
        key=lambda finding: (-finding[0], finding[1].start),
    )
    chosen: list[Edit] = []
    taken: set[int] = set()
    for _, edit in found:
        if taken.isdisjoint(range(edit.start - _NEAR, edit.end + _NEAR + 1)):
            chosen.append(edit)
            taken.update(range(edit.start, edit.end + 1))
    return chosen


def _says_otherwise(text: str, edit: Edit, sound: bool) -> bool:
    """Say whether a text without a character says something of its own there, which is no loss.

    No sister sentence can tell how much money stood before 元. In a ``sound`` text 本处|的 is the
    bearer's unit and no 处长, and 预|、决算 leaves out what follows once for both.
    """
    counts = set(edit.text) <= _AMOUNTS and text[edit.end : edit.end + 1] in _AMOUNTS
    if counts or not sound:
        return counts
    own = _OWN.search(text, 0, edit.start) is not None
    later = text[edit.end + 1 : edit.end + 5] if text.startswith("、", edit.end) else ""
    shared = edit.reason.basis == "lexicon" and edit.text in later
    return own or shared


def _better(one: Finding | None, more: Finding | None) -> Finding | None:
    """Return the finding of one letter, or that of several where much more proves it."""
    return more if more and (one is None or more[0] >= one[0] + _MUCH) else one


def _weight(candidates: list[Candidate]) -> int:
    """Return the length of the best proof, one more where copy and lexicon agree."""
    return max(each.size for each in candidates) + (len({each.basis for each in candidates}) > 1)


def _beside(text: str, place: int) -> str:
    return text[max(0, place - 1) : place + 1]


def _reason(best: Candidate, kinds: set[str]) -> Reason:
    sure = min(0.9, 0.55 + 0.05 * best.size + (0.05 if len(kinds) > 1 else 0))
    if best.basis == "copy":
        note = f"the document also says {best.proof}"
    else:
        note = f"{best.proof} is the only standard phrase that fits"
    return Reason(best.basis, round(sure, 2), note)
