"""A second copy of a text: what it says again is further evidence, the rest is added."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from rolegraph.extraction.structure import Item, Section

#: How alike two items must be, of 100, to say the same: copies lose different characters.
_ALIKE = 60
_BROKEN_OFF = 6


@dataclass(slots=True)
class _Held:
    """One item of the first copy, and where it stands; ``again`` once the copy has said it too."""

    section: int
    place: int
    item: Item
    again: bool = False


def merged(first: Sequence[Section], copy: Sequence[Section]) -> list[Section]:
    """Return the sections of both copies, each item of the second joined to the one it repeats."""
    held = [
        _Held(s, n, item)
        for s, section in enumerate(first)
        for n, item in enumerate(section.items)
    ]
    added = [_rest(section, first, held) for section in copy]
    return [*_with_copies(first, held), *(section for section in added if section.items)]


def _rest(section: Section, first: Sequence[Section], held: list[_Held]) -> Section:
    """Join what a section repeats, and return it with what it does not."""
    mine = [h for h in held if _is_same(first[h.section], section)]
    rest = []
    for item in section.items:
        same = _best(item, [h for h in mine if not h.again])
        if same is None:
            rest.append(item)
        else:
            same.again = True
            same.item = replace(same.item, copies=(*same.item.copies, item.body))
    return replace(section, items=tuple(rest))


def _is_same(section: Section, other: Section) -> bool:
    return section.bearer == other.bearer and section.kind == other.kind


def _best(item: Item, others: list[_Held]) -> _Held | None:
    scored = [(_likeness(item.body.text, h.item.body.text), -n) for n, h in enumerate(others)]
    score, place = max(scored, default=(0.0, 0))
    return others[-place] if score >= _ALIKE else None


def _likeness(text: str, other: str) -> float:
    short, long = sorted((text, other), key=len)
    # A copy may break off in the middle of an item.
    return (
        100.0 if len(short) >= _BROKEN_OFF and long.startswith(short) else fuzz.ratio(text, other)
    )


def _with_copies(first: Sequence[Section], held: list[_Held]) -> Iterator[Section]:
    for n, section in enumerate(first):
        yield replace(section, items=tuple(h.item for h in held if h.section == n))
