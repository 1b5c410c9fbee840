"""Responsibility matrices (RACI): a row a step, a column a position or unit, letters in the cells."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from rolegraph.extraction.tables.bearing import position_columns, with_subject
from rolegraph.extraction.tables.builder import Builder
from rolegraph.extraction.tables.cells import is_empty, is_title, passage
from rolegraph.extraction.tables.headers import Column, entries
from rolegraph.extraction.tables.matters import below, cell_of, matter_of
from rolegraph.extraction.tables.shapes import BEARER, Shape, about
from rolegraph.reading import Cell

_CODES = re.compile(r"[/、,，;；+&\s]+")
#: Letters of those who only hear of a matter.
_TOLD = frozenset("CI")


def is_responsibility(shape: Shape, kinds_of: Mapping[str, str]) -> bool:
    """Say whether the cells are letters of a responsibility matrix."""
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


def read_responsibility(shape: Shape, builder: Builder) -> None:
    """Keep a responsibility matrix as the steps of a process, each with its letters.

    The process has the name of the nearest caption, else of the sheet, else of the file.
    """
    file = PurePosixPath(builder.document.path).stem
    process = next(reversed(shape.captions), "") or shape.table.name or file
    subject = with_subject(shape, position_columns(shape)[0].number)
    for order, row in enumerate(below(shape), 1):
        matter = matter_of(subject, row, builder)
        if matter is None:
            continue
        performers: list[tuple[str, str]] = []
        cells = [matter.cells[0]]
        for column in _performing(shape):
            cell = cell_of(row, column)
            if cell is None or is_empty(cell.text):
                continue
            cells.append(cell)
            for bearer in _performers(shape.header[column.number], builder):
                performers += [
                    (bearer, letter) for letter in _CODES.split(cell.text.upper()) if letter
                ]
        builder.step(process, order, tuple(cells), performers)


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
