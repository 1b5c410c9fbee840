"""Whose a table is that does not name its position: that of the nearest title above it."""

import re
from collections.abc import Callable, Iterator, Sequence

from rolegraph.extraction.english.wording.titles import unwrapped
from rolegraph.extraction.structure.names import units
from rolegraph.extraction.structure.wording.section_words import describing
from rolegraph.extraction.structure.wording.words import words
from rolegraph.extraction.tables.cells.cells import is_title
from rolegraph.extraction.tables.cells.headers import (
    is_chinese,
    role,
)
from rolegraph.reading import Cell, Document

_AROUND = " \t#*:：【】"
_LABEL = re.compile(r"\s*([^:：\t|]{1,30})[:：\t|]+\s*(.+?)\s*$")
_NUMBER = re.compile(
    r"^(?:第?[一二三四五六七八九十\d]{1,3}[、.．章节]|[（(][一二三四五六七八九十\d]{1,3}[)）])\s*"
)
#: 客服主管（岗位编号 KF-01）: by what number the post is filed.
_CODE = re.compile(
    r"\s*[（(](?:(?:岗位|职位|职务)?(?:编号|编码|代码|代号|等级|职级)\s*[:：]?\s*)?[A-Za-z]{0,6}[-–/]?\d[\w/-]*[)）]$"
)
#: What the heading of a unit's own list ends in.
_DUTIES = ("职责", "职能", "一览表", "权限", "职权")
_ITEM = re.compile(r"(?:^|\n)[ \t]*(?:[-–*•·●▪‣])[ \t]+$")
#: The mark of an item is so many characters long.
_MARK = 8
_FARTHEST = 4000
_LONGEST = 80


def owner_above(
    document: Document, start: int, tables: Sequence[tuple[int, int]], titles: Sequence[Cell]
) -> tuple[str, Cell] | None:
    """Return the nearest title above an offset, with its place: a heading, a field, a form's.

    ``tables`` are the spans of tables, whose cells are no headings; ``titles`` the cells of forms
    that hold their position's title.
    """
    in_forms = [(cell.start, cell.text.strip(), cell) for cell in titles if cell.start < start]
    in_text = next(_headings(document, start, tables, _named), None)
    # A post's form may name its unit as well: that of a unit names no post.
    in_text = in_text or next(_headings(document, start, tables, _unit_named), None)
    nearest = max(in_forms, default=None, key=lambda found: found[0])
    if nearest and (in_text is None or nearest[0] > in_text[1].start):
        return nearest[1], nearest[2]
    return in_text


def _headings(
    document: Document,
    start: int,
    tables: Sequence[tuple[int, int]],
    named_in: Callable[[str], str],
) -> Iterator[tuple[str, Cell]]:
    """Yield the names that ``named_in`` finds in the lines above an offset, the nearest first."""
    body = document.passage(max(0, start - _FARTHEST), start)
    at = len(body.text)
    for line in reversed(body.text.splitlines(keepends=True)):
        at -= len(line)
        named = named_in(line)
        if not named:
            continue
        begin = at + line.index(named)
        place = body.cut(begin, begin + len(named)).span
        # "- Train technicians" is an item of a list.
        listed = _ITEM.search(document.text[max(0, place[0] - _MARK) : place[0]])
        if not (listed or any(a <= place[0] < b for a, b in tables)):
            yield named, Cell(*place, named)


def _named(line: str) -> str:
    """Return the title that a line is, alone, in "Role profile: …" or behind its label."""
    plain = line.strip().strip(_AROUND).strip()
    if not plain or len(plain) > _LONGEST:
        return ""
    field = _LABEL.fullmatch(plain)
    if field and role(field[1]):
        value = field[2].strip(_AROUND)
        return value if role(field[1]) == "position" and is_title(value) else ""
    title = _described(plain) if is_chinese(plain) else unwrapped(plain)
    # 采购部工作职责 heads the duties of a unit.
    whose = is_title(title) or (plain.endswith(_DUTIES) and units.parse(title) is not None)
    return title if title in line and whose else ""


def _unit_named(line: str) -> str:
    """Return the unit whose own form a line begins (部门名称：人力资源部), "" for another."""
    field = _LABEL.fullmatch(line.strip().strip(_AROUND).strip())
    keys = words("keys")
    own = field is not None and field[1].strip() in {*keys["own_name"]} - {*keys["above"]}
    value = field[2].strip(_AROUND) if field and own else ""
    return value if value and units.parse(value) else ""


def _described(plain: str) -> str:
    """Return the words of a Chinese heading before what it says of them: 一、销售经理岗位说明书."""
    bare = _NUMBER.sub("", plain)
    bare = _CODE.sub("", bare)
    ends = (word for word in describing() if bare.endswith(word))
    return bare.removesuffix(max(ends, key=len, default="")).removesuffix("的")
