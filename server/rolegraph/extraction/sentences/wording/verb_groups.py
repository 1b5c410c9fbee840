"""Coordinated verbs: which ones lead a clause together (建立和管理), and how they are shown."""

import re

from rolegraph.extraction.sentences.wording.leading_verbs import compounded, is_name
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.reading.characters import HAN

JOINT = re.compile(r"、|并且|并|以及|和|与|及|或者|或|/")
# 审查、集、整理: one character of a verb that damage left, between verbs.
_LOST = re.compile(r"、[^、，]、(?=..)")
# 审核与采购有关的合同: what stands between says of which kind the object is.
# 协调与销售部、配件部的关系: with whom.
_RELATED = re.compile(
    r"[与和跟同][^，、的]{1,12}?(?:有关|相关|无关|对应|配套)的?|[与跟同][^，。；的]{2,24}的[^，。；的]{0,4}关系"
)
_LISTED = re.compile(rf"{HAN}{{2,4}}|(?:{HAN}{{2}}、)+{HAN}{{2}}(?:[和与及]{HAN}{{2}})?")
#: A group of coordinated verbs longer than this is cut to its first one.
GROUP = 8


def verb_group(text: str) -> tuple[tuple[str, ...], int]:
    """Return the coordinated verbs that lead a text, and where the last one ends."""
    leading = words("verbs", "strong", "both", "weak", "leading", "light", "assisting")
    found, at = [], 0
    while word := _attributed(text, at, leading.at(text, at)):
        found.append(word)
        at += len(word)
        if second := _finishing(text, at) or _second(text, at, word):
            found.append(second)
            at += len(second)
        joint = _LOST.match(text, at) or JOINT.match(text, at)
        if not joint:
            break
        following = joint.end() + len(words("frames", "adverbs").at(text, joint.end()))
        strong = words("verbs", "strong").at(text, following)
        if not strong and _RELATED.match(text, at):
            break
        if not leading.at(text, following):
            break
        at = following
    return tuple(found), at


def _attributed(text: str, at: int, word: str) -> str:
    """Return a verb made of two without the second where that is of the object (建立|完善的体系)."""
    described = text.startswith("的", at + len(word)) and word.endswith("完善")
    # 检查落实情况: how it is carried out.
    carried = (
        text.startswith("情况", at + len(word)) and word[2:] in words("verbs", "carried").every
    )
    return word[:-2] or word if described or carried else word


def _finishing(text: str, at: int) -> str:
    """Return the verb that ends a deed right behind another one (分析处理异常, not 跟踪处理结果), or ""."""
    verb = words("verbs", "finishing").at(text, at)
    end = at + len(verb)
    named = text[end : end + 1] in set("的、和与及或并，") or compounded(text, end)
    return "" if named or end >= len(text) else verb


def _second(text: str, at: int, first: str) -> str:
    """Return the deed right behind another one, both done to what follows (登记|保管|仓库物资), or ""."""
    if first not in words("verbs", "firsts").every:
        return ""
    passing = words("verbs", "passing_on").at(text, at)
    verb = passing or words("verbs", "seconds").at(text, at)
    if is_name(text, at, verb):
        # 督促保管人员 has those do something who keep the goods.
        return ""
    end = at + len(verb)
    rest = JOINT.split(text[end:], maxsplit=1)[0]
    named = (
        text[end : end + 1] in set("的、和与及或并，") or rest in words("verbs", "counted").every
    )
    # 入库单据 is a paper, which is not put in; 汇总上报资料 hands it on.
    paper = rest in words("verbs", "slips").every and first in words("verbs", "deciding").every
    named = named or paper
    # 汇总编制报表 draws it up, 审核分析报告 is over a report on an analysis.
    draws = first not in words("verbs", "deciding").every
    drawn = passing or (draws and verb in words("verbs", "drawing").every)
    named = named or (not drawn and compounded(text, end, ("compounds", "told", "papers")))
    return "" if named or len(rest) <= 1 else verb


def another(after: str, key: str) -> tuple[str, str, str] | None:
    """Return the joint, the verb of a group behind it and the rest (协助|和|配合|组织检查), or None."""
    joint = JOINT.match(after)
    second = words("verbs", key).at(after, joint.end()) if joint else ""
    rest = after[joint.end() + len(second) :] if joint else ""
    return (joint[0], second, rest) if joint and second and len(rest) > 1 else None


def letters(text: str) -> str:
    """Return the verbs of one letter in front of another verb, with their marks (接、发、处理)."""
    m = pattern(r"(?:<<verbs.letters>>、){1,3}").match(text)
    return m[0] if m and words("verbs", "strong", "both").at(text, m.end()) else ""


def grouped(text: str, verbs: tuple[str, ...]) -> str:
    """Return the verbs with what joins them, or the first one where that is long."""
    joined = text[: text.find(verbs[-1], len("".join(verbs[:-1]))) + len(verbs[-1])]
    return joined if len(joined) <= GROUP else verbs[0]


def shared_action(verb: str, action: str, first: str) -> str:
    """Return what is said of a share in a deed (参与|制定): both where they are short together."""
    if len(verb + action) <= GROUP:
        return verb + action
    # Taking part is less than doing; who organises does it.
    return verb + first if verb in words("verbs", "partial").every else action


def listed_deeds(text: str) -> tuple[str, ...]:
    """Return the deeds that a short text names, known or not (催交; 计划、报批和审核), () for another."""
    return tuple(re.split("[、和与及]", text)) if _LISTED.fullmatch(text) else ()
