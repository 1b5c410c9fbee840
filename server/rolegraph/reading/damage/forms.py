"""Forms of tasks whose cells ran together: 职责表述, its share of the time, and the sections behind."""

import re
from collections.abc import Iterator
from functools import cache

from rolegraph.reading.damage.draft import Edit, Reason
from rolegraph.resources import lexicon

#: Each task of such a form says what it is about there.
_STATED = "职责表述"
_NTH = "[一二三四五六七八九十]{1,2}"
#: A cell of its own: a line begins before it and another behind it.
_ALONE = (
    r"职责与工作任务[:：]?|工作协作关系|任职资格(?=教育水平|学历)|工作综述|权力(?=权限[一1])"
    r"|(?:占全部)?(?:工作)?时间的?百分比[:：]?\s*\d{1,3}\s*[%％](?:\s*工\s?作\s?任\s?务)?"
)
#: What begins a line with what it says.
_LEADS = (
    rf"职责{_NTH}[:：]?\s*(?={_STATED})|(?<![一二三四五六七八九十:：]){_STATED}[:：]|权限{_NTH}[:：]"
    "|[内外]部协调关系"
)
_CELL = re.compile(rf"(?P<alone>{_ALONE})|(?P<leads>{_LEADS})")
#: The labels of a column that stand twice, letter by letter, beside the tasks.
_COLUMN = re.compile(rf"[ 　]+职职?\s*责责?\s*(?:{_NTH})?\s*(?:工\s*作\s*任\s*务)?(?=[ 　])")
_REASON = Reason("layout", 0.85, "a form whose cells ran together begins another one there")


#: Headings in brackets, of which several stand in one line.
_BRACKETED = re.compile(r"(?:\[|【)[一-鿿]{2,8}(?:\]|】)[:：]?")


def bracketed_headings(text: str) -> Iterator[Edit]:
    """Yield the lost line breaks around headings in brackets (…经理[岗位职责]1、执行…[素质要求]1、…)."""
    for line in re.finditer(r"[^\n]+", text) if "职责]" in text or "职责】" in text else ():
        found = [
            m
            for m in _BRACKETED.finditer(text, *line.span())
            if m[0].strip("[]【】:：") in _headings()
        ]
        for each in found if len(found) > 1 else ():
            for place in each.span():
                if line.start() < place < line.end():
                    yield Edit(place, place, "\n", _REASON)


@cache
def _headings() -> frozenset[str]:
    kinds = lexicon("structure/sections.yaml")["kinds"]
    return frozenset(word for words in kinds.values() for word in words)


def glued_cells(text: str) -> Iterator[Edit]:
    """Yield the line breaks that the cells of a form have lost where its tasks stand in one line."""
    if _STATED not in text:
        return
    for line in re.finditer(r"[^\n]+", text):
        if line[0].find(_STATED) > 0 and line[0].count(_STATED) + line[0].count("百分比") > 1:
            yield from _parted(text, line.start(), line.end())


def _parted(text: str, start: int, end: int) -> Iterator[Edit]:
    places: set[int] = set()
    for cell in _CELL.finditer(text, start, end):
        places.add(cell.start())
        if cell["alone"]:
            places.add(cell.end())
    for place in sorted(places):
        # 一、职责与工作任务 is counted.
        if start < place < end and text[place - 1] not in "\n、.．" and text[place] != "\n":
            yield Edit(place, place, "\n", _REASON)
    for column in _COLUMN.finditer(text, start, end):
        yield Edit(column.start(), column.end(), "\n", _REASON)
