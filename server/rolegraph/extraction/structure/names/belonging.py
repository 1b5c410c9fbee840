"""To which unit a title belongs by its words, and whether posts of two units can mean one another."""

from functools import lru_cache

from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.wording.words import words

_LONGEST = 8
_REMEMBERED = 4_096
#: Types of units inside others: who heads a department can be meant by a bare title in their words.
_INSIDE = {
    "team": ("department", "division", "section", "workshop", "factory", "centre", "store"),
    "workshop": ("production-department", "factory", "division"),
}


@lru_cache(maxsize=_REMEMBERED)
def unit_in(title: str) -> str:
    """Return the unit or place that a title begins with (药剂科药师, 华东区经理), "" for none."""
    ends = range(min(_LONGEST, len(title) - 2), 1, -1)
    return next(
        (title[:n] for n in ends if _is_part(title[:n]) and titles.is_title(title[n:])), ""
    )


def _is_part(name: str) -> bool:
    place = len(name) > 2 and name.endswith(tuple(words("told_apart")["regions"]))
    # 大区经理 heads some region, and may be above any post of sales.
    return name not in words("units")["regional_titles"] and (
        units.is_unit(name) or (place and name not in words("units")["not_units"])
    )


def are_apart(one: str, other: str) -> bool:
    """Say whether a bare title (主任) in the words of unit ``one`` cannot mean the head of ``other``.

    A team may be in any department, a workshop in that of production; of no other two units is one
    known to be inside the other. "" is no unit that anything is known of.
    """
    if not one or not other or one.endswith(other) or other.endswith(one):
        return False
    inside = _INSIDE.get(units.unit_type(one), ())
    return not units.unit_type(other).endswith(inside) if inside else True
