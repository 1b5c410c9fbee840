"""Positions side by side: compared, what one may and another not, where they are described."""

from collections.abc import Sequence
from dataclasses import replace

from rolegraph.questions.families.figures import headcount_of
from rolegraph.questions.families.outcome import Found, Note, Outcome, merged
from rolegraph.questions.families.overlaps import LIKE_WORDS, likeness
from rolegraph.questions.families.verbs import is_deed
from rolegraph.questions.stated.facts import Norm, Place
from rolegraph.questions.understanding.frames import Frame


def compare(frame: Frame) -> Outcome:
    """Answer the positions to compare with their duties, powers and qualifications, side by side."""
    if "superior" in frame.cues:
        return Outcome(status="not-understood")  # whose superiors differ is asked
    places = [p for p in frame.each_named if p.defined]
    if not places:
        places = list(
            frame.closest(
                [
                    p
                    for p in frame.index.facts.of_sort("position")
                    if p.defined and frame.in_scope(p) and frame.parsed.scope.documents
                ]
            )
        )
    sorts = (
        ("qualification",)
        if "qualification" in frame.cues
        else ("duty", "authority", "qualification")
    )
    answers = tuple(
        Found(p.id, tuple(n.id for n in frame.index.facts.borne_by(p.id) if n.sort in sorts))
        for p in places
    )
    answers = tuple(a for a in answers if a.statements)
    return Outcome(
        status="found" if answers else ("not-stated" if places else "not-understood"),
        answers=answers,
        parameters={"bearer": [p.id for p in places]},
    )


def powers_apart(frame: Frame) -> Outcome | None:
    """Answer what one position may do and another not, with the powers that only the first has.

    None where not two positions are set against each other by *not*.
    """
    mentions = [(s, frame.places_of(s, "position")) for s in frame.segments("position")]
    apart = [s.first for s in frame.parsed.segments if s.cues & {"negation", "prohibited"}]
    without = [n for n, (s, _) in enumerate(mentions) if apart and s.first < apart[-1]]
    if len(mentions) != 2 or not without:
        return None
    lacking = {p.id for p in mentions[without[-1]][1]}
    several = frame.each_named
    other = [n for p in several if p.id in lacking for n in frame.index.facts.borne_by(p.id)]
    held = [n for n in other if n.sort == "authority"]
    found = [
        Found(n.bearer, (n.id,))
        for p in several
        if p.id not in lacking
        for n in frame.index.facts.borne_by(p.id)
        if n.sort == "authority" and not any(_same_power(n, o) for o in held)
    ]
    answers = merged(found)
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters={"bearer": sorted({a.place for a in answers} or {p.id for p in several})},
        query="powers-of",
    )


def _same_power(one: Norm, other: Norm) -> bool:
    same = one.object == other.object if one.object and other.object else False
    words = likeness(one.object_word, other.object_word) >= LIKE_WORDS
    return one.kind == other.kind and (same or words)


def where_described(frame: Frame) -> Outcome:
    """Answer where a position is described; where it is only named stands beside."""
    places: Sequence[Place] = frame.named
    if frame.asks_yes_no and len([m for m in frame.mentioned("position") if m]) > 1:
        return Outcome(status="not-understood")  # what holds between them is asked
    if frame.asks_yes_no and "described" not in frame.cues and _asks_more(frame):
        return Outcome(
            status="not-understood"
        )  # that a post is described is no yes to what it does or has
    if frame.parsed.figures and "described" not in frame.cues:
        return Outcome(status="not-understood")  # what figure somebody reaches is asked
    if not frame.fit.slots.get("position") and frame.parsed.scope.documents:
        places = [p for p in frame.index.facts.of_sort("position") if frame.in_scope(p)]
    if "how-many" in frame.cues and _counts_things(frame):
        return Outcome(status="not-understood")  # how many of something is asked
    counted = any(p.headcount is not None for p in frame.named)
    if counted and "how-many" in frame.cues and "described" not in frame.cues:
        return replace(headcount_of(frame), query="headcount-of")
    described = tuple(Found(p.id) for p in places if p.defined)
    named = tuple(Found(p.id) for p in places if not p.defined)
    note = Note("Only named there:", "仅提及：", named)
    return Outcome(
        status="found" if described else "not-stated",
        answers=described,
        parameters={"position": [p.id for p in places]},
        related=(note,) if named else (),
        value=str(len(described)) if "how-many" in frame.cues and described else "",
    )


def _asks_more(frame: Frame) -> bool:
    """Whether a question names a deed, or a thing besides the position and where it is."""
    deed = any(is_deed(frame, g) or g.verb for g in frame.groups("position"))
    return deed or (bool(frame.named) and _counts_things(frame))


def _counts_things(frame: Frame) -> bool:
    """Whether a question names a thing besides the position and where it is."""
    return any(
        g.known
        and not (g.verb or frame.says_where(g) or frame.repeats(g))
        and not any(frame.around(p, g) for p in frame.named)
        for g in frame.groups("position")
    )
