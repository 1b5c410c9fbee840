"""Words of the text → concepts of the object and action schemes."""

import re
from functools import cache, lru_cache

from rolegraph.extraction.schemes import scheme
from rolegraph.extraction.sentences.wording.lexicon import Words
from rolegraph.reading.characters import HAN
from rolegraph.vocabulary import ACTION, OBJECT

_REMEMBERED = 4096
_SHORTEST = 2
# 300元/天 is a rate, A/B and 1/2 are codes.
_LISTED = re.compile(rf"(?<=(?<!\d){HAN})[/／](?={HAN})")


def object_words(text: str) -> str:
    """Return an object's words as they are shown: 选择/撤销 lists, and is written 选择、撤销."""
    return _LISTED.sub("、", text) if "/" in text or "／" in text else text


@cache
def _named(namespace: str) -> dict[str, str]:
    """Return concept names by Chinese label, preferred labels winning over synonyms."""
    every: dict[str, str] = {}
    for concept in scheme(namespace):
        for language, label in concept.labels:
            if language.startswith("zh"):
                every.setdefault(label, concept.name)
    return every


@cache
def _words(namespace: str) -> Words:
    return Words(frozenset(_named(namespace)))


#: 回款率的完成情况 is about 回款率, 销售计划的执行 about 销售计划.
_STATE = re.compile(
    "的?(?:完成|执行|实施|落实|达成|使用|开展|履行)情况$|的(?:完成|执行|实施|落实|达成|履行)$"
)


def object_concept(text: str) -> str:
    """Return the concept of an object's words: the longest label at their end, else inside; or "".

    帐 and 账 are one word where the scheme has only the other.
    """
    state = _STATE.search(text)
    # 合同履行情况 is a thing of its own, 执行情况 alone is none.
    named = len(_words(OBJECT).before(text, len(text))) if state else 0
    if state and named <= len(text) - state.start() and (of := _labelled(text[: state.start()])):
        return of
    return _labelled(text) or (_labelled(text.replace("帐", "账")) if "帐" in text else "")


@lru_cache(maxsize=_REMEMBERED)
def _labelled(text: str) -> str:
    known = _words(OBJECT)
    head = known.before(text, len(text))
    if len(head) >= _SHORTEST:
        return _named(OBJECT)[head]
    inside = [known.at(text, at) for at in range(len(text))]
    # The head of a Chinese noun stands last: of equally long labels the later one names it.
    best = max(reversed(inside), key=len, default="")
    return _named(OBJECT)[best] if len(best) >= _SHORTEST else ""


def action_concept(verbs: tuple[str, ...], what: str = "") -> str:
    """Return the concept of the first verb that the action scheme knows, or "".

    Of a verb made of two (组织召开, 严格遵守) either may be known. Some are named with ``what`` they
    are done to: 发放工资 pays.
    """
    known = _named(ACTION)
    if what and verbs:
        together = (verbs[0] + what[at:] for at in range(len(what) - 1))
        if found := next((known[words] for words in together if words in known), ""):
            return found
    parts = [p for verb in verbs for p in (verb, verb[:2], verb[-2:])]
    return next((known[part] for part in parts if part in known), "")
