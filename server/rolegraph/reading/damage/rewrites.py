"""Words that a rewriting tool changed in a copy of a text: 企业品牌的开展 for 企业品牌的发展."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rolegraph.reading.damage.alignment import Copy, Gap, aligned
from rolegraph.reading.damage.draft import Edit, Reason
from rolegraph.resources import lexicon

#: A shorter stretch may say a like thing in its own words.
_LONG = 80
#: Copies that begin so near each other, on both sides, are parts of the same two texts.
_NEAR = 3000


@dataclass(frozen=True, slots=True)
class Substitutions:
    """By a changed word, those it stands for; ``telling`` are changed words nobody writes so."""

    rights: dict[str, set[str]]
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    wrong: str
    right: str


def rewrites(text: str) -> list[Edit]:
    """Return the edits that put the right words back into the rewritten one of two copies.

    Only where the words of one copy are changed and none of the other's, so that it is clear which
    came first.
    """
    if not any(word in text for word in substitutions().telling):
        return []
    copies = [copy for copy in aligned(text) if copy.same >= _LONG]
    sides = [side for copy in copies for side in (_side(text, copy), _side(text, copy.turned()))]
    told = [side for side in sides if side.telling]
    edits: list[Edit] = []
    for side, other in zip(sides, _turned(sides), strict=True):
        if any(map(side.beside, told)) and not any(map(other.beside, told)):
            edits += map(_edit, side.changes)
    return edits


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a copy: where it and the other begin, and the changed words in it."""

    here: int
    there: int
    changes: tuple[_Change, ...]

    @property
    def telling(self) -> bool:
        return any(change.wrong in substitutions().telling for change in self.changes)

    def beside(self, other: "_Side") -> bool:
        """Say whether two copies belong to the same two texts, in the same direction."""
        near = max(abs(self.here - other.here), abs(self.there - other.there)) <= _NEAR
        return near and (self.here < self.there) == (other.here < other.there)


def _side(text: str, copy: Copy) -> _Side:
    return _Side(copy.first[0], copy.second[0], tuple(_changes(text, copy.gaps)))


def _turned(sides: list[_Side]) -> list[_Side]:
    """Return the other side of each, in the order of the sides."""
    return [sides[place ^ 1] for place in range(len(sides))]


def _edit(change: _Change) -> Edit:
    note = f"a rewriting tool puts {change.wrong} for {change.right}; its copy in this document keeps that"
    end = change.start + len(change.wrong)
    return Edit(change.start, end, change.right, Reason("copy", 0.9, note))


def _changes(text: str, gaps: Iterable[Gap]) -> Iterator[_Change]:
    rights = substitutions().rights
    for gap in gaps:
        (start, end), (there, _) = gap.first, gap.second
        for back in (0, 1):
            begins, other = max(0, start - back), max(0, there - back)
            wrong, right = text[begins : begins + 2], text[other : other + 2]
            if begins + 2 >= end and right in rights.get(wrong, ()):
                yield _Change(begins, wrong, right)
                break


@cache
def substitutions() -> Substitutions:
    """Return the shipped pairs (data/lexicon/repair/substitutions.yaml)."""
    data = lexicon("repair/substitutions.yaml")
    rights: dict[str, set[str]] = {}
    for wrong, right in (*data["telling"].items(), *data["others"].items()):
        rights.setdefault(wrong, set()).add(right)
    return Substitutions(rights, frozenset(data["telling"]))
