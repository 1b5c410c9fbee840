"""What the clauses of a stretch said before one: its topic and its bounds."""

import re
from dataclasses import dataclass, replace

from rolegraph.extraction.sentences.clauses.frames import is_condition
from rolegraph.extraction.sentences.limits.joined_limits import measures, names_amount
from rolegraph.extraction.sentences.limits.limits import (
    is_amount,
    limit_alone,
    split_limit,
    thing_of,
)
from rolegraph.extraction.sentences.matters.barred_matters import barred, is_thing
from rolegraph.extraction.sentences.matters.first_steps import (
    acts_first,
    goes_on_acting,
    tells_of_paper,
)
from rolegraph.extraction.sentences.matters.granted_topics import (
    by_reason,
    goes_on,
    is_case,
    is_in_hand,
    is_needed,
    is_of_before,
    topic,
)
from rolegraph.extraction.sentences.matters.passive_matters import DISAGREEING, is_exception
from rolegraph.extraction.sentences.matters.plain_matters import plain
from rolegraph.extraction.sentences.matters.steps_beside import (
    brought_forward,
    fills_in,
    only_acts,
)
from rolegraph.extraction.sentences.matters.timed_deeds import done_then
from rolegraph.extraction.sentences.rights.bare_objects import told_matter
from rolegraph.extraction.sentences.rights.found_rights import (
    FoundRight,
    beyond,
)
from rolegraph.extraction.sentences.wording.deciding_words import deed_words
from rolegraph.extraction.sentences.wording.holders import ends_in_name
from rolegraph.extraction.sentences.wording.kind_words import kinds
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.extraction.structure.wording.words import words as structure
from rolegraph.model import Limit
from rolegraph.values import quickly_made

#: So long is a deed without what it is done to (外借, 另行采购).
_DEED = 6
#: 在备用金使用|限额内的: within what, and no matter.
_INSIDE = re.compile("在[^，。；]{2,}")
#: 预付款原则上不超过30%
_AS_A_RULE = re.compile("(?<=..)(?:原则上|一般|通常)$")
_OF_CASE = re.compile("^(?:涉及|属于|违反)[^，。；的]+的(?=..)")
_FORBIDS = re.compile("(?P<who>[^，。；]{2,12}?)(?:一律|均|都)?(?:不得|不准|严禁)(?=..)")
_EVERY = re.compile("^凡是?")
#: 10万元至100万元的，|在前款基础上，由…审批: what comes first, and no other matter.
_ON_TOP = re.compile(
    "在[^，。；]{1,12}(?:基础上|前提下)|(?:经|按)?(?:上述|前述|前款|上款)[^，。；]{0,6}(?:程序|流程|审批|审核)后?"
)
_STOPS = re.compile("[。；！？]")
_COUNTED = re.compile("(?:\\d+|[一二两三四五六七八九十]+)[天日]$")
_CHECKING = ("verify", "review", "inspect", "appraise")
#: 由经办人填写《付款会签单》: the paper stands for its matter where none is named.
_PAPER = re.compile("《[^，。；》]{2,}》")


@quickly_made
@dataclass(frozen=True, slots=True)
class Context:
    """What the clauses before said: their topic, the last right with a limit, how far they go.

    ``limit`` is one that the topic's clause sets (采购金额在1万元以下的，…); ``barred`` the thing
    with which something must not be done, ``case`` that the topic is out of the ordinary (确有需要的，…).
    """

    topic: str = ""
    topic_at: int = 0
    limit: Limit | None = None
    bounded: FoundRight | None = None
    read_to: int = 0
    bounding: bool = False
    barred: str = ""
    case: str = ""


def with_topic(
    context: Context, text: str, start: int, end: int, placed: list[FoundRight]
) -> Context:
    """Return the context with what a clause without a right is about, and up to what limit."""
    if placed:
        return _behind_right(placed[-1], context, text)
    clause = text[start:end]
    if bounded := _only_bounded(context, text, start, end):
        return bounded
    if _names_no_matter(context, text, start, end):
        paper = None if context.topic else _PAPER.search(clause)
        return replace(context, topic=paper[0], topic_at=start) if paper else context
    if in_case := _in_case(clause, context):
        return in_case
    clause = _EVERY.sub("", clause)
    needed = is_needed(clause)
    silent = _is_silent(clause)
    # 签订合同时，应由法务部审核: where nothing else is spoken of, what is done then.
    done = "" if context.topic else done_then(clause)
    limit, what = (None, done) if silent or done else _bounded(clause)
    if thing := barred(clause):
        return replace(context, barred=thing)
    if (who := _FORBIDS.match(clause)) and not is_thing(who["who"]):
        # 保管人不得将印章转交他人；确需移交的，…: what somebody must not do is no matter of another's word.
        return context
    what = _needed(what, context) if needed else what
    thing = thing_of(what) if limit else what
    # 单笔付款金额 names what is paid, unless the topic does.
    # 超出2000元的部分: how much of what was named before.
    if not plain(what) or is_of_before(what) or _is_of_topic(what, thing, limit, context):
        return replace(context, limit=limit, bounding=limit is not None)
    # 单项差异金额500元以内，由主管核准调账: an amount alone bounds what is said next.
    bounding = limit is not None and is_amount(what)
    # 前次借款未还清的，不得再借；确因工作需要的，…: what must not be done else.
    about = told_matter(re.sub("^(?:一律)?(?:不得|不准|不能|不予)(?=..)", "", thing))
    return replace(context, topic=about, topic_at=start, limit=limit, bounding=bounding, case="")


def _in_case(clause: str, context: Context) -> Context | None:
    """Return the context of a clause that only says in which case, or when, the matter before is decided."""
    if (about := context.topic or context.barred) and _only_a_case(clause):
        # 涉及法律问题的议题由…审核；涉及资金的，由…会签
        about = _OF_CASE.sub("", about)
        return replace(context, topic=about, limit=None, case=clause.rstrip("的"))
    # 费用报销 … 遇紧急情况时，由总经理审批: only then.
    only_then = context.topic and clause.endswith("时") and _is_silent(_EVERY.sub("", clause))
    return replace(context, case=clause) if only_then else None


def _is_silent(clause: str) -> bool:
    """Say whether a clause gives circumstances and no matter."""
    silent = is_condition(clause) and not by_reason(clause) and not is_needed(clause)
    # 各科意见不同时，由单位主管决定: that is what is decided.
    return silent and re.search(f"{DISAGREEING}时$", clause) is None


def _needed(what: str, context: Context) -> str:
    """Return what somebody needs to do, with the thing that was named where it must not be done.

    固定资产不得外借，如需外借，须报…; 印章一般不得带出公司。确需带出的，…
    """
    if what and what.rstrip("的") in context.topic and "不得" not in context.topic:
        return context.topic
    return context.barred + what if len(what) <= _DEED else what


def _behind_right(last: FoundRight, context: Context, text: str) -> Context:
    """Return the context of what follows a right: its matter, unless somebody checks only a paper of it."""
    if _checks_part(last, context, text):
        return replace(context, case="")
    # 请假二天的，由队长审批；请假三天以上的，…: so many days are no part of the matter.
    about = _COUNTED.sub("", last.object) or last.object
    return replace(context, topic=about, topic_at=last.span[0], limit=None, case="")


def _checks_part(last: FoundRight, context: Context, text: str) -> bool:
    """Say whether somebody only checks something beside the matter that their sentence is about.

    付款由采购员申请，财务经理|复核发票，总经理审批: the payment is approved, not the invoice.
    """
    right = last.right
    own = right.object != "" and right.place[0] >= right.word[1] and last.object != context.topic
    told = context.topic != "" and not _STOPS.search(text, context.topic_at, right.clause[0])
    # 采购员|询价三家以上，法务专员审查合同: somebody's deed is no matter that the sentence is about.
    at = text.find(context.topic, context.topic_at)
    told = told and not ends_in_name(text[context.topic_at : max(at, 0)], at - context.topic_at)
    return bool(right.holder) and right.kind in _CHECKING and own and told


_JOINT = re.compile("[、和与及]")
#: 逾一百万元者，|应公开比价，由总经理核决: what must be done with what was bounded.
_DEMANDS = re.compile(
    "(?:应当?|必须|须|需要?)(?![由经报交提送呈请收付有急聘用对需求])[^，。；]{2,}"
)


def _names_no_matter(context: Context, text: str, start: int, end: int) -> bool:
    """Say whether a clause only says who does what with the matter that the clauses before named."""
    clause, labels = text[start:end], text[end : end + 1] in ("：", ":")
    if labels and clause in structure("sections")["leftover"]:
        return True  # 附注：第二层主管请假时，由…
    # Below 报销流程 the form tells more than the heading.
    spoken = context.topic != "" and context.topic in text[:start]
    applied = spoken and brought_forward().fullmatch(clause) is not None
    filled = fills_in(clause) and (spoken or _PAPER.search(clause) is not None)
    acts = context.topic != "" and not labels and only_acts(clause)
    bounded = context.limit is not None and text[start - 1 : start] == "，"
    return (
        (bounded and _DEMANDS.fullmatch(clause) is not None)
        or goes_on(clause)
        or applied
        or filled
        or acts
        or (not labels and _is_step(context, text, start, end))
    )


def _is_step(context: Context, text: str, start: int, end: int) -> bool:
    """Say whether a clause is what somebody does first with a matter that its sentence names before."""
    clause, sentence = text[start:end], _STOPS.split(text[:start])[-1]
    spoken = context.topic != "" and context.topic in sentence
    if not context.topic or (tells_of_paper(clause) and not spoken):
        # Below 报销流程 the form tells more than the heading (填写用车申请，由…审批).
        return False
    *_, before = re.split("[，。；]", text[: max(start - 1, 0)])
    further = is_in_hand(text[:start]) or acts_first(before)
    return acts_first(clause) or (further and goes_on_acting(clause))


def _draws_up() -> re.Pattern[str]:
    """Match who draws up what for a matter that was bounded (500元至5000元的，|主管提出方案，经理审批)."""
    return pattern(
        "[^，。；]{0,8}?<<frames.titles>>先?(?:提出|拟[定订]|制[定订]|编制|起草)[^，。；的]{2,6}"
    )


def _only_bounded(context: Context, text: str, start: int, end: int) -> Context | None:
    """Return the context of a clause that only says up to or from what the matter before goes, or None."""
    clause = text[start:end]
    if _ON_TOP.fullmatch(clause) or (context.limit and _draws_up().fullmatch(clause)):
        return context
    if pattern("<<granting.above>>[的者]?").fullmatch(clause):
        return _above(context, clause.rstrip("的者"))
    # 对不合格品有处置权，报废金额不超过5000元: up to what, of what was named right before.
    beside = context.topic and text[start - 1 : start] == "，"
    amount = limit_alone(clause) if beside else None
    return replace(context, limit=amount, bounding=True) if amount else None


def _above(context: Context, wording: str) -> Context:
    """Return the context of what is above the last limit (逾此限者，须报处长核准)."""
    last = context.bounded
    if last is None or last.limit is None:
        # 超出上述金额的，须报总经理批准: what it is above stands in a sentence before.
        return replace(context, limit=Limit(text=wording))
    bound = beyond(last.limit, wording)
    return replace(context, topic=last.object, topic_at=last.span[0], limit=bound)


def _is_of_topic(what: str, thing: str, limit: Limit | None, context: Context) -> bool:
    """Say whether words with an amount only repeat what was spoken of (促销费用…；单项费用2万元以上的)."""
    if not context.topic:
        return False
    again = thing in context.topic
    if limit is not None and thing in _JOINT.split(context.topic)[1:]:
        # 付款金额逾五十万元者 below 验收与付款: the one of both that the amount is of.
        return False
    amount = is_amount(what) and (thing == what or again or names_amount(what))
    return (
        amount
        or (limit is not None and measures(what, context.topic))
        or (again and limit is not None and thing != context.topic)
    )


def _only_a_case(clause: str) -> bool:
    case = clause.rstrip("的")
    return is_exception(case) or (is_case(case) and split_limit(case)[0] is None)


def _bounded(clause: str) -> tuple[Limit | None, str]:
    """Return a clause's limit and matter, neither where it only says who acts (9折以内店长) or decides."""
    # 报废成本在五千元以内者核准: who may is the list's bearer.
    clause = pattern(rf"(?<=[者下内上])得?{deed_words()}$").sub("", clause)
    limit, what = split_limit(topic(clause).removeprefix("或"))
    inside = limit is not None and _INSIDE.fullmatch(what) is not None
    what = "" if inside or (limit and is_case(what)) else _AS_A_RULE.sub("", what)
    decides = kinds().get(what) in words("rights", "deciding").every
    if limit and decides and clause[-1:] in "的者":
        # 减免费用由…批准；单次减免超过3000元的: up to what the deed before goes.
        return limit, ""
    return (None, "") if limit and (decides or ends_in_name(what, len(what))) else (limit, what)
