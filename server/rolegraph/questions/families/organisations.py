"""Organisations and units side by side: the posts that they have in common, and how many each unit has."""

from collections.abc import Sequence
from dataclasses import replace

from rolegraph.questions.families.outcome import Found, Note, Outcome
from rolegraph.questions.stated.facts import Place
from rolegraph.questions.understanding.frames import Frame


def compare_organisations(frame: Frame) -> Outcome:
    """Answer the posts that two organisations (or units) both have; where they differ, the others.

    Posts are the same that share a role. What was not asked for stands beside the answer.
    """
    homes = [home for one in frame.mentioned("home") if (home := _widest(frame, one))]
    if len(homes) < 2:
        return Outcome(status="not-understood")
    each = [_posts(frame, home) for home in homes]
    common = set.intersection(*({_role(p) for p in posts} for posts in each))
    shared = tuple(Found(p.id) for posts in each for p in posts if _role(p) in common)
    apart = [tuple(Found(p.id) for p in posts if _role(p) not in common) for posts in each]
    beside = [_only_in(home, own) for home, own in zip(homes, apart, strict=True) if own]
    differing = "compare" in frame.cues and "common" not in frame.cues and not shared
    answers = tuple(f for own in apart for f in own) if differing else shared
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters={
            name: places[0].organisation or places[0].id
            for name, places in zip(("first", "second"), homes, strict=False)
        },
        related=() if differing else tuple(beside),
    )


def _only_in(home: Sequence[Place], own: tuple[Found, ...]) -> Note:
    name = home[0].name
    english = home[0].label.get("en", name)
    return Note(f"Only in {english}:", f"仅“{name}”有：", own)


def _widest(frame: Frame, places: Sequence[Place]) -> tuple[Place, ...]:
    """Return what a name means: the organisation that goes by it before a unit in one, all in scope."""
    inside = [p for p in places if frame.in_scope(p)]
    homes = {h.id: h for p in inside if (h := _by_its_name(frame, p))}
    return tuple(homes.values()) or tuple(inside)


def _by_its_name(frame: Frame, place: Place) -> Place | None:
    """Return the organisation that a place is, or whose name begins with that of the place."""
    home = frame.index.place(place.organisation)
    if place.sort == "organisation" or home is None:
        return place if place.sort == "organisation" else None
    return home if home.name.startswith(place.name) or frame.index.is_all_of(place) else None


def _posts(frame: Frame, home: Sequence[Place]) -> list[Place]:
    """Return the positions of an organisation or unit and of the units in it."""
    return positions_within(frame, {p.id for p in home})


def positions_within(frame: Frame, homes: set[str]) -> list[Place]:
    """Return the positions of some organisations and units, those of the units in them too."""
    return [
        p
        for p in frame.index.facts.of_sort("position")
        if homes & {p.organisation, *(u.id for u in frame.index.units_of(p))}
    ]


def _role(place: Place) -> str:
    return place.role or place.name


def each_unit(frame: Frame) -> Outcome:
    """Answer, unit by unit, which positions are in it, or how many where that is asked."""
    units = [u for u in frame.index.facts.of_sort("unit") if frame.in_scope(u)]
    held = {u.id: positions_within(frame, {u.id}) for u in units}
    filled = [u for u in units if held[u.id]]
    empty = tuple(Found(u.id) for u in units if not held[u.id])
    answers = tuple(Found(u.id, (), str(len(held[u.id]))) for u in filled)
    if "how-many" not in frame.cues:
        answers = tuple(
            Found(p.id, (), u.name) for u in filled for p in held[u.id] if p.unit == u.id
        )
    note = Note("No document names a position in:", "文件未载明岗位的部门：", empty)
    outcome = Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters={"unit": [u.id for u in filled]},
    )
    return replace(outcome, related=(note,)) if empty else outcome
