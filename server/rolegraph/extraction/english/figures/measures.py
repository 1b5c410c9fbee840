"""Measures and frequencies of English duties."""

from functools import cache

from rolegraph.extraction.english.figures.amount import Amount
from rolegraph.extraction.english.figures.amounts import amounts, covered
from rolegraph.extraction.english.figures.numbers import number
from rolegraph.extraction.english.wording.lexicon import by_entry, entries, group
from rolegraph.extraction.english.wording.phrases import Phrases
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.model import Frequency, Measure

_ADVERBS = frozenset(
    [
        "daily",
        "weekly",
        "monthly",
        "quarterly",
        "yearly",
        "annually",
        "annual",
        "fortnightly",
        "half-yearly",
        "semi-annually",
        "biannually",
        "semi-annual",
    ]
)
_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
#: What says that of all that come again one is meant.
_ONCE = frozenset(("next", "until", "till", "coming", "forthcoming", "last", "previous"))


def measures(text: str, default: str = "=") -> tuple[Measure, ...]:
    """Return the figures by which a duty is measured; ``default`` where no operator is given."""
    run = words(text)
    # A bare length of time ("in two years") measures nothing.
    found = (a for a in amounts(text, run) if not a.is_duration or a.operator or a.per)
    return tuple(_measure(a, default) for a in found)


def _measure(amount: Amount, default: str) -> Measure:
    ranged = amount.minimum is not None
    # "per order" counts for no time; the figure's own words still say it.
    timely = amount.per in by_entry("amounts", "periods").values()
    return Measure(
        text=amount.text,
        operator="" if ranged else amount.operator or default,
        value=amount.value,
        minimum=amount.minimum,
        maximum=amount.maximum,
        unit=amount.unit,
        period=amount.per if timely else "",
    )


def frequency(text: str, making: bool = False) -> Frequency | None:
    """Return how often something is done, or None.

    ``making``: a periodic adjective counts too ("prepares the monthly report").
    """
    run = words(text)
    lows = [word.low for word in run]
    told = [
        at
        for at, low in enumerate(lows)
        if low in _recurring() or "times" in lows[at + 1 : at + 2]
    ]
    taken = covered(amounts(text, run)) if told else frozenset()
    for at in told:
        found = None if at in taken else _frequency_at(run, at, making)
        if found:
            value, period, end = found
            return Frequency(text=between(text, run[at:end]), value=value, period=period)
    return None


def _frequency_at(run: tuple[Word, ...], at: int, making: bool) -> tuple[float, str, int] | None:
    return _times(run, at) or _every(run, at) or _adverb(run, at, making)


def _times(run: tuple[Word, ...], at: int) -> tuple[float, str, int] | None:
    """Read "twice a month", "three times per year", "4 times a week"."""
    named = _counts().at(run, at)
    value, end = (float(named.value), named.end) if named else (None, at)
    if named is None and at + 1 < len(run) and run[at + 1].low == "times":
        value, end = number(run[at].low), at + 2
    if value is None or end >= len(run):
        return None
    if run[end].low in {"a", "an", "per", "each", "every", "in"}:
        period = _period(run, end + 1)
        return (value, period[0], period[1]) if period else None
    period_of = _ly(run[end])
    return (value, period_of, end + 1) if period_of else None


def _every(run: tuple[Word, ...], at: int) -> tuple[float, str, int] | None:
    """Read "every week", "each Monday", "every two weeks", "every 3 months"."""
    if run[at].low not in {"every", "each"} or at + 1 >= len(run):
        return None
    if run[at + 1].low in _DAYS:
        return 1, "week", at + 2
    period = _period(run, at + 1)
    if period:
        return 1, period[0], period[1]
    several = number(run[at + 1].low)
    plain = run[at + 2].low.removesuffix("s") if several and at + 2 < len(run) else ""
    if several and plain in {"day", "week", "month", "year"}:
        return 1, _long_period(int(several), plain), at + 3
    return None


def _long_period(several: int, unit: str) -> str:
    same = {(3, "month"): "quarter", (6, "month"): "half-year", (12, "month"): "year"}
    return same.get((several, unit), f"{several} {unit}s" if several > 1 else unit)


def _adverb(run: tuple[Word, ...], at: int, making: bool) -> tuple[float, str, int] | None:
    """Read "monthly", "on a weekly basis"; before a noun only with a verb of making."""
    found = _ly(run[at])
    if not found:
        return None
    if {w.low for w in run[max(at - 2, 0) : at]} & _ONCE:
        return None  # "until the annual meeting", "at the next monthly meeting"
    following = run[at + 1] if at + 1 < len(run) else None
    stops = group("phrases", "ends") | {"and", "or"}
    free = following is None or not following.is_word or following.low in stops | {"basis"}
    if free or making:
        return 1, found, at + 1
    return None


def _ly(word: Word) -> str:
    return by_entry("amounts", "periods")[word.low] if word.low in _ADVERBS else ""


def _period(run: tuple[Word, ...], at: int) -> tuple[str, int] | None:
    for length in (2, 1):
        name = " ".join(w.low for w in run[at : at + length])
        if name in by_entry("amounts", "periods"):
            return by_entry("amounts", "periods")[name], at + length
    return None


@cache
def _recurring() -> frozenset[str]:
    """Return the words that may say how often, or begin what does, but for a number of times."""
    return _ADVERBS.union(
        ("every", "each"), (words(p)[0].low for p in entries("amounts")["times"])
    )


@cache
def _counts() -> Phrases:
    return Phrases({p: str(n) for p, n in entries("amounts")["times"].items()})
