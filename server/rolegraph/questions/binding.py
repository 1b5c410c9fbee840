"""Bind a question to its named query: by kind, concept and unit, by words, else by statements."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import permutations

from rolegraph.questions.facts import Norm
from rolegraph.questions.frames import Frame
from rolegraph.questions.lexicon import Phrase
from rolegraph.questions.matching import Group
from rolegraph.questions.outcome import Found, Parameter
from rolegraph.questions.tokens import VARIANTS, keys

Test = Callable[[Norm], bool]
#: Of how many of a question's words a parameter may be made.
MOST_WORDS = 4
#: Characters that are compared as one are looked for as either.
_EITHER = {
    one: f"[{''.join([one, *(a for a, b in VARIANTS.items() if b == one)])}]"
    for one in set(VARIANTS.values())
}


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
    return {"kind": kind, **by_words(frame, wanted, answers, lambda n: n.kind in kinds[0])}


def by_words(
    frame: Frame, wanted: Sequence[Group], answers: Sequence[Found], fitting: Test
) -> dict[str, Parameter]:
    """Return the parameters that ask for statements by what they say.

    One or two of the question's words, in the forms that the statements have, where among those
    that are ``fitting`` they find the same bearers; otherwise the statements themselves.
    """
    stated = {s for a in answers for s in a.statements}
    bearers = {n.bearer for s in stated if isinstance(n := frame.index.stated(s), Norm)}
    said = [f for f in (_forms_in(frame, g, stated) for g in _weightiest(wanted)) if f]
    if stated:
        for one, other in (*((f, []) for f in said), *permutations(said, 2)):
            rows = _saying(frame, one, other, fitting)
            if {n.bearer for n in rows} == bearers:
                found: dict[str, Parameter] = {"word": one}
                return found | ({"together": other} if other else {})
    return {"statement": sorted(stated)}


def _weightiest(wanted: Sequence[Group]) -> list[Group]:
    return sorted(wanted, key=lambda g: -g.weight)[:MOST_WORDS]


def _forms_in(frame: Frame, group: Group, stated: Iterable[str]) -> list[str]:
    """Return the forms of a word as the statements write them, those that stand in another left out."""
    readings = [n.reading.lower() for s in stated if isinstance(n := frame.index.stated(s), Norm)]
    parts = [form for part in group.parts for form in part]
    found = {
        w[0]
        for form in (*group.alternatives, *([] if group.parts else parts))
        for r in readings
        for w in [_written(form).search(r)]
        if w and len(w[0]) > 1
    }
    return sorted(f for f in found if not any(o != f and o in f for o in found))


@cache
def _written(form: Phrase) -> re.Pattern[str]:
    """Return what finds a form in a text: characters as they are, English words by their stems."""
    if form[0].isascii():
        return re.compile(" ".join(rf"\b{re.escape(word)}\w*" for word in form))
    return re.compile("".join(_EITHER.get(c, re.escape(c)) for c in form))


def _saying(
    frame: Frame, one: Sequence[str], other: Sequence[str], fitting: Test
) -> Iterator[Norm]:
    """Yield the fitting norms that say any of some words, and any of others."""
    clauses = frame.index.clauses
    norms = frame.index.facts.norms
    owners = {clauses.owners[c] for word in one for c in clauses.having(keys(word))}
    for number in owners:
        text = norms[number].reading.lower()
        if (
            fitting(norms[number])
            and any(w in text for w in one)
            and (not other or any(w in text for w in other))
        ):
            yield norms[number]


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
