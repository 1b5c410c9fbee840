"""Limits of powers in English: up to EUR 2,000 per order, within agreed limits."""

from functools import cache

from rolegraph.extraction.english.amounts import Amount, amounts
from rolegraph.extraction.english.lexicon import entries, group
from rolegraph.extraction.english.phrases import Phrases
from rolegraph.extraction.english.words import Word, between, words
from rolegraph.model import Limit


def limit(
    text: str, run: tuple[Word, ...], default: str = "", *, bare: bool = False
) -> Limit | None:
    """Return the limit that some words give, or None.

    ``default`` is the operator where the text has none (a list of limits means "up to"). Deadlines
    (within 2 days) are no limits. With ``bare``, a compared number needs no unit.
    """
    for amount in amounts(text, run, bare=bare):
        if is_limit(amount, run):
            return as_limit(amount, default)
    found = _unquantified().first(run)
    return Limit(text=between(text, run[found.start : found.end])) if found else None


def is_limit(amount: Amount, run: tuple[Word, ...]) -> bool:
    """Say whether a figure bounds a power: money, a share, or a length that is granted."""
    if amount.is_duration:
        around = {run[amount.start].low, run[amount.start - 1].low if amount.start else ""}
        behind = run[amount.end].low if amount.end < len(run) else ""
        aged = amount.start > 1 and run[amount.start - 2].low in group("amounts", "aged")
        state = aged or behind in group("amounts", "states")  # "more than 60 days overdue"
        return not state and not around & {"within", "every", "at", "after", "before"}
    return amount.is_money or amount.unit == "%" or bool(amount.operator)


def as_limit(amount: Amount, default: str = "") -> Limit:
    """Return a figure as a limit."""
    ranged = amount.minimum is not None
    return Limit(
        text=amount.text,
        operator="" if ranged else amount.operator or default or "=",
        value=amount.value,
        minimum=amount.minimum,
        maximum=amount.maximum,
        unit=amount.unit,
        per=amount.per,
    )


def limit_of(text: str, default: str = "", *, bare: bool = False) -> Limit | None:
    """Return the limit in a text, or None; arguments as of ``limit``."""
    return limit(text, words(text), default, bare=bare)


@cache
def _unquantified() -> Phrases:
    return Phrases({p: p for p in entries("amounts")["unquantified"]})
