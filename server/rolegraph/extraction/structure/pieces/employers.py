"""Where one file describes the posts of several firms, each below its firm's name: 甲、X有限公司."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from rolegraph.extraction.structure.headings import headings
from rolegraph.extraction.structure.names import titles
from rolegraph.extraction.structure.wording.words import CJK, words
from rolegraph.reading.alternation import either

#: What numbers a firm, a post below it, and what a format marks a heading with.
_NUMBER = "(?:第[一二三四五六七八九十]{1,2}部分|[（(]?[一二三四五六七八九十甲乙丙丁戊\\d]{1,3}[)）、.．])"
_MARKED = rf"[ 　#*>]*(?:{_NUMBER}[ 　]*)?[*]*"
_LEAST = 2
#: So far behind the name the post below it begins.
_OPENING = 40


def named(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield where the text of each firm begins and where its name stands; nothing where it is one firm's.

    A name counts where a post, or its duties, stand right below it.
    """
    found = [m for m in _name().finditer(text) if _heads_post(text, m.end())]
    if len({m["name"] for m in found}) < _LEAST:
        return
    again = {b.start() for a, b in pairwise(found) if a["name"] == b["name"]}
    yield from ((m.start(), m.span("name")) for m in found if m.start() not in again)


@cache
def _name() -> re.Pattern[str]:
    kinds = either(words("articles")["organisations"])
    # 云岭古镇景区管理公司; a branch (华东分公司) is of the same firm.
    firm = rf"[{CJK}()（）·]{{2,20}}?{kinds}|[{CJK}]{{4,16}}(?<![分子总本团])公司"
    return re.compile(
        rf"(?:^{_MARKED}|(?<=[。；; 　]))(?P<name>{firm})[*]*(?=[ 　]*\n|[ 　]+\S)", re.MULTILINE
    )


@cache
def _entry() -> re.Pattern[str]:
    """Match the entry that opens a post's form: whom it reports to, or where it is."""
    keys = words("keys")
    every = {*keys["superior"], *keys["unit"], *keys["subordinate"]}
    return re.compile(rf"[ 　*#-]*{either(every)}[*]*[ 　]*[:：]")


def _heads_post(text: str, at: int) -> bool:
    below = re.match(rf"\s*{_MARKED}", text[at : at + _OPENING])
    start = at + (below.end() if below else 0)
    line, _, next_line = text[start : start + 2 * _OPENING].partition("\n")
    if _entry().match(next_line) and len(line) <= titles.LONGEST:
        # 一、舞台监督 above 上级岗位：剧场经理, whatever it is called.
        return True
    first = next(iter(headings.find(line)), None)
    headed = first is not None and first.start == 0 and first.kind == "position"
    return headed or titles.is_title(line.strip(" 　*:："))
