"""Who acts on the matters of a table: the powers that cells give to whom they name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rolegraph.extraction.english.lists.verdicts import agreed_by
from rolegraph.extraction.english.norms.ladders import ladder
from rolegraph.extraction.tables.cells.cells import is_empty, is_tick, kind_in, passage, text
from rolegraph.extraction.tables.cells.deeds import done_in
from rolegraph.extraction.tables.cells.headers import (
    POWERS,
    TURN,
    Column,
    asks_consent,
    is_chinese,
    speaks_of,
)
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.cells.objects import without_limit, without_procedure
from rolegraph.extraction.tables.cells.wording import chain, others
from rolegraph.extraction.tables.columns.columns import CHAIN, DOER, SAYING
from rolegraph.extraction.tables.columns.conditions import by_case
from rolegraph.extraction.tables.columns.heads import names_holder
from rolegraph.extraction.tables.columns.sayings import sayings
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.climbing import DECIDING, climb
from rolegraph.extraction.tables.readers.escalations import escalate_rest
from rolegraph.extraction.tables.readers.matters import Matter, below, cell_of, matter_of, power
from rolegraph.extraction.tables.readers.norms import read_norms
from rolegraph.extraction.tables.readers.remarks import remarked_powers
from rolegraph.extraction.tables.readers.verdicts import add_verdict, verdict_of
from rolegraph.model import Limit
from rolegraph.reading import Cell, Passage

_CUTS = re.compile(r"[;；\n]")


def read_matters(shape: Shape, builder: Builder) -> None:
    """Read a table whose columns name the positions that propose, review, approve …"""
    rungs: list[tuple[str, str]] = []
    for row in below(shape):
        matter = matter_of(shape, row, builder)
        if matter is None:
            continue
        made = [
            *_work(shape, row, matter, builder),
            *named_powers(shape, row, matter, builder),
            *_said_powers(shape, row, matter, builder),
        ]
        _escalations(shape, row, matter, made, builder)
        rungs += [(builder.made(one).object, one) for one in made]
        rungs += list(remarked_powers(shape, row, matter, made, builder))
    climb(rungs, builder)


def _work(shape: Shape, row: tuple[Cell, ...], matter: Matter, builder: Builder) -> Iterator[str]:
    """Add what a row tells as a duty of whom a column names as who does it ("Done by").

    Up to an amount it is a power; yield the ids of those.
    """
    cell = cell_of(row, shape.column(DOER))
    if cell is None or is_empty(cell.text):
        return
    deed = done_in(matter.object) if shape.has("limit") else None
    for bearer in builder.named(cell, defined=True):
        if deed:
            yield power(builder, bearer, deed[0], replace(matter, object=deed[1]), cell)
        else:
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
            kind = "approve" if kind == "decide" and _is_approval(matter, builder) else kind
            agreed = _agreed(shape, row, builder) if kind == "decide" else ""
            of_row = replace(matter, condition=agreed) if agreed else matter
            shared = _shared(shape, row, cell, kind, matter, builder)
            yield from shared or _named(cell, kind, of_row, banded(shape, column), builder)


def _shared(
    shape: Shape, row: tuple[Cell, ...], cell: Cell, kind: str, matter: Matter, builder: Builder
) -> list[str]:
    """Add what a condition leaves to whom a cell names, and to others beyond: "Up to £2,500; Board above"."""
    said = cell_of(row, shape.column("condition"))
    if said is None or kind not in DECIDING or matter.limit:
        return []
    told = verdict_of(said, builder, kind)
    if told is None or not any(deed.limit and not deed.title for deed in told.deeds):
        return []
    bearers = tuple(builder.holders(passage(builder.document, cell)))
    of_row = replace(matter, cells=(*matter.cells, cell), condition="")
    return [one for _, one in add_verdict(told, bearers, said, of_row, builder)]


def _is_approval(matter: Matter, builder: Builder) -> bool:
    """Say whether a row's matter is itself an approval: who decides on "Stage gate approval" approves."""
    said = text(builder.document, matter.cells[0])
    return without_procedure(said) != said and speaks_of(said, "granting")


def _agreed(shape: Shape, row: tuple[Cell, ...], builder: Builder) -> str:
    """Return by whose consent alone a row's matter is decided ("With the consent of" the Board), or ""."""
    for column in shape.columns:
        head = shape.header[column.number].text.strip()
        cell = cell_of(row, column) if asks_consent(head) else None
        if cell is not None and not is_empty(cell.text):
            return f"{head[:1].lower()}{head[1:]} {text(builder.document, cell)}"
    return ""


def _said_powers(
    shape: Shape, row: tuple[Cell, ...], matter: Matter, builder: Builder
) -> Iterator[str]:
    """Add what cells say of who acts and how (投资部、财务部会审); yield the ids."""
    for column in shape.columns:
        cell = cell_of(row, column) if column.role == SAYING else None
        said = sayings(passage(builder.document, cell)) if cell else ()
        if cell and not said and not is_empty(cell.text):
            builder.unread.append(text(builder.document, cell))
        granted = _granted(shape, column)
        for one in said if granted or all(one.kind for one in said) else ():
            for bearer in builder.bearers(one.holders):
                own = [cell] if cell else []
                yield power(builder, bearer, one.kind or granted, matter, *own, limit=one.limit)


def _granted(shape: Shape, column: Column) -> str:
    """Return what a column grants whose cells name holders beside amounts, by its header (审批权限)."""
    return "approve" if speaks_of(shape.header[column.number].text, "granting") else ""


def _named(
    cell: Cell, kind: str, matter: Matter, band: Limit | None, builder: Builder
) -> Iterator[str]:
    """Add a power for each whom a cell names, up to the amount that it gives them; yield the ids."""
    if rungs := _rungs(cell, kind, matter, builder) or _agreed_by(cell, matter, builder):
        yield from rungs
        return
    parts = _holders(passage(builder.document, cell))
    for part, when in (each for one in parts for each in by_case(one)):
        own = _own_limit(part.text)
        for bearer in builder.holders(part):
            limit = matter.limit or own or band
            yield power(builder, bearer, kind, matter, cell, limit=limit, condition=when)


def _rungs(cell: Cell, kind: str, matter: Matter, builder: Builder) -> list[str]:
    """Add what a cell gives step by step: "CFO up to EUR 80,000; the CEO above that"; return the ids."""
    place = passage(builder.document, cell)
    known = builder.register.known(builder.organisation)
    steps = () if is_chinese(place.text) or matter.limit else ladder(place.text, known)
    return [
        power(
            builder,
            builder.titled(step.title, place),
            step.kind or kind,
            matter,
            cell,
            limit=step.limit,
        )
        for step in steps
    ]


def _agreed_by(cell: Cell, matter: Matter, builder: Builder) -> list[str]:
    """Add the approval of whose consent a cell asks ("Needs the approval of the CFO"); return the ids."""
    place = passage(builder.document, cell)
    return [
        power(builder, bearer, kind, matter, cell, limit=bound)
        for bearer, kind, bound in _asked_of(place, builder)
    ]


def _asked_of(place: Passage, builder: Builder) -> Iterator[tuple[str, str, Limit | None]]:
    """Yield of whom a cell asks what, and up to which limit: 须经财务总监同意, "Needs the CFO's approval"."""
    if names_holder(place.text):
        return
    if is_chinese(place.text):
        for who, kind, _ in others(place):
            yield from ((bearer, kind, None) for bearer in builder.bearers(who)[:1])
        return
    for one in agreed_by(place.text, builder.register.known(builder.organisation)):
        yield builder.titled(one.title, place), one.kind, one.limit


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
    """Yield the parts of a cell of which some give a limit of their own: "CFO (up to 5k); CEO (above 5k)"."""
    cuts = [m.span() for m in _CUTS.finditer(place.text)]
    parts = zip([0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(place.text)], strict=True)
    found = [place.cut(a, b).strip() for a, b in parts]
    each = any(_own_limit(part.text) for part in found)
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
            yield power(builder, bearer, kind, matter, cell)


def _escalations(
    shape: Shape, row: tuple[Cell, ...], matter: Matter, made: list[str], builder: Builder
) -> None:
    # Who is only heard hands nothing on.
    heard = {a.id for a in builder.findings.authorities if a.kind == "participate"}
    whose = [one for one in made if one not in heard]
    escalate_rest(cell_of(row, shape.column("escalation")), matter.cells, whose, builder)
