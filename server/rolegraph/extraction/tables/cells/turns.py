"""Cells that only count who acts one after another: 1, 2, 3★ below titles are turns, and no amounts."""

import re
from collections.abc import Mapping, Sequence

from rolegraph.extraction.tables.cells.cells import kind_in
from rolegraph.extraction.tables.cells.keys import MARKS
from rolegraph.reading.characters import HAN

_TURN = re.compile(rf"[(（]?(?P<turn>\d{{1,2}}|[①-⑩])[)）]?\s*(?P<sign>[{MARKS}]|{HAN}{{2,4}})?")
#: So many of a table's rows count whom they name.
_MOST = 0.7
_MANY = 2
_DECIDING = ("approve", "decide", "final-approval")


def turn(words: str) -> tuple[int, str] | None:
    """Return the number that a cell counts and the sign or deed behind it (2★, ④批准), or None."""
    found = _TURN.fullmatch(words.strip())
    sign = (found["sign"] or "") if found else ""
    if found is None or (len(sign) > 1 and not kind_in(sign)):
        return None
    number = found["turn"]
    return int(number) if number.isdecimal() else ord(number) - ord("①") + 1, sign


def are_turns(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether rows of cells each count from one on, most of them up to two or further."""
    said = [[turn(words) for words in row] for row in rows if row]
    counted = [
        [one[0] for one in row if one]
        for row in said
        if all(row) and _counts([one[0] for one in row if one])
    ]
    several = sum(max(row) >= _MANY for row in counted)
    return len(counted) >= _MOST * len(said) and 2 * several >= len(said) > 0


def _counts(numbers: list[int]) -> bool:
    return set(numbers) == set(range(1, max(numbers) + 1))


def kind_of_turn(words: str, row: Sequence[str], signs: Mapping[str, str], last: str) -> str:
    """Return what is done in a turn of a row: the kind of its sign, ``last`` at the end, else review."""
    every = [found for one in row if (found := turn(one))]
    own = turn(words)
    if own is None:
        return ""
    number, sign = own
    if sign:
        return signs.get(sign, "") or kind_in(sign)
    said = any(mark in signs or kind_in(mark) in _DECIDING for _, mark in every)
    ends = number == max(n for n, _ in every) and not said
    return last if ends else "review"
