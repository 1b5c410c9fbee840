"""Tables with a row a position."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rolegraph.extraction.english.wording.lexicon import by_entry
from rolegraph.extraction.english.wording.titles import singular
from rolegraph.extraction.tables.cells.cellpowers import kind_of_word
from rolegraph.extraction.tables.cells.cells import (
    is_everybody,
    kind_in,
    names,
    parts_of,
    passage,
    said_in,
    text,
)
from rolegraph.extraction.tables.cells.counting import counts_each
from rolegraph.extraction.tables.cells.deeds import deed_of, tell_deeds
from rolegraph.extraction.tables.cells.headers import (
    granting_verb,
)
from rolegraph.extraction.tables.cells.limits import figure, limit
from rolegraph.extraction.tables.cells.objects import without_approval, without_limit
from rolegraph.extraction.tables.cells.spans import FLOOR, spanned
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.readers.bounding import bounded_right
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.climbing import climb
from rolegraph.extraction.tables.readers.escalations import escalate_rest
from rolegraph.extraction.tables.readers.exceeding import above_limits
from rolegraph.extraction.tables.readers.granted import granted, led, matter_over
from rolegraph.extraction.tables.readers.indicators import read_indicator, tells_indicator
from rolegraph.extraction.tables.readers.matters import Matter, below, with_count
from rolegraph.extraction.tables.readers.norms import read_norms
from rolegraph.extraction.tables.readers.row_units import RowUnits
from rolegraph.extraction.tables.readers.rows import Row, row_of, sums_up
from rolegraph.extraction.tables.readers.verdicts import add_verdict, verdict_of
from rolegraph.model import Limit
from rolegraph.reading import Cell

#: Columns of sentences, by the kind of section that their cells are.
SENTENCES = {
    "duty": "duties",
    "authority": "authorities",
    "submitted": "submitted",
    "qualification": "qualifications",
    "education": "qualifications",
    "experience": "qualifications",
    "skill": "qualifications",
    "prohibition": "prohibitions",
    "measure": "measures",
}
#: "Spending limit (EUR)" above a mere figure.
_BRACKETED = re.compile(r"\s*\([^)]*\)$")
_MERE = re.compile(r"[\d.,' ]*\d[\d.,' ]*k?")
#: What a remark forbids is said of its row's position.
_FORBIDS = re.compile("不得|不准|不可以?(?=.)|严禁|禁止")
_LINES = {"superior": "line", "functional": "functional"}


def read_positions(shape: Shape, builder: Builder) -> None:
    """Read every row: the position, its unit and lines, its norms."""
    ladder: list[tuple[str, str]] = []
    last: tuple[str, ...] = ()
    seen: set[tuple[str, int, int]] = set()
    units = RowUnits.of(shape)
    for cells in below(shape):
        if sums_up(cells):
            continue
        row = row_of(shape, cells)
        bearers = _bearers(row, units, builder) or (last if row.cell("position") is None else ())
        last = bearers
        for bearer in bearers:
            read_row(row, bearer, builder, seen)
            ladder += _composed(row, bearer, builder)
    climb(ladder, builder)
    above_limits(shape.table, ladder, builder)


def read_powers(shape: Shape, builder: Builder, owner: tuple[str, Cell] | None) -> None:
    """Read every row as a power of the position whose title stands above the table, if any."""
    if owner is None:
        return
    bearer = builder.owner(*owner)
    ladder: list[tuple[str, str]] = []
    for cells in below(shape):
        ladder += _composed(row_of(shape, cells), bearer, builder)
    climb(ladder, builder)
    above_limits(shape.table, ladder, builder)


def read_tasks(shape: Shape, builder: Builder, owner: tuple[str, Cell] | None) -> None:
    """Read every row as duties and rights of the position above the table; what a first of two
    columns of duties says only heads its row.
    """
    if owner is None:
        return
    bearer = builder.owner(*owner)
    duties = [c.number for c in shape.columns if c.role == "duty"]
    heads = duties[:-1]
    named = replace(shape, columns=tuple(c for c in shape.columns if c.number not in heads))
    seen: set[tuple[str, int, int]] = set()
    for cells in below(named):
        read_row(row_of(named, cells), bearer, builder, seen)


def _bearers(row: Row, units: RowUnits, builder: Builder) -> tuple[str, ...]:
    """Return the positions that a row is about; a unit's own row gives the unit."""
    cell, unit = row.cell("position"), units.narrowest(row, builder)
    if cell is None:
        return (unit,) if unit and not row.shape.has("position") else ()
    place = passage(builder.document, cell)
    return tuple(
        builder.register.position(
            builder.organisation,
            name,
            place,
            defined=True,
            unit=unit,
            headcount=_headcount(row, builder),
        )
        for name in map(singular, names(place.text))
        if not is_everybody(name)
    )


def _headcount(row: Row, builder: Builder) -> int | None:
    cell = row.cell("headcount")
    digits = "".join(c for c in text(builder.document, cell) if c.isdigit()) if cell else ""
    return int(digits) if digits and len(digits) < 5 else None


def read_row(row: Row, bearer: str, builder: Builder, seen: set[tuple[str, int, int]]) -> None:
    """Add a row's lines and sentences; a merged cell is read once for each bearer."""
    _lines(row, bearer, builder)
    bounded = False
    judged = tells_indicator(row)
    if judged:
        read_indicator(row, bearer, builder)
    for role, cell, column in row.every():
        place = (bearer, cell.start, cell.end)
        if role not in SENTENCES or place in seen:
            continue
        if (role == "authority" and is_composed(row)) or (role == "measure" and judged):
            continue
        seen.add(place)
        heading = row.shape.header[column.number].text if row.shape.header else ""
        if verb := granting_verb(heading):
            heading = f"May {verb}"
        whole = bounded_right(row, cell, builder) if role == "authority" else None
        bounded = bounded or whole is not None
        told = whole or passage(builder.document, cell)
        read_norms(SENTENCES[role], told, bearer, builder, heading)
    remark = row.cell("remark")
    if remark and _FORBIDS.match(remark.text):
        read_norms("prohibitions", passage(builder.document, remark), bearer, builder)
    if not bounded:
        _limits(row, bearer, builder, seen)


def _limits(row: Row, bearer: str, builder: Builder, seen: set[tuple[str, int, int]]) -> None:
    """Add the limit that stands beside sentences, as a power that its own header names."""
    found = row.cells.get("limit")
    if found is None or is_composed(row) or row.denied or led(row.shape):
        return
    cell, column = found
    place = (bearer, cell.start, cell.end)
    head = row.shape.header[column.number] if row.shape.header else None
    heading = head.text if head else ""
    label = _BRACKETED.sub("", heading).strip()
    kind = by_entry("kinds", "labels").get(label.lower(), "")
    if not ("authority" in row.cells or kind) or row.cell("matter") is not None or place in seen:
        return
    seen.add(place)
    if kind and column.unit and _MERE.fullmatch(cell.text.strip()):
        bound = limit(text(builder.document, cell), column)
        builder.authority(bearer, kind, label, (cell,), header=head, limit=bound)
    else:
        read_norms("authorities", passage(builder.document, cell), bearer, builder, heading)


def _lines(row: Row, bearer: str, builder: Builder) -> None:
    own = row.cell("position")
    around = (own,) if own else ()
    for role, kind in _LINES.items():
        cell = row.cell(role)
        for upper in builder.above_or_below(cell) if cell else ():
            builder.line(bearer, upper, kind, (*around, cell) if cell else around)
    cell = row.cell("subordinates")
    for lower in builder.above_or_below(cell) if cell else ():
        builder.line(lower, bearer, "line", (*around, cell) if cell else around)
    cell = row.cell("career")
    for target in builder.named(cell) if cell else ():
        builder.career(bearer, target, (*around, cell) if cell else around)


def is_composed(row: Row) -> bool:
    """Say whether kind, object and limit of a power stand in columns of their own."""
    kind = _kind_cell(row)
    return kind is not None and (row.cell("matter") is not None or kind_in(kind.text) != "")


def _kind_cell(row: Row) -> Cell | None:
    cell = row.cell("kind")
    if cell:
        return cell
    named = row.cell("authority")
    # 3000元以内审批 beside a matter is a kind and its bound.
    beside = named is not None and row.cell("matter") is not None
    said = without_limit(named.text)[0] if named and beside else named.text if named else ""
    return named if kind_in(said) else None


def _composed(row: Row, bearer: str, builder: Builder) -> Iterator[tuple[str, str]]:
    """Add a power whose parts stand in columns; yield object and id where it is bounded."""
    kind_cell, matter = _kind_cell(row), row.cell("matter")
    if told := list(_judged(row, bearer, builder)):
        yield from told
        return
    kinds = _kinds(kind_cell) if kind_cell else granted(row)
    only = _only(row)
    kinds = [only] if only and kinds else kinds
    named = text(builder.document, matter) if matter else matter_over(row)
    if not named or not kinds or (row.denied and not only):
        return
    what, inside = without_limit(without_approval(named))
    own = without_limit(text(builder.document, kind_cell))[1] if kind_cell else None
    bound = inside if only else _limit(row, builder) or inside or own
    parts = (row.cell(role) for role in (FLOOR, "limit", "position"))
    cells = tuple(c for c in (matter, kind_cell, *parts) if c)
    condition = row.cell("condition")
    when = text(builder.document, condition) if condition else ""
    deed = deed_of(what, among=_tell_deeds(row)) if kind_cell is None and not only else None
    what = deed[1] if deed else what
    over = (matter,) if matter else ()
    for kind in (deed[0],) if deed else kinds:
        one = builder.authority(bearer, kind, what, cells, limit=bound, condition=when)
        escalate_rest(row.cell("escalation"), over, [one], builder)
        yield what, one
        _subdelegated(row, (kind, what, bound), cells, builder)


def _tell_deeds(row: Row) -> bool:
    """Say whether the column of matters tells deeds."""
    found = row.cells.get("matter")
    return found is not None and tell_deeds(tuple(said_in(found[1].number, row.shape.rows)))


def _judged(row: Row, bearer: str, builder: Builder) -> Iterator[tuple[str, str]]:
    """Add what a cell beside the matter says in a clause or two: "Proposes; HR Director approves"."""
    matter = row.cell("matter")
    cell = row.cell("kind") or row.cell("authority")
    said = verdict_of(cell, builder) if matter and cell and not kind_in(cell.text) else None
    if matter is None or cell is None or said is None:
        return
    what, inside = without_limit(text(builder.document, matter))
    condition = row.cell("condition")
    when = text(builder.document, condition) if condition else ""
    about_it = Matter(what, _limit(row, builder) or inside, (matter, cell), when)
    for object_of, one in add_verdict(said, (bearer,), cell, about_it, builder):
        escalate_rest(row.cell("escalation"), (matter,), [one], builder)
        yield object_of, one


def _subdelegated(
    row: Row, power: tuple[str, str, Limit | None], cells: tuple[Cell, ...], builder: Builder
) -> None:
    """Add the same power for those to whom a column says that it is sub-delegated."""
    kind, what, bound = power
    cell = row.cell("subdelegate")
    for lower in builder.named(cell) if cell else ():
        builder.authority(lower, kind, what, (*cells, cell) if cell else cells, limit=bound)


def _only(row: Row) -> str:
    """Return the lesser kind that stands where a limit would ("Recommend only"), or ""."""
    cell = row.cell("limit")
    said = parts_of(cell.text.lower()) if cell else []
    return next((kind for one in said if (kind := kind_in(one.replace(" only", "")))), "")


def _kinds(cell: Cell) -> list[str]:
    whole = kind_in(cell.text) or kind_in(without_limit(cell.text)[0])
    parts = [kind_of_word(p) for p in names(cell.text)]
    return [whole] if whole else [p for p in parts if p]


def _limit(row: Row, builder: Builder) -> Limit | None:
    found, floor = row.cells.get("limit"), row.cells.get(FLOOR)
    high = limit(text(builder.document, found[0]), found[1]) if found else None
    high = spanned(figure(text(builder.document, floor[0]), floor[1]), high) if floor else high
    per = row.cell("per")
    return with_count(high, counts_each(per.text)) if per else high
