"""What is left of a question once its form is known: the words that a sentence must carry."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rolegraph.questions.stated.matching import Group
from rolegraph.questions.understanding.alternatives import alternatives
from rolegraph.questions.understanding.compounds import inner, with_of
from rolegraph.questions.understanding.index import Index
from rolegraph.questions.understanding.parsing import Parsed
from rolegraph.questions.understanding.strange import (
    LIGHT,
    UNKNOWN,
    ends_modifier,
    ends_thing,
    ends_word,
    glue,
    known,
    makes_thing,
    one_character,
    predicate,
    unexplained,
    unknown_han,
    unknown_word,
)
from rolegraph.questions.words.lexicon import (
    VERBS,
    Phrase,
    party_forms,
)
from rolegraph.questions.words.segmenting import Segment

#: Verbs say less than what they are about; a period less than either.
VERB, PERIOD = 0.6, 0.7
#: A single Chinese character is rarely a word of its own in a sentence.
SINGLE = 0.1
#: What every document is about tells little: the *company's* policy.
OF_ALL = 0.5
_OF_ALL = frozenset(("units/company; firm; corporation; enterprise", "unit-type/company"))


def matter_of(parsed: Parsed, one: Segment, index: Index) -> Iterator[Group]:
    """Return what is left of a compound whose end names a kind: *expense* application."""
    for size in range(len(one.phrase) - 1, 0, -1):
        front = one.phrase[:size]
        meanings = index.lookup(front)
        if any(m.sort == "entry" for m in meanings):
            inner = Segment(front, meanings, one.first, one.last)
            yield _weighed(parsed.said(one), alternatives(inner, index), inner, index)
            return


class Words:
    """The content words of one question, each looked up once however many readings there are."""

    def __init__(self, parsed: Parsed, index: Index) -> None:
        """Take a question that has been cut."""
        self._parsed = parsed
        self._index = index
        self._by_segment: dict[int, tuple[Group, ...]] = {}
        self._clauses: dict[int, tuple[Group, dict[int, float]]] = {}

    def groups(self, taken: Iterable[int]) -> tuple[Group, ...]:
        """Return the content words but for the segments that a question's form has taken."""
        used = set(taken)
        found: list[Group] = []
        unknown: list[int] = []
        for number, one in enumerate(self._parsed.segments):
            outside = self._parsed.scoped(one) or self._parsed.counted(one)
            if number not in used and not outside and self._strange(number):
                unknown.append(number)
                continue
            found += self._unknown(unknown)
            unknown = []
            if number in used or self._parsed.situation(one):
                continue
            if not self._begins_other(number):
                found += self._known(number, one)
        found += self._unknown(unknown)
        # A case that is all that is asked about is the matter: 采购8万元,会签的是谁.
        case = [(n, s) for n, s in enumerate(self._parsed.segments) if n not in used]
        alone = (g for n, s in case if self._parsed.situation(s) for g in self._known(n, s))
        return tuple(found or alone)

    def credits(self, group: Group) -> dict[int, float]:
        """Return the clauses that carry a word, and how much it counts there."""
        if id(group) not in self._clauses:
            self._clauses[id(group)] = (group, self._index.clauses.of_group(group))
        return self._clauses[id(group)][1]

    def _strange(self, number: int) -> bool:
        """Whether a character is not known, or is half of a word that the documents have: 挪用, 过期."""
        several = self._parsed.segments
        if unexplained(several[number]):
            return True
        beside = [n for n in (number - 1, number + 1) if 0 <= n < len(several)]
        before = several[number - 1] if number else None
        after = several[number + 1] if number + 1 < len(several) else None
        if ends_modifier(several[number], before, after):
            return True
        if ends_word(several[number], before) or ends_thing(several[number], before):
            return True
        if one_character(several[number]) and any(
            unexplained(several[n]) and self._one_word(*sorted((n, number))) for n in beside
        ):
            return True
        return glue(several[number]) and any(
            unexplained(several[n])
            and (self._one_word(*sorted((n, number))) or (n == number + 1 and self._alone(n)))
            for n in beside
        )

    def _begins_other(self, number: int) -> bool:
        """Whether a thing's word is only the beginning of another's: the 工程 of 工程量."""
        several = self._parsed.segments
        ends = number + 1 < len(several) and makes_thing(several[number + 1], several[number])
        return ends and not (number + 2 < len(several) and self._strange(number + 2))

    def _alone(self, number: int) -> bool:
        several = self._parsed.segments
        return not any(unexplained(s) for s in several[number + 1 : number + 2])

    def _one_word(self, left: int, right: int) -> bool:
        one, two = (self._parsed.segments[n] for n in (left, right))
        return one.last + 1 == two.first and bool(
            self._index.clauses.having((one.phrase[-1], two.phrase[0]))
        )

    def _known(self, number: int, one: Segment) -> tuple[Group, ...]:
        if number not in self._by_segment:
            outside = self._parsed.scoped(one) or self._parsed.counted(one)
            found = () if outside else tuple(_group(self._parsed, one, self._index))
            self._by_segment[number] = found
        return self._by_segment[number]

    def _unknown(self, numbers: list[int]) -> tuple[Group, ...]:
        if not numbers:
            return ()
        key = -1 - numbers[0]
        if key not in self._by_segment:
            chunk = [self._parsed.segments[n] for n in numbers]
            self._by_segment[key] = tuple(unknown_han(self._parsed, chunk, self._index))
        return self._by_segment[key]


def _group(parsed: Parsed, one: Segment, index: Index) -> Iterator[Group]:
    sorts = {m.sort for m in one.meanings}
    if sorts & {"stop", "politeness"} or (sorts <= {"cue", "light", "need"} and sorts):
        return
    if not sorts:
        if one.phrase[0].isalnum():
            yield unknown_word(parsed, one, index)
        return
    whole = _as_deed(parsed, one, _weighed(parsed.said(one), alternatives(one, index), one, index))
    if len(one.phrase) == 1 or one.names("position"):
        # A title is met whole: 大客户代表 is no 销售代表.
        yield known(whole, index) if len(one.phrase) == 1 else whole
        return
    whole = replace(whole, alternatives={**whole.alternatives, **with_of(one.phrase, index)})
    found = _with_parts(whole, inner(one, index), index)
    if not (one.phrase[0].isascii() or index.clauses.of_group(found)):
        found = _with_parts(whole, inner(one, index, finely=True), index)
    yield found if index.clauses.frequency(found.alternatives) else _rare(found, index)


def _as_deed(parsed: Parsed, one: Segment, whole: Group) -> Group:
    """Return a word as a verb where it says what is done: who *sells*, whatever else it may be."""
    if parsed.determined(one) or parsed.of_matter(one):
        return replace(whole, weight=whole.weight / VERB, verb=False) if whole.verb else whole
    if parsed.nominal(one):
        return replace(whole, weight=whole.weight * LIGHT, verb=True)
    deed = any(e.startswith(VERBS) for e in one.names("entry"))
    return replace(whole, verb=True) if deed and predicate(parsed, one) else whole


def _with_parts(whole: Group, several: Iterable[Segment], index: Index) -> Group:
    found = tuple(several)
    owned = bool(found) and found[0].phrase in party_forms()
    return replace(whole, parts=tuple(alternatives(p, index) for p in found), owned=owned)


def _rare(found: Group, index: Index) -> Group:
    """Weigh a compound that no sentence has as such: it is unknown unless its parts stand together."""
    together = {index.clauses.owners[c] for c in index.clauses.of_group(found)}
    if not together:
        return replace(found, known=False, weight=UNKNOWN * index.clauses.weight({}))
    return replace(found, weight=math.log(1 + index.clauses.size / (1 + len(together))))


def _weighed(said: str, alternatives: dict[Phrase, float], one: Segment, index: Index) -> Group:
    entries = one.names("entry")
    verb = bool(one.names("kinds")) or (
        bool(entries) and all(e.startswith(VERBS) for e in entries)
    )
    weight = index.clauses.weight(alternatives)
    if verb:
        weight *= LIGHT if one.names("light") else VERB
    if len(one.phrase) == 1 and not one.phrase[0].isascii():
        weight *= SINGLE
    elif one.names("period"):
        weight *= PERIOD
    elif tells_little(one):
        weight *= OF_ALL
    return Group(said, alternatives, weight, verb=verb, first=one.first, last=one.last)


def tells_little(one: Segment) -> bool:
    """Say whether a word is for what every document is about: the company."""
    return bool(set(one.names("entry")) & _OF_ALL)


def unknown_words(several: Iterable[Group]) -> tuple[str, ...]:
    """Return the words that occur nowhere, in any script, synonym or translation known."""
    return tuple(dict.fromkeys(g.text for g in several if not g.known))
