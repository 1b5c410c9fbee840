"""What a clause says is done, and to what: the main action and its object.

A clause is read from the left. What stands before the verb is set aside (``frames``); then a verb
leads (制定销售计划) or a noun made of one closes (销售计划的制定, ``nominals``).
"""

import re
from dataclasses import replace
from functools import lru_cache

from rolegraph.extraction.sentences import REMEMBERED
from rolegraph.extraction.sentences.clauses.answering_for import answered_for, in_charge_of
from rolegraph.extraction.sentences.clauses.compounds import names_figure, part_of_name, trades
from rolegraph.extraction.sentences.clauses.frames import frame, is_condition
from rolegraph.extraction.sentences.clauses.framing import Frame, joined
from rolegraph.extraction.sentences.clauses.light_verbs import light
from rolegraph.extraction.sentences.clauses.nominals import nominal
from rolegraph.extraction.sentences.clauses.objects_behind import given_before, object_behind
from rolegraph.extraction.sentences.clauses.predicate import Predicate
from rolegraph.extraction.sentences.clauses.recipients import (
    asked,
    given_to,
    handed_over,
    reported,
)
from rolegraph.extraction.sentences.clauses.topics import (
    done_by,
    handed_on,
    is_named,
    only_is,
    topic,
)
from rolegraph.extraction.sentences.clauses.trimming import (
    bare_object,
    before_next,
    is_circumstance,
    without_figure,
    without_handing_on,
    without_opening,
)
from rolegraph.extraction.sentences.wording.closings import without_closing
from rolegraph.extraction.sentences.wording.leading_verbs import (
    compounded,
    find_verb,
    is_name,
    verb_at,
)
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.extraction.sentences.wording.manners import NO_DEED, without_demand
from rolegraph.extraction.sentences.wording.verb_groups import (
    GROUP,
    JOINT,
    another,
    grouped,
    letters,
    shared_action,
    verb_group,
)

_LIST = 10


_OFTEN = re.compile(r"^(?:[一两二三四五六]|\d+)次(?=..)")


def leads_by_itself(read: Predicate) -> bool:
    """Say whether the verb never is part of a name (编制, not 培训), or 组织 leads it (组织评审)."""
    led = len(read.verbs) > 1 and read.verbs[0] in words("verbs", "leading").every
    return not read.closing and (led or read.verbs[0] in words("verbs", "strong").every)


@lru_cache(maxsize=REMEMBERED)
def predicate(clause: str) -> Predicate | None:
    """Return what one clause without brackets says is done, or None where no verb is found.

    None too for one that forbids (不得越权审批), or says what somebody is.
    """
    if pattern("(?:[^，。；]{0,8}(?:人员|员工))?<<prohibitions.signs>>").match(clause) or only_is(
        clause
    ):
        return None
    if answers := answered_for(clause):
        return Predicate(*answers, answers[:1])
    bare, reached = without_figure(clause)
    found = frame(bare)
    rest = bare[found.end :]
    if told := reported(rest) or asked(rest):
        return Predicate(told[0], told[1], told[:1], found, counterparty=told[2])
    read = (_topical(rest) if is_named(rest) else None) or _leading(rest, found)
    named = bare != clause and read is not None and names_figure(rest, read.verbs[-1], read.object)
    if named:
        read = None
    elif read is None:
        rest = before_next(rest)
        done = done_by(rest)
        read = Predicate(done[0], done[1], done[:1]) if done else None
        read = read or _given_to(rest) or _topical(rest) or _closing(rest, found)
        read = read or _later(rest) or _plain(rest, found) or _handed(rest, found)
    if read is None and reached and rest:
        # 损耗控制在1%以内 sets a target: 控制在 is not the verb of a right.
        read = Predicate(reached.removesuffix("在"), without_opening(rest), (reached,), found)
    return _finished(read) if read is not None else None


def _given_to(rest: str) -> Predicate | None:
    """(向)客户提供专业的咨询: what a noun without its preposition is given."""
    m = pattern(r"[^，的、]{2,8}?(?P<verb><<verbs.giving>>)(?!的)").match(rest)
    return predicate(rest[m.start("verb") :]) if m else None


def _later(rest: str) -> Predicate | None:
    """Return what a later verb says where the head is a modifier: 销售…角度…提供建议."""
    weak = words("verbs", "weak").at(rest)
    if not weak:
        return None
    at = find_verb(rest, len(weak) + 1, closes=False)
    strong = at > 0 and verb_at(rest, at) in words("verbs", "strong").every
    return predicate(rest[at:]) if strong else None


def _topical(rest: str) -> Predicate | None:
    """Return what a clause without a leading verb says of its topic (合同履行需对接客户)."""
    named = topic(rest)
    read = predicate(rest[named.verb :]) if named else None
    if named is None or read is None:
        return None
    entered = read.verbs[0] in words("verbs", "entering").every
    own = read.object and not read.object.startswith(("给", "至", "到")) and not entered
    return read if own or named.place else replace(read, object=named.what)


def _handed(rest: str, found: Frame) -> Predicate | None:
    """将结果报经理: what is brought forward is handed on."""
    verb = handed_on(rest) if found.moved else ""
    return Predicate(verb, found.moved, (verb,), found) if verb else None


def _leading(rest: str, found: Frame) -> Predicate | None:
    before = letters(rest)
    led = _leading(rest[len(before) :], found) if before else None
    if led is not None:
        return replace(led, action=before + led.action)
    verb = verb_at(rest, 0)
    if not verb:
        what = in_charge_of(rest)
        return Predicate("主管", bare_object(what), ("主管",), found) if what else None
    after = rest[len(verb) :]
    if found.about and verb in words("verbs", "carried_out").every:
        # 对车间实行封闭管理: what is carried out is the deed.
        return light(verb, after, found)
    for key, read in _READERS.items():
        if verb in words("verbs", key).every and not after.startswith("的"):
            result = read(verb, after, found)
            if result is not None:
                return result
    return _plain(rest, found)


def _wrapped(verb: str, after: str, found: Frame) -> Predicate | None:
    """负责: what is behind it, or the office itself where no verb is."""
    inner = predicate(after)
    if inner is not None and not inner.object.startswith(("和", "与", "及")):
        both = joined(found, inner.frame)
        return inner if both is inner.frame else replace(inner, frame=both)
    what = without_closing(after) or given_before(found)
    # 负责根据订单要求，将货物发往客户: what is done comes behind.
    depends = inner is None and is_condition(after)
    return Predicate(verb, what, (verb,), found) if what and not depends else None


def _assisting(verb: str, after: str, found: Frame) -> Predicate | None:
    if both := another(after, "assisting"):
        joint, second, rest = both
        read = _assisting(second, rest, found)
        return replace(read, action=verb + joint + read.action) if read else None
    if (beside := JOINT.match(after)) and verb_at(after, beside.end()):
        # 协助和督促企业履行合同: both are done to whoever stands behind.
        return _plain(verb + after, found)
    what = bare_object(after)
    own = words("verbs", "light").at(what)
    if what and verb_at(what, 0) == what and after.startswith("并", len(what)):
        # 协助参与并起草规划: both deeds are done to what stands behind.
        own, what = "", bare_object(after[len(what) + 1 :])
    # 协助完成展会的组织: nobody is named who does it.
    what = what[len(own) :] if len(what) > len(own) + 1 else what
    # 与各部门密切配合完成工作: whom one works with is all that is said.
    alone = bool(found.partner) and what in NO_DEED
    what = found.partner if alone else what
    return Predicate(verb, what, (verb,), found, assisted=not alone) if after else None


def _sharing(verb: str, after: str, found: Frame) -> Predicate | None:
    """参与, 组织, 主导: its own share stands before the verb behind."""
    # 参加一次业务培训: how often is no part of the thing.
    after = _OFTEN.sub("", after)
    if both := another(after, "leading"):
        # 组织或参与编制规划: both are shares in one deed.
        read = predicate("".join(both[1:]))
        long = read is None or len(verb + both[0] + read.action) > GROUP
        return read if read is None or long else replace(read, action=verb + both[0] + read.action)
    joint = JOINT.match(after)
    if joint and verb_at(after, joint.end()):
        return _plain(verb + after, found)
    if verb in words("verbs", "partial").every and "、" in after[:_LIST] and "等" in after[:_LIST]:
        # 参与招标、议标采购等全过程: what is shared in is the whole list.
        return Predicate(verb, bare_object(after), (verb,), found)
    partial = verb in words("verbs", "partial").every and not verb_at(after, 0)
    shared = nominal(after) if partial else None
    single = shared is not None and len(shared.verbs) == 1 and len(shared.object) > 1
    if shared is not None and single and "的" not in shared.object and not shared.tight:
        # 主导客户分级, 参与工艺评审: the share and the deed are one action.
        action = verb + shared.action
        action = action if len(action) <= GROUP else verb
        return Predicate(action, shared.object, (verb, *shared.verbs), found)
    behind = verb_at(after, 0)
    noun = behind in words("verbs", "both").every and compounded(after, len(behind))
    if noun or (not behind and (not frame(after).end or frame(after).subject)):
        return Predicate(verb, bare_object(after) or given_before(found), (verb,), found)
    inner = _leading(after[frame(after).end :], frame(after))
    alone = inner and not inner.object and after.startswith(f"{inner.action}并")
    if inner is None or not (inner.object or alone):
        return Predicate(verb, bare_object(after), (verb,), found)
    return replace(
        inner,
        action=shared_action(verb, inner.action, inner.verbs[0]),
        verbs=(verb, *inner.verbs),
        frame=joined(found, inner.frame),
    )


_READERS = {
    "wrappers": _wrapped,
    "assisting": _assisting,
    "leading": _sharing,
    "light": light,
}


def _plain(rest: str, found: Frame) -> Predicate | None:
    verbs, end = verb_group(rest)
    if not verbs or is_name(rest, 0, verbs[0]):
        return None
    after = rest[end:]
    talks = bool(found.partner) and verbs[-1] in words("frames", "talks").every
    weak = verbs[-1] in words("verbs", "weak").every and not (trades(verbs[-1], after) or talks)
    if weak and (not after or compounded(after, 0, ("compounds", "modified"))):
        return None
    if (
        after[:1] in ("的", "等", "、", "或")
        or after in words("verbs", "amounts").every
        or part_of_name(rest, verbs, after)
    ):
        return None
    met = found.moved or found.about or found.partner
    told = found.about and verbs[-1] in words("verbs", "handing").every
    if told and words("frames", "titles").before(after, len(after)):
        # 发现物品立即上交领班: what was found is handed over.
        after = ""
    nothing = ("工作",) if talks else ("工作", "合作")
    what = "" if met and without_closing(after) in nothing else object_behind(verbs[0], after)
    return Predicate(
        grouped(rest, verbs), found.moved or what or given_before(found), verbs, found
    )


def _closing(rest: str, found: Frame) -> Predicate | None:
    named = nominal(rest)
    if named is None:
        return None
    what = without_demand(without_handing_on(without_opening(named.object)))
    if what.endswith("经") or what.startswith("由"):  # 合同经审核, 由家长申请: others do it.
        return None
    if not what or is_circumstance(what):
        what = given_before(found)
    return Predicate(named.action, what, named.verbs, found, closing=True, own=named.own)


def _finished(read: Predicate) -> Predicate:
    if read.assisted:
        return read
    bare, _ = without_figure(read.object)
    if len(bare) > 1 and bare != read.object:
        read = replace(read, object=bare)
    handed = handed_over(read.object) or given_to(read.object)
    return replace(read, object=handed[0], counterparty=handed[1]) if handed else read
