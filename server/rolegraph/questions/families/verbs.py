"""The verbs of a question: which words say what is done, and how sentences write them."""

from collections.abc import Sequence

from rolegraph.questions.families.governing import light_verbs
from rolegraph.questions.stated.matching import Group, Match, spaced
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.understanding.strange import predicate
from rolegraph.questions.words.lexicon import VERBS
from rolegraph.questions.words.segmenting import Segment


def is_deed(frame: Frame, group: Group) -> bool:
    """Whether a word says what is done: a verb known as one, with a meaning of its own."""
    one = frame.segment_of(group)
    told = one.names("entry") or one.names("kinds") or not one.meanings
    letter = len(one.phrase) == 1 and not one.phrase[0].isascii() and bool(one.meanings)
    # 谁能改 asks who changes it; of 写 too many other verbs say the same.
    letter = letter and not (one.names("kinds") and predicate(frame.parsed, one))
    return bool(group.verb and told) and not (
        letter or one.names("light") or frame.says_where(group)
    )


def verb_forms(frame: Frame, verb: Group) -> tuple[str, ...]:
    """Return what a verb can be written as; of a word that is a thing as well (sale), the deed alone."""
    one, known = frame.segment_of(verb), frame.index.lexicon
    deeds = [e for e in one.names("entry") if e.startswith(VERBS)]
    kinds = [n for name in one.names("kinds") for n in known.kind_forms[int(name)]]
    if not deeds and not kinds:
        return _forms(verb)
    forms = known.alternatives(deeds, one.phrase) if deeds else {one.phrase: 1.0}
    # 开展 says nothing of what *develop* says by itself.
    empty = frozenset() if one.names("light") else light_verbs()
    return tuple(spaced(form) for form in (*forms, *kinds) if form not in empty)


def _forms(group: Group) -> tuple[str, ...]:
    """Return what a word can be written as in a clause."""
    return tuple(spaced(form) for form in group.alternatives)


def acts(frame: Frame, match: Match, verb: Group) -> bool:
    """Say whether a norm's main action, or the kind of its right, is what a verb says; 谈 is 谈判."""
    norm = frame.norm(match)
    one = frame.segment_of(verb)
    actions = {e.removeprefix("action/") for e in one.names("entry") if e.startswith("action/")}
    kinds = {k for n in one.names("kinds") for k in frame.index.lexicon.kinds[int(n)]}
    words = () if one.meanings else frame.index.lexicon.kind_words.get(norm.kind, ())
    alike = any(w in verb.alternatives for w in words)
    return alike or norm.action in actions or norm.kind in kinds


def asked_deeds(frame: Frame, deeds: Sequence[Group]) -> Sequence[Group]:
    """Return the deeds that are asked for: behind *who*, with those joined to them; all where none is there.

    Who *allocates* the control of something does not control it; other English verbs (*arranges printing*)
    may say no more than the noun behind them.
    """
    said = [frame.segment_of(g) for g in deeds]
    told = [
        n
        for n, one in enumerate(said)
        if predicate(frame.parsed, one) and (not one.phrase[0].isascii() or is_power(frame, one))
    ]
    joined = {n for n in range(len(said)) for t in told if frame.parsed.joined(said[t], said[n])}
    return [g for n, g in enumerate(deeds) if n in joined or n in told] or deeds


def asks_power(frame: Frame) -> bool:
    """Say whether the deed behind *who* is a power over something: who *signs* returns."""
    return any(predicate(frame.parsed, one) and is_power(frame, one) for one, _ in frame.acts)


def is_power(frame: Frame, one: Segment) -> bool:
    """Say whether a word names a kind of power: a Chinese one any, an English one what no other word says."""
    kinds = {k for n in one.names("kinds") for k in frame.index.lexicon.kinds[int(n)]}
    return bool(kinds if not one.phrase[0].isascii() else kinds & _POWERS)


#: Kinds of power over a thing, whose very English word a sentence must say.
_POWERS = frozenset(("allocate", "modify", "control", "sign"))
