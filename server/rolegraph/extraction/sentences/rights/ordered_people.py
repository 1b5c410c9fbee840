"""Whom an order is given to (要求|各车间|调整生产顺序), and what somebody is asked for (建议公司|辞退)."""

import re

from rolegraph.extraction.sentences.wording.holders import ends_in_name
from rolegraph.extraction.sentences.wording.kind_words import kinds
from rolegraph.extraction.sentences.wording.leading_verbs import find_verb, verb_at
from rolegraph.extraction.sentences.wording.lexicon import words

#: By what they go, or with what it is done.
_HOW = re.compile("(?<=..)(?:按照?|根据|依照|依据|在|对|向|将|把|为|与)[^，。；]*$")
#: 要求|重新评定 says how, and nobody.
#: 取消其资格
_ITS = re.compile("其(?![他它余中])(?=..)")
_MANNER = re.compile("(?:重新|及时|立即|限期|尽快|继续|当场|再次)$")


def ordered(what: str) -> str:
    """Return the people whom an order is given to, the words as they are where they name a deed alone."""
    ends = (n for n in range(3, len(what)) if ends_in_name(what, n) and verb_at(what, n))
    if named := next(ends, 0):
        # 采购部|停止向不合格供应商采购
        return what[:named]
    behind = find_verb(what, 2)
    whom = _HOW.sub("", what[:behind]) if behind > 0 else what
    return what if _MANNER.search(whom) else whom


#: To whom the deed is to be done: 公司|对违纪员工予以|辞退.
_DEED = re.compile(
    "(?:(?:(?:对|将|把)(?P<whom>[^，。；]{2,16}?))?(?P<does>予以|给予|进行|作出))?(?P<deed>[^，。；的]{2,}.*)"
)
_ABOVE = ("公司", "本公司", "上级", "领导", "单位", "本单位")


def asked_of(what: str, about: str) -> str:
    """Return the deed that somebody is asked for, with what it is done to.

    Of 项目经理予以清退 about 工人 that is 工人清退; words that name nobody who would do it are as they are.
    """
    for end in range(2, len(what) - 1):
        found = _DEED.fullmatch(what, end)
        named = ends_in_name(what, end) or what[:end] in _ABOVE
        if found is None or not named or not (found["does"] or verb_at(found["deed"], 0)):
            continue
        if words("frames", "titles").at(found["deed"]):
            # 单位主要行政|领导人
            continue
        whom, deed = found["whom"] or about, found["deed"]
        return f"{whom}{deed}" if found["does"] else re.sub(_ITS, whom, deed, count=1)
    return what


#: How the people end who are sent somewhere (调派后备司机|顶班).
_PEOPLE = re.compile("(?:人员|员工|人手|人力|班组|队伍|组员|司机|[^，。；]员|师傅)$")


def people_sent(what: str) -> str:
    """Return the people who are sent to do something, the words as they are where no people are named."""
    whom = ordered(what)
    # 终端促销 names nobody before its deed.
    return whom if _PEOPLE.search(whom) or ends_in_name(whom, len(whom)) else what


def without_others(word: str, what: str, about: str) -> str:
    """Return what a right is over by the word of its kind, without what other people would do.

    ``about`` is what was spoken of before.
    """
    kind = kinds()[word]
    if kind == "command":
        return ordered(what)
    if kind in ("allocate", "assign"):
        return people_sent(what)
    return asked_of(what, about) if word in words("rights", "asking").every else what
