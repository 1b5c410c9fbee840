"""What a question offers to the patterns of the named queries: its cues, and what could fill each slot."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rolegraph.questions.understanding.bystanders import is_done_to, is_left_out
from rolegraph.questions.understanding.parsing import Parsed
from rolegraph.questions.understanding.titling import title_like
from rolegraph.questions.words.lexicon import Lexicon
from rolegraph.questions.words.segmenting import Segment


@dataclass(frozen=True, slots=True)
class Material:
    """What a question offers to patterns, worked out once: cues of each segment, segments of each slot."""

    parsed: Parsed
    cues: tuple[frozenset[str], ...]
    weights: tuple[float, ...]
    slots: Mapping[str, tuple[int, ...]]
    every_cue: frozenset[str]


def material(parsed: Parsed, lexicon: Lexicon) -> Material:
    """Return what a question offers to patterns."""
    cues = tuple(_cues(parsed, number) for number in range(len(parsed.segments)))
    every = frozenset(c for several in cues for c in several)
    weights = tuple(weight(several, lexicon) for several in cues)
    return Material(parsed, cues, weights, _slot_segments(parsed, every, lexicon), every)


def _cues(parsed: Parsed, number: int) -> frozenset[str]:
    """Return a segment's cues; an English *is* or *does* asks yes or no at the beginning only."""
    one = parsed.segments[number]
    asks = number <= parsed.opening or not one.phrase[0].isascii()
    return one.cues if asks else one.cues - _OPENING


#: English cues that count at the beginning only.
_OPENING = frozenset(("yes-no", "deadline", "where", "list"))


def _slot_segments(
    parsed: Parsed, cues: frozenset[str], lexicon: Lexicon
) -> dict[str, tuple[int, ...]]:
    """Return the segments that could fill each slot but ``object``."""
    # Where kinds are set against each other, even a compound may name one.
    inner = bool(cues & _SET_AGAINST) and not parsed.names_several_acts
    found: dict[str, list[int]] = {}
    for number, one in enumerate(parsed.segments):
        for sort in _named(parsed, number):
            found.setdefault(sort, []).append(number)
        acts = parsed.acts(one) or (one.names("inner-kinds") if inner else ())
        groups = {int(name) for name in acts}
        if groups:
            found.setdefault("act", []).append(number)
        if groups & lexicon.strict_groups:
            found.setdefault("kind", []).append(number)
    if several := found.get("position", [])[1:]:
        whether = "yes-no" in cues and "who" not in cues
        done_to = {n for n in several if is_done_to(parsed, n, lexicon, whether)}
        found["position"] = [n for n in found["position"] if n not in done_to]
    if "position" not in found:
        partial = [n for n, s in enumerate(parsed.segments) if s.names("position-ending")]
        alone = bool(cues & _OF_POSITIONS) and "unit" not in found
        found["position"] = partial or title_like(parsed, alone)
    does = "duty" in cues or {"what", "do"} <= cues
    if does and not found["position"] and "unit-type" in found:
        # What the information department does is asked, though no document has one.
        found.setdefault("unit", found["unit-type"])
    return {slot: tuple(numbers) for slot, numbers in found.items() if numbers}


_SET_AGAINST = frozenset(("separate", "both", "conflict"))


def _named(parsed: Parsed, number: int) -> Iterator[str]:
    """Yield the slots that a segment could fill by the names in it."""
    one = parsed.segments[number]
    for sort in ("position", "unit", "organisation", "period"):
        if one.names(sort) and not (sort == "position" and is_left_out(parsed, number)):
            yield sort
    if is_place(one):
        yield "home"
    elif all(any(n.startswith(sort) for n in one.names("entry")) for sort in _OF_UNITS):
        yield "unit-type"


#: What a word for a type of unit is in: *commissions* are no committees.
_OF_UNITS = ("units/", "unit-type/")


#: What is asked of positions alone, so that an unknown word must be meant as one.
_OF_POSITIONS = frozenset(
    ("right", "duty", "superior", "subordinate", "career", "qualification", "report-to", "report")
)


def is_place(one: Segment) -> bool:
    """Say whether a segment can say where a question looks."""
    return bool(one.names("unit") or one.names("organisation"))


def weight(cues: Iterable[str], lexicon: Lexicon) -> float:
    """Return how much some cues tell: as much as the weightiest of them."""
    return max((lexicon.cue_weights[c] for c in cues), default=0.0)
