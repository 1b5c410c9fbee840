"""Lines of an advertisement that tell no duty: pay, place, schooling and terms below a position's title."""

import re
from collections.abc import Iterable
from functools import cache

from rolegraph.extraction.sentences.wording.lexicon import words as verbs
from rolegraph.extraction.structure import Item
from rolegraph.extraction.structure.pieces.tree import Node
from rolegraph.extraction.structure.wording.words import CJK, words
from rolegraph.reading.alternation import either

_LONGEST = 40
_STOPPED = re.compile("[。；;！]$|[，,].*[，,]")


def passed_over(node: Node, found: Iterable[Item]) -> list[Item]:
    """Return a position's items without what an advertisement tells below its title.

    15k-20k·14薪 and 杭州 | 3-5年 | 大专 stand there; a sentence, or what begins with a deed, stays.
    """
    if node.kind != "position":
        return list(found)
    return [item for item in found if item.number or not _is_particular(item.passage.text.strip())]


def _is_particular(text: str) -> bool:
    told = (
        len(text) > _LONGEST
        or _STOPPED.search(text)
        or verbs("verbs", "strong", "both").at(text, 0)
    )
    return not told and _particular().search(text) is not None


@cache
def _particular() -> re.Pattern[str]:
    lists = words("articles")
    employer = rf"^[{CJK}A-Za-z()（）·]{{2,24}}{either(lists['organisations'])}$"
    figures = r"\d\s*[kK]\b|\d薪|\d年(?:以上)?经验|招\d+人"
    return re.compile(f"{employer}|{either(lists['particulars'])}|{figures}")
