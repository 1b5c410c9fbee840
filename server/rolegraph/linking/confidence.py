"""How far a first proposal can be relied on: what was learnt from titles whose codes are known.

``data/lexicon/linking/confidence.yaml`` holds small decision trees, ``trust.yaml`` how often each word of the
lexicon meant its occupation; `python benchmarks/confidence.py` makes both.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rolegraph.resources import lexicon

#: Label of an occupation → word → how often the word meant it.
Trust = Mapping[str, Mapping[str, float]]
#: A figure, or a signal, a limit, and the trees up to the limit and above it.
Tree = float | tuple[str, float, "Tree", "Tree"]
#: How often a word is taken to mean its occupation, where nothing was counted.
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


@dataclass(frozen=True, slots=True)
class Learnt:
    """What titles whose codes are known taught.

    ``trust`` is how far words can be trusted; ``start`` and ``trees`` give the log-odds of a proposal,
    ``enough`` is the least chance that is called confident.
    """

    trust: Trust
    start: float
    enough: float
    trees: Sequence[Tree]

    def chance(self, signals: Signals) -> float:
        """Return how probably a proposal is right, 0..1."""
        total = self.start + sum(_told(tree, signals) for tree in self.trees)
        return 1 / (1 + math.exp(-total))


def trusted(word: str, counted: Mapping[str, float]) -> float | None:
    """Return how far a word can be trusted: as counted, or as the counted word that is a part of it.

    None is for a word that no title counts.
    """
    within = [w for w in counted if w in word]
    return counted[max(within, key=len)] if within else None


def odds(trust: float | None) -> float:
    """Return a word's trust as log-odds; None is for no word."""
    share = _WORDLESS if trust is None else trust
    return math.log(share / (1 - share))


@cache
def shipped() -> Learnt:
    """Return what is shipped of what was learnt."""
    told: Mapping[str, Any] = lexicon("linking/confidence.yaml")
    return Learnt(
        lexicon("linking/trust.yaml"), told["start"], float(told["enough"]), told["trees"]
    )


def _told(tree: Tree, signals: Signals) -> float:
    """Return what a tree adds to the log-odds: the figure at the end of the way that the signals take."""
    while not isinstance(tree, float):
        name, limit, below, above = tree
        tree = below if getattr(signals, name) <= limit else above
    return tree
