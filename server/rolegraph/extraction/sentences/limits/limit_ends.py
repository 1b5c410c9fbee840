"""Where a limit ends: up to a figure, or where lesser figures concede more (7折) down to one."""

from rolegraph.model import Limit


def is_falling(unit: str) -> bool:
    """Say whether of figures in a unit the lesser is the greater concession (7折, not 9折)."""
    return unit == "折"


def caps(limit: Limit) -> bool:
    """Say whether a limit ends somewhere: up to a figure, or where figures fall (7折) down to one."""
    up_to = (">", ">=") if is_falling(limit.unit) else ("<", "<=")
    return limit.maximum is not None or limit.operator in up_to


def begins_anew(limit: Limit) -> bool:
    """Say whether a limit only says from where on something holds (超过3万元的)."""
    return limit.value is not None and limit.operator not in ("", "=") and not caps(limit)


def end_of(limit: Limit) -> float | None:
    """Return the figure at which a limit ends, None where it goes on without end."""
    if limit.maximum is not None:
        return limit.maximum
    return limit.value if caps(limit) or limit.operator == "=" else None
