"""Where a limit ends: up to a figure or, where lesser ones concede more (7折), down to one; and beyond."""

from dataclasses import replace

from rolegraph.model import Limit

#: What a comparison leaves to others.
OTHER_SIDE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
#: A comparison without the figure itself.
WITHOUT_END = {"<=": "<", ">=": ">"}


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


def beyond(limit: Limit, said: str) -> Limit:
    """Return the limit that begins where another ends, in words; of several, where the first does."""
    falls = is_falling(limit.unit)
    operator = (
        OTHER_SIDE[limit.operator] if limit.operator and caps(limit) else "<" if falls else ">"
    )
    ends = replace(
        limit, value=end_of(limit), minimum=None, maximum=None, further=(), escalates_to=""
    )
    return replace(ends, operator=operator, text=said)
