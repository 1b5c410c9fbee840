"""Posts that no list of titles knows, named by what their heading says of them and what it stands above."""

import re

from rolegraph.extraction.structure.names import titles
from rolegraph.extraction.structure.wording.words import words
from rolegraph.reading.pictures import PICTURE

#: What may adorn a heading at its line's beginning: signs of Markdown, blanks, pictures.
_ADORNED = re.compile(rf"(?:[ 　#*]|{PICTURE})*")
_FIRST = re.compile(r"[ 　:：*]*\r?\n\s*[(（]?(?:1|一|①)[^\d一二三四五六七八九十]")
_CALLED = re.compile("的?(?:核心|主要|基本|具体|日常|详细|通用)$")
#: 岗位职责（按重要性排序）（1）…
_REMARK = re.compile(r"[（(]([^（()）\n，,。；;\d]{2,12})[)）](?=[ 　]*(?:[:：\n（(\d①一]|$))")
_FIRST_OF_TEXT = re.compile(r"[\s:：*]*[(（]?(?:1|一|①)[、.．)）]")


def opens_line(text: str, start: int) -> bool:
    """Say whether nothing but ornaments stands before an offset in its line."""
    return _ADORNED.fullmatch(text, text.rfind("\n", 0, start) + 1, start) is not None


def named(text: str, at: tuple[int, int, int], name: str) -> str:
    """Return the post whose text the heading of 岗位职责 begins behind a name that is no known title, or "".

    ``at`` is where the name, the heading's word and what follows it begin.
    """
    if _heads_list(text, at) and titles.may_be(name):
        return name
    return _of_field(text, at, name)


def _heads_list(text: str, at: tuple[int, int, int]) -> bool:
    """Say whether a heading stands alone on its line, speaks of a post, and heads a list."""
    start, middle, end = at
    speaks = "位" in text[middle:end] and opens_line(text, start)
    return speaks and _FIRST.match(text, end) is not None


def _of_field(text: str, at: tuple[int, int, int], name: str) -> str:
    """Return the post that a field of work and 岗位职责 above a list are of (仓储管理岗), or "".

    None where the list is one of posts (财务管理岗位职责 above 一、出纳岗位职责).
    """
    if name.endswith(tuple(words("titles")["no_fields"])):
        return ""
    first = _FIRST_OF_TEXT.match(text, at[2]) if text.startswith("岗", at[1]) else None
    post = f"{name}岗"
    if first is None or not (
        opens_line(text, at[0]) and titles.is_title(post) and titles.is_plain(post)
    ):
        return ""
    line = text[first.end() : first.end() + titles.LONGEST]
    # 一、岗位概述|冷库管理岗作为…: the post itself is none of several.
    line = line.partition(post)[0]
    several = any(titles.is_title(line[:n]) for n in range(2, len(line) + 1))
    return "" if several else post


def without_adjective(named: str) -> str:
    """Return a name without what its duties are called besides (物业经理核心|岗位职责)."""
    bare = _CALLED.sub("", named)
    return named if bare.endswith("岗位") or not titles.parse(bare) else bare


def behind_remark(text: str, end: int) -> int:
    """Return where a heading ends behind a remark in brackets (岗位职责|（按重要性排序）), or ``end``."""
    remark = _REMARK.match(text, end)
    return remark.end() if remark and not titles.parse(remark[1]) else end
