"""What the right is over that a clause gives by the way: the paper signed, what an approval then allows."""

import re

from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.limits.limits import split_limit
from rolegraph.extraction.sentences.matters.allowed_matters import matter_behind
from rolegraph.extraction.sentences.matters.first_steps import acts_first, names_thing
from rolegraph.extraction.sentences.matters.granted_topics import goes_on, is_in_hand, topic
from rolegraph.extraction.sentences.matters.passive_matters import CASE
from rolegraph.extraction.sentences.wording.deciding_words import deed_kinds
from rolegraph.extraction.sentences.wording.lexicon import group

#: 印章保管人因故离岗时须经…: when, and no 临时 or 工时.
_MOMENT = re.compile("(?<=..)(?<![临小工课学及同平])(?<![必需]要)时$")
_PAPER = re.compile(
    "(?!意见|要求|指示|结果)[^，。；、]{0,8}?(?:单据?|凭证|凭据|表|申请书?|合同|通知书?|[便假借]条|证|计划书?|预算|方案|价格表?|清单)"
)
_SENTENCES, _CLAUSES = re.compile("[。；！？：]"), re.compile("，")
#: So long is a deed without what it is done to (定级, 开支).
_VERB = 2
_WHICH = re.compile("的[^，。；]{2,12}")
_DEALT_WITH = re.compile("，[^。；]*(?:[由经报交]|负责)")


def allowed(what: str, behind: str, m: re.Match[str]) -> str:
    """Return a matter that is no case or time, for which what an approval then allows is the matter.

    特殊情况须经总经理审批后方可再借款, 因故离岗时须经总监同意后办理临时交接
    """
    when = _MOMENT.search(what)
    marker = m.groupdict().get("marker") or ""
    let = matter_behind(behind, marker, m["word"]) if CASE.fullmatch(what) or when else ""
    return let or (what[: when.start()] if when else what)


def signed_for(what: str, marker: str, text: str, at: int) -> str | None:
    """Return the paper by which others act, that somebody has signed (凭主任签字的领料单|发料).

    Where they act by something else (根据领导审批意见办理) None: nothing is granted.
    """
    based = marker in group("granting", "basis")
    if not based and not marker.endswith("凭"):
        return what
    paper = _PAPER.match(text, at + 1) if text.startswith("的", at) else None
    return paper[0] if paper else None if based else what


def attributive(text: str, before: Span, m: re.Match[str], behind: Span) -> bool:
    """Say whether a clause only tells which things the next is about (由总部签订的合同，|由采购部归档)."""
    which = _WHICH.fullmatch(text, *behind) if before[0] == before[1] else None
    signs = deed_kinds()[m["word"]] == "sign" and m.groupdict().get("marker") == "由"
    return which is not None and signs and _DEALT_WITH.match(text, behind[1]) is not None


def is_bare_deed(what: str, before: str) -> bool:
    """Say whether words are a deed alone behind a matter that somebody else has dealt with.

    文件由办公室确认，经总经理审批后方可|定级
    """
    return len(what) <= _VERB and is_in_hand(before)


def stands_before(before: str) -> bool:
    """Say whether the matter of an approval stands in front of what somebody does with it first.

    员工因公借款，须填写借款单，|经经理批准后，到出纳处领款: the loan is approved.
    """
    matter, *others = _CLAUSES.split(_SENTENCES.split(before)[-1])
    if len(others) == 1 and 0 < len(topic(matter)) < len(matter):
        # 业务招待费须事前填写申请单，经经理同意后方可|发生
        return matter.startswith(topic(matter))
    limit, thing = split_limit(matter) if len(others) == 1 else (None, "")
    if limit and limit.maximum is not None and len(thing) > 1:
        # 500元以上2000元以下的开支，须经班子研究同意后方可支出
        return True
    step = others[-2] if len(others) > 1 else ""
    return bool(step) and names_thing(matter) and (goes_on(step) or acts_first(step))
