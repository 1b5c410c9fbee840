"""Words of a question that no phrase explains: found as the documents write them, or unknown."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from rolegraph import resources
from rolegraph.questions.stated.matching import Group
from rolegraph.questions.understanding.deeds import is_thing
from rolegraph.questions.understanding.index import Index
from rolegraph.questions.understanding.parsing import Parsed
from rolegraph.questions.words.lexicon import SYNONYM, VERBS, deeds_with
from rolegraph.questions.words.segmenting import Segment

#: A verb that says little (handle, carry out), or that nobody has listed, says less still.
LIGHT = 0.25
#: What an unknown word weighs, as a share of the rarest word.
UNKNOWN = 0.5
PAIRS = 0.6

#: Cues behind which a question says what is done.
_DOING = frozenset(("who", "which-unit", "may", "must"))


def glue(one: Segment) -> bool:
    """Whether a segment is one character that says nothing by itself, and is no particle (的, 由)."""
    han = len(one.phrase) == 1 and not one.phrase[0].isascii()
    empty = one.names("stop") or one.names("politeness")
    return han and bool(empty) and not one.names("particle")


def unexplained(one: Segment) -> bool:
    """Whether a segment is a Chinese character of which nothing is known."""
    return not one.meanings and not one.phrase[0].isascii() and one.phrase[0].isalpha()


def ends_thing(one: Segment, before: Segment | None) -> bool:
    """Whether a character that says nothing by itself ends the name of a thing nobody knows: 奖项."""
    if before is None or not unexplained(before) or before.last + 1 != one.first:
        return False
    return glue(one) and one.phrase[0] in _told("ends_of_things")


def ends_modifier(one: Segment, before: Segment | None, after: Segment | None) -> bool:
    """Say whether a character that says nothing by itself ends a word nobody knows before a thing: 军用."""
    if before is None or after is None or not unexplained(before):
        return False
    together = before.last + 1 == one.first and one.last + 1 == after.first
    return together and glue(one) and is_thing(after) and len(after.phrase) > 1


def one_character(one: Segment) -> bool:
    """Say whether a segment is a Chinese character that is a thing: the 店 of 店员, the 班 of 领班."""
    return len(one.phrase) == 1 and not one.phrase[0].isascii() and bool(one.names("entry"))


def ends_word(one: Segment, before: Segment | None) -> bool:
    """Say whether a character ends a word whose first one nobody knows, and is no thing by itself: 涨价."""
    if before is None or len(one.phrase) != 1 or one.phrase[0].isascii() or not one.names("entry"):
        return False
    first = before.phrase[0]
    # 修 begins 修理 and may be a deed by itself; 票 only ends 开票.
    deed = any(verb[0] == first for verb in deeds_with(first))
    return unexplained(before) and before.last + 1 == one.first and not deed


def unknown_word(parsed: Parsed, one: Segment, index: Index) -> Group:
    """A word that the lexicon lacks: the documents' own, or unknown; behind *who* it is a deed."""
    said = parsed.said(one)
    found = {one.phrase: 1.0}
    weight = index.clauses.weight(found)
    group = known(Group(said, found, weight, first=one.first, last=one.last), index)
    if group.known or not predicate(parsed, one):
        return group
    return replace(group, verb=True, weight=LIGHT * group.weight)


def predicate(parsed: Parsed, one: Segment, behind: frozenset[str] = _DOING) -> bool:
    """Say whether a word stands where a question has its verb: ``behind`` *who*, *who may*, 由谁."""
    told = (s for s in parsed.segments if s.last < one.first and not _between(s))
    before = list(told)[-1:]
    return any(behind & s.cues for s in before)


def _between(one: Segment) -> bool:
    """Whether a word may stand between *who* and its verb: who *both* …, 谁*来*…."""
    return "both" in one.cues or one.phrase == ("来",)


def known(group: Group, index: Index) -> Group:
    """Mark a word that no sentence has in any form; it weighs less than the rarest that one has."""
    if index.clauses.of_group(group):
        return group
    return replace(group, known=False, weight=UNKNOWN * index.clauses.weight({}))


def unknown_han(parsed: Parsed, chunk: list[Segment], index: Index) -> Iterator[Group]:
    """Neighbouring characters that no phrase explains: found as a whole, or by their pairs."""
    if not chunk:
        return
    whole = tuple(s.phrase[0] for s in chunk)
    if len(whole) == 1:
        yield from _character(parsed, chunk[0], index)
        return
    pairs = {whole[n : n + 2]: PAIRS for n in range(len(whole) - 1)}
    alternatives = {**pairs, whole: 1.0} if len(whole) > 2 else {whole: 1.0}
    known = index.clauses.frequency(alternatives) > 0
    weight = index.clauses.weight(alternatives) if known else UNKNOWN * index.clauses.weight({})
    said, deed = "".join(parsed.said(s) for s in chunk), not known and _is_asked(parsed, chunk[0])
    weight *= LIGHT if deed else 1.0
    first, last = chunk[0].first, chunk[-1].last
    yield Group(said, alternatives, weight, verb=deed, known=known, first=first, last=last)


def _character(parsed: Parsed, one: Segment, index: Index) -> Iterator[Group]:
    """A character that no phrase explains, behind who is asked for or *may*, is a deed: 谁来修.

    One of some behind a thing makes another thing: the 档案室 is not the 档案, 工程量 no 工程.
    """
    if not _is_asked(parsed, one):
        yield from _another_thing(parsed, one, index)
        return
    words = {form: SYNONYM for form in deeds_with(one.phrase[0])}
    weight = LIGHT * index.clauses.weight(words)
    known = bool(index.clauses.clauses(words))
    first, last = one.first, one.last
    yield Group(parsed.said(one), words, weight, verb=True, known=known, first=first, last=last)


@cache
def _told(name: str) -> frozenset[str]:
    return frozenset(resources.lexicon("questions/deeds.yaml")[name])


def makes_thing(one: Segment, before: Segment | None) -> bool:
    """Say whether a character ends another thing's name: 工程量 is no 工程, the 档案室 not the 档案."""
    if before is None or not unexplained(one) or before.last + 1 != one.first:
        return False
    if one.phrase[0] not in _told("other_things"):
        return False
    thing = any(not e.startswith(VERBS) for e in before.names("entry"))
    return thing and len(before.phrase) > 1 and not before.phrase[0].isascii()


def _another_thing(parsed: Parsed, one: Segment, index: Index) -> Iterator[Group]:
    for thing in (s for s in parsed.segments if makes_thing(one, s)):
        found = {(*thing.phrase, *one.phrase): 1.0}
        text = parsed.said(thing) + parsed.said(one)
        weight = index.clauses.weight(found)
        yield known(Group(text, found, weight, first=one.first, last=one.last), index)


def _is_asked(parsed: Parsed, one: Segment) -> bool:
    """Whether a word stands where a question has its deed: behind who is asked for, or *may*."""
    told = (s for s in parsed.segments if s.last < one.first)
    before = [s for s in told if not (glue(s) or _between(s))][-1:]
    return any(_DOING & s.cues for s in before)
