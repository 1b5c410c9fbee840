"""Bind a question to its named query: by kind, concept and unit, by words, else by statements."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import permutations

from rolegraph.questions.families.outcome import Found, Parameter
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import Group
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.lexicon import Phrase
from rolegraph.questions.words.tokens import VARIANTS, keys

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
    whose: Collection[str] = (),
) -> dict[str, Parameter]:
    """Return the parameters that ask for an authority over a matter, of some bearers if any are named.

    A concept of the object scheme and a type of unit stand for the question's words where they give
    the same statements; otherwise the statements are named, and with them what decided.
    """
    own: dict[str, Parameter] = {"bearer": sorted(whose)} if whose else {}
    stated = {s for a in answers for s in a.statements}
    # One kind where it gives the answers, else every kind that the question's word can mean.
    for names in dict.fromkeys((kinds[0][:1], kinds[0])) if len(kinds) == 1 else ():
        for concept, unit in _pairs(frame, wanted):
            rows = _rows(frame, _covering(frame, names), concept, unit, whose)
            if (concept or stated) and stated == rows:
                found: dict[str, Parameter] = {"kind": _iris(names), **own}
                found |= {"object": f"rgo:{concept}"} if concept else {}
                return found | ({"unit": f"rgu:{unit}"} if unit else {})
    every = tuple(dict.fromkeys(k for several in kinds for k in several))
    held = _covering(frame, every)
    told = by_words(frame, wanted, answers, lambda n: n.kind in held, whose)
    return {"kind": _iris(every if answers else [k[0] for k in kinds]), **told}


def _iris(kinds: Iterable[str]) -> list[str]:
    return [f"rgk:{kind}" for kind in kinds]


def _covering(frame: Frame, kinds: Iterable[str]) -> frozenset[str]:
    """Return the kinds that a named query for some kinds gives: who decides approves too."""
    covering = frame.index.lexicon.covering
    return frozenset(c for kind in kinds for c in (kind, *covering.get(kind, ())))


def by_words(
    frame: Frame,
    wanted: Sequence[Group],
    answers: Sequence[Found],
    fitting: Test,
    whose: Collection[str] = (),
    exactly: bool = False,
) -> dict[str, Parameter]:
    """Return the parameters that ask for statements by what they say, of some bearers if any are named.

    One or two of the question's words, in the forms that the statements have, where among those
    that are ``fitting`` they find the same bearers, or ``exactly`` the same statements; otherwise the
    statements themselves.
    """
    stated = {s for a in answers for s in a.statements}
    norms = [n for s in stated if isinstance(n := frame.index.stated(s), Norm)]
    own: dict[str, Parameter] = {"bearer": sorted(whose)} if whose else {}

    def told(several: Iterable[Norm]) -> set[str]:
        mine = (n for n in several if not whose or n.bearer in whose)
        return {n.id if exactly else n.bearer for n in mine}

    said = [f for f in (_forms_in(frame, g, stated) for g in _weightiest(wanted)) if f]
    if stated:
        for one, other in (*((f, []) for f in said), *permutations(said, 2)):
            if told(_saying(frame, one, other, fitting)) == told(norms):
                return own | {"word": one} | ({"together": other} if other else {})
    return own | {"statement": sorted(stated)}


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


def _rows(
    frame: Frame, kinds: Collection[str], concept: str, unit: str, whose: Collection[str]
) -> set[str]:
    """Return the statements that the named query gives for these parameters."""
    below = {concept, *frame.index.lexicon.narrower.get(concept, ())}
    return {
        norm.id
        for norm in frame.index.facts.norms
        if norm.sort == "authority"
        and norm.kind in kinds
        and (not whose or norm.bearer in whose)
        and (not concept or norm.object in below)
        and (not unit or _in_type(frame, norm.bearer, unit))
    }


def _in_type(frame: Frame, bearer: str, unit: str) -> bool:
    place = frame.index.place(bearer)
    types = {unit, *frame.index.lexicon.narrower.get(f"unit-type/{unit}", ())}
    return place is not None and any(u.unit_type in types for u in frame.index.units_of(place))
