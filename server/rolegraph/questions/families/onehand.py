"""Two deeds in one hand: who both draws up contracts and files them does each of these."""

from collections.abc import Callable, Sequence

from rolegraph.questions.families.deeds import is_deed
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import Frame

Search = Callable[[Sequence[Group]], tuple[Match, ...]]


def in_one_hand(frame: Frame, wanted: Sequence[Group], search: Search) -> tuple[Match, ...] | None:
    """Return what is found of those who do each of two deeds; None where *both* is not asked of deeds.

    Each deed has the things behind it; where it has none of its own, those of the others.
    """
    deeds = [g for g in sorted(wanted, key=lambda g: g.first) if is_deed(frame, g)]
    if "both" not in frame.cues or len(deeds) < 2:
        return None
    hits = [search(part) for part in _parts(wanted, deeds)]
    bearers = [{frame.norm(m).bearer for m in one} for one in hits]
    common = set.intersection(*bearers)
    return tuple(dict.fromkeys(m for one in hits for m in one if frame.norm(m).bearer in common))


def _parts(wanted: Sequence[Group], deeds: Sequence[Group]) -> list[list[Group]]:
    """Return the words of each deed: itself, the things behind it, and what stands before all deeds."""
    things = [g for g in wanted if g not in deeds]
    begins = [g.first for g in deeds]
    parts = []
    for deed, end in zip(deeds, [*begins[1:], 10**6], strict=True):
        own = [g for g in things if deed.first < g.first < end]
        before = [g for g in things if g.first < begins[0]]
        others = [g for g in things if g.first > begins[0]]
        parts.append([*before, deed, *(own or others)])
    return parts
