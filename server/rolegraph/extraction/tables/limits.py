"""The limits that cells give: ≤50,000; 5万元以下; up to EUR 2,000; 5-20 under a header in 万元."""

import re
from dataclasses import replace

from rolegraph.extraction.english.limits import limit_of as english_limit
from rolegraph.extraction.limits import limit_of as chinese_limit
from rolegraph.extraction.quantities import quantities
from rolegraph.extraction.tables.cells import is_empty, is_unlimited
from rolegraph.extraction.tables.headers import Column, is_chinese
from rolegraph.model import Limit

_SIGNS = {
    "≤": "<=",
    "<=": "<=",
    "<": "<",
    "＜": "<",
    "≥": ">=",
    ">=": ">=",
    ">": ">",
    "＞": ">",
    "=": "=",
}
_NUMBER = r"\d[\d,.' ]*"
_BARE = re.compile(
    rf"^(?P<sign>≤|<=|<|＜|≥|>=|>|＞|=)?\s*(?P<first>{_NUMBER}?)\s*(?P<k>[kKmM])?"
    rf"(?:\s*(?:-|–|—|~|～|至|to)\s*(?P<second>{_NUMBER}))?\s*$"
)


def limit(words: str, column: Column | None) -> Limit | None:
    """Return the limit that a cell gives, None for an empty cell and for "unlimited".

    A bare number takes its unit from the column's header and means "up to". Words without a figure
    are a limit without one.
    """
    plain = " ".join(words.split())
    if is_empty(plain) or is_unlimited(plain):
        return None
    found = _bare(plain, column) or _written(plain)
    if found is None:
        return Limit(text=plain)
    return _with_unit(found, column)


def figure(words: str, column: Column | None = None) -> Limit | None:
    """Return the limit that a cell gives in figures, or None."""
    found = limit(words, column)
    quantified = found is not None and (found.value is not None or found.minimum is not None)
    return found if quantified else None


def _bare(plain: str, column: Column | None) -> Limit | None:
    m = _BARE.match(plain)
    if m is None:
        return None
    factor = (column.factor if column else 1.0) * {"k": 1e3, "m": 1e6}.get(
        (m["k"] or "").lower(), 1
    )
    unit = column.unit if column else ""
    first = _number(m["first"]) * factor
    if m["second"]:
        return Limit(text=plain, minimum=first, maximum=_number(m["second"]) * factor, unit=unit)
    return Limit(text=plain, operator=_SIGNS.get(m["sign"] or "≤", "<="), value=first, unit=unit)


def _number(words: str) -> float:
    plain = re.sub(r"[ ',]", "", words)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain) and plain.count(".") > 1:
        plain = plain.replace(".", "")
    return float(plain.rstrip("."))


def _written(plain: str) -> Limit | None:
    if not is_chinese(plain):
        return english_limit(plain, "<=")
    found = next(iter(quantities(plain)), None)
    if found is None:
        return None
    made = chinese_limit(plain, found)
    bare = made.value is not None and made.operator in {"", "="}
    return replace(made, operator="<=" if bare else made.operator, text=plain)


def _with_unit(found: Limit, column: Column | None) -> Limit:
    """Return a limit with the unit of the column's header where its own words give none."""
    if found.unit or column is None or not column.unit:
        return found
    return replace(found, unit=column.unit)
