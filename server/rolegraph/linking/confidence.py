"""How far a first proposal can be relied on: what was learnt from titles whose codes are known.

``data/lexicon/linking/confidence.yaml`` holds small decision trees, ``trust.yaml`` how often each word of the
lexicon meant its occupation; `python benchmarks/confidence.py` makes both.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rolegraph.resources import lexicon

#: Label of an occupation → word → how often the word meant it.
Trust = Mapping[str, Mapping[str, float]]
#: A figure, or a signal, a limit, and the trees up to the limit and above it.
Tree = float | tuple[str, float, "Tree", "Tree"]
#: How often a word of the lexicon means its occupation where nothing was counted.
UNKNOWN = 0.45
#: A word that meant its occupation more seldom than this still leads to it, where nothing else does.
LEAST = 0.3
#: The trust that stands for "no word at all".
_WORDLESS = 0.18


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for the first proposal of a title.

    ``ahead`` is how far its score lies before the second; ``trust`` the log-odds of the word that points
    to it, ``share`` how much of the title the word covers, ``ends`` 1 where the title ends with it;
    ``names`` how alike the title is to all names of the occupation together.
    """

    ahead: float
    trust: float
    share: float
    ends: float
    names: float


def trusted(word: str, counted: Mapping[str, float]) -> float:
    """Return how far a word can be trusted: as counted, or as the counted word that is a part of it."""
    within = [w for w in counted if w in word]
    return counted[max(within, key=len)] if within else UNKNOWN


def odds(trust: float | None) -> float:
    """Return a word's trust as log-odds; None is for no word."""
    share = _WORDLESS if trust is None else trust
    return math.log(share / (1 - share))


def chance(signals: Signals) -> float:
    """Return how probably a proposal is right, 0..1."""
    learnt = _learnt()
    total = learnt["start"] + sum(_told(tree, signals) for tree in learnt["trees"])
    return 1 / (1 + math.exp(-total))


def enough() -> float:
    """Return the least chance at which a proposal is called confident."""
    return float(_learnt()["enough"])


@cache
def trust() -> Trust:
    """Return how far each word of the lexicon that was counted can be trusted."""
    told: Trust = lexicon("linking/trust.yaml")
    return told


@cache
def _learnt() -> Mapping[str, Any]:
    told: Mapping[str, Any] = lexicon("linking/confidence.yaml")
    return told


def _told(tree: Tree, signals: Signals) -> float:
    """Return what a tree adds to the log-odds: the figure at the end of the way that the signals take."""
    while not isinstance(tree, float):
        name, limit, below, above = tree
        tree = below if getattr(signals, name) <= limit else above
    return tree
