"""Tables inside a form: a label over several rows, of which the first heads those below it.

岗位权限 beside 类别 | 权限内容 | 额度, and below these a row a right; or 主要职责 beside 职责 |
工作内容描述 | 考核要点, of which the first column only calls what the second tells; or 岗位权限 beside
事项 | 建议权 | 审批权 above ticks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rolegraph.extraction.tables.cells.cells import distinct, is_empty
from rolegraph.extraction.tables.cells.headers import (
    Column,
    column,
    label_role,
    role,
)
from rolegraph.extraction.tables.columns.own_columns import holds_own_powers
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.reading import Cell, Table

_Row = tuple[Cell, ...]
#: Columns of the smallest table in a form, and what one of them must hold.
_FEWEST = 2
_TOLD = ("authority", "duty", "prohibition", "submitted")
#: What a column that no list knows may be called.
_NAME = re.compile(r"[^\W\d_]{2,8}")


@dataclass(frozen=True, slots=True)
class Parts:
    """A form's own rows, and the tables inside it."""

    rows: tuple[_Row, ...]
    tables: tuple[Shape, ...]


def parts(rows: Sequence[_Row]) -> Parts:
    """Return the rows of a form that are labels and values, and the tables among them."""
    own: list[_Row] = []
    tables: list[Shape] = []
    for group in _groups(rows):
        found = _table(group)
        tables += [found] if found else []
        own += () if found else group
    return Parts(tuple(own), tuple(tables))


def _groups(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Yield the rows that one label on the left covers, together."""
    group: list[_Row] = []
    for row in rows:
        same = group and row and group[0] and _same(row[0], group[0][0])
        if group and not same:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _same(one: Cell, other: Cell) -> bool:
    return bool(one.text.strip()) and (one.start, one.end) == (other.start, other.end)


def _table(group: Sequence[_Row]) -> Shape | None:
    """Return the table that a label's rows are, None where they are its values."""
    if len(group) < _FEWEST or label_role(group[0][0].text) not in _TOLD:
        return None
    label = group[0][0]
    header, *rows = (tuple(c for c in row if not _same(c, label)) for row in group)
    columns = tuple(_columns(header))
    if holds_own_powers(header, rows):
        told = (replace(columns[0], role="matter"), *columns[1:])
        return Shape(
            kind="own", table=Table(tuple(rows)), columns=told, header=header, rows=tuple(rows)
        )
    if not _heads(header) or not any(c.role in _TOLD for c in columns):
        return None
    table = Table(tuple(rows))
    columns = tuple(_telling(columns, rows))
    return Shape(kind="tasks", table=table, columns=columns, header=header, rows=table.rows)


def _heads(header: _Row) -> bool:
    """Say whether a row heads columns: short names, of which lists know one in two at least."""
    heads = [cell.text for cell in distinct(header) if not is_empty(cell.text)]
    known = sum(bool(role(text)) for text in heads)
    named = all(role(text) or _NAME.fullmatch(text.strip()) for text in heads)
    return len(heads) >= _FEWEST <= known and named and 2 * known >= len(heads)


def _telling(columns: Sequence[Column], rows: Sequence[_Row]) -> Iterator[Column]:
    """Yield the columns; of several of duties the one with the longest words tells them."""
    duties = [c.number for c in columns if c.role == "duty"]
    longest = max(duties, key=lambda n: sum(len(r[n].text) for r in rows if n < len(r)), default=0)
    for each in columns:
        called = each.role == "duty" and each.number != longest
        yield replace(each, role="") if called else each


def _columns(header: _Row) -> Iterator[Column]:
    """Yield the columns below a header, one for each cell however many places it covers."""
    seen: set[tuple[int, int]] = set()
    for number, cell in enumerate(header):
        place = (cell.start, cell.end)
        yield column(cell, number) if place not in seen else Column("", number)
        seen.add(place)
