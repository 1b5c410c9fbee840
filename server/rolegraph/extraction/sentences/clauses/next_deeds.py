"""Where a further deed begins behind the first, and what is only part of a name (采购合同和支付|申请)."""

import re

from rolegraph.extraction.objects import object_concept
from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.clauses.frames import frame
from rolegraph.extraction.sentences.wording.leading_verbs import compounded, verb_at
from rolegraph.extraction.sentences.wording.lexicon import words
from rolegraph.extraction.sentences.wording.verb_groups import JOINT

_SHORTEST, _THING = 2, 4
# 签订合同并收取货款: a verb of any kind is one behind these; behind 和, 、 it may be part of a name.
_GOING_ON = re.compile("并|以及")
_ONE_PAPER = re.compile("的(?:方案|措施|计划|办法|建议|制度|对策|意见|策略|规划|目标)$")


def next_deed(text: str, begin: int = 0) -> Span | None:
    """Return where the mark of a further deed begins and where its verb does, or None.

    签订合同|并(及时)收取货款, 开具发票|和收取货款; not 采购合同和支付申请, whose verb is part of a name.
    ``begin`` is where what the first deed is done to begins.
    """
    for joint in JOINT.finditer(text, begin + _SHORTEST):
        at = joint.end() + len(words("frames", "adverbs").at(text, joint.end()))
        if _GOING_ON.match(joint[0]) and _brings_forward(text, at):
            return joint.start(), at
        verb = verb_at(text, at)
        after = text[at + len(verb) :]
        if len(after) < _SHORTEST or after[0] in "的等、和与及或并":
            continue
        if joint[0] == "、" and _ONE_PAPER.search(after) and verb_at(text, begin):
            # 制定|提高质量、降低消耗的措施: both are what one paper is for.
            continue
        if joint[0] == "、" and _in_turn(text[begin : joint.start()], text[at:]):
            return joint.start(), at
        if not _does(verb, joint[0]):
            continue
        if _is_part_of_name(verb, after, joint[0]):
            continue
        return joint.start(), at
    return None


def _brings_forward(text: str, at: int) -> bool:
    """Say whether what a further deed is about stands before its verb (执行策略并|对市场开拓进行筹划)."""
    behind = at + frame(text[at:]).end if text.startswith(("对", "将", "把"), at) else at
    return behind > at and verb_at(text, behind) in words("verbs", "light", "strong", "both").every


def _is_part_of_name(verb: str, after: str, joint: str) -> bool:
    """Say whether a verb and what follows it name one thing (支付|申请), and no deed with a thing of its own.

    Behind 并 a verb leads what it is done to (并建立|供应商档案), unless that is a deed alone (并监督|执行).
    """
    if verb.endswith("协助"):
        return False
    deed = words("verbs", "nominal").at(after)
    if _GOING_ON.match(joint):
        return JOINT.split(after, maxsplit=1)[0] == deed and not _is_transacted(after)
    # 需求和|实现方法, 调整方案和|应对措施
    first = JOINT.split(after, maxsplit=1)[0]
    named = compounded(after, 0) or first in words("verbs", "told").every
    return named or (bool(deed) and not _is_transacted(after))


def _is_transacted(after: str) -> bool:
    """Say whether what a deed is done to is a deed by its name alone (审批|付款)."""
    return JOINT.split(after, maxsplit=1)[0] in words("verbs", "transacted").every


def _in_turn(first: str, rest: str) -> bool:
    """Say whether deeds with a thing each stand one behind another (审核合同、|审批付款、监督盘点).

    Two of them only where the second can be no name (客户档案、交付记录), more where all begin with a verb;
    none of 生产、采购计划 and 诉讼、仲裁案件, whose first part is a deed or nothing that is known.
    """
    transacted = words("verbs", "transacted").every
    deed = words("verbs", "nominal", "both").before(first, len(first))
    known = len(first) > _SHORTEST or bool(object_concept(first)) or "、" in rest or _is_long(rest)
    if "、" in first or not (first in transacted or (known and not deed)):
        return False
    every = [(verb_at(part, 0), part) for part in rest.split("、")]
    things = [part[len(verb) :] for verb, part in every if verb]
    if len(things) < len(every) or min(map(len, things)) < _SHORTEST:
        return False
    return len(things) > 1 or not _is_named(JOINT.split(things[0], maxsplit=1)[0])


def _is_long(rest: str) -> bool:
    """Say whether a deed with a thing of some length stands at a text's head (提升|品牌知名度)."""
    verb = words("verbs", "strong").at(rest)
    return bool(verb) and len(rest) - len(verb) >= _THING and not compounded(rest, len(verb))


def _is_named(thing: str) -> bool:
    """Say whether a verb before a thing may be part of its name (交付|记录, 审批|流程)."""
    nouns = (
        words("verbs", "told", "papers", "compounds", "modified", "nominal"),
        words("granting", "things"),
    )
    return not thing or thing[0] in "费率额量" or any(thing in each.every for each in nouns)


def _does(verb: str, joint: str) -> bool:
    """Say whether a verb behind a joint is a deed, and no part of a name (诉讼、仲裁案件)."""
    if verb in words("verbs", "wrappers").every:
        # 制定考评细则和负责月度考评
        return True
    strong = verb in words("verbs", "strong").every or verb.endswith("协助")
    if _GOING_ON.match(joint):
        return strong or verb in words("verbs", "both").every
    return strong and (joint != "、" or verb not in words("verbs", "nominal").every)
