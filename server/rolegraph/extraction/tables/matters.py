"""Tables with a row a matter: who approves, reviews or asks, up to which amount."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rolegraph.extraction.english.ladders import ladder
from rolegraph.extraction.tables.builder import Builder
from rolegraph.extraction.tables.captions import matter_above
from rolegraph.extraction.tables.cells import distinct, is_empty, is_tick, kind_in, passage, text
from rolegraph.extraction.tables.climbing import DECIDING, climb
from rolegraph.extraction.tables.grouping import group_over
from rolegraph.extraction.tables.headers import (
    POWERS,
    TURN,
    Column,
    amounts_of,
    entries,
    holds_conditions,
    is_chinese,
    role,
)
from rolegraph.extraction.tables.heads import is_group, names_holder
from rolegraph.extraction.tables.limits import figure, is_wordy, limit
from rolegraph.extraction.tables.norms import read_norms
from rolegraph.extraction.tables.objects import without_limit, without_procedure
from rolegraph.extraction.tables.ranges import is_bound
from rolegraph.extraction.tables.shapes import CHAIN, DOER, Shape
from rolegraph.extraction.tables.wording import chain, handed_up
from rolegraph.model import Limit
from rolegraph.reading import Cell, Passage

_CUTS = re.compile(r"[;；\n]")
#: What columns hold that a row is about, in this order.
SUBJECTS = ("matter", "step", "duty", "authority")


@dataclass(frozen=True, slots=True)
class Matter:
    """One row's matter: its words without a limit, the limit, and the cells that say so."""

    object: str
    limit: Limit | None
    cells: tuple[Cell, ...]
    condition: str = ""


def read_matters(shape: Shape, builder: Builder) -> None:
    """Read a table whose columns name the positions that propose, review, approve …"""
    ladder: list[tuple[str, str]] = []
    for row in below(shape):
        matter = matter_of(shape, row, builder)
        if matter is None:
            continue
        _work(shape, row, matter, builder)
        made = list(named_powers(shape, row, matter, builder))
        _escalations(shape, row, made, builder)
        ladder += [(matter.object, one) for one in made]
    climb(ladder, builder)


def below(shape: Shape) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows that state something; full-width rows only group those below them.

    A row with more cells than the header is left out (``overlong``); one that leaves its matter
    blank goes on with that of the row above.
    """
    last: tuple[Cell, ...] = ()
    for row in shape.rows:
        if len(distinct(row)) > 1 and not is_group(row) and not _is_overlong(shape, row):
            last = _continued(shape, row, last)
            yield last
        elif distinct(row):
            last = ()


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
    cells_of = tuple(c for c in cells if c and not is_empty(c.text))
    what, inside = without_limit(without_procedure(words[-1]))
    told = cells_of[-1:]
    if inside and is_bound(words[-1]):
        if group := group_over(shape, row, told[0]):
            what, told = without_procedure(text(builder.document, group)), (group, *told)
        else:
            what = _of_amount(shape, told[0], row) or what
    bounded = shape.column("limit")
    cell = cell_of(row, bounded) if bounded else None
    bound = limit(text(builder.document, cell), bounded) if cell else None
    when = cell_of(row, shape.column("condition"))
    if (
        bounded
        and bound
        and is_wordy(bound)
        and holds_conditions(shape.header[bounded.number].text)
    ):
        bound, when = None, when or cell
    only = text(builder.document, when) if when and not is_empty(when.text) else ""
    beside = (cell,) if cell and cell.text and (bound or cell == when) else ()
    return Matter(what, bound or inside, (*told, *beside), only)


def _below_heading(shape: Shape, row: tuple[Cell, ...], builder: Builder) -> Matter | None:
    """Return the matter of the heading above a table, up to a row's amount; None without one."""
    bounded = shape.column("limit")
    cell = cell_of(row, bounded)
    bound = limit(text(builder.document, cell), bounded) if cell and bounded else None
    what = matter_above(shape.captions)
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


def _subject_columns(shape: Shape) -> Iterable[Column]:
    every = [[c for c in shape.columns if c.role == role] for role in SUBJECTS]
    matters, steps = every[0], every[1]
    headed = shape.header[matters[-1].number].text.strip().lower() if matters and steps else ""
    if headed in entries("cells")["areas"] and steps[0].number > matters[-1].number:
        return steps  # beside an area what is done there
    return next((found for found in every if found), ())


def _work(shape: Shape, row: tuple[Cell, ...], matter: Matter, builder: Builder) -> None:
    """Add what a row tells as a duty of whom a column names as who does it ("Done by")."""
    cell = cell_of(row, shape.column(DOER))
    if cell is None or is_empty(cell.text):
        return
    for bearer in builder.named(cell, defined=True):
        read_norms("duties", passage(builder.document, matter.cells[0]), bearer, builder)


def named_powers(
    shape: Shape, row: tuple[Cell, ...], matter: Matter, builder: Builder
) -> Iterator[str]:
    """Add what each column grants whose cells name who has the power; yield the ids."""
    for column in shape.columns:
        cell = cell_of(row, column)
        if (
            cell is not None
            and column.role in (*POWERS, CHAIN)
            and (drawn := chain(cell, builder.document, builder.codes, _last(shape, row, column)))
        ):
            yield from _drawn(drawn, cell, matter, builder)
            continue
        kind = _in_turn(shape, row, column) if column.role in (CHAIN, TURN) else column.role
        if kind not in POWERS or cell is None or is_empty(cell.text) or is_tick(cell.text):
            continue
        if column.role in (CHAIN, TURN) and not names_holder(cell.text):
            continue
        if not kind_in(cell.text):
            yield from _named(cell, kind, matter, banded(shape, column), builder)


def _named(
    cell: Cell, kind: str, matter: Matter, band: Limit | None, builder: Builder
) -> Iterator[str]:
    """Add a power for each whom a cell names, up to the amount that it gives them; yield the ids."""
    if rungs := _rungs(cell, kind, matter, builder):
        yield from rungs
        return
    for part in _holders(passage(builder.document, cell)):
        own = _own_limit(part.text)
        for bearer in builder.bearers(part):
            yield builder.authority(
                bearer,
                kind,
                matter.object,
                (*matter.cells, cell),
                limit=matter.limit or own or band,
                condition=matter.condition,
            )


def _rungs(cell: Cell, kind: str, matter: Matter, builder: Builder) -> list[str]:
    """Add what a cell gives step by step: "CFO up to EUR 80,000; the CEO above that"; return the ids."""
    place = passage(builder.document, cell)
    known = builder.register.known(builder.organisation)
    steps = () if is_chinese(place.text) or matter.limit else ladder(place.text, known)
    return [
        builder.authority(
            builder.titled(step.title, place),
            step.kind or kind,
            matter.object,
            (*matter.cells, cell),
            limit=step.limit,
            condition=matter.condition,
        )
        for step in steps
    ]


def _last(shape: Shape, row: tuple[Cell, ...], drawn: Column) -> str:
    """Return what who stands last in a chain does: only to review where a column says who decides."""
    others = (cell_of(row, c) for c in shape.columns if c.role in DECIDING and c != drawn)
    return "review" if any(cell and not is_empty(cell.text) for cell in others) else "approve"


def _in_turn(shape: Shape, row: tuple[Cell, ...], column: Column) -> str:
    """Return what one of several does who act one after another: review, unless the last decides."""
    turns = [c for c in shape.columns if c.role == column.role and c.number > column.number]
    later = (cell_of(row, c) for c in turns)
    if any(cell and not is_empty(cell.text) for cell in later):
        return "review"
    return _last(shape, row, column)


def banded(shape: Shape, column: Column) -> Limit | None:
    """Return the bound that a label over a column's header gives: "Up to 10,000" over "Approves"."""
    over = shape.upper[column.number] if column.number < len(shape.upper) else None
    same = over is None or over == shape.header[column.number]
    return figure(over.text.strip(), column) if over and not same else None


def _holders(place: Passage) -> Iterator[Passage]:
    """Yield the parts of a cell that each give a limit of their own: "CFO (up to 5k); CEO (above 5k)"."""
    cuts = [m.span() for m in _CUTS.finditer(place.text)]
    parts = zip([0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(place.text)], strict=True)
    found = [place.cut(a, b).strip() for a, b in parts]
    each = len(found) > 1 and all(_own_limit(part.text) for part in found)
    yield from found if each else (place,)


def _own_limit(words: str) -> Limit | None:
    """Return the limit that stands in brackets behind a title: 研发总监（10万元以下）."""
    return without_limit(words)[1] if re.search(r"[（(]", words) else None


def _drawn(
    drawn: list[tuple[Passage, str]], cell: Cell, matter: Matter, builder: Builder
) -> Iterator[str]:
    """Add what a chain in one cell (部门经理→总经理) gives to each whom it names; yield the ids."""
    for place, kind in drawn:
        for bearer in builder.bearers(place):
            yield builder.authority(
                bearer, kind, matter.object, (*matter.cells, cell),
                limit=matter.limit, condition=matter.condition,
            )  # fmt: skip


def _escalations(shape: Shape, row: tuple[Cell, ...], made: list[str], builder: Builder) -> None:
    cell = cell_of(row, shape.column("escalation"))
    if cell is None or is_empty(cell.text):
        return
    # Who is only heard hands nothing on.
    heard = {a.id for a in builder.findings.authorities if a.kind == "participate"}
    for whom in builder.bearers(handed_up(passage(builder.document, cell)))[:1]:
        for one in made:
            if one not in heard:
                builder.escalate(one, whom)
