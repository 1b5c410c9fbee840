"""Several limits that hold at once: 单笔5万元以内、全年累计不超过60万元; 7天内且金额在500元以下."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rolegraph.extraction.sentences.wording.lexicon import pattern
from rolegraph.extraction.sentences.wording.quantities import Quantity
from rolegraph.model import Limit

_UP_TO = ("<", "<=")
_BOTH = re.compile("[，、；]?(?:[并而]且|且|并|同时)")
#: 或|一次总额1000元以下: what the next figure is for each of.
_ONCE = re.compile("一.")
_EITHER = re.compile("[，、；]?或者?")
#: 300元以下单件，或1000元以下一宗, ≤2万元/月: what a figure is for each of may stand behind it.
_EACH_BEHIND = re.compile(
    "[单每一][件宗次笔批项台套](?=[，、；]?(?:或|的|$))|/[次笔单人桌间台件票户家天日周月季年](?=[，、；]?(?:[或的）]|$))"
)


def end_of(text: str, figure: Quantity) -> int:
    """Return where a figure ends with what it is for each of (300元以下|单件)."""
    behind = _EACH_BEHIND.match(text, figure.end)
    return behind.end() if behind else figure.end


def joins(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Return a figure as it bounds beside the one before it, None where it bounds something else.

    Words that name no amount between them (5万元以下的采购、3天以内的请假) part two matters.
    """
    between = text[end_of(text, first) : second.start]
    either = _EITHER.match(between)
    if (
        either
        and not second.operator
        and first.operator in _UP_TO
        and not _ONCE.fullmatch(second.text)
    ):
        # 不超过合同价的10%或50万元
        second = replace(second, operator=first.operator)
    both = _BOTH.match(between)
    joint = both or either or re.match("[，、；]?", between)
    named = between[joint.end() :] if joint else between
    if not second.operator or pattern(_COUNTS).fullmatch(named) is None:
        return None
    # One figure in the unit of another is a step further, unless both are told to hold.
    caps = {first.operator, second.operator} <= set(_UP_TO)
    exceeding = either and first.operator == second.operator
    return second if both or exceeding or (caps and (named or first.unit != second.unit)) else None


#: What a figure is for each of, in which time and in all.
_EACH = r"(?:(?:[每单全当本同]一?|一个?)?<<figures.counted>>(?:度|内)?)*"
_TIMES = rf"(?:其|应|须|需)?{_EACH}(?:<<figures.totals>>)*"
_IS = r"(?:<<figures.totals>>)*(?:应|也|均|亦|的)?[为在以]?"
#: What a figure counts, between the joint and it.
_SHARE = r"占[^，。；、\d]{2,12}?(?:的(?:比例)?)?"
_COUNTS = rf"{_TIMES}(?:[^，。；、\d]{{0,4}}?<<figures.measured>>)?{_IS}|{_SHARE}"
#: What names an amount and nothing that it is of (每人每月, 上调幅度).
_TOLD = "[每单]|全年|一个?[年月周季]|[当本][年月日季]|<<figures.totals>>|<<figures.extents>>"
_NAMES = rf"(?=[^，。；]*?(?:{_TOLD}))"
_AMOUNT = rf"{_NAMES}{_TIMES}(?:<<figures.extents>>)?{_IS}"


def names_amount(words: str) -> bool:
    """Say whether words only say of what a figure is (每人每月, 上调幅度), and name no thing."""
    return pattern(_AMOUNT).fullmatch(words) is not None


def measures(words: str, thing: str) -> bool:
    """Say whether words only say what is measured of a thing (报废成本 of 商品报废, 每小时租金)."""
    m = pattern(
        r"(?:每(?:小时|平方米|课时|[名位个户人次笔单案张件份台套项天日月年季周节桌间晚]))?(?P<of>[^，。；的每]{0,6}?)(?:<<figures.measured>>|<<figures.extents>>)"
        r"|每[名位个户人][^，。；的]{0,3}"
    ).fullmatch(words)
    return m is not None and (not m["of"] or m["of"] in thing)


def also(first: Limit, others: Sequence[Limit]) -> Limit:
    """Return a limit with the further ones that hold as well; what it has already is not doubled."""
    known = {(one.unit, one.per, one.value) for one in (first, *first.further)}
    further = tuple(
        o for o in others if (o.unit, o.per, o.value) not in known and o.operator in _UP_TO
    )
    return replace(first, further=(*first.further, *further)) if further else first


def in_words(clause: str) -> Limit | None:
    """Return the limit that a clause sets in words alone (每人不得超过其三个月工资), None for another clause.

    Where somebody must be told or what must be done first is none.
    """
    said = pattern(
        r"(?:[每单][^，。；]{0,6}?|[^，。；]{0,4}?(?:<<figures.totals>>|<<figures.measured>>|<<figures.extents>>))?"
        r"(?:<<figures.capping>>)[^，。；]{2,20}|(?:[每单][^，。；]{1,3})?以[^，。；]{1,20}(?:<<figures.ceilings>>)"
    ).fullmatch(clause)
    asks = pattern("<<granting.reporting>>|[报须应经由]|不得超过[^，。；]*权限").search(clause)
    return Limit(text=clause) if said and not asks else None
