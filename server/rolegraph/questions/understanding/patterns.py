"""Which question a question is: the patterns of the named queries, matched in any order of words.

A pattern is written as one would ask: ``who [may] {kind} {object}``. Its words stand for every phrase
that shows the same (``cues.yaml``; a word of two cues for phrases of both); what stands in ``[ ]`` may
be missing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from rolegraph.errors import BadInput
from rolegraph.queries.library import library
from rolegraph.questions.understanding.offering import Material, is_place, weight
from rolegraph.questions.words.lexicon import Lexicon, lexicon
from rolegraph.questions.words.segmenting import segment
from rolegraph.questions.words.tokens import normal, tokens

_ELEMENT = re.compile(r"\[(?P<optional>[^\[\]]*(?:\[[^\]]*\])?[^\[\]]*)\]|(?P<plain>[^\[\]]+)")
_SLOT = re.compile(r"\{([\w-]+)\}")
_SLOT_WORTH = {
    "position": 1.0,
    "unit": 0.9,
    "kind": 1.3,
    "act": 0.7,
    "figure": 0.5,
    "period": 0.6,
    "document": 0.4,
    "organisation": 0.7,
    "home": 0.8,
    "unit-type": 0.4,
    "object": 0.25,
}
#: A bonus where the words come in the pattern's order, and what an unexplained cue costs.
IN_ORDER, UNEXPLAINED = 0.5, 0.6
#: A bonus where a word of the pattern says all that the question's word says.
EXACT = 0.2
#: What a position costs that no slot takes, and any other word where nothing takes the rest.
UNNAMED, LEFT_OVER = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Element:
    """One piece of a pattern: a slot, or the cues that its word stands for."""

    slot: str = ""
    cues: frozenset[str] = frozenset()
    optional: bool = False


@dataclass(frozen=True)
class Pattern:
    """One way to ask a named query."""

    query: str
    text: str
    elements: tuple[Element, ...]

    @cached_property
    def needs(self) -> frozenset[str]:
        """The cues without which it cannot fit."""
        return frozenset(c for e in self.elements if not e.optional for c in e.cues)

    @cached_property
    def of_nobody(self) -> bool:
        """Whether it asks yes or no and names nobody, so that it fits no question with *who*."""
        return self.needs == {"yes-no"} and not any(e.slot in _BEARERS for e in self.elements)


_BEARERS = frozenset(("position", "unit", "organisation", "home"))


@dataclass(frozen=True, slots=True)
class Fit:
    """A pattern that fits a question, how well, and which segments its words took (by number).

    ``slots`` gives the segments of each slot but ``object``, which takes what is left.
    """

    pattern: Pattern
    score: float
    used: frozenset[int]
    slots: Mapping[str, tuple[int, ...]]


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return what the shipped queries are asked by; it is the same for every store."""
    return tuple(
        compile_pattern(query.name, text, lexicon())
        for query in library().values()
        for several in query.header.ask.values()
        for text in several
    )


def compile_pattern(query: str, text: str, lexicon: Lexicon) -> Pattern:
    """Return a pattern from its line in a query's header."""
    elements: list[Element] = []
    for match in _ELEMENT.finditer(text):
        optional = match["optional"] is not None
        part = match["optional"] if optional else match["plain"]
        elements += _elements(part.replace("[", " ").replace("]", " "), optional, lexicon)
    return Pattern(query, text, tuple(elements))


def _elements(part: str, optional: bool, lexicon: Lexicon) -> Iterable[Element]:
    for number, piece in enumerate(_SLOT.split(part)):
        if number % 2:
            yield Element(slot=piece, optional=optional)
            continue
        for word in [piece] if piece.isascii() else piece.split():
            for one in segment(tokens(normal(word)), lambda p: lexicon.phrases.get(p, ())):
                cues = frozenset(one.names("cue"))
                if cues:
                    # *does* may open a question; inside a pattern it is the verb.
                    cues = cues - {"yes-no"} or cues
                    yield Element(cues=cues, optional=optional)
                elif not one.names("stop"):
                    said = " ".join(one.phrase)
                    raise BadInput(f"In the pattern '{part}', '{said}' is no cue.")


def fit(pattern: Pattern, offered: Material, lexicon: Lexicon) -> Fit | None:
    """Return how a pattern fits a question, or None where something it needs is missing."""
    if not pattern.needs <= offered.every_cue or (
        pattern.of_nobody and "who" in offered.every_cue
    ):
        return None
    counts = Counter(e.slot for e in pattern.elements)
    used: dict[int, None] = {}
    slots: dict[str, tuple[int, ...]] = {}
    order: list[int] = []
    score = 0.0
    for element in pattern.elements:
        taken = (
            _take_slot(element.slot, offered, slots, counts[element.slot])
            if element.slot
            else _take_cue(element.cues, offered.cues, used, order[-1] if order else -1)
        )
        if taken is None:
            if element.optional:
                continue
            return None
        if element.slot:
            slots[element.slot] = tuple(sorted({*slots.get(element.slot, ()), *taken}))
            score += _SLOT_WORTH.get(element.slot, 0.5) * (0.5 if element.optional else 1)
        else:
            used[taken[0]] = None
            whole = len(element.cues) / len(offered.cues[taken[0]])
            score += weight(element.cues, lexicon) + EXACT * whole
        order.extend(taken[:1])
    score += IN_ORDER * _ordered(order) - _left_over(pattern, offered, used, slots)
    return Fit(pattern, score, frozenset(used), slots)


def _take_slot(
    slot: str, offered: Material, slots: Mapping[str, tuple[int, ...]], wanted: int
) -> tuple[int, ...] | None:
    if slot == "object":
        return ()
    if slot == "figure":
        return () if offered.parsed.figures else None
    if slot == "document":
        return () if offered.parsed.scope.spans else None
    mine = slots.get(slot, ())
    free = tuple(n for n in offered.slots.get(slot, ()) if n not in mine)
    if not free or (wanted > 1 and len(free) + len(mine) < wanted):
        return None
    # Of several slots of one name, the last takes all that are left.
    return free[:1] if len(mine) + 1 < wanted else free


def _take_cue(
    wanted: frozenset[str],
    cues: Sequence[frozenset[str]],
    used: Mapping[int, None],
    after: int,
) -> tuple[int, ...] | None:
    fitting = [n for n, own in enumerate(cues) if n not in used and wanted <= own]
    if not fitting:
        return None
    return (next((n for n in fitting if n > after), fitting[0]),)


def _ordered(order: Sequence[int]) -> float:
    pairs = list(pairwise(order))
    return sum(a < b for a, b in pairs) / len(pairs) if pairs else 0.0


def _left_over(
    pattern: Pattern,
    offered: Material,
    used: Mapping[int, None],
    slots: Mapping[str, tuple[int, ...]],
) -> float:
    """Return what the words cost that a pattern does not explain."""
    parsed = offered.parsed
    taken = {*used, *(n for numbers in slots.values() for n in numbers)}
    wants_object = any(e.slot == "object" for e in pattern.elements)
    told = {c for e in pattern.elements for c in e.cues}
    cost, unnamed = 0.0, False
    for number, one in enumerate(parsed.segments):
        if offered.cues[number] & told and not one.names("entry"):
            continue
        if number in taken or parsed.scoped(one) or parsed.counted(one):
            continue
        if number in parsed.located and not one.names("position"):
            continue
        content = bool(one.names("entry") or one.names("kinds") or one.names("position"))
        cost += UNEXPLAINED * offered.weights[number] * (0.5 if content else 1.0)
        if one.names("position") and not slots.get("position"):
            unnamed = True
        elif not wants_object and not one.names("stop") and not is_place(one):
            cost += LEFT_OVER if content or not one.meanings else 0.0
    return cost + UNNAMED * unnamed
