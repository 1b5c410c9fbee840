"""Cells of a matrix: what each lets the position of its column do on the matter of its row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rolegraph.extraction.english.lists.verdicts import Verdict
from rolegraph.extraction.tables.cells.cellpowers import powers_in
from rolegraph.extraction.tables.cells.cells import is_tick, is_title, kind_in, passage, text
from rolegraph.extraction.tables.cells.deeds import done_first, tells_deeds
from rolegraph.extraction.tables.cells.headers import Column
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.cells.wording import others
from rolegraph.extraction.tables.columns.conditions import case_in, case_over
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.deedcolumns import read_deeds
from rolegraph.extraction.tables.readers.marks import meant, without_figures
from rolegraph.extraction.tables.readers.matters import Matter, power
from rolegraph.extraction.tables.readers.meanings import Means, kind_in_turn
from rolegraph.extraction.tables.readers.norms import read_norms
from rolegraph.extraction.tables.readers.verdicts import (
    add_verdict,
    beside_mark,
    marked,
    names_others,
    verdict_of,
)
from rolegraph.model import Limit
from rolegraph.reading import Cell
from rolegraph.reading.characters import HAN

#: Object and id of each power that a cell gives.
Made = list[tuple[str, str]]
_BRACKET = re.compile(r"[（(][^）)]*[）)]")
#: A cell that grants something else than a kind on the row's matter: 有权下达停工令.
_GRANTS = re.compile(f"(?:有权|有责任?并有权|享有){HAN}{{2,}}|对[^，。；]{{2,}}有[^，。；]*权")
_STOP = re.compile("[，,；;。]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell where it stands: below its column's position, beside its row's matter; ``means`` is what
    marks mean there.
    """

    shape: Shape
    column: Column
    cell: Cell
    means: Means
    matter: Matter
    builder: Builder

    @property
    def said(self) -> str:
        """Return the cell's words."""
        return text(self.builder.document, self.cell)

    @property
    def head(self) -> Cell:
        """Return the header of its column."""
        return self.shape.header[self.column.number]

    def kind_of(self, mark: str) -> str:
        """Return the kind that a mark or amount means here, "" where nothing says so."""
        return meant(mark, self.shape, self.column, self.means, self.matter)


def read_cell(entry: Entry) -> Made | None:
    """Add what one cell says; return what it gives, None where nothing explains it."""
    means, said, builder = entry.means, entry.said, entry.builder
    explained, worded = means.legend, passage(builder.document, entry.cell)
    denied = said.strip() in explained.denied
    if denied or said.strip() in explained.apart:
        return [] if denied else None
    if means.turns or means.flow or (means.system and is_tick(said)):
        return _by_sign(entry)
    if tells_deeds(worded.text):  # done to things of their own, and not to the row's matter
        read_deeds(entry.shape, entry.column, entry.cell, builder)
        return []
    if means.told:
        return []
    named, known = _in_words(entry)
    if not known:
        return None
    plain = said.strip() in explained.kinds or kind_in(said) or figure(said, entry.column)
    if named and (names_others(named) or (named.deeds and not plain)):
        head, bearers = entry.head, tuple(builder.named(entry.head))
        return list(add_verdict(named, bearers, entry.cell, entry.matter, builder, head))
    return _powers(entry)


def _powers(entry: Entry) -> Made | None:
    """Add the powers that a cell gives its column's position, and those whom it names besides."""
    said, worded = entry.said, passage(entry.builder.document, entry.cell)
    further = any(others(worded))
    # 审批；超过1万元报院长审批: what goes beyond is no bound of its own.
    own = _STOP.split(said)[0] if further else said
    kinds, bare = entry.means.legend.kinds, entry.means.bare
    powers = list(powers_in(own, entry.column, kinds, entry.kind_of(said), bare=bare))
    powers = powers or list(without_figures(own, said, worded, entry.means, entry.matter))
    if not (powers or further):
        return _granted(entry)
    only = replace(entry.matter, condition=_condition(entry))
    return [*_add(replace(entry, matter=only), powers), *_add_others(entry)]


def _by_sign(entry: Entry) -> Made | None:
    """Add what a sign means by its turn, or the deed of its row that a program allows; None for neither."""
    means, matter = entry.means, entry.matter
    if means.turns or means.flow:
        told = (kind_in_turn(entry.shape, entry.column, entry.said, means), matter.object)
    else:
        told = done_first(matter.object) or ("", "")
    kind, what = told
    done = replace(entry, matter=replace(matter, object=what))
    return list(_add(done, [(kind, None)])) if kind else None


def _condition(entry: Entry) -> str:
    """Return when what a cell says holds: by its mark's legend, else by its header and its own words."""
    said = entry.said
    told = (case_over(entry.shape, entry.column), case_in(said) or entry.matter.condition)
    return entry.means.legend.conditions.get(said.strip(), ", ".join(filter(None, told)))


def _in_words(entry: Entry) -> tuple[Verdict | None, bool]:
    """Return what a cell says in a clause or beside a mark, and whether that can be told.

    Of "x (Board above £10m)" it cannot where nothing says what x is.
    """
    said, cell, builder = entry.said, entry.cell, entry.builder
    named = None if _names_who(said) else verdict_of(cell, builder, entry.means.granted)
    mark, rest = marked(said)
    if not rest:
        return named, True
    kind = entry.means.legend.kinds.get(mark) or entry.kind_of(mark)
    others_too = beside_mark(kind, rest, cell, builder)
    return others_too or named, bool(kind or not others_too)


def _names_who(said: str) -> bool:
    """Say whether a cell only names who acts ("Chair"), and tells no deed ("Ask Area Manager")."""
    return is_title(said) and len(said.split()) == 1


def _granted(entry: Entry) -> Made | None:
    """Read a cell that grants something else than the row's matter; None where it grants nothing."""
    worded = passage(entry.builder.document, entry.cell)
    if not _GRANTS.match(worded.text):
        return None
    for bearer in entry.builder.named(entry.head):
        read_norms("authorities", worded, bearer, entry.builder, entry.head.text)
    return []


def _add(entry: Entry, powers: list[tuple[str, Limit | None]]) -> Iterator[tuple[str, str]]:
    """Add powers of whom a cell's column names; yield object and id of each."""
    head, matter, column = entry.head, entry.matter, entry.column
    own = next((figure(b[1:-1], column) for b in _BRACKET.findall(head.text)), None)
    for bearer in entry.builder.named(head):
        for kind, bound in powers:
            made = entry.builder.authority(
                bearer,
                kind,
                matter.object,
                (*matter.cells, entry.cell),
                header=head,
                limit=bound or own or matter.limit,
                condition=matter.condition,
            )
            # What goes beyond a bound within the budget goes to whom the table names for that case.
            yield f"{matter.object} {case_over(entry.shape, column)}".strip(), made


def _add_others(entry: Entry) -> Iterator[tuple[str, str]]:
    """Add the powers of those whom a cell names itself (报区域经理审批); yield object and id."""
    builder, matter = entry.builder, entry.matter
    for place, kind, said in others(passage(builder.document, entry.cell)):
        # One holder is named; 总部 and 人事部 are units.
        if bearer := next(iter(builder.bearers(place)), ""):
            limit = figure(said, entry.column)
            yield matter.object, power(builder, bearer, kind, matter, entry.cell, limit=limit)
