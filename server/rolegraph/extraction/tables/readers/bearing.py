"""The columns of a matrix: whose they are, which tell the matter, which name somebody themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from rolegraph.extraction.tables.cells.cells import (
    are_titles,
    is_empty,
    is_tick,
    is_title,
    kind_in,
    names,
    said_in,
    without_notes,
)
from rolegraph.extraction.tables.cells.headers import (
    POWERS,
    Column,
    speaks_of,
)
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.cells.ranges import holds_figures_at
from rolegraph.extraction.tables.cells.turns import turn
from rolegraph.extraction.tables.columns.heads import hold_names
from rolegraph.extraction.tables.columns.shapes import BEARER, Shape
from rolegraph.extraction.tables.readers.deedcolumns import holds_deeds
from rolegraph.extraction.tables.readers.matters import SUBJECTS, counting_nothing


def naming_columns(shape: Shape) -> Iterator[Column]:
    """Yield the columns beside those of positions whose cells name who acts: 发起 above 出纳."""
    granted = (_granting(shape, c) for c in shape.columns)
    acting = (c for c in granted if c.role in POWERS)
    return (c for c in acting if hold_names((c.number,), shape.rows))


def _granting(shape: Shape, column: Column) -> Column:
    """Return a column of those to whom a matter is delegated as one of who approves it."""
    head = shape.header[column.number].text
    given = column.role == "position" and speaks_of(head, "granting")
    return replace(column, role="approve") if given else column


def position_columns(shape: Shape) -> list[Column]:
    """Return the columns whose headers are positions' titles, or that hold marks as these do."""
    bearing = [c for c in shape.columns if c.role == BEARER]
    if bearing:
        return bearing
    titled = [
        c
        for c in shape.columns
        if not c.role and is_title(without_notes(shape.header[c.number].text))
    ]
    groups = {shape.upper[c.number].text for c in titled if c.number < len(shape.upper)} - {""}
    return [
        c
        for c in shape.columns
        if c in titled
        or (not c.role and _is_marked(shape, c.number))
        or (not c.role and titled and c.number > titled[0].number and holds_deeds(shape, c.number))
        or (not c.role and c.number < len(shape.upper) and shape.upper[c.number].text in groups)
    ]


def _is_marked(shape: Shape, number: int) -> bool:
    """Say whether all that a column's cells say is kinds of power (审, 核) or turns: its header is whose."""
    column = [without_notes(r[number].text).strip() for r in shape.rows if number < len(r)]
    said = [words_of for words_of in column if not is_empty(words_of)]
    return bool(said) and all(kind_in(w) or is_tick(w) or turn(w) for w in said)


def _beside(shape: Shape, column: Column, told: list[int]) -> str:
    """Return what a column without a known header holds: amounts behind a matter bound it."""
    open_to = [
        c.number for c in shape.columns if not c.role and shape.header[c.number].text.strip()
    ]
    first = min(told or open_to, default=column.number)
    behind = first < column.number and not shape.has("limit")
    return "limit" if behind and holds_figures_at(column.number, shape.rows) else "matter"


def with_subject(shape: Shape, first: int) -> Shape:
    """Take the columns left of the ``first`` that grants as the matter; the last says most.

    One of amounts behind a matter bounds it, whatever its header is (标准 above 5万元以内).
    """
    told = [c.number for c in shape.columns if c.role in SUBJECTS and c.number < first]
    open_to = {""} if told else {"", "unit"}
    columns = tuple(
        Column(_beside(shape, c, told), c.number, c.unit, c.factor)
        if c.number < first and c.role in open_to and not _is_marked(shape, c.number)
        else c
        for c in shape.columns
    )
    if told:
        columns = tuple(
            shape.columns[c.number]
            if c.role == "matter" and c.number not in told and not _says_more(shape, c, told)
            else c
            for c in columns
        )
    if not any(c.role in SUBJECTS for c in columns):
        least = _least(shape, [c for c in columns if c.number < first] or [*columns])
        columns = tuple(Column("matter", c.number) if c == least else c for c in columns)
    return replace(shape, columns=columns)


def _says_more(shape: Shape, column: Column, told: list[int]) -> bool:
    """Say whether a column that no list knows tells rows apart where the one headed as theirs groups them.

    One without a header goes on with it.
    """
    if not shape.header[column.number].text.strip():
        return True
    apart, known = (len(set(said_in(n, shape.rows))) for n in (column.number, max(told)))
    return column.number > max(told) and apart > known


def _least(shape: Shape, columns: Sequence[Column]) -> Column:
    """Return which of the columns left of who acts names the matter where no header says that one does.

    That is one that sorts rows, one whose header says nothing, else the last that holds words ("Name").
    """
    sorting = (c for c in columns if _sorts(shape, c))
    plain = (c for c in columns if c.role not in ("ignored", "remark"))
    worded = (c for c in reversed(columns) if _holds_words(shape, c))
    return next(chain(sorting, plain, worded), columns[0])


def _holds_words(shape: Shape, column: Column) -> bool:
    said = said_in(column.number, shape.rows)
    return any(len(words.strip()) > 1 and not any(map(str.isdigit, words)) for words in said)


def _sorts(shape: Shape, column: Column) -> bool:
    """Say whether a header that elsewhere only groups rows (类别) is above what each row is about."""
    head = shape.header[column.number].text.strip().lower()
    return column.role == "ignored" and head in entries("cells")["sorting"]


def untold(shape: Shape) -> Iterator[str]:
    """Yield the columns that name who acts on a row's matter below a header that does not say how."""
    yield from counting_nothing(shape) if shape.kind == "matrix" else ()
    known = position_columns(shape) if shape.kind == "matrix" else ()
    for column in shape.columns if shape.kind in ("matters", "matrix") else ():
        head = shape.header[column.number].text.strip()
        if (
            not column.role
            and head
            and column not in known
            and _names_titles(shape, column.number)
        ):
            yield f"column {head}: names who acts, and not what they do."


def _names_titles(shape: Shape, number: int) -> bool:
    said = said_in(number, shape.rows)
    return sum(len(names(words)) for words in said) > 1 and are_titles(said)
