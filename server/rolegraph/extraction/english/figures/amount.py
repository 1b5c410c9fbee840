"""One figure of an English text: a sum, a share, a length of time or a count."""

from dataclasses import dataclass

from rolegraph.extraction.english.wording.lexicon import entries, group
from rolegraph.values import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure in a run of words, its operator's and unit's words included (``start`` to ``end``).

    ``operator`` is "" where the text gives none. ``unit`` is an ISO 4217 code, ``%``, or the words
    of the text. ``per`` is a period of the contract or the noun of "per order".
    """

    value: float | None
    minimum: float | None = None
    maximum: float | None = None
    operator: str = ""
    unit: str = ""
    per: str = ""
    text: str = ""
    start: int
    end: int

    @property
    def is_money(self) -> bool:
        """Say whether the unit is a currency."""
        return self.unit in entries("amounts")["currencies"]

    @property
    def is_duration(self) -> bool:
        """Say whether the unit is a length of time."""
        return self.unit.lower() in group("amounts", "durations")

    @property
    def is_stated(self) -> bool:
        """Say whether this is a quantity and no bare number (a year, a standard, a section)."""
        known = self.is_money or self.is_duration or self.unit == "%"
        # "not more than 3 a month"
        counted = sum(bool(told) for told in (self.unit, self.operator, self.per)) > 1
        return known or counted or self.minimum is not None
