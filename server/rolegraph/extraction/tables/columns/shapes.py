"""What kind of table a table is, by its header row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from rolegraph.extraction.tables.cells.approval import of_approval
from rolegraph.extraction.tables.cells.captions import approving, by_heading, of_nothing
from rolegraph.extraction.tables.cells.cells import are_titles, distinct, is_title, said_in
from rolegraph.extraction.tables.cells.headers import (
    POWERS,
    Column,
    column,
    role,
    speaks_of,
)
from rolegraph.extraction.tables.cells.keys import key
from rolegraph.extraction.tables.cells.levels import defines_levels
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.cells.units import unit_of
from rolegraph.extraction.tables.columns.columns import powers_of, settled
from rolegraph.extraction.tables.columns.crossing import crossed, is_crossed, marked
from rolegraph.extraction.tables.columns.headed import headed
from rolegraph.extraction.tables.columns.heads import (
    counting,
    first_matter,
    header_at,
    is_assigned,
    is_numbered,
    is_split,
    naming,
    of_matters,
    repeats_merged,
)
from rolegraph.extraction.tables.columns.labelled import is_form, names_post
from rolegraph.extraction.tables.columns.longform import longform
from rolegraph.extraction.tables.columns.own_columns import holds_own_powers
from rolegraph.extraction.tables.columns.postwise import by_position
from rolegraph.extraction.tables.columns.ranks import are_ranks
from rolegraph.extraction.tables.columns.telling import kind_of
from rolegraph.extraction.tables.columns.unit_rows import unit_rows
from rolegraph.extraction.tables.columns.upended import laddered, upended
from rolegraph.reading import Cell, Table

#: Beside a table's title.
_UNIT = re.compile("(?:金额|货币)?单位[:：]")
#: What stands below a table's title: 修订日期：2026/01/15 | 单位：元.
_NOTE = re.compile(r"[^:：\d]{1,10}[:：]\s*\S.{0,30}")
#: The role of a column that is a position's, whose cells say what it may.
BEARER = "bearer"
#: What a row says of its position beside what it may.
_OF_POSITIONS = ("position", "unit", "superior", "functional", "subordinates", "headcount", "duty")
_DEEPEST = 4
#: Kinds of tables that say who may what.
_GRANTING = ("matters", "matrix", "bands", "powers")
_FULL = 3
_Row = tuple[Cell, ...]
#: A header and the labels over it.
_Head = tuple[_Row, _Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a table is read.

    ``kind`` is positions (a row a position), matters (a row a matter, columns name who decides),
    matrix (columns are positions, cells say what they may), steps (columns are letters of
    responsibility, cells name who has them), levels (rows tell who is of which), key (rows tell what
    signs of another mean), bands (columns are amounts, cells say who decides), powers (a row a power
    of the position above the table), tasks (a row some of its duties and rights), decisions (columns
    are what it does with the matters below), own (columns say what it does with the row's matter, and
    what others do), indicators (a row what its work is judged by), units (a row a unit, its head and
    posts), ranks (columns
    are levels, each cell below the one before it), form (label beside value), or ""
    where no header tells. ``rows`` are those below the header; ``captions`` the full-width rows above;
    ``beside`` is what a matrix whose rows are positions says of them in
    further columns (unit, superior), ``crossed`` says that they are.
    """

    kind: str
    table: Table
    columns: tuple[Column, ...] = ()
    header: _Row = ()
    upper: _Row = ()
    rows: tuple[_Row, ...] = ()
    captions: tuple[str, ...] = ()
    beside: Self | None = None
    crossed: bool = False

    def column(self, *roles: str) -> Column | None:
        """Return the first column that holds one of these."""
        return next((c for c in self.columns if c.role in roles), None)

    def has(self, *roles: str) -> bool:
        """Say whether a column holds one of these."""
        return self.column(*roles) is not None


def shape(table: Table, above: str = "") -> Shape:
    """Return how a table is read; ``above`` are the lines over it, which may give the unit."""
    found = _shaped(table, above)
    grants = found.kind in _GRANTING and of_nothing(above)
    return Shape(kind="", table=table, rows=table.rows) if grants else found


def _shaped(table: Table, above: str) -> Shape:
    """Return how a table is read by what stands in it."""
    if found := _without_header(table, above):
        return found
    if any(names_post(distinct(row)) for row in table.rows[:_DEEPEST]):
        # 岗位名称 | 出纳 | 所属部门 | 财务部 heads nothing, whatever label stands below it.
        return Shape(kind="", table=table, rows=table.rows)
    captions: list[str] = []
    for number, row in enumerate(table.rows[:_DEEPEST]):
        cells = distinct(row)
        first = not number and any(_UNIT.match(c.text) for c in cells)
        if len(cells) <= 1 or first or all(_NOTE.fullmatch(c.text.strip()) for c in cells):
            captions += [c.text for c in cells]
            continue
        if number and is_numbered(row):
            break
        header, upper, below = header_at(table.rows, number)
        found = _headed(table, (header, upper), below, (*above.splitlines(), *captions))
        if found:
            return found
        if (number or _is_full(row)) and not repeats_merged(row):
            break
    kind = "levels" if defines_levels(table) else ""
    return Shape(kind=kind, table=table, rows=table.rows, captions=tuple(captions))


def _is_full(row: _Row) -> bool:
    """Say whether each column has a cell of its own in a row, as headers do and captions do not."""
    return len(distinct(row)) == len(row) >= _FULL


def _without_header(table: Table, above: str) -> Shape | None:
    """Return how a table is read whose first row heads nothing below it."""
    if key(table):
        return Shape(kind="key", table=table, rows=table.rows)
    if turned := upended(table):
        head, rows = turned
        found = _shape("matters", table, (head, ()), rows, _captions(table, above))
        first, *others = found.columns
        return replace(found, columns=(replace(first, role="matter"), *others))
    return Shape(kind="form", table=table, rows=table.rows) if is_form(table) else None


def _captions(table: Table, above: str) -> tuple[str, ...]:
    """Return the full-width rows of a table and the lines over it."""
    inside = (cells[0].text for row in table.rows if len(cells := distinct(row)) == 1)
    return (*above.splitlines(), *inside)


def _headed(
    table: Table, head: _Head, below: Sequence[_Row], captions: tuple[str, ...]
) -> Shape | None:
    """Return how a table is read whose header this is, None where it is none."""
    if of_units := unit_rows(head[0], below):
        return replace(_shape("units", table, head, below, captions), columns=of_units)
    if are_ranks(head[0], below):
        return _shape("ranks", table, head, below, captions)
    row, upper = headed(first_matter(head[0]), below), head[1]
    if found := _turned(table, (row, upper), below, captions):
        return found
    named = powers_of(row, below)
    row = approving(tuple(named.get(n, cell) for n, cell in enumerate(row)), below, captions)
    row = of_matters(counting(naming(row, below, captions), below), below)
    titles = [
        n for n, c in enumerate(row) if n in named or (is_title(c.text) and not role(c.text))
    ]
    bearers = tuple(titles if named else marked(row, below, POWERS))
    if holds_own_powers(head[0], below):
        found = _shape("own", table, head, below, captions)
        first, *others = found.columns
        return replace(found, columns=(replace(first, role="matter"), *others))
    if is_assigned(row, below):
        kind = "steps"
    else:
        kind = "matrix" if bearers else kind_of(row, below) or by_heading(row, captions)
    if not kind and (told := longform(row, below)):
        found = _shape("positions", table, (row, upper), below, captions)
        return replace(found, columns=_with_roles(found.columns, told))
    return _bearing(_shape(kind, table, (row, upper), below, captions), bearers) if kind else None


def _turned(
    table: Table, head: _Head, below: Sequence[_Row], captions: tuple[str, ...]
) -> Shape | None:
    """Return how a table is read whose columns and rows change places, None for others."""
    row, upper = head
    if turned := by_position(row, below):
        first, *rest = turned
        return _shape("positions", table, (first, ()), rest, captions)
    if is_crossed(row, below) and not is_split(row, upper):
        first, *rest = crossed(row, below)
        found = _shape("matrix", table, (first, ()), rest, captions)
        beside = _beside(_shape("positions", table, head, below, captions))
        found = replace(found, beside=beside, crossed=True)
        return _bearing(found, tuple(range(1, len(first))))
    if turned := laddered(row, below):
        first, *rest = turned
        # The unit over the amounts holds for each of them.
        return _shape("bands", table, (first, ()), rest, (*captions, row[0].text))
    return None


def _with_roles(columns: tuple[Column, ...], told: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return columns with the roles of others where these tell more."""
    pairs = zip(columns, told, strict=True)
    return tuple(replace(c, role=t.role) if t.role and not c.role else c for c, t in pairs)


def _beside(found: Shape) -> Shape | None:
    """Return what a table with a row a position says of these in columns that its header tells, if any."""
    told = tuple(c for c in found.columns if c.role in _OF_POSITIONS)
    titled = any(c.role == "position" for c in told)
    return replace(found, columns=told) if titled and len(told) > 1 else None


def _shape(
    kind: str,
    table: Table,
    head: _Head,
    rows: Sequence[_Row],
    captions: tuple[str, ...],
) -> Shape:
    header, upper = head
    columns = settled(kind, tuple(column(cell, n) for n, cell in enumerate(header)), header, rows)
    columns = tuple(_with_unit_over(c, header, upper) for c in columns)
    unit, factor = next((u for u in map(unit_of, reversed(captions)) if u[0]), ("", 1.0))
    if unit:
        columns = tuple(c if c.unit else replace(c, unit=unit, factor=factor) for c in columns)
    return Shape(
        kind=kind,
        table=table,
        columns=columns,
        header=header,
        upper=upper,
        rows=tuple(rows),
        captions=captions,
    )


def _with_unit_over(column: Column, header: _Row, upper: _Row) -> Column:
    """Return a column with the unit of the label over it, be it merged or followed by blanks."""
    over = [cell for cell in upper[: column.number + 1] if cell.text.strip()]
    above = column.number < len(upper) and upper[column.number] != header[column.number]
    unit, factor = unit_of(over[-1].text) if over and above and not column.unit else ("", 1.0)
    return replace(column, unit=unit, factor=factor) if unit else column


def _bearing(found: Shape, bearers: tuple[int, ...]) -> Shape:
    """Return a shape whose columns of titles are what a header word such as Manager hides."""
    hidden = tuple(c.number for c in found.columns if _is_post(c, found))
    shown = BEARER if bearers else ""
    columns = tuple(
        replace(c, role=shown) if c.number in (*bearers, *hidden) else c for c in found.columns
    )
    return _granting(replace(found, columns=columns))


def _is_post(column: Column, found: Shape) -> bool:
    """Say whether a column of a matrix is a post's whom "Manager" over other tables would place above."""
    above = found.kind == "matrix" and column.role == "superior"
    return above and is_title(found.header[column.number].text)


def _granting(found: Shape) -> Shape:
    """Return a table of matters whose column of powers (审批权限, "Decides alone") names who has them."""
    if found.kind != "matters" or not found.has("matter", "step"):
        return found
    columns = (
        replace(c, role=_granted(found.header[c.number].text))
        if c.role == "authority" and _names_titles(found, c.number)
        else c
        for c in found.columns
    )
    return replace(found, columns=tuple(columns))


def _granted(header: str) -> str:
    """Return what a column of powers grants to whom it names: to decide, where its header says so."""
    said = header.lower()
    decides = any(word in said for word in entries("cells")["deciding_words"])
    approves = any(word in said for word in entries("cells")["granting"] if "decid" not in word)
    return "decide" if decides and not approves else "approve"


def _names_titles(found: Shape, number: int) -> bool:
    """Say whether a column that is headed as one of approvals holds titles, and no sentences."""
    titles = are_titles(said_in(number, found.rows))
    return titles and speaks_of(found.header[number].text, "granting")


def about(shape_of: Shape) -> str:
    """Return what the titles of a table say it is: responsibility, approval, or ""."""
    corner = [c.text for c in shape_of.header[:1]]
    upper = (c.text for c in distinct(shape_of.upper))
    said = " ".join((*shape_of.captions, shape_of.table.name, *corner, *upper))
    if speaks_of(said, "responsibility"):
        return "responsibility"
    return "approval" if of_approval(said) else ""
