"""Figures in English text: money, percentages, durations and counts, with their operators."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from rolegraph.extraction.english.figures.amount import Amount
from rolegraph.extraction.english.figures.denials import meant
from rolegraph.extraction.english.figures.numbers import (
    NUMBER,
    currencies,
    european,
    is_date,
    is_rank,
    large,
    multiplied,
    number,
    spells,
)
from rolegraph.extraction.english.figures.per import names_unit, per_what
from rolegraph.extraction.english.wording.lexicon import by_entry, group
from rolegraph.extraction.english.wording.phrases import Phrases
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.values import replace

_OFTEN = {"each", "every"}
_JOINTS = {"and", "but", ",", "to", "are", "is"}
#: A figure in words has a number and what it counts.
_CENTS = 4
_SPELLED = 2
_PERCENT = {"%", "％", "percent", "pct", "per cent"}


def amounts(text: str, run: tuple[Word, ...], *, bare: bool = False) -> tuple[Amount, ...]:
    """Return the quantities of a run of a text's words, from left to right.

    With ``bare``, compared numbers without a unit as well ("up to 500" in a table of money).
    """
    return _amounts(text, run, bare) if run and has_figures(text) else ()


@lru_cache(maxsize=10_000)
def has_figures(text: str) -> bool:
    """Say whether a text holds a number, in figures or in words: most sentences hold none."""
    return any(number(word.low) is not None or spells(word.low) for word in words(text))


@lru_cache(maxsize=10_000)
def _amounts(text: str, run: tuple[Word, ...], bare: bool) -> tuple[Amount, ...]:
    found: list[Amount] = []
    at = 0
    while at < len(run):
        amount = _amount_at(text, run, at, found[-1].end if found else 0)
        if amount and (amount.is_stated or (bare and amount.operator)):
            found.append(amount)
        at = max(amount.end if amount else 0, at + 1)
    return tuple(_two_sided(text, run, found))


def _two_sided(text: str, run: tuple[Word, ...], found: list[Amount]) -> Iterator[Amount]:
    """Join "in excess of EUR 5,000" and "up to EUR 9,000" behind it to a range."""
    low: Amount | None = None
    for amount in found:
        if low and _closes(run, low, amount):
            whole = between(text, run[low.start : amount.end])
            yield replace(_range(low, amount), per=amount.per or low.per, text=whole)
            low = None
            continue
        if low:
            yield low
        low = amount
    if low:
        yield low


def _closes(run: tuple[Word, ...], low: Amount, high: Amount) -> bool:
    """Say whether a figure is the upper bound of what the one before it bounds from below."""
    apart = {w.low for w in run[low.end : high.start]}
    bounds = low.operator in {">", ">="} and high.operator in {"<", "<="}
    alike = low.unit == high.unit or not low.unit
    return bounds and alike and apart <= _JOINTS and (low.value or 0) < (high.value or 0)


@cache
def _operators(side: str) -> Phrases:
    return Phrases(dict(by_entry("amounts", side)))


def _amount_at(text: str, run: tuple[Word, ...], at: int, floor: int) -> Amount | None:
    """Return the amount whose number stands at one word; nothing before ``floor`` is taken."""
    first = _spelled(run, at) or _quantity(run, at, floor)
    if first is None:
        return None
    second = _second(run, first)
    amount = _range(first, second) if second else first
    amount = replace(amount, unit="pounds") if _weighs(text, run, amount) else amount
    amount = _with_operator(run, amount, floor)
    amount = _with_period(run, amount)
    return replace(amount, text=between(text, run[amount.start : amount.end]))


def _quantity(run: tuple[Word, ...], at: int, floor: int) -> Amount | None:
    value = number(run[at].low)
    if value is None or (run[at].is_word and not _counts(run, at)) or is_date(run, at):
        return None
    if is_rank(run, at):
        return None
    start, end, unit = at, at + 1, ""
    before = _ending(currencies(), run, at, floor)
    if before and run[before[0]].text == "a":  # "a $500 limit" is of no Australian dollars
        before = _ending(currencies(), run, at, before[0] + 1)
    if before:
        start, unit = before
        value = european(run[at].text, value)
    operator = ">=" if end < len(run) and run[end].low == "+" else ""
    end += bool(operator)
    value, end = multiplied(run, end, value, bool(before))
    after = currencies().at(run, end) if end < len(run) and not unit else None
    if after:
        unit, end = after.value, after.end
    if not unit:
        unit, end = _unit(run, end)
    if after:
        value = european(run[at].text, value)
    return Amount(value=value, operator=operator, unit=unit, start=start, end=end)


def _weighs(text: str, run: tuple[Word, ...], amount: Amount) -> bool:
    """Say whether pounds are a weight ("lifts boxes of up to 20 pounds")."""
    unit = {w.low for w in run[amount.end - 1 : amount.end]}
    return bool(unit & {"pound", "pounds"}) and any(
        w.low in group("amounts", "weighing") for w in words(text)
    )


def _spelled(run: tuple[Word, ...], at: int) -> Amount | None:
    """Return a figure in brackets behind its words: one thousand dollars ($1,000), thirty (30) days."""
    end = at
    while end < len(run) and (spells(run[end].low) or _cents(run, end)):
        end += _cents(run, end) or 1
    if end == at or end + 1 >= len(run) or run[end].low != "(":
        return None
    inside = range(end + 1, min(end + 4, len(run)))
    figure = next((n for n in inside if NUMBER.match(run[n].text)), 0)
    found = _quantity(run, figure, end + 1) if figure else None
    if found is None or not run[found.end : found.end + 1] or run[found.end].low != ")":
        return None
    unit, stop = (found.unit, found.end + 1) if found.unit else _unit(run, found.end + 1)
    whole = end - at >= _SPELLED or (bool(unit) and not found.unit)
    return replace(found, start=at, unit=unit, end=stop) if whole else None


def _cents(run: tuple[Word, ...], at: int) -> int:
    """Return how many words "and 00/100" has behind the dollars of a cheque, 0 for other words."""
    said = [w.low for w in run[at : at + _CENTS]]
    return _CENTS if said[:1] == ["and"] and said[2:] == ["/", "100"] else 0


def _counts(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a number word counts something ("two working days"), unlike "one of"."""
    following = [w.low for w in run[at + 1 : at + 5]]
    if any(a in _OFTEN | {"a"} and b in _timely() for a, b in pairwise(following)):
        return True
    before = _ending(_operators("before"), run, at, 0)
    if before and before[1] != "=" and following[:1] != ["of"]:
        return True
    if len(following) > 1 and _operators("after").at(run, at + 2):  # "three nights or fewer"
        return True
    if following[:1] and following[0] in large():  # "one lakh rupees", "five thousand dollars"
        return True
    return "per" in following or any(
        w in group("amounts", "durations") | {"times", "percent"} for w in following[:2]
    )


@cache
def _timely() -> frozenset[str]:
    return frozenset(by_entry("amounts", "periods"))


def _unit(run: tuple[Word, ...], at: int) -> tuple[str, int]:
    """Return the unit that follows a number and where it ends."""
    if at >= len(run):
        return "", at
    if run[at].low in _PERCENT:
        return "%", at + 1
    if run[at].low == "per" and at + 1 < len(run) and run[at + 1].low == "cent":
        return "%", at + 2
    for length in (2, 1):
        if " ".join(w.low for w in run[at : at + length]) in group("amounts", "durations"):
            # "of 12 months' duration"
            return " ".join(w.low for w in run[at : at + length]).removesuffix("'"), at + length
    end = at
    while end < len(run) and end - at < 3 and names_unit(run[end]):
        end += 1
    return " ".join(w.text for w in run[at:end]), end


def _second(run: tuple[Word, ...], first: Amount) -> Amount | None:
    """Return the upper end of a range that goes on behind its lower end."""
    at = first.end
    if at + 1 >= len(run) or run[at].low not in group("amounts", "range_joins"):
        return None
    if run[at].low == "and" and not (first.start and run[first.start - 1].low == "between"):
        return None
    at += 2 * ([w.low for w in run[at + 1 : at + 3]] == ["up", "to"])  # "between £5 and up to £9"
    for shift in (1, 2, 3):
        if at + shift < len(run) and NUMBER.match(run[at + shift].text):
            second = _quantity(run, at + shift, at + 1)
            return second if second and second.start == at + 1 else None
    return None


def _range(low: Amount, high: Amount) -> Amount:
    unit = high.unit or low.unit
    small = (low.value or 0) * (1000 if _shares_thousands(low, high) else 1)
    return Amount(
        value=None, minimum=small, maximum=high.value, unit=unit, start=low.start, end=high.end
    )


def _shares_thousands(low: Amount, high: Amount) -> bool:
    """Say whether a multiplier stands only at the upper end: "EUR 5 to 10k"."""
    return (
        (low.value or 0) < 1000
        and (high.value or 0) >= 1000
        and (low.value or 0) * 1000 < (high.value or 0)
    )


def _with_operator(run: tuple[Word, ...], amount: Amount, floor: int) -> Amount:
    if amount.minimum is not None:
        opens = amount.start > floor and run[amount.start - 1].low in {"between", "from", "of"}
        return replace(amount, start=amount.start - 1) if opens else amount
    after = _operators("after").at(run, amount.end) if amount.end < len(run) else None
    onwards = after and run[after.end : after.end + 1] and run[after.end].low in {"to", "than"}
    onwards = onwards or (after and _adds(run, amount.end))
    if after and not onwards:  # "over £500 and up|to £900", "over ten years or more|than £900"
        return replace(amount, operator=after.value, end=after.end)
    sized = _ending(_sized(), run, amount.start, floor)
    compared = _ending(_operators("before"), run, sized[0], floor) if sized else None
    before = compared or _ending(_operators("before"), run, amount.start, floor)
    if (
        before is None
        or amount.operator
        or (run[before[0]].low == "from" and not _measurable(amount))
    ):
        return amount
    operator, start = meant(before[1], run, before[0])
    return replace(amount, operator=operator, start=max(start, floor))


def _adds(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "plus" adds a thing to an amount ("£500 plus any interest"), and no larger ones."""
    behind = run[at + 1 : at + 2] if run[at].low == "plus" else ()
    return bool(behind) and behind[0].is_word and behind[0].low not in group("phrases", "ends")


@cache
def _sized() -> Phrases:
    return Phrases({phrase: phrase for phrase in group("amounts", "sized")})


def _measurable(amount: Amount) -> bool:
    return amount.is_money or amount.unit == "%"


def _ending(table: Phrases, run: tuple[Word, ...], end: int, floor: int) -> tuple[int, str] | None:
    """Return where the longest phrase that ends before a word begins, and its value."""
    for start in range(max(floor, end - 7), end):
        hit = table.at(run, start)
        if hit and hit.end == end:
            return start, hit.value
    return None


def _with_period(run: tuple[Word, ...], amount: Amount) -> Amount:
    following = [word.low for word in run[amount.end : amount.end + 2]]
    if amount.is_duration and following[:1] and following[0] in _OFTEN and "per" not in following:
        return amount
    per, end = per_what(run, amount.end)
    return replace(amount, per=per, end=end) if per else amount


def covered(found: Iterable[Amount]) -> frozenset[int]:
    """Return the numbers of the words that belong to some amounts."""
    return frozenset(i for amount in found for i in range(amount.start, amount.end))
