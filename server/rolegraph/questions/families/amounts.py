"""Whether the limit of a power reaches the amounts that a question names: money, shares, days."""

from collections.abc import Sequence
from dataclasses import replace

from rolegraph.extraction.shared_ends import takes_upper_in
from rolegraph.questions.stated.facts import Norm, Quantity
from rolegraph.questions.words.numbers import (
    CURRENCIES,
    STRETCHES,
    TENTHS,
    Figure,
    same_money,
    unit_of,
)

#: A bare number below this is no sum of money.
LEAST_AMOUNT = 100


def admits(norm: Norm, figures: Sequence[Figure]) -> bool:
    """Say whether a limit reaches the amounts asked about; one in another measure says nothing of them.

    A limit without a figure is not known to. How long something lasts is an amount to a limit in the
    same unit alone: leave of 5 days to one of 3 days.
    """
    limits, amounts = _limits(norm), _amounts(figures)
    if (
        amounts
        and any(q.stated for q in limits)
        and not any(_alike(a, q) for a in amounts for q in limits)
    ):
        return False
    for limit in limits:
        alike = [a for a in (*amounts, *lasting(norm, figures)) if _alike(a, limit)]
        if alike and all(_beyond(limit, amount) for amount in alike):
            return False
    return True


def leaving_off(norms: Sequence[Norm], figures: Sequence[Figure]) -> tuple[Norm, ...]:
    """Return the norms whose range begins at an amount that the words of another's limit take in.

    Of 5万元 beside 5万元（含）以下 what goes from 5万元 to 20万元 is silent.
    """
    ends = {
        limit.value if limit.operator == "lteq" else limit.maximum
        for norm in norms
        for limit in _limits(norm)
        if takes_upper_in(limit.text)
    }
    at = {amount.value for amount in _amounts(figures)} & ends
    return tuple(n for n in norms if any(q.minimum in at for q in _limits(n)))


def exceeded(norm: Norm, figures: Sequence[Figure]) -> bool:
    """Say whether an amount lies above what a power reaches, in the same measure."""
    amounts = [*_amounts(figures), *lasting(norm, figures)]
    return any(
        _alike(amount, limit) and _over(limit, amount)
        for limit in _limits(norm)
        for amount in amounts
    )


def _limits(norm: Norm) -> list[Quantity]:
    """Return the limits of a power, those in tenths of a price as the discounts that they are."""
    return [_as_discount(q) if q.unit == TENTHS else q for q in norm.quantities_of("limit")]


def _as_discount(limit: Quantity) -> Quantity:
    """Return 9折以内 as up to 10 %, and 8折以下 as 20 % or more."""
    value, least, most = (
        None if v is None else round((10 - v) * 10, 2)
        for v in (limit.value, limit.maximum, limit.minimum)
    )
    operator = _MIRRORED.get(limit.operator, limit.operator)
    return replace(limit, unit="%", value=value, minimum=least, maximum=most, operator=operator)


_MIRRORED = {"lt": "gt", "lteq": "gteq", "gt": "lt", "gteq": "lteq"}
_MIRRORED |= {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def _amounts(figures: Sequence[Figure]) -> list[Figure]:
    """Return the amounts among figures, tenths of a price as the discounts that they are."""
    return [_discount(f) if f.unit == TENTHS else f for f in figures if is_amount(f)]


def _discount(paid: Figure) -> Figure:
    operator = _MIRRORED.get(paid.operator, paid.operator)
    return replace(paid, value=round((10 - paid.value) * 10, 2), unit="%", operator=operator)


def is_amount(figure: Figure) -> bool:
    """Say whether a figure is money, a share or tenths of a price, which a limit may reach or not."""
    bare = not figure.unit and figure.value >= LEAST_AMOUNT
    return bare or figure.unit in ("%", TENTHS) or figure.unit in CURRENCIES


def lasting(norm: Norm, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures that say how long something lasts, in the units of a norm's limits.

    A year is twelve months; a week is five days or seven, so that both are returned.
    """
    units = {unit_of(q.unit) for q in norm.quantities_of("limit")} & STRETCHES
    return [
        replace(f, value=f.value * times, unit=unit)
        for f in figures
        for unit in units
        for times in ((1,) if f.unit == unit else _IN_UNITS.get((f.unit, unit), ()))
    ]


#: How many of another unit a unit of time has; where it may be either of two, both.
_IN_UNITS = {("year", "month"): (12,), ("month", "year"): (1 / 12,), ("week", "day"): (5, 7)}


def _alike(amount: Figure, limit: Quantity) -> bool:
    """Whether a share is asked of a limit that is a share, days of one in days, a sum of a sum."""
    unit = unit_of(limit.unit)
    if {amount.unit, unit} & STRETCHES:
        return amount.unit == unit
    if {amount.unit, unit} <= CURRENCIES:
        return same_money(amount.unit, unit)
    return (amount.unit == "%") == (unit == "%")


def _beyond(limit: Quantity, amount: Figure) -> bool:
    """Whether an amount lies outside a limit: above its upper end, or below its lower one."""
    return _over(limit, amount) or _under(limit, amount)


def _under(limit: Quantity, amount: Figure) -> bool:
    """Whether an amount lies below a limit's lower end; 5万元以上 holds 5万元, what exceeds it does not.

    Whoever asks of 5万元以下 means what lies below.
    """
    lower = limit.value if limit.operator in ("gt", "gteq") else limit.minimum
    if lower is None or amount.value != lower:
        return lower is not None and amount.value < lower
    return amount.operator == "<=" or (limit.operator == "gt" and amount.operator == "=")


def _over(limit: Quantity, amount: Figure) -> bool:
    """Whether an amount lies above a limit's upper end; below 5万元 does not hold 5万元 itself."""
    upper = limit.value if limit.operator in ("lteq", "lt") else limit.maximum
    if upper is None or amount.value != upper:
        return upper is not None and amount.value > upper
    return amount.operator == ">" or (limit.operator == "lt" and amount.operator == "=")
