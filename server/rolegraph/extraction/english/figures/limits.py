"""Limits of powers in English: up to EUR 2,000 per order, within agreed limits."""

from dataclasses import replace
from functools import cache

from rolegraph.extraction.english.figures.amount import Amount
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.figures.joined_limits import either_is_enough, joined
from rolegraph.extraction.english.figures.numbers import number
from rolegraph.extraction.english.wording.lexicon import entries, group
from rolegraph.extraction.english.wording.phrases import Phrases
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.model import Limit

#: Words of the longest bound in words alone.
_LONGEST_CAP = 6
#: Letters of a currency's code.
_CURRENCY = 3


def limit(
    text: str, run: tuple[Word, ...], default: str = "", *, bare: bool = False
) -> Limit | None:
    """Return the limit that some words give, or None.

    ``default`` is the operator where the text has none (a list of limits means "up to"). Deadlines
    (within 2 days) are no limits. With ``bare``, a compared number needs no unit.
    """
    every = amounts(text, run, bare=bare)
    start, end = _in_words(run)
    words_of = Limit(text=between(text, run[start:end])) if end else None
    for amount in every:
        if is_limit(amount, run):
            found = _with_further(text, run, amount, every, default)
            if words_of is None or any(start < a.end and a.start < end for a in every):
                return found
            return replace(found, further=(*found.further, words_of))
    start, end = next(filter(any, (_state(a, run) for a in every)), (0, 0))
    return words_of or (Limit(text=between(text, run[start:end])) if end else None)


def case_of(run: tuple[Word, ...]) -> str:
    """Return the bound without a figure that some words begin with (out of budget), "" for none."""
    found = _unquantified().at(run, 0) if run else None
    return " ".join(w.text for w in run[: found.end]) if found else ""


def unsaid(what: str, bound: Limit | None) -> Limit | None:
    """Return a limit without what its object says already ("costs within budget")."""
    if bound is None or not bound.further:
        return bound
    said = tuple(one for one in bound.further if one.operator or one.text not in what)
    return bound if said == bound.further else replace(bound, further=said)


def _in_words(run: tuple[Word, ...]) -> tuple[int, int]:
    """Return where a bound without a figure stands, (0, 0) for none."""
    found = _unquantified().first(run)
    return (found.start, found.end) if found else within(run)


def _with_further(
    text: str, run: tuple[Word, ...], first: Amount, every: tuple[Amount, ...], default: str
) -> Limit:
    """Return a figure as a limit, with those that hold as well."""
    led = (
        first if first.operator or first.minimum is not None else replace(first, operator=default)
    )
    further = tuple(joined(run, every, led))
    if further and either_is_enough(run):
        # Neither figure alone is the limit.
        return Limit(text=between(text, run[first.start : further[-1].end]))
    bound = as_limit(first, default)
    return replace(bound, further=tuple(as_limit(one) for one in further)) if further else bound


def is_sum(bound: Limit | None) -> bool:
    """Say whether a limit is a bound of money or a share, and counts nothing else."""
    if bound is None or not (bound.operator or bound.minimum is not None):
        return False
    return bound.unit == "%" or (len(bound.unit) == _CURRENCY and bound.unit.isupper())


def is_limit(amount: Amount, run: tuple[Word, ...]) -> bool:
    """Say whether a figure bounds a power: money, a share, or a length that is granted."""
    if amount.is_duration:
        # "within the required | 10 business day window"
        back = 3 if amount.operator in {"", "="} else 1
        around = {w.low for w in run[max(amount.start - back, 0) : amount.start + 1]}
        timely = around & {"within", "every", "at", "after", "before"}
        # "circulated seven days before the meeting", "on a month's notice"
        behind = [w.low for w in run[amount.end : amount.end + 2]]
        ahead = behind[:1] and behind[0] in {"before", "after", "prior", "notice"}
        ahead = (ahead or behind == ["in", "advance"]) and amount.operator in {"", "="}
        return not (timely or ahead) and not any(_state(amount, run))
    return amount.is_money or amount.unit == "%" or bool(amount.operator)


def _state(amount: Amount, run: tuple[Word, ...]) -> tuple[int, int]:
    """Return where a length says how old something is (older than 60 days, 60 days overdue), or (0, 0)."""
    aged = amount.start > 1 and run[amount.start - 2].low in group("amounts", "aged")
    late = amount.end < len(run) and run[amount.end].low in group("amounts", "states")
    if not amount.is_duration or not (aged or late):
        return 0, 0
    return amount.start - 2 * aged, amount.end + late


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


def within(run: tuple[Word, ...]) -> tuple[int, int]:
    """Return where a bound without a figure stands (within the agreed establishment), (0, 0) for none."""
    for at, word in enumerate(run):
        if word.low in group("amounts", "fractions") and at > 1:
            led = at - 1 if run[at - 1].low in {"a", "one"} else at
            if [w.low for w in run[led - 2 : led]] == ["up", "to"]:
                return led - 2, at + 1
        if word.low in {"at", "not", "no"} and (end := _capped(run, at)):
            return at, end
        if word.low != "within":
            continue
        end = at + 1
        while end < len(run) and run[end].low in group("amounts", "bounded_by"):
            end += 1
        if end < len(run) and run[end].low in group("amounts", "bounds"):
            return at, end + 1
    return 0, 0


def _capped(run: tuple[Word, ...], at: int) -> int:
    """Return where what caps something in words alone ends (at or below fair market rent), 0 for none."""
    found = _caps().at(run, at)
    start = end = found.end if found else len(run)
    while end < len(run) and run[end].is_word and end - start < _LONGEST_CAP:
        if run[end].low in group("phrases", "ends"):
            break
        end += 1
    figures = any(number(w.low) is not None for w in run[start : end + 1])
    return end if start < end and not figures else 0


@cache
def _caps() -> Phrases:
    return Phrases({p: p for p in entries("amounts")["capping"]})


@cache
def _unquantified() -> Phrases:
    return Phrases({p: p for p in entries("amounts")["unquantified"]})


def is_sized(text: str, matter: tuple[Word, ...]) -> bool:
    """Say whether a matter is bounded, or the larger one of another."""
    more = group("phrases", "larger") - group("phrases", "other")
    led = len(matter) > 1 and matter[0].low in more
    return led or is_sum(limit(text, matter))
