"""Rungs of a ladder of approvals, and where they leave a gap or meet twice.

A bound is an amount and whether it stands just before (0) or just after (1) that amount, so that
``≤ 5`` ends where ``> 5`` begins, and ``< 5`` leaves the 5 itself to nobody.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Bound = tuple[float, int]
BOTTOM: Bound = (0.0, 0)
TOP: Bound = (math.inf, 1)


@dataclass(frozen=True, slots=True)
class Span:
    """Amounts from one bound to another; ``name`` is whose they are."""

    low: Bound
    high: Bound
    name: str = ""


def span(
    operator: str, value: float | None, least: float | None, most: float | None
) -> Span | None:
    """Return the amounts that a limit allows, None for a limit without a figure."""
    if least is not None or most is not None:
        return Span((least or 0.0, 0), TOP if most is None else (most, 1))
    if value is None:
        return None
    spans = {
        "<": Span(BOTTOM, (value, 0)),
        "≤": Span(BOTTOM, (value, 1)),
        "=": Span(BOTTOM, (value, 1)),
        ">": Span((value, 1), TOP),
        "≥": Span((value, 0), TOP),
    }
    return spans.get(operator)


def gaps(spans: Sequence[Span]) -> list[Span]:
    """Return the amounts between the lowest and the highest rung that none of them covers."""
    found: list[Span] = []
    reached = BOTTOM
    for each in sorted(spans, key=lambda s: (s.low, s.high)):
        if each.low > reached:
            found.append(Span(reached, each.low))
        reached = max(reached, each.high)
    return found


def overlaps(spans: Sequence[Span]) -> list[Span]:
    """Return the amounts where a rung begins before another's ends.

    Rungs from nothing up to an amount lie in one another by design, and are no overlap.
    """
    found = [
        Span(upper.low, min(lower.high, upper.high))
        for upper in spans
        for lower in spans
        if upper.low > BOTTOM
        and lower.low < upper.low < lower.high
        and lower.high != TOP
        and lower.name != upper.name
    ]
    return sorted(set(found), key=lambda s: (s.low, s.high))
