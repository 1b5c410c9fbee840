"""How far a first proposal can be relied on: what was learnt from titles whose codes are known.

In ``data/lexicon/linking``, ``confidence.yaml`` holds a weight for each signal, ``trust.yaml`` how often each
word of the lexicon meant its occupation, ``rates.yaml`` how often each occupation was right where it was
proposed first; `python benchmarks/confidence.py` makes all three.
"""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from rolegraph.resources import lexicon

#: Label of an occupation → word → how often the word meant it.
Trust = Mapping[str, Mapping[str, float]]
#: Label of an occupation → how often it was right where it was proposed first.
Rates = Mapping[str, float]
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
    ``names`` how alike the title is to all names of the occupation together; ``away`` how much more another
    occupation's names are like what the title says besides the word; ``family`` how many of the first five
    proposals stand below one group with it; ``rate`` how often the occupation was right before.
    """

    ahead: float
    trust: float
    share: float
    ends: float
    names: float
    away: float
    family: float
    rate: float


@dataclass(frozen=True, slots=True)
class Learnt:
    """What titles whose codes are known taught.

    ``trust`` is how far words can be trusted, ``rates`` how often occupations were right, ``usual`` how often
    one is that was seldom seen; ``start`` and a weight for each signal give the log-odds of a proposal,
    ``enough`` is the least chance that is called confident.
    """

    trust: Trust
    rates: Rates
    usual: float
    start: float
    weights: Mapping[str, float]
    enough: float

    def rate(self, label: str) -> float:
        """Return how often an occupation is right where it is proposed first."""
        return self.rates.get(label, self.usual)

    def chance(self, signals: Signals) -> float:
        """Return how probably a proposal is right, 0..1."""
        total = self.start + sum(self.weights[k] * value for k, value in asdict(signals).items())
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
    return Learnt(trust=lexicon("linking/trust.yaml"), rates=lexicon("linking/rates.yaml"), **told)
