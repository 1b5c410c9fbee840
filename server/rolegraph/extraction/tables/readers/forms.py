"""Forms: labels beside their values, one position a form."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rolegraph.extraction.structure.forms.entries import instructs
from rolegraph.extraction.tables.cells.cells import distinct, is_empty, passage
from rolegraph.extraction.tables.cells.headers import (
    Column,
    label_role,
)
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.grids.nested import parts
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.matters import below
from rolegraph.extraction.tables.readers.own_powers import add_own_powers
from rolegraph.extraction.tables.readers.positions import SENTENCES, read_row
from rolegraph.extraction.tables.readers.rows import Row, row_of
from rolegraph.reading import Cell

#: What counts a list's rows below its label, weighs them or calls a group of them, and is no value.
_COUNT = re.compile(
    r"\s*(?:\d{1,3}\s*[.、．%％]?|(?:职责|任务)\s*[一二三四五六七八九十\d]{1,3})\s*"
    r"|\s*职责(?:表述|描述)\s*[:：].*",
    re.S,
)
#: A label and its value; a label, what a group of sentences is about, and these.
_BESIDE, _GROUPED = 2, 3
_GROUP = re.compile(r"[\u4e00-\u9fff]{2,8}")
#: What stands below such a heading is told beside labels of its own (教育水平 | 本科).
_LABELLED = ("duty", "qualification")


@dataclass(frozen=True, slots=True)
class Pair:
    """A label's role and one of its values."""

    role: str
    value: Cell


def pairs(rows: Iterable[tuple[Cell, ...]]) -> tuple[Pair, ...]:
    """Return every value of a form with the role of its label: left of it, or above it.

    A label alone in its row is a heading of the rows below, as far as they have no label.
    """
    found: list[Pair] = []
    heading = ""
    for row in rows:
        cells = distinct(row)
        labelled = [(c, label_role(c.text)) for c in cells]
        if len(cells) == 1 and labelled[0][1]:
            heading = labelled[0][1]
            continue
        found += _of_row(labelled, heading)
        if any(r for _, r in labelled):
            heading = "" if len(cells) > 1 and labelled[0][1] else heading
    return tuple(found)


def _of_row(labelled: list[tuple[Cell, str]], heading: str) -> Iterable[Pair]:
    current = heading
    # 工作职责 | 出品管理 | 制定…菜单 | 40%: what weighs a duty is no part of it.
    lead = current or next((named for _, named in labelled[:1]), "")
    told = [one for one in labelled if not _counts(lead, one[0])]
    if heading in _LABELLED and len(told) == _BESIDE and not any(role for _, role in told):
        told = told[1:]
    elif len(told) == _GROUPED and told[0][1] in _LABELLED and _calls_group(told[1], told[2]):
        told = [told[0], told[2]]
    for cell, named in told:
        # A value can look like a label ("Manager" under "Position"): right after one it is a value.
        if named and not _is_value(current, cell, labelled):
            current = named
        elif current and not is_empty(cell.text) and not _counts(current, cell):
            yield Pair(current, cell)
            current = current if current in SENTENCES else ""


def _calls_group(named: tuple[Cell, str], told: tuple[Cell, str]) -> bool:
    """Say whether a cell behind a label says what the one behind it is about: 职责 | 入库管理 | 核对…"""
    words, beside = named[0].text.strip(), told[0].text.strip()
    short = _GROUP.fullmatch(words) and len(words) < len(beside)
    return bool(short) and not named[1] and not told[1]


def _counts(current: str, cell: Cell) -> bool:
    """Say whether a cell only counts or weighs the sentence beside it, or calls its group."""
    return current in SENTENCES and bool(_COUNT.fullmatch(cell.text))


def _is_value(current: str, cell: Cell, labelled: list[tuple[Cell, str]]) -> bool:
    at = next(n for n, (c, _) in enumerate(labelled) if c is cell)
    return (
        bool(at)
        and current in {"position", "superior", "unit", "functional"}
        and bool(labelled[at - 1][1])
    )


def form_title(shape: Shape) -> Cell | None:
    """Return the cell that holds the form's position, or None."""
    named = (p.value for p in pairs(shape.rows) if p.role == "position")
    return next((cell for cell in named if not instructs(cell.text)), None)


def read_form(shape: Shape, builder: Builder, heading: tuple[str, Cell] | None) -> bool:
    """Read a form into the builder; say whether it told whose it is.

    ``heading`` is the title above the table, for a form that does not name its position.
    """
    inside = parts(shape.rows)
    every = pairs(inside.rows)
    cell = form_title(shape)
    if cell is None and heading is None:
        return False
    unit = _unit(every, builder)
    title_cell = cell or (heading[1] if heading else None)
    assert title_cell is not None
    bearer = _position(
        title_cell, heading[0] if cell is None and heading else "", unit, every, builder
    )
    seen: set[tuple[str, int, int]] = set()
    for pair in every:
        if pair.role == "position":
            continue
        column = Column(pair.role, 0)
        row = Row(
            shape=shape,
            cells={
                pair.role: (pair.value, column),
                "position": (title_cell, Column("position", 0)),
            },
        )
        read_row(row, bearer, builder, seen)
    for table in inside.tables:
        if table.kind == "own":
            add_own_powers(table, bearer, builder)
            continue
        for cells in below(table):
            read_row(row_of(table, cells), bearer, builder, seen)
    return True


def _position(cell: Cell, title: str, unit: str, every: tuple[Pair, ...], builder: Builder) -> str:
    place = passage(builder.document, cell)
    counts = (p.value.text for p in every if p.role == "headcount")
    digits = "".join(c for c in next(counts, "") if c.isdigit())
    return builder.register.position(
        builder.organisation,
        title or place.text,
        place,
        defined=True,
        unit=unit,
        headcount=int(digits) if 0 < len(digits) < 5 else None,
    )


def _unit(every: tuple[Pair, ...], builder: Builder) -> str:
    cell = next((p.value for p in every if p.role == "unit"), None)
    if cell is None or instructs(cell.text):
        return ""
    place = passage(builder.document, cell)
    return builder.register.unit(builder.organisation, place.text, place)
