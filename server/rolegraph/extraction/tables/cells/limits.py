"""The limits that cells give: ≤50,000; 5万元以下; up to EUR 2,000; 5-20 under a header in 万元."""

import re
from dataclasses import replace
from functools import lru_cache

from rolegraph.extraction.english.figures.limits import limit_of as english_limit
from rolegraph.extraction.figures import is_amount
from rolegraph.extraction.limit_ends import is_falling
from rolegraph.extraction.sentences import brackets_of
from rolegraph.extraction.sentences.limits.limits import first_limit, split_limit
from rolegraph.extraction.tables.cells.bases import counted_amounts
from rolegraph.extraction.tables.cells.cells import is_empty, is_unlimited
from rolegraph.extraction.tables.cells.headers import (
    Column,
    is_chinese,
)
from rolegraph.model import Limit

_REMEMBERED = 4_096

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
#: 6月30日, 2025年1月, 3 May 2025, 2025-01-31 and 31/1/2025 are no amounts.
DATE = re.compile(
    r"\d{1,2}月\d{1,2}[日号]|\d{4}年\d{1,2}月|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    r"|\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
)
_NUMBER = r"\d[\d,.' ]*"
_TIMES = {"k": 1e3, "m": 1e6, "千": 1e3, "万": 1e4, "百万": 1e6, "亿": 1e8}
_FACTOR = "百万|[kKmM千万亿]"
#: A figure that says itself how many it counts.
_SCALED = re.compile(rf"\d\s*(?:{_FACTOR}|thousand|million|hundred|lakh|crore|bn|百|十)", re.I)
_BARE = re.compile(
    rf"^(?P<sign>≤|<=|<|＜|≥|>=|>|＞|=)?\s*(?P<first>{_NUMBER}?)\s*(?P<times>{_FACTOR})?"
    rf"(?:\s*(?:-|–|—|~|～|至|到|to)\s*(?P<second>{_NUMBER}?)\s*(?P<more>{_FACTOR})?)?\s*$"
)
#: Above 6000 to 90000: the words before a range of two bare figures.
_RANGE = re.compile(r"^(?:above|over|more than|exceeding|from|between)\s+(\d.*\d)$", re.I)
#: Whether a range's bound is in it (2000（含）-20000（不含）), which a limit does not tell.
_INCLUDED = re.compile(r"\s*\b(?:inclusive|exclusive)\b", re.I)
#: [2000, 20000); (2,000) is one amount.
_INTERVAL = re.compile(
    r"(?=.*[\[［\]］])[\[［(（]\s*([\d.,]+[万千]?元?)\s*[,，~-]\s*([\d.,]+[万千]?元?)\s*[\]］)）]"
)
#: 25 vehicles
_COUNTED = re.compile(r"(?P<number>\d[\d,]*)\s+(?P<unit>[A-Za-z]{3,}s)")
#: 3000以上至2万（含）, 10（不含）-50（含）
_HELD = r"(?:\s*[（(]不?[含包][^）)]*[）)])?"
_SPAN = re.compile(
    rf"({_NUMBER}?(?:{_FACTOR})?元?){_HELD}(?:以上|起)?{_HELD}"
    rf"\s*(?:-|–|—+|~|～|至|到|、|，)\s*({_NUMBER}?(?:{_FACTOR})?元?){_HELD}(?:以下|以内|止)?{_HELD}"
)
_SAID = re.compile("[含包以起]")
_SIGNED = re.compile(
    r"^(?P<first>[^<≤＜>≥]*\d[^<≤＜>≥]*?)\s*(?:<=|<|≤|＜)(?P<of>[^\d<≤＜]*?)(?:<=|<|≤|＜)\s*(?P<second>[^<≤＜>≥]*\d.*)$"
)


@lru_cache(maxsize=_REMEMBERED)
def limit(words: str, column: Column | None) -> Limit | None:
    """Return the limit that a cell gives, None for an empty cell and for "unlimited".

    A bare number takes its unit from the column's header and means "up to". Words without a figure
    are a limit without one.
    """
    plain = " ".join(words.split())
    if is_empty(plain) or is_unlimited(plain):
        return None
    if DATE.search(plain):
        return Limit(text=plain)
    if several := _counted(plain, column):
        return several
    found = _bare(plain, column) or _between(plain, column)
    found = found or _scaled(_written(plain), column)
    if found is None or found.minimum is None:
        found = _ranged(plain, column) or found
    if found is None:
        return Limit(text=plain)
    return _with_unit(found, column)


def _ranged(plain: str, column: Column | None) -> Limit | None:
    """Return the range of a cell that says of its bounds whether they are in it, or None."""
    told = _INTERVAL.fullmatch(plain) or (_SPAN.fullmatch(plain) if _SAID.search(plain) else None)
    bounds = f"{told[1]}-{told[2]}" if told else _INCLUDED.sub("", plain)
    found = limit(bounds, column) if bounds != plain else None
    return replace(found, text=plain) if found and found.minimum is not None else None


def _counted(plain: str, column: Column | None) -> Limit | None:
    """Return the limits of a cell whose amounts say what they count for (单次1000，每月5000), or None."""
    told = counted_amounts(plain)
    every = [
        replace(bound, per=per or bound.per, text=words)
        for amount, per, words in told
        if (bound := figure(amount, column))
    ]
    whole = bool(told) and len(every) == len(told)
    return replace(every[0], text=plain, further=tuple(every[1:])) if whole else None


def figure(words: str, column: Column | None = None) -> Limit | None:
    """Return the limit that a cell gives in figures, or None."""
    found = limit(words, column)
    quantified = found is not None and (found.value is not None or found.minimum is not None)
    return found if quantified else None


def is_wordy(bound: Limit) -> bool:
    """Say whether a limit has no figure, only words."""
    return bound.value is None and bound.minimum is None


def counted(words: str) -> Limit | None:
    """Return the limit that a mere count gives below a title: "25 vehicles" is up to so many."""
    m = _COUNTED.fullmatch(words.strip())
    number = _number(m["number"], True) if m else None
    if m is None or number is None:
        return None
    return Limit(text=words.strip(), operator="<=", value=number, unit=m["unit"].lower())


def _bare(plain: str, column: Column | None) -> Limit | None:
    ranged = _RANGE.match(plain)
    m = _BARE.match(ranged[1].replace(" and ", " to ") if ranged else plain)
    if m is None or (ranged and not m["second"]):
        return None
    factor = column.factor if column else 1.0
    unit = column.unit if column else ""
    bare = not (m["times"] or m["more"])
    first, second = _number(m["first"], bare), _number(m["second"] or m["first"], bare)
    if first is None or second is None:
        return None
    times = _TIMES.get((m["times"] or "").lower(), 1.0)
    if not bare:
        factor = 1.0  # 5k below "in thousand EUR" is 5,000: the cell says what the header does
    if not m["second"]:
        value = first * times * factor
        return Limit(
            text=plain, operator=_SIGNS.get(m["sign"] or "≤", "<="), value=value, unit=unit
        )
    more = _TIMES.get((m["more"] or "").lower(), 1.0)
    if not m["times"] and first < second:  # 5-20万 is 5万 to 20万, 5000-2万 is as it stands
        times = more
    return Limit(
        text=plain, minimum=first * times * factor, maximum=second * more * factor, unit=unit
    )


def _between(plain: str, column: Column | None) -> Limit | None:
    """Return the range that signs around a word give: 5万＜金额≤10万."""
    m = _SIGNED.match(plain)
    if m is None:
        return None
    low, high = (limit(m[part], column) for part in ("first", "second"))
    if low is None or high is None or low.value is None or high.value is None:
        return None
    unit = high.unit or low.unit
    # 单项 between the signs says of what each the figures are.
    of = _written(f"{m['of']}≤{m['second']}")
    per = of.per if of else ""
    return Limit(text=plain, minimum=low.value, maximum=high.value, unit=unit, per=per)


def _number(words: str, bare: bool) -> float | None:
    """Return a figure as a number, None for what is none (1.2.3 counts paragraphs).

    A ``bare`` 1.000 is a thousand: no amount has three decimals.
    """
    if re.search(r"[,.'] ", words.strip()):
        return None  # 1,000, 2,000 are two
    plain = re.sub(r"[ ',]", "", words)
    if not is_amount(plain):
        return None
    if re.fullmatch(rf"[1-9]\d{{0,2}}(?:\.\d{{3}}){{{1 if bare else 2},}}", plain):
        return float(plain.replace(".", ""))
    return float(plain.rstrip(".")) if re.fullmatch(r"\d+(?:\.\d+)?\.*", plain) else None


def _written(plain: str) -> Limit | None:
    if not is_chinese(plain):
        return english_limit(plain, "<=", bare=True)
    made = first_limit(plain)
    if made is None:
        return None
    inside = (split_limit(plain[a:b])[0] for a, b in brackets_of(plain))
    # 1万元以内（预算内）
    vague = tuple(one for one in inside if one and is_wordy(one))
    made = replace(made, further=(*made.further, *vague))
    bare = made.value is not None and made.operator in {"", "="}
    # 7折 lets the price fall to seven tenths, and no further.
    cap = ">=" if is_falling(made.unit) else "<="
    return replace(made, operator=cap if bare else made.operator, text=plain)


def measured(bound: Limit, column: Column) -> Limit:
    """Return a bound that names no unit in that of a column, scaled as its header counts (千元)."""
    return _with_unit(_scaled(bound, column) or bound, column)


def _with_unit(found: Limit, column: Column | None) -> Limit:
    """Return a limit with the unit, and what it counts for, of the column's header where its own
    words give none.
    """
    if column is None or (found.value is None and found.minimum is None):
        return found
    further = tuple(
        replace(one, unit=one.unit or column.unit) if not is_wordy(one) else one
        for one in found.further
    )
    unit, per = found.unit or column.unit, found.per or column.per
    return replace(found, unit=unit, per=per, further=further)


def _scaled(found: Limit | None, column: Column | None) -> Limit | None:
    """Return a figure in words (above 20, ＞5且≤20) counted as the header of its column says (万元)."""
    if found is None or column is None:
        return found
    further = tuple(one for each in found.further if (one := _scaled(each, column)))
    found = replace(found, further=further) if further != found.further else found
    if found.unit or _SCALED.search(found.text):
        return found
    bounds = (found.value, found.minimum, found.maximum)
    value, minimum, maximum = (None if n is None else n * column.factor for n in bounds)
    return replace(found, value=value, minimum=minimum, maximum=maximum)
