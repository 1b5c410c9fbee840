"""Words of a question that none of its answers says: what narrows a question must not be overlooked."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from rolegraph.questions.families.outcome import Note, Outcome
from rolegraph.questions.families.verbs import is_deed
from rolegraph.questions.stated.matching import Group
from rolegraph.questions.understanding.frames import Frame

#: How a note begins that names the words which no answer carries.
LEFT_OUT = "Not said there:"
#: Queries whose answers are sentences about the things of a question.
_OF_THINGS = frozenset(
    (
        "who-may",
        "who-does",
        "who-periodically",
        "how-often",
        "recipients-of",
        "measures-of",
        "both-kinds",
        "each-kind",
        "powers-over",
        "limits-ladder",
    )
)
#: Queries that ask who does something: the deed is a word to be said as well.
_OF_DEEDS = frozenset(("who-may", "who-does"))
#: What the form of a question has taken for itself: whom, where, which kind of right.
_FORM = ("position", "unit", "home", "act", "kind", "bearer", "organisation")


def with_unsaid(frame: Frame, outcome: Outcome) -> Outcome:
    """Return an outcome with a note of the words that none of its answers says, where there are any.

    Who approves returns *in Germany* is asked of what no document tells apart: the answer is to a wider
    question, and says so.
    """
    query = outcome.query or frame.fit.pattern.query
    if outcome.status != "found" or not {query, frame.fit.pattern.query} <= _OF_THINGS:
        return outcome
    words = list(dict.fromkeys(g.text for g in _unsaid(frame, outcome)))
    if not words or any(n.en.startswith(LEFT_OUT) for n in outcome.related):
        return outcome
    note = Note(f"{LEFT_OUT} {', '.join(words)}.", f"该处未提及：{'、'.join(words)}。")
    return replace(outcome, related=(note, *outcome.related))


def _unsaid(frame: Frame, outcome: Outcome) -> Iterable[Group]:
    deeds = frame.fit.pattern.query in _OF_DEEDS
    statements = {s for a in outcome.answers for s in a.statements}
    for group in frame.groups(*_FORM):
        if _tells(frame, group, deeds) and not _said(frame, group, outcome, statements):
            yield group


def _tells(frame: Frame, group: Group, deeds: bool) -> bool:
    """Whether a word is one that a sentence should say: a thing, or the deed asked for."""
    one = frame.segment_of(group)
    if one.cues or one.names("need") or frame.is_period(group) or frame.repeats(group):
        return False
    return is_deed(frame, group) if group.verb and deeds else not group.verb


def _said(frame: Frame, group: Group, outcome: Outcome, statements: Collection[str]) -> bool:
    """Whether any statement of an answer says a word, or what stands around any who answers."""
    clauses, norms = frame.index.clauses, frame.index.facts.norms
    if any(norms[clauses.owners[c]].id in statements for c in frame.words.credits(group)):
        return True
    places = (frame.index.place(a.place) for a in outcome.answers)
    return any(place is not None and frame.around(place, group) > 0 for place in places)
