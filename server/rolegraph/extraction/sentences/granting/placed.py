"""What a granted right is over: its own words, that of the limit it goes beyond, or the topic before it."""

import re
from dataclasses import replace

from rolegraph.extraction.sentences.granting.context import Context
from rolegraph.extraction.sentences.limits.joined_limits import measures
from rolegraph.extraction.sentences.limits.limits import (
    allowance,
    is_amount,
    split_limit,
)
from rolegraph.extraction.sentences.matters.granted_topics import (
    in_case,
    is_of_before,
)
from rolegraph.extraction.sentences.matters.passive_matters import is_exception
from rolegraph.extraction.sentences.matters.plain_matters import plain, without_lead
from rolegraph.extraction.sentences.rights.bare_objects import bare, decided_on
from rolegraph.extraction.sentences.rights.found_rights import (
    FoundRight,
    beyond,
)
from rolegraph.extraction.sentences.wording.holders import Granted
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import words
from rolegraph.model import Limit

#: Fewer characters are taken as they stand.
_FEW = 2
_WITHIN = re.compile("在?[^，。；]{2,8}内$")


def placed_in(right: Granted, context: Context) -> FoundRight:
    """Return a right with its object, which is no other decision where it decides."""
    found = _over(right, context)
    decides = right.kind in words("rights", "deciding").every
    return replace(found, object=decided_on(found.object)) if decides else found


def _over(right: Granted, context: Context) -> FoundRight:
    """Return a right with its object: its own, that of the limit it goes beyond, or the topic."""
    limit, what = split_limit(right.object) if right.object else (None, "")
    if right.kind == "use" and limit is None and (spent := allowance(what)):
        limit, what = spent
    last, end = context.bounded, right.clause[1]
    if right.above and last is None and context.limit and context.limit.operator in ("<", "<="):
        higher = beyond(context.limit, right.above)
        return FoundRight(right, context.topic, higher, (context.topic_at, end))
    if right.above and last is not None and last.limit is not None:
        return FoundRight(right, last.object, beyond(last.limit, right.above), (last.span[0], end))
    begin, end_of = bare(what)
    what = what[begin:end_of].removesuffix("的") if len(what) > _FEW else what
    return (
        _of_topic(right, what, limit, context)
        or _in_which_case(right, what, limit, context)
        or _of_own(right, what, limit, context)
    )


def _of_topic(
    right: Granted, what: str, limit: Limit | None, context: Context
) -> FoundRight | None:
    """Return a right over the topic whose own words name no more than an amount of it, else None."""
    if not plain(what) or (context.topic and (is_amount(what) or measures(what, context.topic))):
        about = context.topic.removesuffix("的") if len(context.topic) > _FEW else context.topic
        within = (
            context.limit.text if limit and context.limit and not context.limit.operator else ""
        )
        if _WITHIN.match(within):
            # 预算内费用支出，单笔2万元以内的由…审批: the bound without a figure stays with the matter.
            about = f"{within.removeprefix('在')}{about}"
        bound = limit or context.limit
        place = (context.topic_at, right.clause[1])
        return FoundRight(right, about, bound, place, condition=context.case)
    return None


def _in_which_case(
    right: Granted, what: str, limit: Limit | None, context: Context
) -> FoundRight | None:
    """Return a right whose words say in which case it is (全免者, 在规定标准内者), None without a case."""
    about = context.topic or context.barred
    if about and (is_exception(what) or is_of_before(what) or what.startswith("涉及")):
        # 空白介绍信不得盖章；确有需要的，须经总经理批准: what must not be done otherwise.
        place = (context.topic_at, right.clause[1])
        return FoundRight(right, about, limit, place, condition=what)
    within, case = in_case(what)
    return FoundRight(right, within, limit, right.clause, condition=case) if case else None


def _of_own(right: Granted, what: str, limit: Limit | None, context: Context) -> FoundRight:
    """Return a right over what its own words name."""
    # 批准报废申请，报废金额超过1万元的报总经理批准: the deed is said once more.
    again = context.topic.endswith(what) or (verb_at(what, 0) == what and what in context.topic)
    longer = again and len(context.topic) > len(what)
    if context.barred and verb_at(what, 0) == what:
        # 合同正本不外借，确需外借的由总经理批准
        return FoundRight(right, context.barred + what, limit, right.clause)
    if longer and verb_at(what, 0) == what and context.topic.endswith(f"的{what}"):
        # 区域督导对店长的任免有建议权，任免由总监决定: whose it is was said.
        return FoundRight(right, context.topic, limit, (context.topic_at, right.clause[1]))
    if limit and longer and not context.topic.startswith("对"):
        # 职工外出3天以内，由主管审批。外出3天以上，报总经理审批: whose going out it is was said.
        return FoundRight(right, context.topic, limit, (context.topic_at, right.clause[1]))
    # 20万元以下的，由采购部经理决定采购方式: the limit stands right before.
    bound = context.limit if context.bounding else None
    return FoundRight(right, without_lead(what), limit or bound, right.clause)
