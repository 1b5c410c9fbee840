"""Kinds of rights that stand before their object: 签署销售订单权, 审核和汇总报表."""

import re
from dataclasses import replace
from functools import cache

from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.rights.matters import Base
from rolegraph.extraction.sentences.rights.ordered_people import asked_of
from rolegraph.extraction.sentences.rights.right import Right
from rolegraph.extraction.sentences.wording.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.wording.leading_verbs import compounded, is_name, verb_at
from rolegraph.extraction.sentences.wording.lexicon import group, pattern, words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.reading.compiled import compiled

JOINTS = ("以及", "或者", "并且", "、", "和", "与", "及", "或", "并", "/", "，")
#: 付款金额超过10万元的合同 says how much, 停线后2小时内 when: neither what is done.
_NOT_DONE = re.compile(
    "金额|总额|额度|期限|单价|总价|[之以]?[后前](?![勤台期厅厨道])|时(?![间效薪])"
)
#: 大区经理权限以外的折扣, 授权范围内的费用 say which, and name no power.
_POWER = re.compile("(?<![授股债产版期])权(?![益属]|限(?:[以之]?外|范围))|授权(?!范围|额度|限额)")


def leading_kinds(text: str, start: int, end: int) -> tuple[list[Right], Base] | None:
    """签署销售订单权: the kinds lead, what follows up to 权 is the object."""
    m = opening().match(text[start:end])
    at = start + (m.end() if m else 0)
    behalf, within = (m["behalf"] or "", m["within"] or "") if m else ("", "")
    found: list[Span] = []
    # 计划外付款 plans nothing.
    while (word := kind_words().at(text, at)) and not is_name(text, at, word):
        found.append((at, at + len(word)))
        at += len(word)
        joint = next((j for j in JOINTS if text.startswith(j, at)), "")
        following = kind_words().at(text, at + len(joint))
        if not following or not (joint or _decide_both(word, following)):
            break
        at += len(joint)
    at = _behind_other(text, at, end) if found else at
    at += 2 if text.startswith("进行", at) else 0
    place = (at, end)
    what = within + text[at:end].strip("的，")
    if not found or len(what) < 2 or _POWER.search(text, at, end) or _NOT_DONE.match(text, at):
        return None
    if {text[slice(*one)] for one in found} <= words("rights", "asking").every:
        # 建议财务部|优化付款流程: who would do it is not what is proposed.
        what = asked_of(what, "")
    every = [Right(kinds()[text[a:b]], (a, b), what, place, "", behalf) for a, b in found]
    if further := _further(text, at, end):
        # 主持股东会|和召集、主持董事会会议
        kept = len(within) + further - at
        joint = next(one for one in JOINTS if text.startswith(one, further))
        every = [replace(r, object=what[:kept], place=(at, further)) for r in every]
        more = leading_kinds(text, further + len(joint), end)
        return [*every, *(more[0] if more else [])], Base(what, place)
    return every, Base(what, place)


def _behind_other(text: str, at: int, end: int) -> int:
    """Return where the object begins behind a deed of no kind beside one that is (审核和汇总|报表)."""
    joint = next((j for j in JOINTS if text.startswith(j, at)), "")
    verb = verb_at(text, at + len(joint)) if joint else ""
    behind = at + len(joint) + len(verb)
    return behind if verb and end - behind > 1 and not compounded(text, behind) else at


def _decide_both(word: str, following: str) -> bool:
    """Say whether two kinds side by side are two decisions (审核批准采购计划)."""
    return {kinds()[word], kinds()[following]} <= words("rights", "deciding").every


def _further(text: str, at: int, end: int) -> int:
    """Return where a joint stands behind which a deed begins with an object of its own; 0 for nowhere."""
    found = pattern(
        r"(?<=..)(?<!的)(?:以及|并且|和|及|并|与)(?=<<rights.further>>(?:、<<rights.further>>)?(?!<<rights.obeyed>>|的|权|[和与及、]|$)..)"
    ).search(text, at + 2, end)
    return found.start() if found else 0


@cache
def opening() -> re.Pattern[str]:
    """Match what stands before the kinds: who has them, within what, in whose name, in what share."""
    kind = either(word for word in kinds() if len(word) > 1)
    holding, shares = (either(group("rights", name)) for name in ("holding", "shares"))
    # Whose hand a signature is: 代表公司签署, 以公司名义签订.
    behalf = rf"(?:(?:对外)?代表{HAN}{{2,6}}?|以{HAN}{{2,6}}?名义)"
    return compiled(
        rf"^(?:(?:并|可|应)?{holding})?(?P<within>在[^，。；]{{2,12}}?内|(?!授权)[^，。；的]{{1,8}}?(?:区域|辖区|(?<!授权)范围)[之以]?内)?"
        rf"(?:(?P<behalf>{behalf})(?=(?:对外|对内)?(?:{shares})?{kind}))?(?:对外|对内)?(?:{shares})?"
    )
