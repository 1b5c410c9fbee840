"""A matrix as frozen values: rows, columns, what stands in the cells, and the sentences behind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from rolegraph.queries import Place

Json = dict[str, Any]
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a row or column is about; ``group`` is the IRI of its organisation where several are."""

    id: str
    label: Texts
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in a cell.

    ``code`` is for programs (``approve``, ``high``, a number); ``detail`` is what narrows it, such
    as a limit; ``derived`` the rule that it follows from, ``implied`` for an authority that only the
    verb of a duty implies, "" where a document grants or states it.
    """

    code: str
    label: Texts
    detail: Texts = field(default_factory=dict)
    derived: str = ""
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A span of amounts to draw, from 0 to 1; ``open`` where it has no upper end.

    ``kind`` is rung, gap or overlap.
    """

    start: float
    end: float
    kind: str = "rung"
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; ``cells`` by the ids of columns, ``remarks`` what is odd about it."""

    head: Head
    cells: Mapping[str, tuple[Entry, ...]]
    group: Head | None = None
    remarks: tuple[Texts, ...] = ()
    bar: Bar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A table of one organisation, or of several side by side.

    ``corner`` says what the rows are; ``evidence`` and ``readings`` stand behind the statements.
    """

    name: str
    title: Texts
    corner: Texts
    organisations: Mapping[str, Texts]
    columns: tuple[Head, ...]
    rows: tuple[Row, ...]
    evidence: Mapping[str, tuple[Place, ...]]
    readings: Mapping[str, str]

    def entries(self) -> Iterator[tuple[Row, Head, Entry]]:
        """Yield everything in the cells, in the order of rows and columns."""
        for row in self.rows:
            for column in self.columns:
                for entry in row.cells.get(column.id, ()):
                    yield row, column, entry

    @property
    def column_groups(self) -> tuple[tuple[str, int], ...]:
        """The organisations over the columns, in their order, each with how many it has."""
        groups = groupby(self.columns, key=lambda column: column.group)
        return tuple((organisation, len(list(heads))) for organisation, heads in groups)

    @property
    def derivations(self) -> tuple[str, ...]:
        """Why entries stand in cells that no document states, each reason once."""
        return tuple(dict.fromkeys(e.derived for _, _, e in self.entries() if e.derived))

    @property
    def statements(self) -> tuple[str, ...]:
        """The statements behind the cells, each once, in the order they are met."""
        return tuple(dict.fromkeys(s for _, _, entry in self.entries() for s in entry.statements))
