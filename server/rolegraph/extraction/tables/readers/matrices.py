"""Matrices: a column a position, a row a matter, cells that say what each may."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rolegraph.extraction.tables.cells.cells import (
    distinct,
    is_empty,
    text,
)
from rolegraph.extraction.tables.cells.deeds import tell_deeds
from rolegraph.extraction.tables.cells.headers import Column
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.cells.units import unit_behind, unit_first, unit_of
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
from rolegraph.extraction.tables.readers.escalations import escalate_rest, open_ends
from rolegraph.extraction.tables.readers.exceeding import above_limits
from rolegraph.extraction.tables.readers.matrix_cells import Entry, read_cell
from rolegraph.extraction.tables.readers.matters import (
    Matter,
    below,
    cell_of,
    matter_of,
)
from rolegraph.extraction.tables.readers.meanings import (
    count_turns,
    flow_of,
    is_flow,
    means_of,
    tells_last,
)
from rolegraph.extraction.tables.readers.remarks import above_all, bounded, remarked_powers
from rolegraph.extraction.tables.readers.responsibilities import is_responsibility, read_steps
from rolegraph.reading import Cell

_SHOWN = 5
#: The cell of a row that says where larger matters go, its matter, and object and id of its powers.
_Beyond = tuple[Cell | None, Matter, list[tuple[str, str]]]


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
    every = [(row, matter_of(subject, row, builder)) for row in below(shape)]
    deeds = tell_deeds(tuple(matter.object for _, matter in every if matter))
    means = replace(means, deeds=deeds)
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
            made = read_cell(Entry(shape, column, cell, here, matter, builder))
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
