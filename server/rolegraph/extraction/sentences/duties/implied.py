"""Kinds of authority that a duty's own verbs are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from rolegraph.extraction.sentences import Sentence, Span
from rolegraph.extraction.sentences.clauses.asides import denies, is_aim
from rolegraph.extraction.sentences.clauses.frames import is_condition
from rolegraph.extraction.sentences.clauses.nominals import nominal
from rolegraph.extraction.sentences.clauses.predicate import Predicate
from rolegraph.extraction.sentences.clauses.predicates import predicate
from rolegraph.extraction.sentences.duties.deeds import carried_on, going_on, matter
from rolegraph.extraction.sentences.duties.duties import main_predicate, opened
from rolegraph.extraction.sentences.granting.passives import own_words
from rolegraph.extraction.sentences.wording.deciding_words import deed_kinds
from rolegraph.extraction.sentences.wording.holders import ends_in_name
from rolegraph.extraction.sentences.wording.lexicon import lexicon, pattern, words
from rolegraph.reading.alternation import either

#: What closes a deed and names no matter (负责核准工作, 负责招聘工作, 审核日期); 工作 can be allocated.
_CLOSING = ("工作", "相关工作", "事宜", "事项", "日期", "结果", "结论")
#: What a clause opens with that names what the one before holds (包括设备维修, 比如员工排班).
_NAMING = ("包括", "包含", "比如", "例如", "譬如", "诸如")
_SHARED_OUT = ("allocate", "assign")
_ALSO = re.compile("(?:同时|并|兼)(?:负责|进行|承担|[作做为])?")


@dataclass(frozen=True, slots=True)
class Implied:
    """One kind on the object of one clause; ``clause`` says where it stands in the sentence.

    ``main`` says that it is what the duty does first, not what it does besides.
    """

    kind: str
    object: str
    clause: Span
    main: bool = False


@cache
def _kinds() -> dict[str, str]:
    return {w: kind for kind, ws in lexicon("rights")["implied"].items() for w in ws}


@cache
def _named() -> re.Pattern[str]:
    return re.compile(either(_kinds()))


def implied_rights(sentence: Sentence) -> tuple[Implied, ...]:
    """Return one right for each kind among the verbs of a duty's clauses, in order."""
    found: dict[str, Implied] = {}
    if not _named().search(sentence.text):
        return ()
    for right in (*_in_clauses(sentence), *_in_brackets(sentence)):
        found.setdefault(right.kind, right)
    return tuple(found.values())


def _in_clauses(sentence: Sentence) -> Iterator[Implied]:
    plain = sentence.without_brackets()
    before, begun = "", False
    for start, end in plain.clauses():
        whole = opened(plain.text[start:end])
        clause = own_words(whole)
        aim = is_aim(clause) and end < len(plain.text)
        read = None if aim or _is_none(clause) else predicate(clause)
        if read is None or (read.closing and clause != whole):
            continue
        # 给予奖励或处罚 has no object of its own: that of the clause before.
        what = read.object or before
        before = matter(read, read.object) or before
        shared = read.verbs[0] in words("verbs", "partial").every and len(read.verbs) > 1
        if read.assisted or shared or clause.startswith(_NAMING) or (begun and _is_anothers(read)):
            continue
        main, begun = not begun, True
        where = (start, end) if plain is sentence else (0, len(sentence.text))
        for kind, about, first in _rights_of(read, what):
            if _BY.search(about):
                # 招聘需求由用人部门提出: who brings it forward, and nothing that the bearer hires.
                continue
            yield Implied(kind, about, where, main and first)
        if sort := _kinds().get(carried_on(clause)):
            yield Implied(sort, matter(read, what), where)
        behind = () if read.closing else going_on(clause, read)
        for rest in takewhile(lambda further: not further.assisted, behind):
            yield from (
                Implied(kind, what, where) for kind, what, _ in _rights_of(rest, rest.object)
            )


_BY = re.compile("..由[^，。；由]{2,12}(?:提出|提交|申请|填写|填报|编制|汇总|拟定|发起|负责)$")


def _is_anothers(read: Predicate) -> bool:
    """Say whether a further clause tells what somebody else decides (回收旧物，财务部|核销)."""
    decides = read.verbs[0] in deed_kinds() or _kinds().get(read.verbs[0]) == "write-off"
    return read.closing and decides and ends_in_name(read.object, len(read.object))


def _is_none(clause: str) -> bool:
    """Whether a clause says no deed of the bearer: another's right, a condition, what is not done."""
    return _granted(clause) or is_condition(clause) or denies(clause)


def _rights_of(read: Predicate, what: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each kind among a clause's verbs, what it is about, and whether its verb is the first."""
    own: dict[str, str] = {}
    for verb, one in read.own:
        own[verb] = "、".join(filter(None, (own.get(verb), one)))
    for n, verb in enumerate(read.verbs):
        kind, about = _kinds().get(verb, ""), own.get(verb, what)
        # 审批、审核各类文件，申请，报告: 申请 without an object is one of the papers.
        noun = kind == "request" and not read.object
        if kind and about and not (noun or _obeys(about) or _closes(kind, about)):
            yield kind, about, n == 0


def _closes(kind: str, what: str) -> bool:
    return kind not in _SHARED_OUT and what in _CLOSING


def _obeys(what: str) -> bool:
    # 审批单 is a form; of 审批单笔3万元以下的订单 the orders are approved.
    # 审批系统权限申请 approves applications: what is obeyed ends the words, or 的, 、 follows it.
    each = re.match("单[笔次项张件批价店台人户车日月]", what)
    word = words("rights", "obeyed").at(what)
    after = what[len(word) :]
    return bool(word) and each is None and (not after or after[0] in "的、和与及并，办执填进")


@cache
def _by_another() -> re.Pattern[str]:
    """Match what somebody else does (由总经理指派专人办理)."""
    return pattern(f"由[^，。；]{{0,6}}?<<frames.titles>>{either(_kinds())}")


def _granted(clause: str) -> bool:
    # 有权审批… grants by itself, and says to whom and up to what amount.
    freely = pattern("可以?(?:<<granting.alone>>)+").search(clause)
    return (
        bool(freely)
        or pattern("由<<granting.own>>").match(clause) is not None
        or (clause.startswith("由") and _by_another().match(clause) is not None)
        or pattern("<<granting.permits>>").match(clause) is not None
        or "有权" in clause
        # 对店员有任免权, 在公司内具有裁决权
        or pattern("<<rights.holding>>[^，。；]*<<rights.ends>>$").search(clause) is not None
    )


def _in_brackets(sentence: Sentence) -> Iterator[Implied]:
    """审核出库单（同时作复核）, 协助制作合同（含条款审核）: what a bracket says is done besides."""
    for start, end in sentence.brackets():
        inside = sentence.text[start:end]
        also = _ALSO.match(inside)
        kind = _kinds().get(inside[also.end() :], "") if also else ""
        main = main_predicate(sentence).predicate if kind else None
        if main and main.object:
            yield Implied(kind, main.object, (start, end), main=True)
        if not inside.startswith(("含", "包括", "包含")):
            continue
        for part in re.split("[、，]", inside.lstrip("含包括")):
            named = nominal(part)
            kind = _kinds().get(named.verbs[0], "") if named else ""
            if named and kind and len(named.object) > 1 and not _is_time(named.object):
                whole = main_predicate(sentence).predicate
                about = _head(whole.object) if whole else ""
                yield Implied(kind, f"{about}{named.object}", (start, end))


def _is_time(what: str) -> bool:
    return bool(re.fullmatch(r"[每本当上下]?[年季月周日天](?:度|底|初|末|中旬)?", what))


def _head(what: str) -> str:
    """Return the thing made in an assisting duty: 销售专员制作合同 → 合同."""
    for at in range(1, len(what) - 1):
        inner = predicate(what[at:])
        if inner is not None and inner.object and what[at:].startswith(inner.action):
            return inner.object
    return ""
