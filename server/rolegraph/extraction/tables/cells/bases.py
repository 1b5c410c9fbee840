"""Amounts of a cell that each count for something: 单次1000，每月5000; "500 per order, 2,000 a month"."""

import re
from collections.abc import Sequence
from functools import cache

from rolegraph.extraction.english.wording.lexicon import by_entry
from rolegraph.extraction.sentences.limits.limits import split_limit
from rolegraph.extraction.sentences.wording.lexicon import group
from rolegraph.extraction.tables.cells.headers import is_chinese
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN

_PARTS = re.compile(r"[，；;、]\s*|,(?!\d)\s*|\s+(?:and|[/+&])\s+|\s*[（(]|[）)]\s*$")
_COMPARED = (
    "不得?超过|不高于|不大于|最高|最多|至多|[≤<＜]=?"
    "|(?i:up to|max(?:imum|\\.)?|not exceeding|no more than) "
)
_FIGURE = (
    rf"(?:{_COMPARED})?\s*[^\w\s]{{0,2}}(?:[A-Z]{{1,3}}\$?\s?)?\d[\d,.]*\s*(?:[万千百]|[kKmM]\b)?"
)
_UNIT = f"(?:{HAN}{{1,3}}?|%|[A-Z]{{3}})?"
_ENDS = "(?:[（(]含[)）])?(?:以内|之内|以下|内|为限|封顶)?"
#: 每桌, 单次, 每人每天, 人均, 月累计
_BEFORE = (
    f"(?:(?:[单每]{HAN}{{1,3}}?){{1,2}}(?:累计|合计|总计)?|人均|[日周月季年]度?(?:累计|合计|总计))"
)
_CHINESE = re.compile(
    rf"(?P<before>{_BEFORE})?(?P<amount>{_FIGURE}{_UNIT}{_ENDS})(?:\s*[/／]\s*(?P<behind>{HAN}{{1,3}}))?"
)
_ENGLISH = re.compile(
    rf"(?P<amount>{_FIGURE}(?:[A-Z]{{3}}|[a-z]+s)?)"
    r"(?:(?:\s+(?:per|an?|for each|each|every)\s+|\s*/\s*)(?P<behind>[a-z]+(?: [a-z]+)?)"
    r"|\s*(?P<yearly>p\.?\s?a\.?|pcm))?"
)
_SHORT = {"pa": "year", "pcm": "month"}


def counted_amounts(said: str) -> Sequence[tuple[str, str, str]]:
    """Return the amounts that a cell is, with what each counts for and its words.

    None of a cell that says more; one of them at least counts for something by its own words.
    """
    parts = [part.strip() for part in _PARTS.split(said) if part.strip()]
    chinese = is_chinese(said)
    matches = [(_CHINESE if chinese else _ENGLISH).fullmatch(part) for part in parts]
    found = [(m["amount"], _per(m, chinese=chinese), m[0]) for m in matches if m]
    told = len(found) == len(parts) and any(per for _, per, _ in found)
    return found if told else ()


def _per(found: re.Match[str], *, chinese: bool) -> str:
    """Return what an amount counts for by the words before or behind it, "" for nothing."""
    behind = found["behind"] or ""
    if not chinese:
        short = _SHORT.get(re.sub(r"[. ]", "", found["yearly"] or ""), "")
        return short or by_entry("amounts", "periods").get(behind, behind)
    before = found["before"] or (f"每{behind}" if behind else "")
    return _basis(before.replace("人均", "每人")) if before else ""


def _basis(words: str) -> str:
    """Return what 每桌, 单次 or 月累计 says that an amount counts for."""
    bound, rest = split_limit(f"{words}1元以内")
    own = re.fullmatch(f"[单每]?({_each()})", words)
    return (bound.per if bound else "") or (own[1] if own else "") or rest.lstrip("每单")


@cache
def _each() -> str:
    return either(group("figures", "counted"))
