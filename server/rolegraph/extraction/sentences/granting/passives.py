"""Clauses that say who approves: 由财务部审核, 报总经理批准, 经…同意后, 总经理审批."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.granting import passive_wordings as wordings
from rolegraph.extraction.sentences.limits.within import acts_within, within
from rolegraph.extraction.sentences.matters.allowed_matters import matter_behind
from rolegraph.extraction.sentences.matters.passive_matters import (
    EXCEPTED,
    bare_topic,
    is_silent,
    matter_before,
    present,
    tells_of_thing,
)
from rolegraph.extraction.sentences.matters.passive_objects import (
    allowed,
    attributive,
    is_bare_deed,
    signed_for,
    stands_before,
)
from rolegraph.extraction.sentences.wording.deciding_words import (
    deed_kinds,
    speaks,
)
from rolegraph.extraction.sentences.wording.holders import Granted, each, may_name, title
from rolegraph.extraction.sentences.wording.lexicon import group, pattern

_STOP = re.compile(r"[。；！？]|$")
_ALLOWED = re.compile("，(?:始|方|才)(?:可以?|能|得)?|，(?:可以?|不得|不准|严禁)")
#: 确需外借公章时，应经主任同意，派专人前往: the matter is what happens then.
_WHEN = re.compile("(?<=[^，。；])[时的]，$")
#: Between somebody's approval and to whom the matter goes then (行政部审批|后|交财务部审批).
_THEN = re.compile("(?:同意|通过)?(?:后|，|再|并|须|需|还|仍|另|应|要)*")
_THEN_DONE = re.compile("时(?!方可|方能|才)(?=[应须需要必，])")
_POST = re.compile("(?:会计|主管|专员|岗|员)(?=根据|按|依|对|负责|处|应|须|要|进行|在|[，。；]|$)")
_ENDINGS = ("", "后", "同意后", "之后", "通过后")
#: Cells of a table that ran together (报人事备案主管级以下员工请假|报公司总部审批) tell nothing apart.
_TANGLED = re.compile(
    "(?:申请|审批|审核)[-－—→]|^报[^，。]{2,8}(?:审批|批准|备案)|(?:类别|序号)事项|审批[^，。的权限单表流程]{2,}报[^，。]{2,8}$"
)
_OWN = re.compile("(?!后|并|同意|通过|再|与|和|及)[^，。；、后]{2,}")
#: What stands behind the last deed of a chain.
_ENDS = frozenset({"", "，", "。", "；", "、", "后", "的", "并", "和", "或", "不", "通", "过"})
#: Whose word is not asked (制式合同无需|律师审核); 无需招标的采购|由… tells what kind of purchase.
_UNASKED = re.compile(
    "(?:[无毋勿不][需须]要?|不必|不用|(?<![减豁任罢])免(?:[于予]|(?=[经报])))[^，。；的]*$"
)
_WITH = re.compile("^代表|与|^并?同(?!意)|跟|向|每|会同|协同|配合|协助|协调|根据|按照")
#: 审批|人力资源部经理通过的调资表, 核定|单笔10万元以下的采购: no 审批人, no 核定单.
_NO_NAMES = ("人力", "单笔", "单次", "单项", "单价", "单个", "单件", "单台")

#: 预算|报街道审批: whoever it goes to decides, whether a list knows them or not.
_HANDED_UP = re.compile(
    "(?<![申汇上填呈])(?:报请?|提请|呈报?)(?![表价告名销废关警刊送])[^，。；、的]{2,10}(?:审批|批准|核准|审定|审议|研究|同意)$"
)
#: 除|预算外支出须报总经理审批|外: what is left out of the rule behind has a rule of its own.
_LEFT_OUT = re.compile(
    "除(?P<told>(?![须需应由报经])[^，。；由报经]{2,}?(?:[须需应]|由|报|经)[^，。；的]{3,}?)(?:之|以)?外"
)


def passive(text: str, start: int, end: int) -> Iterator[Granted]:
    """Yield what a clause lets each holder of a chain do (由财务部审核、总经理批准)."""
    if text.startswith("除", start) and (apart := _LEFT_OUT.fullmatch(text, start, end)):
        start, end = apart.span("told")
    first, m = _first_step(text, start, end)
    if m is None or _UNASKED.search(text[start : m.start("word")]):
        return
    marker = m.groupdict().get("marker") or ""
    chain, last = _chain(text, m)
    end = max(end, last)
    above = pattern(r"(?P<how><<granting.above>>)(?:的|者)?，?$").search(
        bare_topic(text[start:first])
    )
    if attributive(text, (start, first), m, (last, end)) or tells_of_thing(
        text[start:first], marker, text[last:end], text[:start]
    ):
        return
    silent = is_silent(text[start:first], marker, text[last:end], m["word"])
    silent = silent or (above is not None and above.start() == 0)
    deputy = "代" in text[m.start() : m.start("word")]
    before = "" if silent else matter_before(present(text[start:first], text[:start], deputy))
    # 逾期客户未经总监同意，不得继续发货: what must not be done is what is consented to.
    named = "" if marker in group("prohibitions", "unless") else before
    place, what = (start, first), allowed(named, text[last:end], m)
    if not what and not above:
        end, what = _behind(text, (start, end), last, m, before)
        place = (last, end)
    about = signed_for(what, marker, text, last)
    # 经主管审批的合同草案将提交法务部审批: the same draft goes on to the next.
    goes_on = marker.startswith("经") and text.startswith("的", last)
    further = tuple(passive(text, last + 1, end)) if goes_on else ()
    about = further[0].object if further else about
    if about is not None and not _TANGLED.search(about):
        told = f"{within(m.groupdict().get('within') or '')}{about}" if about else ""
        whole = Granted("", "", (0, 0), told, place, (start, end), above["how"] if above else "")
        yield from _held(whole, chain, text)
    yield from further


def _behind(text: str, clause: Span, last: int, m: re.Match[str], before: str) -> tuple[int, str]:
    """Return where a clause ends with what its approval allows, and that, or what stood ``before``."""
    (start, end), marker = clause, m.groupdict().get("marker") or ""
    moment = bool(_WHEN.search(text[:start])) and not _ALLOWED.match(text, last)
    done = text[last:end] == "" and marker in group("granting", "doers")
    # 总经理审批，办公室用印: what another does then is not what is approved.
    alone = not marker and text[last:end] == "" and not _ALLOWED.match(text, end)
    if not (done or alone or moment) and text[last:end] in _ENDINGS:
        end = _clause_end(text, end, _stop(text, last))
    if pattern("<<granting.consequences>>").match(text, last) and stands_before(text[:start]):
        return end, before
    opens = start == 0 and not before
    what = matter_behind(text[last:end], marker, m["word"], opens) or before
    return end, "" if is_bare_deed(what, text[:start]) else what


def _held(right: Granted, chain: list[tuple[str, Span]], text: str) -> Iterator[Granted]:
    """Yield a right as each holder of a chain has it; 或授权其他人员审批 names nobody."""
    for holder, word in chain:
        kind = deed_kinds()[text[slice(*word)]]
        yield from (
            replace(right, holder=one, kind=kind, word=word) for one in each(holder) if one
        )


def _first_step(text: str, start: int, end: int) -> tuple[int, re.Match[str] | None]:
    """Return where the matter of a clause ends, and the first holder with its deed.

    Of 由部门经理签署意见后报总经理审批 the first writes a paper, the second has a right.
    """
    if not speaks().search(text, start, end):
        return end, None
    excepted = EXCEPTED.search(text, start, end) if "除" in text else None
    named = excepted.end() if excepted else start
    marked = wordings.marked().search(text, named, end) or wordings.appointed().search(
        text, named, end
    )
    circulated = wordings.sent_round().search(text, start, end) if may_name(text) else None
    if circulated and (marked is None or circulated.start() < marked.start()):
        return circulated.start(), circulated
    opening = _first_words(text, start, end)
    handed = opening and marked and _THEN.fullmatch(text, opening.end(), marked.start())
    m = (
        (opening if handed else marked)
        or wordings.second_hand().search(text, named, end)
        or opening
    )
    first = m.start() if m else end
    if m is not None and m is opening and m.re is not wordings.opening():
        first = m.start("holder")
    while m and _is_name(text, m.end(), end):
        m = wordings.marked().search(text, m.end(), end)
    return first, m


def is_approved(text: str, start: int, at: int) -> bool:
    """Say whether somebody's approval ends right before a place (经总经理同意|可先行采购)."""
    m = wordings.marked().search(text, start, at)
    return m is not None and text[m.end() : at] in _ENDINGS


def charges(clause: str) -> bool:
    """Say whether a clause tells its subject's own duty (财务经理负责审核报销单据)."""
    m = wordings.charged().match(clause) if speaks().search(clause) else None
    return m is not None and _WITH.search(m["holder"]) is None


def own_words(clause: str) -> str:
    """Return a clause up to where it says what somebody else does (初审后报总经理审批 → 初审)."""
    if told := wordings.after_telling().match(clause):
        # 报总经理后执行: no word says that anybody decides.
        return clause[told.end() :]
    handed = _HANDED_UP.search(clause)
    if not speaks().search(clause):
        return clause[: handed.start()] if handed else clause
    m = wordings.marked().search(clause) or wordings.appointed().search(clause)
    m = m or _first_words(clause, 0, len(clause))
    if handed and (m is None or handed.start() < m.start()):
        return clause[: handed.start()].rstrip("后并再须需应")
    whole = m is None or charges(clause) or acts_within(clause)
    if whole or m is None or _is_name(clause, m.end(), len(clause)):
        return clause
    return clause[: m.start()].rstrip("后并再须需应")


def _first_words(text: str, start: int, end: int) -> re.Match[str] | None:
    m = wordings.opening().match(text, start, end) or wordings.bounded().match(text, start, end)
    # 每周与会计核对余额 names a partner, no holder.
    return None if m is None or _WITH.search(m["holder"]) else m


def _chain(text: str, first: re.Match[str]) -> tuple[list[tuple[str, Span]], int]:
    """Return each holder with its word, and where the last word ends."""
    chain = [(title(first["holder"]), first.span("word"))]
    unless = first.groupdict().get("marker") in group("prohibitions", "unless")
    last, stop = first.end(), _stop(text, first.end())
    circulated, following = wordings.sent_round(), wordings.following()
    while further := circulated.match(text, last, stop) or following.match(text, last, stop):
        named = further["holder"]
        between = text[last : further.start("word")]
        # 批准后签订 says what follows, 审核、签字 what the same one does.
        follows = not named and (len(between) > 1 or between == "后")
        # 未经总经理同意签订合同的: the second is what was not consented to.
        follows = follows or (unless and not named and text[further.end() : stop][:1] not in _ENDS)
        # 法务部负责审核，财务部负责审核付款条款: the second has a matter of its own.
        own = bool(named) and between.endswith("负责") and _OWN.match(text, further.end())
        if follows or own or _is_name(text, further.end(), stop):
            break
        chain.append((title(named) if named else chain[-1][0], further.span("word")))
        last = further.end()
    return chain, last


def _stop(text: str, start: int) -> int:
    m = _STOP.search(text, start)
    return m.start() if m else len(text)


def _clause_end(text: str, end: int, stop: int) -> int:
    """Return where the clause behind an approval ends; what that says of another's is its own matter."""
    at = text.find("，", end + 1, stop)
    further = at if at >= 0 else stop
    return end if wordings.marked().search(text, end + 1, further) else further


def _is_name(text: str, at: int, end: int) -> bool:
    # 由总经理审批流程 or 报审批表 name a thing, not a right, 财务部审核会计根据… somebody.
    # 审批人力资源部经理审核通过的调资表 names no 审批人.
    # 财务人员审核时应对照申购单 tells what they do then.
    named = text.startswith(group("granting", "things"), at, end) or bool(
        _THEN_DONE.match(text, at)
    )
    counted = text.startswith(_NO_NAMES, at)
    return (named and not counted) or bool(_POST.match(text, at))
