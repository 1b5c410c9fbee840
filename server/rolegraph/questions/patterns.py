"""Which question a question is: the patterns of the named queries, matched in any order of words.

A pattern is written as one would ask: ``who [may] {kind} {object}``. Its words stand for every phrase
that shows the same (``cues.yaml``); what stands in ``[ ]`` may be missing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rolegraph.questions.lexicon import Lexicon
from rolegraph.questions.parsing import Parsed
from rolegraph.questions.segmenting import Segment, segment
from rolegraph.questions.tokens import normal, tokens

_ELEMENT = re.compile(r"\[(?P<optional>[^\[\]]*(?:\[[^\]]*\])?[^\[\]]*)\]|(?P<plain>[^\[\]]+)")
_SLOT = re.compile(r"\{(\w+)\}")
_SLOT_WORTH = {
    "position": 1.0,
    "unit": 0.9,
    "kind": 1.0,
    "figure": 0.5,
    "period": 0.6,
    "document": 0.4,
    "organisation": 0.7,
    "object": 0.25,
}
#: A bonus where the words come in the pattern's order, and what an unexplained cue costs.
IN_ORDER, UNEXPLAINED = 0.5, 0.6


@dataclass(frozen=True, slots=True)
class Element:
    """One piece of a pattern: a slot, or the cues that its word stands for."""

    slot: str = ""
    cues: frozenset[str] = frozenset()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to ask a named query."""

    query: str
    text: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """A pattern that fits a question, how well, and which segments its words took (by number).

    ``slots`` gives the segments of each slot but ``object``, which takes what is left.
    """

    pattern: Pattern
    score: float
    used: frozenset[int]
    slots: Mapping[str, tuple[int, ...]]


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
        for one in segment(tokens(normal(piece)), lambda p: lexicon.phrases.get(p, ())):
            cues = frozenset(one.names("cue"))
            if cues:
                yield Element(cues=cues, optional=optional)


def fit(pattern: Pattern, parsed: Parsed, lexicon: Lexicon) -> Fit | None:
    """Return how a pattern fits a question, or None where something it needs is missing."""
    open_slots = slot_segments(parsed, lexicon)
    used: dict[int, None] = {}
    slots: dict[str, tuple[int, ...]] = {}
    order: list[int] = []
    score = 0.0
    for element in pattern.elements:
        taken = (
            _take_slot(element.slot, open_slots, slots, parsed)
            if element.slot
            else _take_cue(element.cues, parsed.segments, used, order[-1] if order else -1)
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
            score += _weight(element.cues & set(parsed.segments[taken[0]].names("cue")), lexicon)
        order.extend(taken[:1])
    score += IN_ORDER * _ordered(order) - _left_over(parsed, used, slots, lexicon)
    return Fit(pattern, score, frozenset(used), slots)


def slot_segments(parsed: Parsed, lexicon: Lexicon) -> dict[str, tuple[int, ...]]:
    """Return the segments that could fill each slot but ``object``."""
    found: dict[str, list[int]] = {}
    for number, one in enumerate(parsed.segments):
        for sort in ("position", "unit", "organisation", "kinds", "period"):
            if one.names(sort):
                found.setdefault("kind" if sort == "kinds" else sort, []).append(number)
    return {slot: tuple(numbers) for slot, numbers in found.items()}


def _take_slot(
    slot: str,
    open_slots: Mapping[str, tuple[int, ...]],
    slots: Mapping[str, tuple[int, ...]],
    parsed: Parsed,
) -> tuple[int, ...] | None:
    if slot == "object":
        return ()
    if slot == "figure":
        return () if parsed.figures else None
    if slot == "document":
        return () if parsed.scope.spans else None
    free = tuple(n for n in open_slots.get(slot, ()) if n not in slots.get(slot, ()))
    if not free:
        return None
    # A second slot of the same name wants a second name; the last one takes all that are left.
    return free if slot in slots or slot not in ("kind", "position") else free[:1] if _again(slot) else free


def _again(slot: str) -> bool:
    return slot in ("kind", "position")


def _take_cue(
    cues: frozenset[str], segments: Sequence[Segment], used: Mapping[int, None], after: int
) -> tuple[int, ...] | None:
    fitting = [
        n for n, one in enumerate(segments) if n not in used and cues & set(one.names("cue"))
    ]
    if not fitting:
        return None
    return (next((n for n in fitting if n > after), fitting[0]),)


def _weight(cues: Iterable[str], lexicon: Lexicon) -> float:
    return max((lexicon.cue_weights[c] for c in cues), default=0.0)


def _ordered(order: Sequence[int]) -> float:
    pairs = list(zip(order, order[1:], strict=False))
    return sum(a < b for a, b in pairs) / len(pairs) if pairs else 0.0


def _left_over(
    parsed: Parsed,
    used: Mapping[int, None],
    slots: Mapping[str, tuple[int, ...]],
    lexicon: Lexicon,
) -> float:
    taken = {*used, *(n for numbers in slots.values() for n in numbers)}
    cost = 0.0
    for number, one in enumerate(parsed.segments):
        if number in taken or parsed.scoped(one) or parsed.counted(one):
            continue
        weight = _weight(one.names("cue"), lexicon)
        content = bool(one.names("entry") or one.names("kinds") or one.names("position"))
        cost += UNEXPLAINED * weight * (0.5 if content else 1.0)
    return cost
