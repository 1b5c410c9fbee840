"""A right's object without the words around it that are no part of what the right is over."""

import re
from functools import cache

from rolegraph.extraction.sentences.rights.right import Right
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.values import replace

_SHORTEST = 2
#: 其行使, 如资源分配, 或者, 行使|相应的管理权: a pronoun, an example, a joint name and whose it is name
#: nothing.
_NOTHING = re.compile("其.{0,3}|如[^期实].*|或者|必要|权|相应|[^，。；的]{0,8}(?:授予|赋予)")
#: 出现批量质量事故时: what happens is what the right is over.
_MET = re.compile("(?:出现|发生|如?遇到?|发现).{2,}时$")
#: 可对其行使终止权 goes on with what the clause before brings forward (对违规行为，…).
_BEFORE = re.compile(r"对于?(?P<what>[^，。；]{2,60})，[^，。；]*$")
#: 对下属的奖惩有建议权，对其工作有考核权: whose work it is the clause before says.
_WHOSE = re.compile(r"对于?(?P<whom>[^，。；的]{2,14}?)(?=的|[拥享具]?有(?!关)|，)[^。；]*?，")
_ITS = re.compile(
    r"其(?!行使|进行|实施|作出|做出|予以|加以|提出|所|他|它|中)(?P<thing>[^，。；]{2,12})"
)


#: 支出由园长|直接审批, 问题向经理|提出建议, 员工辞职应提前30日书面申请, 外销合同前, 预算外支出无论金额大小:
#: who, to whom, what is asked first, when, and that it is always so.
_BESIDE = re.compile(
    r"[由向][^，。；、的]{2,10}$|跟[^，。；、的]{2,8}(?:说|讲|打)[^，。；]*$|(?:均|都|皆)?(?:应|须|需)(?:先|提前|填写|填制|填具|填报|书面|提交|出具|附|检附|检具)[^，。；]*$"
    r"|(?<![售事会班目此岗课产术赛从以])之?前$|(?:无论|不论|不管|不分).+$"
)
#: 设备异常时的停机权: in which case, and not over what.
_CASE = re.compile("[^，。；]{2,}(?:时(?!间)|情况下|状态下)$")
_DECIDED = re.compile("的?(?:审核|审批|核准|初审)$")


#: Kinds whose thing is put to a use that a further verb tells (动用备用金|支付小额费用).
_USING = ("use", "allocate")


def _further(what: str) -> int:
    """Return where what a thing is used for begins in an object, 0 for nowhere."""
    m = pattern("(?<=..)(?:<<rights.purposes>>)[^的]{2,}$").search(what)
    return m.start() if m else 0


@cache
def _only_how() -> frozenset[str]:
    return words("rights", "manners").every | {"零星", "突发"}


def told_matter(what: str) -> str:
    """Return a matter without who decides on it, what is asked for it first, and by when."""
    beside = _BESIDE.search(what, _SHORTEST)
    return what[: beside.start()] if beside else what


def decided_on(what: str) -> str:
    """Return what a decision is over whose words end in another one (付款审核|后报总经理审批)."""
    beside = _DECIDED.search(what, _SHORTEST)
    return what[: beside.start()] if beside else what


def bare(what: str) -> tuple[int, int]:
    """Return where an object's own words stand: without 负责, 在公司内, a joint, an adverb of manner."""
    led = pattern(
        r"(?:进行(?=..)|予以(?=..)|(?:以及|或者|并且|[和及或并且、])(?!同)|(?:全面|具体|主要)?负责(?!人(?!员))(?:对于?)?|在[^，。；内]{1,10}内部?对于?"
        r"|受[^，。；]{2,12}(?:委托|授权|指派)，(?:代为)?(?:行使)?(?:对于?)?"
        r"|(?:拥有|享有|具有)(?!的)|提出(?=..)|(?:出现|发生|如?遇到?|发现)(?=..+时$))*"
    ).match(what)
    start = led.end() if led else 0
    closed = pattern(
        "的?(?:(?<!不)<<rights.manner>>)+$|进行(?:[^，。；]{0,4}|[^，。；]+性)$"
    ).search(what, start + _SHORTEST)
    closed = closed or (re.search("时$", what) if _MET.match(what) else None)
    closed = closed or _BESIDE.search(what, start + _SHORTEST)
    end = closed.start() if closed else len(what)
    return (start, end) if end - start >= _SHORTEST else (0, len(what))


def with_bare_object(right: Right, text: str) -> Right | None:
    """Return a right over its object's own words, over what the clause before names, or None for neither."""
    start, end = bare(right.object)
    what, place = right.object[start:end], right.place
    if what in _only_how() and not (right.kind == "manage" and what == "现场"):
        # 零星采购权, 现场处置权: how the deed is done, whatever it is done to.
        return replace(right, object=f"{what}{text[slice(*right.word)]}", place=place)
    if right.kind == "revoke" and _CASE.fullmatch(what) and not _MET.match(what):
        return replace(right, object=text[slice(*right.word)], behalf=what, place=place)
    if right.kind in _USING and (end := _further(what)):
        what = what[:end]
    if what != right.object and text[slice(*place)] == right.object:
        place = (place[0] + start, place[0] + end)
    its, whose = _ITS.fullmatch(what), _WHOSE.search(text, 0, right.word[0])
    if its and whose:
        return replace(right, object=f"{whose['whom']}的{its['thing']}", place=place)
    # 对违规行为，有权制止或者纠正: another deed is no matter.
    deed = text[: place[0]].endswith(("或", "或者", "并")) and verb_at(what, 0) == what
    if not deed and not _NOTHING.fullmatch(what):
        return replace(right, object=what, place=place)
    led = deed or what.startswith("其")
    before = _BEFORE.search(text, 0, right.word[0]) if led else None
    return replace(right, object=before["what"], place=before.span("what")) if before else None
