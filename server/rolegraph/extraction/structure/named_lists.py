"""Names of positions and units that open a list in the middle of a line (;企宣1、与…)."""

import re
from functools import cache

from rolegraph.extraction.structure import titles, units
from rolegraph.extraction.structure.heading import Heading
from rolegraph.extraction.structure.units import UnitName
from rolegraph.extraction.structure.words import CJK


@cache
def _named_list() -> re.Pattern[str]:
    return re.compile(rf"(?<=[。；;])\s*(?P<name>[{CJK}]{{2,10}})(?=1\s*[、.．])")


def find(text: str) -> tuple[Heading, ...]:
    """Return the heading that each of them is, in order."""
    found = []
    for m in _named_list().finditer(text):
        start, end = m.span("name")
        name = m["name"]
        title = titles.parse(name)
        unit = None if title else units.parse(name)
        if unit is None and title is None and units.is_function(name):
            unit = UnitName(name, units.unit_type(name))
        if title or unit:
            kind = "position" if title else "unit"
            found.append(
                Heading(
                    start=start, end=end, kind=kind, title=title, unit=unit, named=(start, end)
                )
            )
    return tuple(found)
