"""Sentences that name a subject for each of their parts: 甲向乙汇报,乙向丙汇报."""

import re
from functools import cache

from rolegraph.extraction.sentences.wording.deciding_words import speaks
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import lexicon
from rolegraph.extraction.structure.names import titles
from rolegraph.extraction.structure.prose import judging, lines_together
from rolegraph.extraction.structure.prose.prose import (
    Subject,
    done_by,
    name_of,
    subject_at,
    unless,
)
from rolegraph.extraction.structure.wording import clauses
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN

#: 各部门提交需求，行政主管|汇总后报经理审核: a step on the way of the same matter.
_PASSES_ON = re.compile("[^，,。；;后]{2,4}后(?:再|并)?(?:上报|报|送|呈|提交|交|由)")
#: 议题由各部门提出，办公室主任|汇总，经总经理审定
_HELPS = re.compile(
    "[^，,。；;]{2,4}[，,](?:经|报|由|再|并|提交|呈|送)|组织[^，,。；;]{2,12}?(?:会审|会签|评审|论证|鉴定|讨论|审查|评估)后?[，,]"
)
#: A sentence that opens with when something holds (检验不合格的, 合同未经审批的).
_CASE = re.compile("(?:^|[，,；;])[^，,；;。]{3,24}[的者]$")
#: A clause that ends in a figure (2000元以内的).
_BOUND = re.compile(r"\d[^，,；;]*(?:的|以[内下上]|之内)$")


#: 5万元以内由甲办理，|5万元以上由乙提出: more of the same matter.
_BOUNDED = re.compile(
    r"(?:超[过出]|逾)?[\d.]+[万千百]?(?:元|天|日|%|折)?(?:以[上下内外])?[的者]?由"
)


def parts(text: str) -> list[tuple[int, int]]:
    """Return the parts of a sentence that name a subject each (甲向乙汇报,乙向丙汇报), in order."""
    starts = [0]
    for m in re.finditer("[，,；;]", clauses.masked(text)):
        if unless().fullmatch(text, starts[-1], m.start()):
            continue
        rest = text[m.end() :]
        if lines_together.named(rest) or (m[0] in ";；" and _several_charged(rest)):
            # 项目经理负责监管；总经理、副总经理负责审批: what several do is no further deed of one.
            starts.append(m.end())
            continue
        # 仓管员提出报废申请，质检主管鉴定，生产经理批准: one matter goes from hand to hand.
        told = speaks().search(text) is None
        found = subject_at(text, m.end(), told)
        each = (done_by().match(text, m.end()), done_by().match(text, starts[-1], m.start()))
        goes_on = _BOUNDED.match(rest) is not None
        if all(each) and not goes_on and not any(one and one["apart"] for one in each):
            # 公章由行政经理保管，合同章由法务经理保管: each by its own.
            starts.append(m.end())
            continue
        name = name_of(found) if found else ""
        if found and _is_step(text, found.end, "由" in text[starts[-1] : m.start()]):
            continue
        permits = tuple(lexicon("granting")["permits"])
        bounds = (
            _BOUND.search(text[: m.start()]) or _CASE.search(text[starts[-1] : m.start()])
        ) and text.startswith(permits, found.end if found else 0)
        if found and (bounds or _only_decides().match(text, found.end)):
            # 退货在2000元以内的，店长有权决定: over what the clause before names.
            continue
        # 采购员编制计划，财务部监督付款; of 销售部由经理组成，外场团队负责拓展 it is all about one unit.
        last = subject_at(text, starts[-1], told)
        apart = last is not None and (last.title is not None or _both_charged(text, last, found))
        is_unit = found is not None and found.unit is not None and (m[0] in ";；" or apart)
        if name and (titles.suffix(name) == 0 or is_unit):
            starts.append(m.end())
    return list(zip(starts, [*(s - 1 for s in starts[1:]), len(text)], strict=True))


def _both_charged(text: str, last: Subject, found: Subject | None) -> bool:
    """Say whether two units each do something (销售部负责收款，财务部监督付款)."""
    return found is not None and found != last and _acts(text, last.end) and _acts(text, found.end)


def _acts(text: str, at: int) -> bool:
    """Say whether a deed, or the charge of one, stands at a place."""
    return text.startswith(("负责", "据此", "按此"), at) or verb_at(text, at) != ""


def _is_step(text: str, at: int, by_others: bool) -> bool:
    """Say whether what somebody does is a step of what another has in hand, and no sentence of its own."""
    last = re.split("[，,]", text.rstrip("。；;"))[-1]
    helps = by_others and (_HELPS.match(text, at) is not None or judging.is_step(last))
    return helps or _PASSES_ON.match(text, at) is not None or judging.judges(text, at, by_others)


@cache
def _only_decides() -> re.Pattern[str]:
    """Match a permit to decide, over what stands before it (租赁合同，行政总监|可以签署)."""
    permits, freely = (either(lexicon("granting")[name]) for name in ("permits", "alone"))
    deeds = {*judging.verbs(), *lexicon("rights")["kinds"]["refuse"]}
    return re.compile(rf"{permits}{freely}?{either(deeds)}(?=$|[，。；;,])")


def _several_charged(clause: str) -> bool:
    """Say whether a clause charges several posts that it names together (总经理、副总经理负责…)."""
    found = re.match(rf"(?P<who>{HAN}{{2,10}}(?:[、和与及]{HAN}{{2,10}}?)+)负责", clause)
    named = re.split("[、和与及]", found["who"]) if found else []
    return bool(named) and all(titles.is_title(each) for each in named)
