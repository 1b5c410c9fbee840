"""Clauses that say who deals with a matter alone: 小额采购由主管自行决定, 500元以下的，由店长处理."""

import re
from collections.abc import Iterator
from functools import cache

from rolegraph.extraction.sentences.limits.limits import split_limit
from rolegraph.extraction.sentences.matters.passive_matters import matter_before
from rolegraph.extraction.sentences.wording.anchors import Anchored, behind_holder
from rolegraph.extraction.sentences.wording.deciding_words import deed_kinds
from rolegraph.extraction.sentences.wording.holders import HOLDER, Granted, each, title
from rolegraph.extraction.sentences.wording.kind_words import kinds
from rolegraph.extraction.sentences.wording.lexicon import pattern
from rolegraph.reading.alternation import either

#: Deeds that somebody does alone because they decide alone.
_DECIDED = frozenset({"dispose", "assign", "execute", "pay"})
_WITH = "(?:[与和跟同][^，。；]{1,6}?(?:协商|商量|商定|协议)后?)?"
#: What a matter ends in before who deals with it: a bound, 的, 由, or the comma of its clause.
_BOUND = "(?:以[上下内]|之内|内)(?:（不?含[^）]*）)?"
_BY = "(?P<what>[^，。；]*?)(?:的|者)?(?:均|都|应|可|一般|原则上|统一)*由"
_WHAT = rf"(?:{_BY}|(?P<bounded>[^，。；]*?{_BOUND})(?:的|者)?|(?P<of>[^，。；]*?)[的者]|)"
#: 经主管签字后，采购员可直接|执行: what was approved.
_LAST = ("", "。", "；")
_APPROVED = re.compile("经?[^，。；]{2,}(?:批准|审批|同意|签字|审核|许可|通过)[之以]?后?，$")


def alone(text: str, start: int, end: int) -> Iterator[Granted]:
    """Yield what a named holder deals with alone (由主管自行决定), or deals with up to a figure."""
    freely = _freely().fullmatch(text, start, end) or _lets_approve().fullmatch(text, start, end)
    m = freely or _up_to_a_figure(text, start, end)
    if m is None and (last := _confirmed().fullmatch(text, start, end)):
        yield from _confirms(last, text)
        return
    if m is None or _APPROVED.search(text[:start]):
        return
    if m["what"] is not None and m["word"] in deed_kinds():
        # 由主管自行决定，报经理备案 may begin a chain.
        return
    kind = "approve" if m["word"] == "批" else kinds().get(m["word"], "decide")
    kind = "decide" if kind in _DECIDED and (freely or m["word"] != "办理") else kind
    named = next((key for key in ("what", "bounded", "of") if m.groupdict().get(key)), "")
    what = matter_before(m[named]) if named else ""
    place = m.span(named) if named else (start, start)
    for one in each(title(m["holder"])):
        yield Granted(one, kind, m.span("word"), what, place, (start, end))


def _confirms(last: re.Match[str], text: str) -> Iterator[Granted]:
    """Yield whose confirmation a matter needs; above the last bound in 50元以内由甲确认，超过的由乙确认.

    文件由办公室确认，经总经理审批: a step before another's approval is no right.
    """
    what, place = last["what"], last.span("what")
    above = what if pattern("<<granting.above>>").fullmatch(what) else ""
    if text[last.end() : last.end() + 1] in _LAST or above or split_limit(what)[0] is not None:
        about = "" if above else matter_before(what)
        for one in each(title(last["holder"])):
            yield Granted(one, "verify", last.span("word"), about, place, last.span(), above)


def _up_to_a_figure(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match who deals with what a figure bounds, in the clause or the one before it."""
    m = _deals().fullmatch(text, start, end)
    before = m["what"] or re.split("[，。；：]", text[: max(start - 1, 0)])[-1] if m else ""
    return m if before and split_limit(before.rstrip("的者"))[0] is not None else None


@cache
def _freely() -> Anchored:
    freely = "(?:可以?|均可|即可|有权)?(?:<<granting.freely>>)+"
    deals = f"{_WITH}(?P<word><<granting.dealing>>)"
    return behind_holder(freely, rf"{_WHAT}{HOLDER}{freely}{deals}")


@cache
def _lets_approve() -> Anchored:
    """Match who may approve in words of speech: 2000元以内的促销费，区域督导可以批."""
    deals = "(?:可以?|有权)(?:直接|自己)?(?P<word>批)"
    return behind_holder(deals, rf"{_WHAT}{HOLDER}{deals}")


@cache
def _confirmed() -> Anchored:
    """Match whose confirmation a matter needs: 团购订单由店长确认, 大额订货须区域督导书面确认."""
    deals = "(?:现场|书面)?(?P<word>确认)"
    led = "(?P<what>[^，。；]*?)(?:的|者)?(?:均|都|还|另)*(?:由|须经?|需经?|应经?|必须经|经)"
    return behind_holder(deals, rf"{led}{HOLDER}{deals}")


@cache
def _deals() -> Anchored:
    deals = f"(?:负责|直接)?(?P<word>{either(('处理', '处置', '安排', '解决', '办理'))})"
    return behind_holder(deals, rf"{_BY}{HOLDER}{deals}")
