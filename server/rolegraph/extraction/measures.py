"""Figures by which a duty is measured: ≥80户/月, 每年递增10%, 至少提交2份/年."""

import re

from rolegraph.extraction.frequencies import period_of, recurrences
from rolegraph.extraction.lexicon import group, lexicon
from rolegraph.extraction.quantities import Quantity, quantities
from rolegraph.model import Frequency, Measure

_PER = re.compile(r"\s*/\s*(?:每)?(?P<per>[天日周月季年](?:度)?|半年|季度)")


def measures(text: str, frequency: Frequency | None = None) -> tuple[Measure, ...]:
    """Return the figures of a duty's sentence, then its frequencies beside the main one.

    Plain counts without comparison or period (三个方面) and orders of magnitude are no measures.
    """
    found = [m for q in quantities(text) if (m := _measure(text, q)) is not None]
    others = [
        Measure(
            text=r.frequency.text, value=r.frequency.value, unit="次", period=r.frequency.period
        )
        for r in recurrences(text)
        if r.frequency != frequency
    ]
    return (*found, *others)


def _measure(text: str, figure: Quantity) -> Measure | None:
    per = _PER.match(text, figure.end)
    period = period_of(per["per"]) if per else _period_before(text, figure)
    if figure.unit == "次" and not figure.operator:
        return None
    compared = figure.operator not in ("", "=") or figure.unit in ("%", "‰", "百分点", "个百分点")
    counted = bool(period) and figure.unit in group("figures", "counters") and not figure.written
    ranged = figure.minimum is not None
    if figure.level or not (compared or counted or ranged or figure.operator == "="):
        return None
    return Measure(
        text=figure.text,
        operator=figure.operator or "=",
        value=figure.value,
        minimum=figure.minimum,
        maximum=figure.maximum,
        unit=figure.unit,
        period=period,
    )


def _period_before(text: str, figure: Quantity) -> str:
    """Return the period that the sentence sets before a figure, the nearest one, or ""."""
    before = re.split(r"[；。]", text[: figure.end])[-1]
    best, period = -1, ""
    for name, names in lexicon("figures")["within"].items():
        for word in names:
            at = before.rfind(word)
            if at > best:
                best, period = at, str(name)
    for r in recurrences(before):
        at = before.rfind(r.frequency.text)
        if at >= best and r.frequency.value == 1:
            best, period = at, r.frequency.period
    return period
