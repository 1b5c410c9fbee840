"""Matrices: a column a position, a row a matter, cells that say what each may."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rolegraph.extraction.english.lists.verdicts import Verdict
from rolegraph.extraction.tables.cells.cellpowers import powers_in
from rolegraph.extraction.tables.cells.cells import (
    distinct,
    is_empty,
    is_tick,
    is_title,
    kind_in,
    passage,
    text,
)
from rolegraph.extraction.tables.cells.deeds import done_first, tells_deeds
from rolegraph.extraction.tables.cells.headers import Column
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.cells.units import unit_behind, unit_first, unit_of
from rolegraph.extraction.tables.cells.wording import others
from rolegraph.extraction.tables.columns.conditions import case_in, case_over
from rolegraph.extraction.tables.columns.legends import granted_by, legend
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.readers.approvers import named_powers
from rolegraph.extraction.tables.readers.bearing import (
    naming_columns,
    position_columns,
    with_subject,
)
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.climbing import climb
from rolegraph.extraction.tables.readers.deedcolumns import read_deeds
from rolegraph.extraction.tables.readers.escalations import escalate_rest, open_ends
from rolegraph.extraction.tables.readers.exceeding import above_limits
from rolegraph.extraction.tables.readers.marks import meant, without_figures
from rolegraph.extraction.tables.readers.matters import (
    Matter,
    below,
    cell_of,
    matter_of,
    power,
)
from rolegraph.extraction.tables.readers.meanings import (
    Means,
    count_turns,
    flow_of,
    is_flow,
    kind_in_turn,
    means_of,
    tells_last,
)
from rolegraph.extraction.tables.readers.norms import read_norms
from rolegraph.extraction.tables.readers.remarks import above_all, bounded, remarked_powers
from rolegraph.extraction.tables.readers.responsibilities import is_responsibility, read_steps
from rolegraph.extraction.tables.readers.verdicts import (
    add_verdict,
    beside_mark,
    marked,
    names_others,
    verdict_of,
)
from rolegraph.model import Limit
from rolegraph.reading import Cell, Passage
from rolegraph.reading.characters import HAN

_SHOWN = 5
#: The cell of a row that says where larger matters go, its matter, and object and id of its powers.
_Beyond = tuple[Cell | None, Matter, list[tuple[str, str]]]
_BRACKET = re.compile(r"[（(][^）)]*[）)]")
#: A cell that grants something else than a kind on the row's matter: 有权下达停工令.
_GRANTS = re.compile(f"(?:有权|有责任?并有权|享有){HAN}{{2,}}|对[^，。；]{{2,}}有[^，。；]*权")
_STOP = re.compile("[，,；;。]")


def read_matrix(shape: Shape, builder: Builder, around: str) -> Iterator[str]:
    """Read a matrix; ``around`` are the lines about it, which may hold its legend.

    Yield what cells say that nothing explains.
    """
    explained = legend(shape, around, builder.document.tables)
    if is_responsibility(shape, explained.kinds):
        read_steps(shape, builder)
        return
    said = [[text(builder.document, cell) for _, cell in _cells(shape, row)] for row in shape.rows]
    granted = granted_by(shape, f"{_titled(shape, builder)} {around}")
    means = means_of(shape, explained, granted, said)
    subject = with_subject(shape, position_columns(shape)[0].number)
    counted_out = count_turns(shape, said, bounded=subject.has("limit"))
    flows, told = is_flow(shape, said, means, around), tells_last(shape, around)
    ladder: list[tuple[str, str]] = []
    beyond: list[_Beyond] = []
    unknown: dict[str, None] = {}
    naming = replace(shape, columns=tuple(naming_columns(shape)))
    every = ((row, matter_of(subject, row, builder)) for row in below(shape))
    for row, plain in ((row, matter) for row, matter in every if matter):
        matter = bounded(shape, row, plain, builder)
        first = len(ladder)
        ladder += [(matter.object, one) for one in named_powers(naming, row, matter, builder)]
        cells = [(_measured(c, matter, builder), cell) for c, cell in _cells(shape, row)]
        # 不限 beside amounts is as much as they are.
        beside = any(figure(text(builder.document, cell), column) for column, cell in cells)
        turns = [text(builder.document, cell) for _, cell in cells] if counted_out else []
        flow = flow_of(shape, [c for c, _ in cells], told=told) if flows else ()
        here = replace(means, beside=beside, turns=tuple(turns), flow=flow)
        for column, cell in cells:
            made = _read(shape, column, cell, here, matter, builder)
            if made is None:
                unknown[text(builder.document, cell)] = None
            ladder += made or ()
        ladder += remarked_powers(shape, row, matter, [one for _, one in ladder[first:]], builder)
        beyond.append((cell_of(row, shape.column("escalation")), matter, ladder[first:]))
    _lead_on(shape, ladder, beyond, builder)
    if unknown:
        yield f"has marks that nothing explains: {', '.join(list(unknown)[:_SHOWN])}."


def _lead_on(
    shape: Shape, ladder: list[tuple[str, str]], beyond: Iterable[_Beyond], builder: Builder
) -> None:
    """Let what lies beyond each power go to whom the table names: the next of its row, a column, a note."""
    climb(ladder, builder)
    for goes_to, matter, made in beyond:
        escalate_rest(goes_to, matter.cells, open_ends(made, builder), builder)
    above_all(shape.table, [one for _, one in ladder], builder)
    above_limits(shape.table, ladder, builder)


def _titled(shape: Shape, builder: Builder) -> str:
    """Return the first line of the document, where the table does not begin it."""
    first = min(c.start for c in distinct(shape.table.rows[0]) or shape.header)
    return builder.document.text[:first].lstrip().partition("\n")[0]


def _read(
    shape: Shape,
    column: Column,
    cell: Cell,
    means: Means,
    matter: Matter,
    builder: Builder,
) -> list[tuple[str, str]] | None:
    """Add what one cell says; return object and id of each power, None where nothing explains it."""
    explained = means.legend
    said, worded = text(builder.document, cell), passage(builder.document, cell)
    denied = said.strip() in explained.denied
    if denied or said.strip() in explained.apart:
        return [] if denied else None
    if means.turns or means.flow or (means.system and is_tick(said)):
        return _by_sign(said, shape, column, cell, means, matter, builder)
    if tells_deeds(worded.text):  # done to things of their own, and not to the row's matter
        read_deeds(shape, column, cell, builder)
        return []
    if means.told:
        return []
    named, known = _in_words(said, shape, column, cell, means, matter, builder)
    if not known:
        return None
    plain = said.strip() in explained.kinds or kind_in(said) or figure(said, column)
    if named and (names_others(named) or (named.deeds and not plain)):
        head = shape.header[column.number]
        return list(add_verdict(named, tuple(builder.named(head)), cell, matter, builder, head))
    further = list(others(worded))
    # 审批；超过1万元报院长审批: what goes beyond is no bound of its own.
    own = _STOP.split(said)[0] if further else said
    kind = meant(said, shape, column, means, matter)
    powers = list(powers_in(own, column, explained.kinds, kind, bare=means.bare))
    powers = powers or list(without_figures(own, said, worded, means, matter))
    if not (powers or further):
        return _granted(shape.header[column.number], worded, builder)
    only = replace(matter, condition=_condition(said, shape, column, means, matter))
    made = _add(shape, column, cell, powers, only, builder)
    return [*made, *_add_others(further, column, cell, matter, builder)]


def _by_sign(
    said: str,
    shape: Shape,
    column: Column,
    cell: Cell,
    means: Means,
    matter: Matter,
    builder: Builder,
) -> list[tuple[str, str]] | None:
    """Add what a sign means by its turn, or the deed of its row that a program allows; None for neither."""
    if means.turns or means.flow:
        told = (kind_in_turn(shape, column, said, means), matter.object)
    else:
        told = done_first(matter.object) or ("", "")
    kind, what = told
    done = replace(matter, object=what)
    return list(_add(shape, column, cell, [(kind, None)], done, builder)) if kind else None


def _condition(said: str, shape: Shape, column: Column, means: Means, matter: Matter) -> str:
    """Return when what a cell says holds: by its mark's legend, else by its header and its own words."""
    told = (case_over(shape, column), case_in(said) or matter.condition)
    return means.legend.conditions.get(said.strip(), ", ".join(filter(None, told)))


def _in_words(
    said: str,
    shape: Shape,
    column: Column,
    cell: Cell,
    means: Means,
    matter: Matter,
    builder: Builder,
) -> tuple[Verdict | None, bool]:
    """Return what a cell says in a clause or beside a mark, and whether that can be told.

    Of "x (Board above £10m)" it cannot where nothing says what x is.
    """
    named = None if _names_who(said) else verdict_of(cell, builder, means.granted)
    mark, rest = marked(said)
    if not rest:
        return named, True
    kind = means.legend.kinds.get(mark) or meant(mark, shape, column, means, matter)
    others_too = beside_mark(kind, rest, cell, builder)
    return others_too or named, bool(kind or not others_too)


def _names_who(said: str) -> bool:
    """Say whether a cell only names who acts ("Chair"), and tells no deed ("Ask Area Manager")."""
    return is_title(said) and len(said.split()) == 1


def _granted(head: Cell, worded: Passage, builder: Builder) -> list[tuple[str, str]] | None:
    """Read a cell that grants something else than the row's matter; None where it grants nothing."""
    if not _GRANTS.match(worded.text):
        return None
    for bearer in builder.named(head):
        read_norms("authorities", worded, bearer, builder, head.text)
    return []


def _measured(column: Column, matter: Matter, builder: Builder) -> Column:
    """Return a column with the unit of the row's matter where that names one: 员工请假（天）.

    So with what its amounts count for: 退款（每日累计）.
    """
    said = text(builder.document, matter.cells[0])
    column = replace(column, per=column.per or matter.per)
    unit, factor = unit_behind(said)[1:] if matter.cells[0].further else unit_of(said)
    unit, factor = (unit, factor) if unit or column.unit else unit_first(matter.condition)
    return replace(column, unit=unit, factor=factor) if unit else column


def _cells(shape: Shape, row: tuple[Cell, ...]) -> Iterator[tuple[Column, Cell]]:
    """Yield the cells of a row that say something, with their positions' columns."""
    for column in position_columns(shape):
        cell = cell_of(row, column)
        if cell is not None and not is_empty(cell.text):
            yield column, cell


def _add(
    shape: Shape,
    column: Column,
    cell: Cell,
    powers: list[tuple[str, Limit | None]],
    matter: Matter,
    builder: Builder,
) -> Iterator[tuple[str, str]]:
    """Add one cell's powers; yield object and id of each."""
    head = shape.header[column.number]
    own = next((figure(b[1:-1], column) for b in _BRACKET.findall(head.text)), None)
    for bearer in builder.named(head):
        for kind, bound in powers:
            made = builder.authority(
                bearer,
                kind,
                matter.object,
                (*matter.cells, cell),
                header=head,
                limit=bound or own or matter.limit,
                condition=matter.condition,
            )
            # What goes beyond a bound within the budget goes to whom the table names for that case.
            yield f"{matter.object} {case_over(shape, column)}".strip(), made


def _add_others(
    further: Iterable[tuple[Passage, str, str]],
    column: Column,
    cell: Cell,
    matter: Matter,
    builder: Builder,
) -> Iterator[tuple[str, str]]:
    """Add the powers of those whom a cell names itself (报区域经理审批); yield object and id."""
    for place, kind, said in further:
        # One holder is named; 总部 and 人事部 are units.
        bearer = next(iter(builder.bearers(place)), "")
        if not bearer:
            continue
        yield matter.object, power(builder, bearer, kind, matter, cell, limit=figure(said, column))
