"""Rights that one sentence grants, read together: who decides beyond a limit, who only reviews."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from rolegraph.extraction import limit_ends
from rolegraph.extraction.limit_ends import caps
from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.limits.excepted import is_cap, up_to
from rolegraph.extraction.sentences.limits.joined_limits import also
from rolegraph.extraction.sentences.wording.holders import Granted
from rolegraph.extraction.sentences.wording.lexicon import lexicon, pattern
from rolegraph.extraction.sentences.wording.quantities import is_money, quantities
from rolegraph.model import Authority, Limit
from rolegraph.reading.alternation import either
from rolegraph.values import quickly_made

_STOPS = re.compile(r"[。；！？]")
#: 由客服经理审批不通过的, 由客服经理决定是否上报: who asked somebody else, or what became of it.
_REFUSED = re.compile("[不未](?:予|获|被)?(?:通过|同意|批准)的?")
#: 不合格，由院长决定解聘: in what case something is decided, and not on what.
_CASE = re.compile("不?合格|属实|(?:试用|合同|任)期?届?满")
#: 半天, 一周以上: a time that no word makes a limit.
_TIME = re.compile(
    r"(?:半|[一二两三四五六七八九十]{1,2}|\d+)个?(?:半?[天日周月年]|星期|小时)(?:之?以?[内上下])?"
    # 2022年12月经董事会审议通过: when a text was adopted.
    r"|(?:(?:已|业)?于)?\d{4}年度?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:第[一二三四五六七八九十\d]{1,3}次)?"
)
#: 1000-5000 元: an amount that no word makes a limit.
_FIGURE = re.compile(r"[\d.,\s~～—-]+[万千百]?元?")
#: 应预, 时应对照申购单, 及程序, 须经村两委会研究: what begins in the middle of a clause.
_NO_THING = re.compile(
    "及|或(?!有)|[并且](?=报|由|经|须|应)|和(?![平谐解])|负责人权限|时[应须需]|(?:须|应(?![急收付用届聘变酬对]))[经由报]"
)
#: 占最近一期经审计净资产|0.5%以上的: of what the rate is.
_BASE = re.compile("[^，。；]{0,16}(?:净资产|总资产|资产总额|净利润|营业收入|总股本)")
_SENT_UP = re.compile("是否(?:需要?|应)?(?:上报|报|提交|呈报|上呈|移交|转交|升级)")
_FINAL = frozenset({"approve", "decide", "final-approval"})
#: That somebody decides as well, and not instead.
_BESIDES = re.compile("[还再另并均都皆]|同时|除|共同|仍|一[律并]")


@quickly_made
@dataclass(frozen=True, slots=True)
class FoundRight:
    """A granted right with its limit, and the span that states all of it."""

    right: Granted
    object: str
    limit: Limit | None
    span: Span
    escalates_to: str = ""
    condition: str = ""


def together(found: tuple[FoundRight, ...], text: str) -> tuple[FoundRight, ...]:
    """Return a text's rights, each with whoever decides above its limit."""
    alike = tuple(_in_currency(one, text) for one in found)
    return tuple(_escalated(tuple(_passed(text, alike)), text))


def limited(one: FoundRight, limit: Limit, clause: Span, text: str) -> FoundRight:
    """Return a right with the limit of the clause right behind its own.

    Of somebody who is named only what they are let do (授权财务总监审批费用，单笔不超过3万元) or decide.
    """
    start, end = clause
    let = pattern("授权|<<granting.permits>>").search(text, *one.right.clause)
    # 由财务总监审批，每人不得超过5万元。 says no more: no step of the next begins there.
    ends = end == len(text) or text[end] in "。；"
    # 备用金由经理批准，限额1万元，…: whatever follows.
    closes = is_cap(limit) or (ends and (caps(limit) or limit.value is None))
    others = one.right.holder and one.right.kind != "decide" and not (let or closes)
    if others or one.span[1] + 1 != start:
        return one
    bound = also(one.limit, [limit]) if one.limit else limit
    return one if bound == one.limit else replace(one, limit=bound, span=(one.span[0], end))


def excepting(one: FoundRight, what: str, clause: Span) -> FoundRight:
    """Return a right with what the clause right behind its own leaves out (但对外担保事项除外)."""
    if not what or one.condition or one.span[1] + 1 != clause[0]:
        return one
    return replace(one, condition=f"{what}除外", span=(one.span[0], clause[1]))


def _in_currency(one: FoundRight, text: str) -> FoundRight:
    """Return a right whose bare 元 are of the currency that its sentence names (逾二万元 behind 新台币)."""
    bound = one.limit
    if bound is None or bound.unit != "CNY" or "人民币" in bound.text:
        return one
    named = next((q.unit for q in quantities(text) if is_money(q.unit) and q.unit != "CNY"), "")
    return replace(one, limit=replace(bound, unit=named)) if named else one


def _passed(text: str, found: tuple[FoundRight, ...]) -> Iterator[FoundRight]:
    """Yield the rights; who passes what another then approves reviews it (经…审议通过，提交董事会批准)."""
    for n, one in enumerate(found):
        last = any(
            other.object == one.object
            and other.right.kind in _FINAL
            and other.right.holder not in ("", one.right.holder)
            # 经总经理办公会或合同专题会讨论通过: either's word is enough.
            and other.right.word != one.right.word
            # 需报董事会审批的，按规定报批 is only a case.
            and not text.startswith("的", other.right.word[1])
            and not _STOPS.search(text, one.right.clause[1], other.right.clause[0])
            for other in found[n + 1 :]
        )
        handed = last and text[slice(*one.right.word)].endswith("通过")
        yield replace(one, right=replace(one.right, kind="review")) if handed else one


def _escalated(found: tuple[FoundRight, ...], text: str) -> Iterator[FoundRight]:
    """Yield the rights, each bounded one with whoever decides above its limit."""
    for n, one in enumerate(found):
        title = ""
        if one.limit is None:
            beyond = next((f for f in found[n + 1 :] if _decides_as_well(one, f)), None)
            one = _but_for(one, beyond) if beyond and _takes_larger(one, beyond, text) else one
        if one.limit is not None and one.limit.operator in ("<", "<="):
            above = [f for f in found[n + 1 :] if f.limit is not None and _continues(one, f)]
            # Who countersigns above the limit does not decide there.
            above.sort(key=lambda f: f.right.kind == "countersign")
            title = next((f.right.holder for f in above), "")
        yield replace(one, escalates_to=title) if title else one


def _decides_as_well(one: FoundRight, other: FoundRight) -> bool:
    """Say whether somebody else decides on the same matter."""
    final = one.right.kind in _FINAL and other.right.kind in _FINAL
    others = one.right.holder and other.right.holder not in ("", one.right.holder)
    return (
        bool(final and others) and one.object == other.object and one.condition == other.condition
    )


def _takes_larger(one: FoundRight, other: FoundRight, text: str) -> bool:
    """Say whether the other decides what is larger instead (由采购经理审批，其中超过5万元的由总经理审批)."""
    larger = other.limit is not None and other.limit.operator in (">", ">=")
    # 还须报总经理审批: the first decides on the larger ones as well; 一律报总经理批准: on all.
    told = text[one.right.clause[0] : other.right.word[0]]
    return larger and _BESIDES.search(told) is None


def _but_for(one: FoundRight, other: FoundRight) -> FoundRight:
    """Return a right up to where another's begins, in the words of that bound (超过5万元的除外)."""
    return one if other.limit is None else replace(one, limit=up_to(other.limit))


def begins_larger(bound: Limit | None) -> bool:
    """Say whether a limit begins at an amount and has no end."""
    return bound is not None and bound.operator in (">", ">=") and bound.minimum is None


def _continues(one: FoundRight, other: FoundRight) -> bool:
    if one.limit is None or other.limit is None or other.right.holder == one.right.holder:
        return False
    bound = other.limit.value if other.limit.minimum is None else other.limit.minimum
    return bound == one.limit.value and other.limit.operator not in ("<", "<=")


def above(one: Authority, last: Authority | None) -> Authority:
    """Return a right that only says to be above a limit with that of the right before it."""
    bound = last.limit if last and last.object == one.object else None
    wording = one.limit.text if one.limit else ""
    if not bound or not caps(bound) or not pattern("<<granting.above>>").fullmatch(wording):
        return one
    return replace(one, limit=beyond(bound, wording))


@cache
def _up_to() -> re.Pattern[str]:
    words = lexicon("figures")["before"]
    return re.compile("^" + either((*words["<="], *words["<"])))


def beyond(limit: Limit, above: str) -> Limit:
    """Return the limit that begins where another ends, in the words of both (超过 5万元).

    Of several that hold at once (单笔5万元、年度50万元) it is the first that is gone beyond.
    """
    figure = pattern(r"(?:（不?含[^）]*）)?<<granting.within>>$").sub("", limit.text)
    # 不超过3000元，超过的…: 超过3000元.
    figure = _up_to().sub("", figure)
    wording = above.removesuffix("者").removesuffix("的") + figure
    return limit_ends.beyond(limit, wording)


def has_object(found: FoundRight, text: str) -> bool:
    """Say whether a right is over something, and not how a decision came out or whether to ask somebody."""
    if _NO_THING.match(found.object) or found.object.endswith("涉及"):
        return False
    refused = any(each.fullmatch(found.object) for each in (_REFUSED, _FIGURE, _TIME))
    in_case = found.right.kind in _FINAL and _CASE.fullmatch(found.object) is not None
    asks = _SENT_UP.match(text, found.right.word[1]) is not None
    rated = found.limit is not None and found.limit.unit == "%" and _BASE.fullmatch(found.object)
    return len(found.object) > 1 and not (refused or in_case or asks or rated)
