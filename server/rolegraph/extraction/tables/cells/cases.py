"""Headers that are cases of the rows' matters: Low risk, Grade 4-5, Out of budget, 高风险, 预算外."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from rolegraph.extraction.tables.cells.captions import topic_above
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.reading.alternation import either

_REMEMBERED = 1_024


@cache
def _case() -> re.Pattern[str]:
    lists = entries("cells")["cases"]
    grades, degrees, of, whole = (either(lists[n]) for n in ("grades", "degrees", "of", "whole"))
    figure = r"(?:[a-e]{1,3}[+-]?|\d{1,2}|[ivx]{1,4})"
    return re.compile(
        rf"{grades} {figure}(?: ?(?:-|–|to|and|/|\+) ?{figure}?)*(?: {of})?"
        rf"|{degrees}(?:[ -]?{of})?|{of}[:：]? ?{degrees}|{whole}"
        rf"|[A-Ea-e甲乙丙丁一二三四五Ⅰ-Ⅴ1-5](?:级|类|档|等){of}?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=_REMEMBERED)
def is_case(header: str) -> bool:
    """Say whether a header names no matter, but in which case one is decided upon."""
    return _case().fullmatch(" ".join(header.split())) is not None


def of_topic(what: str, captions: Sequence[str]) -> str:
    """Return a case with what it is one of by the lines over its table: Grade 4-5 of lending."""
    topic = topic_above(captions) if is_case(what) else ""
    return f"{topic}, {what}" if topic else what
