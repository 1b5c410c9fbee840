"""Two header rows of which the lower says more of the matters above it: 付款 above 预算内 and 预算外."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rolegraph.extraction.tables.cells.cases import is_case
from rolegraph.extraction.tables.cells.counting import only_counts
from rolegraph.extraction.tables.cells.headers import is_chinese
from rolegraph.extraction.tables.cells.units import unit_of
from rolegraph.reading import Cell

_SORT = re.compile("[^各同]类$")
_Row = tuple[Cell, ...]


def joint_of(lower: Sequence[str]) -> str:
    """Return how a lower row joins the matters above it, "" where it does not.

    What amounts count for (单笔), their units (GBP, EUR) or cases (In budget, 境外) say more of these.
    """
    if all(map(only_counts, lower)):
        return "{}{}"
    if all(unit_of(f"({words})")[0] for words in lower):
        return "{} ({})"
    chinese = any(map(is_chinese, lower))
    return ("{}（{}）" if chinese else "{}, {}") if all(map(is_case, lower)) else ""


def under_labels(upper: _Row, lower: _Row, under: Sequence[int]) -> _Row | None:
    """Return the header of matters that stand below labels, each label joined as those below it are;
    None where what stands below one is not told.

    請購 above 資產 and 費用, 付款 above 預算內 and 預算外.
    """
    heads = list(upper)
    for label in {(upper[n].start, upper[n].end) for n in under}:
        own = [n for n in under if (upper[n].start, upper[n].end) == label]
        if 0 < sum(only_counts(lower[n].text) for n in own) < len(own):
            return None  # 上半年 beside 每月累计 is no matter
        plain = "{}{}" if is_chinese(lower[own[0]].text) else "{}: {}"
        joint = joint_of([lower[n].text for n in own]) or plain
        # 采购类 above 食材采购 only sorts the matters, which say all themselves.
        sorts = _SORT.search(upper[own[0]].text) is not None
        for n in own:
            heads[n] = lower[n] if sorts else joined(upper[n], lower[n], joint)
    return tuple(heads)


def joined(upper: Cell, lower: Cell, joint: str) -> Cell:
    """Return one header of a matter and of what the row below it says of it (退款 above 单笔)."""
    span = (lower.start, lower.end)
    words = joint.format(upper.text, lower.text)
    return replace(upper, text=words, further=(*upper.further, span))
