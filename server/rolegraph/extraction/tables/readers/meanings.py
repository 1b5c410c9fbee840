"""What the cells of a matrix mean by the whole table: its legend, its kind, the turns that they count."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rolegraph.extraction.sentences.wording.lexicon import group
from rolegraph.extraction.tables.cells.approval import of_system
from rolegraph.extraction.tables.cells.cells import distinct, is_tick, kind_in
from rolegraph.extraction.tables.cells.deeds import tells_deeds
from rolegraph.extraction.tables.cells.headers import Column, role, speaks_of
from rolegraph.extraction.tables.cells.keys import MARKS
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.cells.turns import are_turns, kind_of_turn
from rolegraph.extraction.tables.columns.legends import Legend, with_marks
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.readers.bearing import position_columns

#: 最后一个打√的为审批人
_LAST = re.compile(rf"最后[^，。；]{{0,8}}[{MARKS}]|\blast (?:tick|mark|sign)", re.I)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Means:
    """What cells of a row mean: by the legend, by the kind that the table is of, and by each other.

    ``beside`` says that amounts stand in the row, ``bounded`` that they do in the table, ``bare`` that they
    mean a decision by themselves; ``turns`` are the row's cells where these only count, ``flow`` its
    columns where one sign marks each who acts, one after another. ``told`` says that most cells tell deeds,
    so that a word of another is no kind of power; ``deeds`` that most rows are told as such ("Raise orders"),
    ``system`` that the table is of what a program lets do.
    """

    legend: Legend
    granted: str
    beside: bool
    bare: bool
    turns: tuple[str, ...]
    flow: tuple[int, ...]
    told: bool = False
    deeds: bool = False
    bounded: bool = False
    system: bool = False


def means_of(
    shape: Shape, explained: Legend, granted: str, said: Sequence[Sequence[str]]
) -> Means:
    """Return what cells mean by the whole table; ``said`` are they, row by row."""
    every = [words for row in said for words in row]
    # Amounts beside posts may be anything (差旅标准) where no cell says what is done.
    delegated = speaks_of("".join(shape.captions), "delegating")
    bare = delegated or not shape.crossed or any(map(kind_in, every))
    known = with_marks(explained, every)
    deeds = sum(tells_deeds(words) or words.rstrip().endswith(".") for words in every)
    told = not (granted or explained.kinds) and 2 * deeds > len(every)
    bounded = any(figure(words) for words in every)
    system = of_system(" ".join((*shape.captions, shape.table.name)))
    return Means(
        known,
        granted,
        beside=False,
        bare=bare,
        turns=(),
        flow=(),
        told=told,
        bounded=bounded,
        system=system,
    )


def count_turns(shape: Shape, said: Sequence[Sequence[str]], *, bounded: bool) -> bool:
    """Say whether figures count who comes first; below a unit they bound, unless the rows are ``bounded``
    by a column of their own.
    """
    bounds = any(c.unit for c in position_columns(shape)) and not bounded
    return not bounds and are_turns(said)


def is_flow(shape: Shape, said: Sequence[Sequence[str]], means: Means, around: str) -> bool:
    """Say whether one sign marks each who acts in a table of a flow of approvals (审批流程).

    Not everybody whom it passes approves: who stands last does, unless a legend says what the sign is.
    """
    signs = {words.strip() for row in said for words in row}
    named = speaks_of(" ".join((*shape.captions, shape.table.name)), "flows")
    titled = named and not signs & means.legend.kinds.keys()
    flows = means.granted and (titled or tells_last(shape, around))
    several = sum(len(row) >= _FEWEST for row in said)
    alike = len(signs) == 1 and all(map(is_tick, signs))
    return bool(flows) and alike and 2 * several >= len(said)


def tells_last(shape: Shape, around: str) -> bool:
    """Say whether a note tells that whoever has the last sign of a row approves."""
    inside = " ".join(c.text for row in shape.table.rows if len(distinct(row)) == 1 for c in row)
    return _LAST.search(f"{around} {inside}") is not None


def flow_of(shape: Shape, columns: Sequence[Column], *, told: bool) -> tuple[int, ...]:
    """Return the columns of those who act in a flow, without whoever only pays at its end (出纳).

    Where a note has ``told`` that the last sign approves it does so whosever it is.
    """
    last = shape.header[columns[-1].number].text.strip() if columns else ""
    paid = not told and last in group("granting", "executing")
    return tuple(column.number for column in (columns[:-1] if paid else columns))


def kind_in_turn(shape: Shape, column: Column, said: str, means: Means) -> str:
    """Return what is done in a turn that a cell counts or marks, "" for none that can be told.

    The last approves, those before review; 经办人 before them requests, 出纳 behind them executes.
    """
    if means.flow:
        own = means.granted if column.number == means.flow[-1] else "review"
        own = own if column.number in means.flow else "execute"
    else:
        own = kind_of_turn(said, means.turns, means.legend.kinds, means.granted)
    asks = role(shape.header[column.number].text) == "request"
    return "request" if asks and own in ("review", means.granted) else own
