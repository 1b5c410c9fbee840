"""Deeds that a sentence lists beside each other, none of which is done to another: 招募、选择、培训、调配."""

import re
from collections.abc import Sequence

from rolegraph.questions.families.verbs import verb_forms
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.understanding.strange import predicate
from rolegraph.questions.words.lexicon import VERBS
from rolegraph.questions.words.tokens import keys

#: What stands between the members of a list.
_JOINTS = re.compile(r"[、,，/]|以及|和|及|与|\band\b")
_ARTICLES = ("the", "a", "an", "its", "their")


def only_listed_beside(
    frame: Frame, match: Match, verbs: Sequence[Group], wanted: Sequence[Group]
) -> bool:
    """Say whether a sentence only lists the deed asked for beside the one that it would be done to.

    Who selects and allocates staff allocates no selection, nor is 进度控制和检讨 the review of a control.
    """
    return any(
        _beside(frame, match, verb, deed)
        for verb in verbs
        if predicate(frame.parsed, frame.segment_of(verb))
        for deed in wanted
        if _is_object(frame, verb, deed)
    )


def _is_object(frame: Frame, verb: Group, deed: Group) -> bool:
    """Whether a deed's noun stands behind a verb as its object: *allocates the choice*."""
    between = frame.parsed.tokens[verb.last + 1 : deed.first]
    return bool(between) and all(t.text in _ARTICLES for t in between)


def _beside(frame: Frame, match: Match, verb: Group, deed: Group) -> bool:
    clauses, credits = frame.index.clauses, frame.words.credits
    there = (c for c in credits(verb) if clauses.owners[c] == match.number and c in credits(deed))
    one = verb_forms(frame, verb)
    other = [f for f in verb_forms(frame, deed) if _is_deed(frame, f)]
    found = [_listed(frame, clauses.texts[c], one, other) for c in there]
    return bool(found) and all(found)


def _listed(frame: Frame, text: str, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether nothing but other deeds and what joins them stands between two deeds."""
    spans, others = (
        [(text.index(f), text.index(f) + len(f)) for f in forms if len(f) > 1 and f in text]
        for forms in (one, other)
    )
    gaps = [
        text[min(a[1], b[1]) : max(a[0], b[0])]
        for a in spans
        for b in others
        if a[1] <= b[0] or b[1] <= a[0]
    ]
    return bool(gaps) and any(_is_list(frame, gap) for gap in gaps)


def _is_list(frame: Frame, gap: str) -> bool:
    members = _JOINTS.split(gap)
    return len(members) > 1 and all(not m.strip() or _is_deed(frame, m) for m in members)


def _is_deed(frame: Frame, word: str) -> bool:
    return any(
        m.name.startswith(VERBS) or m.sort == "kinds" for m in frame.index.lookup(keys(word))
    )
