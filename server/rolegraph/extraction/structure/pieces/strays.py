"""Lists whose beginning stands elsewhere: pages and columns that were put together in another order."""

import re
from collections.abc import Iterable
from dataclasses import replace

from rolegraph.extraction.structure import Item, Section

#: One lost number is damage; a list that sets in beyond it goes on with another one.
_LATE = 3
#: How sure it is whose a list is that only its numbers join to another.
_BY_NUMBERS = 0.7


def is_stray(found: list[Item], before: Item | None) -> bool:
    """Say whether a list belongs to another heading than the one above it: its beginning is missing.

    A list that sets in at 9 goes on with one that is not here, unless the list before it ended at
    8, as word processors count through a document.
    """
    first = _count(found[0])
    return first > _LATE and (before is None or _count(before) != first - 1)


def continued(stray: Section, others: Iterable[Section]) -> Section:
    """Return a stray list as that of the only other list of its text that ends where it sets in.

    One number between the two may be lost. Where none or several end so, the list stays nobody's.
    """
    first = stray.items[0]
    ends = [
        s for s in others if _count(s.items[0]) == 1 and _is_next(s.items[-1], first) and s.bearer
    ]
    if len(ends) != 1:
        return stray
    (one,) = ends
    return replace(stray, kind=one.kind, bearer=one.bearer, title=one.title, certainty=_BY_NUMBERS)


def _is_next(last: Item, first: Item) -> bool:
    same = re.sub(r"\d", "", last.number) == re.sub(r"\d", "", first.number)
    return same and 0 < _count(first) - _count(last) <= 2


def _count(item: Item) -> int:
    # Of 4.2.1 the last part counts in its list.
    digits = re.findall(r"[0-9]+", item.number)
    return int(digits[-1]) if digits else 0
