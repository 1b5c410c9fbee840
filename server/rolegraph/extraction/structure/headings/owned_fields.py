"""Headings that say in what field duties are (人力资源部的招聘职责), or nobody's (各部门职责)."""

import re
from functools import cache

from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.wording.words import words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN

_OWNED = re.compile(
    rf"([^的之]{{2,14}})[的之](?![下以如上][列下述])({HAN}{{1,7}}[^\W\d_和与及或])"
)
#: The least that names somebody, and the longest that names a field.
_NAME, _FIELD = 2, 8
#: What a heading's word may have taken from the name before it (使用单|位职责).
_ENDS = ("部门", "位")


def owner(named: str, word: str) -> str:
    """Return whom a heading's words name before the field that its duties are in, or the words.

    Without 的 the field is told by known words alone. ``word`` is the heading's: 财务部资金|管理职责 are
    the department's, where 企划部策划|岗位职责 are of a function in one.
    """
    if _names(named) and not (word.startswith("管理") and _in_unit(named)):
        return named
    if owned := _OWNED.fullmatch(named):
        return owned[1] if _names(owned[1]) else named
    if word.startswith("岗"):
        # 仓库管理|岗位职责 are a post's.
        return named
    ends = range(len(named) - 1, max(_NAME, len(named) - _FIELD) - 1, -1)
    parted = (named[:end] for end in ends if units.is_field(named[end:]))
    return next((name for name in parted if _names(name)), named)


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"各?({HAN}{{0,8}}?){either(words('sections')['of_others'])}")


def is_of_others(named: str, word: str) -> bool:
    """Say whether a heading's words are of people whom nothing names (各部门, 承包商, 主管|部门职责).

    What stands below it is nobody's, least of all that of the post before it.
    """
    whole = named + next((end for end in _ENDS if word.startswith(end)), "")
    found = _others().fullmatch(whole)
    return found is not None and not (found[1] and verb_at(whole, 0))


def _in_unit(words: str) -> bool:
    unit = units.parse(words)
    return unit is not None and unit.above is not None


def _names(words: str) -> bool:
    return titles.parse(words) is not None or units.parse(words) is not None
