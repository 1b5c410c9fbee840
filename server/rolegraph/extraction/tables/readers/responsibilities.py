"""Responsibility matrices: who has which letter (R, A, C, I) for each step of a process."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from rolegraph.extraction.english.norms.ladders import ladder
from rolegraph.extraction.english.wording.lexicon import by_entry
from rolegraph.extraction.tables.cells.cells import is_empty, is_title, passage
from rolegraph.extraction.tables.cells.headers import Column, speaks_of
from rolegraph.extraction.tables.cells.lettered import letter_of
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.columns.heads import names_holder
from rolegraph.extraction.tables.columns.legends import is_key_line
from rolegraph.extraction.tables.columns.shapes import BEARER, Shape, about
from rolegraph.extraction.tables.readers.bearing import position_columns, with_subject
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.matters import Matter, below, cell_of, matter_of
from rolegraph.reading import Cell

_CODES = re.compile(r"[/、,，;；+&\s]+")
#: The number of a heading: "2. RACI".
_COUNTED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\D)")
#: Letters of those who only hear of a matter.
_TOLD = frozenset("CI")


def is_responsibility(shape: Shape, kinds_of: Mapping[str, str]) -> bool:
    """Say whether the cells of a matrix are letters of responsibility, which grant nothing."""
    marks = {
        mark
        for row in below(shape)
        for c in position_columns(shape)
        if c.number < len(row) and not is_empty(row[c.number].text)
        for mark in _CODES.split(row[c.number].text.strip().upper())
    }
    letters = bool(marks) and marks <= set(entries("cells")["raci"])
    named = about(shape) == "responsibility"
    # A legend that explains only who is informed or consulted leaves the usual letters as they are.
    explained = marks & kinds_of.keys() - _TOLD
    return letters and (named or not explained or set("RACI") <= kinds_of.keys())


def read_steps(shape: Shape, builder: Builder) -> None:
    """Keep a matrix of letters below positions as the steps of a process."""
    subject = with_subject(shape, position_columns(shape)[0].number)
    columns = _performing(shape)
    _steps(subject, columns, _by_letter, builder)


def read_assignments(shape: Shape, builder: Builder) -> None:
    """Keep a table whose headers are the letters (Responsible, Accountable …) as the steps of a process.

    Its cells name the positions and units.
    """
    columns = [c for c in shape.columns if letter_of(shape.header[c.number].text)]
    first = min(c.number for c in columns)
    told = replace(shape, columns=tuple(c for c in shape.columns if c.number < first))
    subject = with_subject(told, first)
    _steps(subject, columns, _by_name, builder)
    for row in below(subject):
        matter = matter_of(subject, row, builder)
        for column in shape.columns if matter else ():
            cell = cell_of(row, column) if column.number > first else None
            if matter and cell and column not in columns:
                _bounded(shape.header[column.number], cell, matter, builder)


def _bounded(head: Cell, cell: Cell, matter: Matter, builder: Builder) -> None:
    """Add what a cell below "Approval limit" gives: "CFO up to EUR 80,000; above that the CEO"."""
    kind = by_entry("kinds", "labels").get(head.text.strip().lower(), "")
    place = passage(builder.document, cell)
    rungs = ladder(place.text, builder.register.known(builder.organisation)) if kind else ()
    bearers = [builder.titled(rung.title, place) for rung in rungs]
    for rung, bearer, upper in zip(rungs, bearers, (*bearers[1:], ""), strict=False):
        made = builder.authority(
            bearer,
            rung.kind or kind,
            matter.object,
            (*matter.cells, cell),
            header=head,
            limit=rung.limit,
        )
        if upper and upper != bearer:
            builder.escalate(made, upper)


def _steps(
    subject: Shape,
    columns: Sequence[Column],
    performers: Callable[[Cell, Cell, Builder], Iterator[tuple[str, str]]],
    builder: Builder,
) -> None:
    """Add a row a step; ``performers`` tells who has which letter by a column's header and a cell.

    The process has the name of the nearest caption that is no key of letters, else of the sheet, else of
    the file; one that calls the table a matrix of responsibilities goes before others (Version 3.2).
    """
    file = PurePosixPath(builder.document.path).stem
    above = [line for line in reversed(subject.captions) if not is_key_line(line)]
    named = [line for line in above if speaks_of(line, "responsibility")]
    titled = _COUNTED.sub("", next(iter((*named, *above)), ""))
    process = titled or subject.table.name or file
    for order, row in enumerate(below(subject), 1):
        matter = matter_of(subject, row, builder)
        if matter is None:
            continue
        told = ((c, cell_of(row, c)) for c in columns)
        cells = [(c, cell) for c, cell in told if cell and not is_empty(cell.text)]
        every = [
            one for c, cell in cells for one in performers(subject.header[c.number], cell, builder)
        ]
        builder.step(process, order, (matter.cells[0], *(cell for _, cell in cells)), every)


def _by_letter(head: Cell, cell: Cell, builder: Builder) -> Iterator[tuple[str, str]]:
    for bearer in _performers(head, builder):
        yield from ((bearer, letter) for letter in _CODES.split(cell.text.upper()) if letter)


def _by_name(head: Cell, cell: Cell, builder: Builder) -> Iterator[tuple[str, str]]:
    letter = letter_of(head.text)
    if names_holder(cell.text):
        yield from ((bearer, letter) for bearer in builder.named(cell))


def _performing(shape: Shape) -> list[Column]:
    """Return the columns of a responsibility matrix: positions, and units such as HR."""
    bearing = [c for c in shape.columns if c.role in {"", BEARER}]
    return [c for c in bearing if shape.header[c.number].text.strip()]


def _performers(head: Cell, builder: Builder) -> list[str]:
    """Return whom a column's header names: positions, or a unit where it is no title."""
    place = passage(builder.document, head)
    if is_title(place.text):
        return builder.named(head)
    return [builder.register.unit(builder.organisation, place.text, place)]
