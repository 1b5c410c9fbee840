"""Titles that stand side by side and share what is said below: 副主任、治保主任, 总经理与副总经理."""

import re
from dataclasses import replace

from rolegraph.extraction.structure.names import titles
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.wording.clauses import masked
from rolegraph.reading.characters import HAN

#: 副主任、|治保主任：… are as many posts.
_BESIDE = re.compile("[、，]")
_JOINED = re.compile("[、，与和及]|以及")
_FEWEST = 2
#: 一、仓储部经理、 before the last of the titles that a heading's word stands behind.
_BEFORE = re.compile(
    rf"[ 　*#]*(?:[（(]?[一二三四五六七八九十\d]{{1,3}}[)）、.．][ 　]*)?(?P<names>(?:{HAN}{{2,10}}、)+)"
)


def plain(name: str) -> Title | None:
    """Return the title that a name is, with few words in front of a head that a list knows."""
    title = titles.parse(name)
    if title is None and titles.is_office(name):
        return Title(name)
    return title if title and titles.is_plain(title.name) else None


def every(called: str) -> Title | None:
    """Return the first of several posts, the others beside it, where all that is joined is a title.

    定价与谈判专员 is one post, and 客服经理下设主管2名、专员1名 says something.
    """
    names = _JOINED.split(called) if called.isalpha() or "、" in called else []
    found = [one for one in map(plain, names) if one and one.headcount is None]
    return _beside(found) if _FEWEST <= len(found) == len(names) else None


def most(called: str) -> Title | None:
    """Return the first of several posts that stops part, the others beside it, where most are titles."""
    names = [name.strip("　 〇") for name in _BESIDE.split(masked(called))]
    found = [one for one in map(plain, names) if one]
    return _beside(found) if _FEWEST <= len(names) <= 2 * len(found) else None


def _beside(found: list[Title]) -> Title:
    return replace(found[0], beside=tuple(one.name for one in found[1:]))


def begin(text: str, last: int, end: int) -> int:
    """Return where the first of several titles begins that stops part at a line's head, else ``last``.

    ``last`` to ``end`` is the one right before a heading's word (仓储部经理、|副经理|岗位职责).
    """
    if text[last - 1 : last] != "、":
        return last
    found = _BEFORE.fullmatch(text, text.rfind("\n", 0, last) + 1, last)
    several = found and every(text[found.start("names") : end])
    return found.start("names") if found and several else last
