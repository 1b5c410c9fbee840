"""A vocabulary's names and descriptions, ready to be compared with titles: made once for all who link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rolegraph.linking.likeness import Texts, telling
from rolegraph.linking.titles import normalised, own_name
from rolegraph.linking.vocabularies import Occupation, heights

#: How many vocabularies stay indexed; the largest takes some 60 MB.
_KEPT = 6


@dataclass(frozen=True, slots=True)
class Index:
    """What titles are compared with.

    ``letters`` holds every name, those of one occupation side by side: ``counts`` of them from its place in
    ``starts``. ``labels`` leads from a label, in the singular, to its occupation; ``heights`` says how
    many levels are below it, ``families`` the code of the group that it is or that it is in. ``together``
    holds all names of each as one text, where they are Chinese; ``described`` is None where nothing is
    described.
    """

    starts: np.ndarray
    letters: Texts
    labels: Mapping[str, int]
    counts: np.ndarray
    together: Texts | None
    described: Texts | None
    heights: np.ndarray
    families: Sequence[str]


@lru_cache(_KEPT)
def indexed(occupations: tuple[Occupation, ...], chinese: bool) -> Index:
    """Return the index of a vocabulary's occupations; raises ValueError where they have no names."""
    names = [[normalised(n) for n in o.names] for o in occupations]
    counts = [len(several) for several in names]
    levels = heights(occupations)
    return Index(
        starts=np.concatenate(([0], np.cumsum(counts)[:-1])),
        letters=Texts.of([n for several in names for n in several], shortest=1),
        labels={own_name(o.label): k for k, o in enumerate(occupations)},
        described=_described([o.description for o in occupations]),
        counts=np.array(counts),
        together=Texts.of([" ".join(several) for several in names]) if chinese else None,
        heights=np.array(levels),
        families=[o.code if h else o.parent for o, h in zip(occupations, levels, strict=True)],
    )


def _described(texts: Sequence[str]) -> Texts | None:
    # Pairs of letters: longer pieces of such long texts take twice the time and tell no more.
    return Texts.of(texts, longest=2) if any(map(telling, texts)) else None
