"""What the line right above a table says that its rows are about."""

import re
from collections.abc import Sequence

from rolegraph.extraction.tables.cells import distinct
from rolegraph.extraction.tables.headers import POWERS, entries, role
from rolegraph.reading import Cell

#: A heading's number, and what stands in it before its matter.
_COUNTED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+")
_LED = re.compile(
    r"^(?:who (?:may |must |can )?(?:approves?|signs?|authorises?)|approvals? (?:limits? )?(?:of|for)"
    r"|authority (?:for|over)|limits? for)\s+",
    re.I,
)
#: Words of the longest matter that a heading names.
_LONGEST = 5


def matter_above(captions: Sequence[str]) -> str:
    """Return the matter that the line right above a table names ("Purchase orders"), or ""."""
    last = captions[-1].strip(" .:*#") if captions else ""
    found = _LED.sub("", _COUNTED.sub("", last))
    words = found.split()
    named = 0 < len(words) <= _LONGEST and words[0][:1].isalpha() and found.isascii()
    plain = not {w.lower() for w in words} & set(entries("cells")["no_matters"])
    return found if named and plain and not captions[-1].rstrip().endswith(".") else ""


def by_heading(row: tuple[Cell, ...], captions: tuple[str, ...]) -> str:
    """Return "matters" for amounts beside approvers where the heading above names the matter."""
    roles = [role(c.text) for c in distinct(row)]
    acting = any(r in POWERS for r in roles)
    told = all(r in (*POWERS, "limit", "ignored", "condition") for r in roles)
    return "matters" if acting and told and "limit" in roles and matter_above(captions) else ""
