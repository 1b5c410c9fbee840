"""Words that a rewriting tool changed in a copy of a text: 企业品牌的开展 for 企业品牌的发展."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import yaml

from rolegraph.reading.damage_alignment import Copy, Gap
from rolegraph.reading.damage_draft import Edit, Reason
from rolegraph.resources import folder

#: A shorter stretch may say a like thing in its own words.
_LONG = 80
#: So many changed words show which copy was rewritten, where none is telling.
_MANY = 4


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


def rewrites(text: str, copies: Iterable[Copy]) -> list[Edit]:
    """Return the edits that put the right words back into the rewritten one of two copies.

    Only where the words of one copy are changed and none of the other's, so that it is clear which
    came first.
    """
    edits: list[Edit] = []
    for copy in copies:
        if copy.same < _LONG:
            continue
        first = list(_changes(text, copy.gaps))
        second = list(_changes(text, [gap.turned() for gap in copy.gaps]))
        if _rewritten(first) and not _rewritten(second):
            edits += map(_edit, first)
        elif _rewritten(second) and not _rewritten(first):
            edits += map(_edit, second)
    return edits


def _rewritten(changes: list[_Change]) -> bool:
    telling = any(change.wrong in substitutions().telling for change in changes)
    return telling or len(changes) >= _MANY


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
    text = folder("data/lexicon/repair").joinpath("substitutions.yaml").read_text("utf-8")
    data = yaml.safe_load(text)
    rights: dict[str, set[str]] = {}
    for wrong, right in (*data["telling"].items(), *data["others"].items()):
        rights.setdefault(wrong, set()).add(right)
    return Substitutions(rights, frozenset(data["telling"]))
