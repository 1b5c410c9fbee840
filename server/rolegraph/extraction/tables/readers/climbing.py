"""Where the limits of a table's powers lead: each to whoever may more of the same matter."""

from bisect import bisect_left
from collections.abc import Mapping

from rolegraph.extraction.limit_ends import end_of, is_falling
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.told_apart import are_peers
from rolegraph.model import Authority, Limit

#: Kinds that a limit bounds.
DECIDING = ("approve", "decide", "final-approval", "sign")


def climb(ladder: list[tuple[str, str]], builder: Builder) -> None:
    """Let each limit on an object escalate to the bearer of the next higher one on it.

    ``ladder`` holds object and id of the powers of one table. Higher is a range that begins where
    this one ends, a larger "up to", or a power of the kind without a limit: the table shows it. Where
    tables say to whom the bearer reports, only those above it count; managers of two regions and deputies
    with different charges stand beside one another.
    """
    by_id = {a.id: a for a in builder.findings.authorities}
    lines = {x.lower: x.upper for x in builder.findings.lines if x.kind == "line"}
    rungs = [(what, by_id[one]) for what, one in ladder if by_id[one].kind in DECIDING]
    ladders: dict[tuple[str, str], list[Authority]] = {}
    # Up to 2m stands below what is above 2m.
    for what, one in sorted(
        rungs, key=lambda rung: (_begins(rung[1].limit), _opens(rung[1].limit))
    ):
        ladders.setdefault((what, one.kind), []).append(one)
    for what, lower in rungs:
        top = _top(lower.limit)
        if lower.limit is None or lower.limit.escalates_to or top is None:
            continue
        above = uppers(lower.bearer, lines)
        own = _named(lower, builder)
        rungs_above = [
            rung
            for rung in ladders[what, lower.kind]
            if (not above or rung.bearer in above) and not are_peers(own, _named(rung, builder))
        ]
        nearest = _next(rungs_above, lower, top)
        if nearest:
            builder.escalate(lower.id, nearest.bearer)


def _named(one: Authority, builder: Builder) -> str:
    """Return the title of a power's bearer, "" for a unit."""
    position = builder.register.positions.get(one.bearer)
    return position.label.main if position else ""


def uppers(position: str, lines: Mapping[str, str]) -> frozenset[str]:
    """Return who stands above a position by lines from the lower to the upper one."""
    found: list[str] = []
    while (upper := lines.get(position, "")) and upper not in found:
        found.append(upper)
        position = upper
    return frozenset(found)


def _next(ladder: list[Authority], lower: Authority, top: float) -> Authority | None:
    """Return the lowest rung of somebody else that begins at a figure or above it."""
    first = bisect_left(ladder, top, key=lambda one: _begins(one.limit))
    rungs = (ladder[n] for n in range(first, len(ladder)))
    # Who acts beside the lower rung already is no way out of it.
    beside = {r.bearer for r in ladder if r.limit == lower.limit}
    return next((r for r in rungs if r.bearer not in beside and _is_above(r, lower)), None)


def _is_above(rung: Authority, lower: Authority) -> bool:
    """Say whether a rung has no limit, or another one in the same unit and period.

    A cap by the month is no rung above one for each case.
    """
    if rung.limit is None or lower.limit is None:
        return rung.limit != lower.limit
    scales = {(bound.unit, bound.per) for bound in (rung.limit, lower.limit)}
    return rung.limit != lower.limit and len(scales) == 1


def _top(bound: Limit | None) -> float | None:
    """Return how high a rung reaches, None where it has no end; of falling figures the least is highest."""
    if bound and is_falling(bound.unit) and bound.minimum is not None:
        return -bound.minimum
    end = end_of(bound) if bound else None
    return -end if bound and end is not None and is_falling(bound.unit) else end


def _opens(bound: Limit | None) -> bool:
    """Say whether a rung has no upper end."""
    return bound is None or bound.operator in (">", ">=")


def _begins(bound: Limit | None) -> float:
    """Return from where on a rung counts: the lower end of a range, else its own upper one."""
    if bound is None:
        return float("inf")
    if is_falling(bound.unit):
        return -(bound.value if bound.value is not None else bound.maximum or 0)
    if bound.minimum is not None:
        return bound.minimum
    return bound.value if bound.value is not None else -1.0
