"""The matter of a row without the limit that its words hold."""

import re

from rolegraph.extraction.english.figures.amounts import amounts, covered
from rolegraph.extraction.english.figures.limits import limit as english_limit
from rolegraph.extraction.english.wording.words import between, words
from rolegraph.extraction.sentences.limits.limits import first_limit, split_limit
from rolegraph.extraction.sentences.wording.quantities import is_money
from rolegraph.extraction.tables.cells.headers import (
    Column,
    is_chinese,
)
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.cells.limits import figure, measured
from rolegraph.extraction.tables.cells.units import unit_of
from rolegraph.model import Limit
from rolegraph.reading.characters import HAN

_SHORTEST = 2
# 设计变更（10万元＜单项≤50万元）, 日常付款：10万元＜单笔≤100万元
_RANGE = r"[^（）()：:，,<≤＜]*\d[^（）()：:，,<≤＜]*[<≤＜][^（）()<≤＜]*[<≤＜][^（）()<≤＜]*\d[^（）()<≤＜]*"
_BETWEEN = re.compile(rf"[（(](?P<range>{_RANGE})[)）]|[：:，,]\s*(?P<behind>{_RANGE})$")
_NUMBERED = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）])\s*(?=\D)"
)
_EACH = re.compile("(?:[单每一][次笔项件日天周月季年]|累计|合计)*")
#: "Write-off of|GBP 500 and over"
_HANGING = re.compile(r"(?:\s+(?:of|for|at|to|with|in))+$", re.I)
#: 原物料 501~3,000, and neither 职级 4-6 nor 预算 2025-2026
_RANGE_BEHIND = re.compile(
    rf"(?P<what>.*{HAN}(?<![级等类期年度号批第]))\s*(?P<range>(?!20\d\d\b)\d[\d,.]*\s*[-–—~～至]\s*\d[\d,.]*)"
)
_LAST_BRACKET = re.compile(r"\s*[（(][^）)]*[）)]$")


def without_procedure(text: str) -> str:
    """Return a matter's words without its number, unit and the table's procedure: 请假审批 → 请假."""
    text = _NUMBERED.sub("", text)
    if unit_of(text)[0]:
        text = _LAST_BRACKET.sub("", text) or text
    low = text.lower()
    for ending in entries("cells")["procedures"]:
        rest = text[: -len(ending)].strip()
        told = len(rest) >= _SHORTEST and rest.lower() not in entries("cells")["no_rests"]
        if low.endswith(ending) and told:
            return rest
    return text


def without_approval(text: str) -> str:
    """Return what a power is over that names itself an approval: "Approval of leave" → leave."""
    before = next((b for b in entries("cells")["approvals"] if text.lower().startswith(b)), "")
    return text[len(before) :]


def _in_brackets(text: str) -> tuple[str, Limit] | None:
    """Return a matter and the bound that alone stands in brackets behind it: 用车（50公里以内）."""
    found = _LAST_BRACKET.search(text)
    inside = found[0].strip().strip("（）()") if found else ""
    bound = first_limit(inside) if found and found.start() else None
    if found is None or bound is None or not bound.operator or bound.operator == "=":
        return None
    alone = _EACH.fullmatch(inside.replace(bound.text, "", 1))
    return (text[: found.start()], bound) if alone else None


def counted_in(column: Column | None, what: str, bound: Limit | None) -> tuple[str, Limit | None]:
    """Return a matter and its bound in the currency that the table counts in, where it names none itself.

    原物料 500以下 and 原物料 501~3,000 below 金额单位：千元.
    """
    if column is None or not is_money(column.unit):
        return what, bound
    behind = _RANGE_BEHIND.fullmatch(what) if bound is None else None
    if behind:
        return behind["what"].strip(), figure(behind["range"], column)
    return what, bound and measured(bound, column)


def without_limit(text: str) -> tuple[str, Limit | None]:
    """Return a matter's words and its limit: "orders up to EUR 500", 5万元以下合同."""
    if between_signs := _BETWEEN.search(text):
        bounds = between_signs["range"] or between_signs["behind"]
        return text.replace(between_signs[0], "").strip(), figure(bounds)
    if is_chinese(text) and (inside := _in_brackets(text)):
        return inside
    if is_chinese(text):
        bound, rest = split_limit(text)
        if bound and not is_money(bound.unit) and _LAST_BRACKET.search(rest):
            return text, None  # 供水合同（年用水量10万吨以上） says which contracts
        plain = re.sub(r"[（(]\s*[）)]", "", rest).strip(" ：:，,")
        return (plain or text, bound)
    run = words(text)
    bound = english_limit(text, run)
    if bound is None or (not bound.operator and bound.minimum is None):
        return text, None
    taken = covered(amounts(text, run))
    first = min(taken, default=len(run))
    last = max(taken, default=-1)
    before = tuple(w for w in run[:first] if w.low not in {"(", ":"})
    after = run[last + 1 :] if not before else ()
    return _HANGING.sub("", between(text, before or after).strip(" ,:-–(")) or text, bound
