"""Figures by which a duty is measured, and how often it is done.

≥80户/月, 每年递增10%, 至少提交2份/年; 每周, 每两周. A period that belongs to a figure (每月走访≥80户)
is the measure's, not the duty's frequency.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from rolegraph.extraction.sentences import REMEMBERED, Span
from rolegraph.extraction.sentences.granting.passives import passive
from rolegraph.extraction.sentences.wording.frequencies import Recurrence, period_of, recurrences
from rolegraph.extraction.sentences.wording.lexicon import group, lexicon
from rolegraph.extraction.sentences.wording.quantities import Quantity, is_sum, quantities
from rolegraph.model import Frequency, Measure
from rolegraph.values import quickly_made

_PER = re.compile(r"\s*/\s*每?(?P<per>半年|季度|年度|[天日周月季年])")
_LEAST = re.compile(r"(?:至少|最少|不少于|不低于|起码)[^，。；、\d]{1,6}$")
_MOST = re.compile(r"(?:至多|最多|不超过|不多于)[^，。；、\d]{1,6}$")
_RIGHT = re.compile("审批|批准|核准|签批|决定|审核|签署|签订")
#: What share of the work a duty is (占比40%), or how much an indicator counts (权重30%), measures nothing.
_WEIGHT = re.compile(r"(?:（(?:工作|时间)*占比|权重|比重|分值|配分)(?:为|约|占)*[：:]?\s*$")
# 毛利率（30%）: how much an indicator counts is no figure to reach.
_SHARE = re.compile(r"[（(](?![^（）()]*目标)[^（）()≤≥<>]*?\d+(?:\.\d+)?%[^（）()]*[）)]")
_TIMES = (
    "分钟",
    "小时",
    "天",
    "日",
    "工作日",
    "个工作日",
    "工作天",
    "个工作天",
    "周",
    "个月",
    "月",
)
_RATES = ("%", "‰", "百分点", "个百分点")


@quickly_made
@dataclass(frozen=True, slots=True)
class Figures:
    """What a duty's sentence counts: the main frequency, and the measures in order."""

    frequency: Frequency | None
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A measure, where it stands, and the frequency whose period it has."""

    measure: Measure
    start: int
    source: Recurrence | None


@lru_cache(maxsize=REMEMBERED)
def figures(text: str, brackets: tuple[Span, ...] = ()) -> Figures:
    """Return the figures of a duty's sentence; frequencies in brackets are measures only.

    Plain counts without comparison or period (三个方面), orders of magnitude (千万级) and amounts
    that describe a thing (10万元以上的订单) are no measures.
    """
    repeats = recurrences(text)
    counted = (q for q in quantities(text) if not _bracketed(text, q, brackets))
    placed = [p for q in counted if (p := _placed(text, q, repeats)) is not None]
    used = {p.source for p in placed}
    free = [r for r in repeats if r not in used]
    main = next((r for r in free if not r.least and not _within(r, brackets)), None)
    found = [p.measure for p in sorted(placed, key=lambda p: p.start)]
    seen = {(main.frequency.value, main.frequency.period)} if main else set()
    for repeat in free:
        rate = (repeat.frequency.value, repeat.frequency.period)
        if repeat is main or rate in seen:
            continue
        if not _is_next(text, repeat, main):
            found.append(_as_measure(repeat))
        seen.add(rate)
    return Figures(main.frequency if main else None, tuple(found))


def unweighted(text: str) -> str:
    """Return an indicator's words without the bracket that says how much it counts."""
    return _SHARE.sub("", text)


def _bracketed(text: str, figure: Quantity, brackets: tuple[Span, ...]) -> bool:
    """Say whether a figure in a bracket bounds what a right goes to (审批事假（3天以内）)."""
    inside = next((a for a, b in brackets if a <= figure.start < b), -1)
    clause = re.split("[，；。]", text[:inside])[-1] if inside > 0 else ""
    return figure.operator in ("<", "<=") and _RIGHT.search(clause) is not None


def _within(repeat: Recurrence, brackets: tuple[Span, ...]) -> bool:
    return any(a <= repeat.start < b for a, b in brackets)


def _is_next(text: str, repeat: Recurrence, main: Recurrence | None) -> bool:
    """Say whether a period opens a clause of its own (每周提交周报，每月提交月报): the next deed's."""
    opens = text[: repeat.start].endswith(("，", "；", "。", "并"))
    return (
        opens
        and main is not None
        and not repeat.least
        and not re.search(r"\d|次", repeat.frequency.text)
    )


def _as_measure(repeat: Recurrence) -> Measure:
    return Measure(
        text=repeat.frequency.text,
        operator=">=" if repeat.least else "=",
        value=repeat.frequency.value,
        unit="次",
        period=repeat.frequency.period,
    )


def _placed(text: str, figure: Quantity, repeats: tuple[Recurrence, ...]) -> _Placed | None:
    figure = _compared(text, figure)
    counted_by = [r for r in repeats if r.start <= figure.start and figure.end <= r.reach]
    per = _PER.match(text, figure.end)
    source, period = _period_before(text, figure, repeats)
    if per:
        source, period = None, period_of(per["per"])
    if (figure.unit == "次" and counted_by) or not _counts(text, figure, bool(period)):
        return None
    measure = Measure(
        text=figure.text,
        operator=figure.operator or "=",
        value=figure.value,
        minimum=figure.minimum,
        maximum=figure.maximum,
        unit=figure.unit,
        period=period,
    )
    return _Placed(measure, figure.start, source)


def _compared(text: str, figure: Quantity) -> Quantity:
    """Return a figure with the comparison that stands before its verb (至少提交2份)."""
    if figure.operator in ("", "="):
        for expression, operator in ((_LEAST, ">="), (_MOST, "<=")):
            if expression.search(text, 0, figure.start):
                return replace(figure, operator=operator)
    return figure


def _counts(text: str, figure: Quantity, periodic: bool) -> bool:
    if figure.level or (is_sum(figure) and _bounds(text, figure)):
        return False
    if figure.operator in ("<", ">") and text.startswith("的", figure.end):
        # 评分低于80分的提出扣款意见: in which case.
        return False
    if _limits_right(text, figure) or _WEIGHT.search(text, 0, figure.start):
        return False
    if figure.unit in _RATES and not figure.operator and text.startswith("的", figure.end):
        # 超出成本3%的事项: the rate describes a thing.
        return False
    if figure.minimum is not None or figure.unit in _RATES or figure.operator:
        return True
    return periodic and not figure.written and figure.unit not in group("figures", "spans")


def _bounds(text: str, figure: Quantity) -> bool:
    """Say whether an amount describes a thing or bounds a right (2000元以下由经理审批)."""
    rest = re.split(r"[；。]", text[figure.end :])[0]
    return rest.startswith("的") or re.match(r"[^；。]{0,3}(?:由|报|须|需|经)", rest) is not None


def _limits_right(text: str, figure: Quantity) -> bool:
    """Say whether a figure bounds what somebody named approves (3天以内由主管批准)."""
    rest = re.split(r"[，；。]", text[figure.end :])[0]
    leads = re.match(r"的?(?:须|需|应|均|皆|则)*[由报经呈]", rest)
    return leads is not None and any(passive(rest, 0, len(rest)))


def _period_before(
    text: str, figure: Quantity, repeats: tuple[Recurrence, ...]
) -> tuple[Recurrence | None, str]:
    """Return the period that the sentence sets before a figure, the nearest one.

    The recurrence comes with it where it stands in the figure's own clause.
    """
    begin = max(text.rfind(mark, 0, figure.start) for mark in "；。") + 1
    best, period, source = -1, "", None
    for name, names in lexicon("figures")["within"].items():
        for word in names:
            at = text.rfind(word, begin, figure.start + len(word))
            if at > best:
                best, period = at, str(name)
    if best >= 0 and figure.unit in _TIMES and "，" in text[best : figure.start]:
        # 当日办结，重大投诉2小时内: how long something may take is said of its own clause.
        best, period = -1, ""
    for repeat in repeats:
        if begin <= repeat.start <= figure.start and repeat.end >= best:
            best, period = repeat.start, repeat.frequency.period
            own = "，" not in text[repeat.start : figure.start]
            source = repeat if own else None
    return source, period
