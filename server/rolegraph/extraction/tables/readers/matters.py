"""Tables with a row a matter: who approves, reviews or asks, up to which amount."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from rolegraph.extraction.tables.cells.captions import approved_above, counted_above, matter_above
from rolegraph.extraction.tables.cells.cases import is_case, of_topic
from rolegraph.extraction.tables.cells.cells import distinct, is_empty, text
from rolegraph.extraction.tables.cells.counting import (
    count_of,
    counted_for,
    counts_each,
    only_counts,
)
from rolegraph.extraction.tables.cells.headers import (
    Column,
    amounts_of,
    holds_conditions,
    is_chinese,
    role,
)
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.cells.limits import figure, is_wordy, limit
from rolegraph.extraction.tables.cells.objects import counted_in, without_limit, without_procedure
from rolegraph.extraction.tables.cells.ranges import is_bound
from rolegraph.extraction.tables.cells.spans import FLOOR, spanned
from rolegraph.extraction.tables.cells.units import unit_behind
from rolegraph.extraction.tables.columns.conditions import says_when
from rolegraph.extraction.tables.columns.grouping import group_over
from rolegraph.extraction.tables.columns.heads import is_group
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.model import Limit
from rolegraph.reading import Cell
from rolegraph.reading.characters import HAN

#: 年度框架内, 计划外
_WITHIN = re.compile(f"{HAN}{{2,6}}[内外]")
#: 3, 2.1, A4 before a row.
_COUNT = re.compile(r"[A-Za-z]{0,2}[\d.、()（）-]+")
#: What columns hold that a row is about, in this order.
SUBJECTS = ("matter", "step", "duty", "authority")


@dataclass(frozen=True, slots=True)
class Matter:
    """One row's matter: its words without a limit, the limit, and the cells that say so.

    ``per`` is what the amounts of the row count for (退款（每日累计）, "per trip").
    """

    object: str
    limit: Limit | None
    cells: tuple[Cell, ...]
    condition: str = ""
    per: str = ""


def below(shape: Shape) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows that state something; full-width rows only group those below them.

    A row with more cells than the header is left out (``overlong``); one that leaves its matter
    blank goes on with that of the row above.
    """
    last: tuple[Cell, ...] = ()
    for row in shape.rows:
        if _goes_on_with_header(shape, row):
            continue
        if len(distinct(row)) > 1 and not is_group(row) and not _is_overlong(shape, row):
            last = _continued(shape, row, last)
            yield last
        elif distinct(row):
            last = ()


def _goes_on_with_header(shape: Shape, row: tuple[Cell, ...]) -> bool:
    """Say whether a row is a header's second: merged cells of the header reach down into it."""
    heads = {(cell.start, cell.end) for cell in shape.header if cell.text.strip()}
    return sum((cell.start, cell.end) in heads for cell in distinct(row)) > 1


def _continued(shape: Shape, row: tuple[Cell, ...], last: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return a row with the number and matter of the row above where its first cells are blank."""
    blank = next((n for n, cell in enumerate(row) if cell.text.strip()), 0)
    subjects = [column.number for column in _subject_columns(shape)]
    goes_on = last and subjects and max(subjects) < blank
    return (*last[:blank], *row[blank:]) if goes_on else row


def overlong(shape: Shape) -> Iterator[str]:
    """Yield the rows that hold more cells than there are headers, by their first cells.

    An amount such as 5,000 that is not quoted splits in two and would be read as 5.
    """
    for row in shape.rows if shape.header else ():
        if _is_overlong(shape, row):
            yield f"row {row[0].reference or row[0].text}: more cells than headers."


def _is_overlong(shape: Shape, row: tuple[Cell, ...]) -> bool:
    return bool(shape.header) and any(c.text.strip() for c in row[len(shape.header) :])


def matter_of(shape: Shape, row: tuple[Cell, ...], builder: Builder) -> Matter | None:
    """Return what a row is about, None where it does not say."""
    cells = [cell_of(row, c) for c in _subject_columns(shape)]
    words = [text(builder.document, c) for c in cells if c and not is_empty(c.text)]
    if not words and not cells:
        return _below_heading(shape, row, builder)
    if not words:
        return None
    if only_counts(words[-1]) and not (above := counted_above(shape.captions)):
        return None  # "Per order" of what?
    cells_of = tuple(c for c in cells if c and not is_empty(c.text))
    words, cells_of, case = _apart(words, cells_of, builder)
    words, cells_of = _without_whole(row, words, cells_of, builder)
    plain, per = counted_for(without_procedure(words[-1]))
    per = per or count_of(words[-1]) or per_of_row(shape, row)
    what, inside = counted_in(_told_in(shape), *without_limit(plain))
    told = cells_of[-1:]
    what = above if only_counts(words[-1]) else what
    if inside and is_bound(words[-1]):
        if group := group_over(shape, row, told[0]):
            what, told = without_procedure(text(builder.document, group)), (group, *told)
        else:
            what = _of_amount(shape, told[0], row) or what
    what = of_topic(what, shape.captions)
    if told and told[0].further:
        what = unit_behind(what)[0]
    if any(unicodedata.category(sign) == "Sc" for sign in what):
        return None  # An amount that is not understood is no matter.
    cell, bound, when = _bound_of(shape, row, builder)
    bound, floor = _from(shape, row, bound, builder)
    only = text(builder.document, when) if when and not is_empty(when.text) else case
    bound = with_count(bound, per)
    told_beside = cell and cell.text and (bound or cell == when)
    beside: tuple[Cell, ...] = (cell,) if cell and told_beside else ()
    beside += (when,) if when and when != cell and not is_empty(when.text) else ()
    return Matter(what, bound or inside, (*told, *floor, *beside), only, per)


def per_of_row(shape: Shape, row: tuple[Cell, ...]) -> str:
    """Return what a column of a row says that its amounts count for, "" without one."""
    cell = cell_of(row, shape.column("per"))
    return counts_each(cell.text) if cell else ""


def _bound_of(
    shape: Shape, row: tuple[Cell, ...], builder: Builder
) -> tuple[Cell | None, Limit | None, Cell | None]:
    """Return the cell of a row's limit, the limit, and the cell that says when the row holds."""
    bounded = shape.column("limit")
    cell = cell_of(row, bounded) if bounded else None
    bound = limit(text(builder.document, cell), bounded) if cell else None
    when = cell_of(row, shape.column("condition"))
    noted = remark_of(shape, row) if when is None else None
    when = noted if noted and says_when(text(builder.document, noted)) else when
    if when and bound is None and is_bound(when.text):
        # 20万元以下 below 条件 bounds the row.
        told = limit(text(builder.document, when), Column("limit", 0))
        return (when, told, None) if told and not is_wordy(told) else (cell, bound, when)
    wordy = bounded and bound and is_wordy(bound)
    if bounded and wordy and holds_conditions(shape.header[bounded.number].text):
        return cell, None, when or cell
    return cell, bound, when


def _apart(
    words: list[str], cells: tuple[Cell, ...], builder: Builder
) -> tuple[list[str], tuple[Cell, ...], str]:
    """Return a row's words and cells without the case of its matter behind it (年度框架内), and that."""
    last = words[-1].strip()
    if len(words) > 1 and (is_case(last) or _WITHIN.fullmatch(last) is not None):
        return words[:-1], cells, last
    # 预算内 in the second row of a header, below 付款
    under = (
        builder.document.passage(*cells[-1].spans[-1]).text.strip() if cells[-1].further else ""
    )
    if is_chinese(under) and is_case(under) and last.endswith(under):
        return [*words[:-1], last.removesuffix(under).strip()], cells, under
    return words, cells, ""


def _without_whole(
    row: tuple[Cell, ...], words: list[str], cells: tuple[Cell, ...], builder: Builder
) -> tuple[list[str], tuple[Cell, ...]]:
    """Return a row's words and cells, the sort before a detail that only says all of it (对外捐赠 | 全部)."""
    if words[-1].strip().lower() not in entries("cells")["whole"]:
        return words, cells
    before = [one for one in row[: row.index(cells[-1])] if not is_empty(one.text)]
    named = next((one for one in reversed(before) if not _COUNT.fullmatch(one.text.strip())), None)
    return ([text(builder.document, named)], (named,)) if named else (words, cells)


def with_count(bound: Limit | None, per: str) -> Limit | None:
    """Return a limit with what it counts for, where its matter says it and its own words do not."""
    open_to = bound is not None and per and not (bound.per or is_wordy(bound))
    return replace(bound, per=per) if bound and open_to else bound


def counting_nothing(shape: Shape) -> Iterator[str]:
    """Yield the rows that only say what amounts count for, where nothing says what these are of."""
    subjects = [c.number for c in _subject_columns(shape)] or [0]
    for row in shape.rows if not counted_above(shape.captions) else ():
        said = row[subjects[-1]].text if subjects[-1] < len(row) else ""
        if only_counts(said):
            yield f"{said.strip()}: says what amounts count for, and not of what they are."


def _from(
    shape: Shape, row: tuple[Cell, ...], bound: Limit | None, builder: Builder
) -> tuple[Limit | None, tuple[Cell, ...]]:
    """Return a row's limit from the amount on that a column of its own gives, and that cell."""
    column = shape.column(FLOOR)
    cell = cell_of(row, column)
    low = figure(text(builder.document, cell), column) if cell else None
    return (spanned(low, bound), (cell,)) if low and cell else (bound, ())


def _below_heading(shape: Shape, row: tuple[Cell, ...], builder: Builder) -> Matter | None:
    """Return the matter of the heading above a table, up to a row's amount; None without one."""
    bounded = shape.column("limit")
    cell = cell_of(row, bounded)
    bound = limit(text(builder.document, cell), bounded) if cell and bounded else None
    what = matter_above(shape.captions) or approved_above(shape.captions)
    head = shape.header[bounded.number] if bounded else None
    if not what and head and not role(head.text):
        # "Discount", 折扣 over the rates themselves.
        what = amounts_of(head.text) or head.text.strip()
    return Matter(what, bound, (cell,)) if what and cell and bound else None


def _of_amount(shape: Shape, cell: Cell, row: tuple[Cell, ...]) -> str:
    """Return what a row of amounts alone is about, by its header: Amount of order, 采购金额."""
    number = row.index(cell)
    header = shape.header[number].text.strip() if number < len(shape.header) else ""
    # 事项 above amounts names no matter.
    return "" if role(header) in SUBJECTS else amounts_of(header)


def cell_of(row: tuple[Cell, ...], column: Column | None) -> Cell | None:
    """Return a row's cell in a column, None where the row is shorter."""
    return row[column.number] if column and column.number < len(row) else None


def _told_in(shape: Shape) -> Column | None:
    """Return the column that names the matters of the rows."""
    return next(reversed([*_subject_columns(shape)]), None)


def remark_of(shape: Shape, row: tuple[Cell, ...]) -> Cell | None:
    """Return the cell of a column of remarks (备注, Notes) on a row, None where it says nothing."""
    column = shape.column("remark") or next(filter(partial(_is_noted, shape), shape.columns), None)
    cell = cell_of(row, column)
    return cell if cell is not None and not is_empty(cell.text) else None


def _is_noted(shape: Shape, column: Column) -> bool:
    header = shape.header[column.number].text if column.number < len(shape.header) else ""
    return column.role == "ignored" and header.strip(" :").lower() in entries("cells")["remarks"]


def _subject_columns(shape: Shape) -> Iterable[Column]:
    every = [[c for c in shape.columns if c.role == role] for role in SUBJECTS]
    matters, steps = every[0], every[1]
    headed = shape.header[matters[-1].number].text.strip().lower() if matters and steps else ""
    if headed in entries("cells")["areas"] and steps[0].number > matters[-1].number:
        return steps  # beside an area what is done there
    return next((found for found in every if found), ())


def power(
    builder: Builder,
    bearer: str,
    kind: str,
    matter: Matter,
    *cells: Cell,
    limit: Limit | None = None,
    condition: str = "",
) -> str:
    """Add the power over a row's matter that these cells give somebody, and return its id.

    The row's own limit and condition hold where none is given.
    """
    return builder.authority(
        bearer,
        kind,
        matter.object,
        (*matter.cells, *cells),
        limit=limit or matter.limit,
        condition=condition or matter.condition,
    )
