"""Bind a question to its named query: by kind, concept and unit, by statements where words decided."""

from collections.abc import Iterable, Iterator, Sequence

from rolegraph.questions.frames import Frame
from rolegraph.questions.matching import Group
from rolegraph.questions.outcome import Found, Parameter


def asked_for(
    frame: Frame,
    wanted: Sequence[Group],
    kinds: Sequence[tuple[str, ...]],
    answers: Sequence[Found],
) -> dict[str, Parameter]:
    """Return the parameters that ask for an authority over a matter.

    A concept of the object scheme and a type of unit stand for the question's words where they give
    the same statements; otherwise the statements are named, and with them what decided.
    """
    stated = {s for a in answers for s in a.statements}
    kind = [f"rgk:{k[0]}" for k in kinds]
    if len(kinds) == 1:
        for concept, unit in _pairs(frame, wanted):
            if (concept or stated) and stated == _rows(frame, kinds[0], concept, unit):
                found: dict[str, Parameter] = {"kind": kind}
                found |= {"object": f"rgo:{concept}"} if concept else {}
                return found | ({"unit": f"rgu:{unit}"} if unit else {})
    return {"kind": kind, "statement": sorted(stated)}


def _pairs(frame: Frame, wanted: Sequence[Group]) -> Iterator[tuple[str, str]]:
    concepts = list(_named(frame, wanted, "object/")) or [""]
    units = [*_named(frame, wanted, "unit-type/"), ""]
    for concept in concepts:
        for unit in units:
            yield concept, unit


def _named(frame: Frame, wanted: Sequence[Group], scheme: str) -> Iterable[str]:
    for group in wanted:
        for name in frame.segment_of(group).names("entry"):
            if name.startswith(scheme):
                yield name.removeprefix(scheme)


def _rows(frame: Frame, kinds: tuple[str, ...], concept: str, unit: str) -> set[str]:
    """Return the statements that the named query gives for these parameters."""
    below = {concept, *frame.index.lexicon.narrower.get(concept, ())}
    return {
        norm.id
        for norm in frame.index.facts.norms
        if norm.sort == "authority"
        and norm.kind in kinds
        and (not concept or norm.object in below)
        and (not unit or _in_type(frame, norm.bearer, unit))
    }


def _in_type(frame: Frame, bearer: str, unit: str) -> bool:
    place = frame.index.place(bearer)
    types = {unit, *frame.index.lexicon.narrower.get(f"unit-type/{unit}", ())}
    return place is not None and any(u.unit_type in types for u in frame.index.units_of(place))
