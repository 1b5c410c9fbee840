"""Whether a sentence speaks of the very thing that is asked about, or of something about it only."""

from collections.abc import Sequence

from rolegraph.questions.families.carrying import clauses_of
from rolegraph.questions.families.governing import is_about, leads_on, listed, said_at
from rolegraph.questions.stated.matching import Group, Match, spaced
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.lexicon import SYNONYM


def says_only_about(frame: Frame, match: Match, things: Sequence[Group]) -> bool:
    """Say whether a sentence speaks only of something about a thing: an order's status is no order.

    Only of kinds that do not go over to the thing itself.
    """
    kinds = {k for _, several in frame.acts for k in several}
    asked = any(g.text.endswith(listed("about_too")) for g in things)
    if asked or not kinds & _OF_THE_VERY_THING:
        return False
    if "modify" in kinds and decides_other(frame, match, things):
        return True  # who adjusts the budget of expenses changes no expenses
    texts = frame.index.clauses.texts
    said = [
        is_about(texts[c], end)
        for g in things
        for c in clauses_of(frame, match, g)
        for _, end in said_at(texts[c], g)
    ]
    return bool(said) and all(said)


#: Kinds that hold of something about a thing, and then not of the thing.
_OF_THE_VERY_THING = frozenset(("modify", "review", "verify", "approve", "final-approval"))


def decides_other(frame: Frame, match: Match, things: Sequence[Group]) -> bool:
    """Say whether a sentence decides only on what something is spent or fixed by: 薪酬预算 is no 薪酬."""
    texts = frame.index.clauses.texts
    every = (form for g in frame.groups() for form in g.alternatives.items())
    asked = {spaced(form) for form, credit in every if credit >= SYNONYM}
    for thing in things:
        said = [
            leads_on(texts[c], end)
            for c in _saying_most(frame, match, thing)
            for end in dict(sorted(said_at(texts[c], thing))).values()  # the longest form
        ]
        if said and all(head and not any(head in form for form in asked) for head in said):
            return True
    return False


def _saying_most(frame: Frame, match: Match, thing: Group) -> list[int]:
    """Return the clauses of a norm's own language that say a thing most plainly: what a right is over."""
    clauses, english = frame.index.clauses, frame.norm(match).reading.isascii()
    said = {
        c: credit
        for c, credit in frame.words.credits(thing).items()
        if clauses.owners[c] == match.number and clauses.texts[c].isascii() == english
    }
    return [c for c, credit in said.items() if credit == max(said.values())]


def decides_on_others(frame: Frame, match: Match, content: Sequence[Group]) -> bool:
    """Say whether a sentence decides on others than the holder of a post: 主管级以下员工的录用."""
    texts = frame.index.clauses.texts
    told = (g for g in content if not (g.verb or frame.says_where(g)))
    for person in (g for g in told if frame.is_title(g) or frame.segment_of(g).names("position")):
        ends = [
            texts[c][end:]
            for c in _saying_most(frame, match, person)
            for _, end in said_at(texts[c], person)
        ]
        if all(rest.removeprefix("级").startswith(listed("beyond")) for rest in ends):
            return True
    return False


def of_another_right(frame: Frame, match: Match, things: Sequence[Group]) -> bool:
    """Say whether a sentence gives its bearer another right over a thing: 甲任免的提名权，乙任免的决定权."""
    norm = frame.norm(match)
    others = [
        n.object_word
        for n in frame.index.facts.borne_by(norm.bearer)
        if n.sort == "authority" and n.reading == norm.reading and n.kind != norm.kind
    ]

    def said(text: str, thing: Group) -> bool:
        return any(spaced(form) in text for form in thing.alternatives)

    return bool(norm.object_word) and any(
        said(other, g) and not said(norm.object_word, g) for g in things for other in others
    )


def only_places(frame: Frame, wanted: Sequence[Group]) -> bool:
    """Say whether only units and posts are named where departments are asked for: 董事会下设哪些部门."""
    return frame.cues >= {"which-unit", "consist"} and all(
        one.names("entry") and all(e.startswith(_PLACES) for e in one.names("entry"))
        for one in map(frame.segment_of, wanted)
    )


#: Entries that are for units and posts, and for nothing that is done or dealt with.
_PLACES = ("units/", "unit-type/", "titles/")
