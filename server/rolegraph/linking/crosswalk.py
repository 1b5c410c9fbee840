"""From ESCO's occupations to the codes of other vocabularies: the ISCO-08 group above, O*NET by a crosswalk.

The crosswalk (Nesta, November 2020, MIT) was made for ESCO 1.0: an occupation that is gone since is left
out, one that is called otherwise since is ``renamed``, and one that is new takes that of the
occupation above it.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rolegraph.linking.vocabularies import Occupation, vocabulary
from rolegraph.resources import folder

#: Below this the crosswalk's own confidence (0.5, 1 or 2) is a guess.
_LEAST = 1.0
_FIRM, _WEAK = 0.9, 0.5
_FILE = "esco-onet.csv"


@dataclass(frozen=True, slots=True)
class Crossing:
    """A code in another vocabulary for an ESCO occupation, and what is to be known of it.

    ``above`` is the name of the ESCO occupation above it, where the code is that one's; ``renamed`` what
    the occupation was called when the crosswalk was made, where that differs; ``own`` says that ESCO
    itself places the occupation there.
    """

    code: str
    confidence: float
    above: str = ""
    renamed: str = ""
    own: bool = False

    @property
    def firm(self) -> bool:
        """Say whether it can be leant on: not a guess, and the occupation is what it was."""
        return self.confidence >= _LEAST and not self.renamed

    @property
    def share(self) -> float:
        """Return what is left of a word that points by it: less than of one that points itself."""
        if self.own:
            return 1.0
        return _FIRM if self.firm and not self.above else _WEAK


@cache
def to_onet() -> Mapping[str, Crossing]:
    """Return the O*NET-SOC code of each ESCO occupation that has one, by the occupation's label."""
    occupations = {o.code: o for o in vocabulary("esco").occupations}
    own = _published({o.id: o for o in occupations.values()})
    found: dict[str, Crossing] = {}
    for code in sorted(occupations, key=lambda c: c.count(".")):
        one = occupations[code]
        above = occupations.get(one.parent)
        if one.label in own:
            found[one.label] = own[one.label]
        elif above and above.label in found:
            told = found[above.label]
            found[one.label] = Crossing(told.code, told.confidence, above.label, told.renamed)
    return found


@cache
def to_isco() -> Mapping[str, Crossing]:
    """Return the ISCO-08 unit group of each ESCO occupation, by the occupation's label."""
    return {o.label: Crossing(o.code[:4], 2.0, own=True) for o in vocabulary("esco").occupations}


def _published(by_iri: Mapping[str, Occupation]) -> dict[str, Crossing]:
    text = folder("data/vocabularies").joinpath(_FILE).read_text("utf-8")
    found: dict[str, Crossing] = {}
    for row in csv.DictReader(text.splitlines()):
        one = by_iri.get(row["esco"])
        if one is not None:
            known = {one.label.lower(), *(s.lower() for s in one.synonyms)}
            renamed = "" if row["label"].lower() in known else row["label"]
            found[one.label] = Crossing(row["onet"], float(row["confidence"]), renamed=renamed)
    return found
