"""What is left of matrices for a reader who asks about some positions, or some matters, only."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rolegraph.matrices.values import Head, Matrix, Row, Texts
from rolegraph.queries.spelling import plain

# Where a matrix names positions and matters: its columns, or the heads, groups or entries of rows.
_POSITIONS: Mapping[str, tuple[str, ...]] = {
    "authority": ("columns",),
    "raci": ("entries",),
    "ladder": ("heads",),
    "sod": ("columns",),
    "span": ("heads", "entries"),
}
_MATTERS: Mapping[str, tuple[str, ...]] = {
    "authority": ("heads",),
    "raci": ("heads",),
    "ladder": ("groups",),
    "sod": ("heads",),
}
_Fits = Callable[[str, Texts], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Words that a name must have, in any script and case, or the IRI of what is named; "" takes all."""

    position: str = ""
    matter: str = ""

    def __bool__(self) -> bool:
        """Say whether anything is asked for."""
        return bool(self.position or self.matter)


def filters(name: str) -> tuple[str, ...]:
    """Return by what a matrix can be filtered: positions, and matters where it has them."""
    return ("position", "matter") if name in _MATTERS else ("position",)


def filtered(matrices: Iterable[Matrix], by: Filter) -> tuple[Matrix, ...]:
    """Return what a filter leaves; rows, columns and matrices with nothing left are gone.

    Rows of fixed columns are kept whole, so that what is remarked about them stays true: a step of
    RACI shows beside the position asked for who else has a letter.
    """
    if not by:
        return tuple(matrices)
    kept = (_by_position(_by_matter(matrix, by.matter), by.position) for matrix in matrices)
    return tuple(matrix for matrix in kept if matrix.rows)


def _by_matter(matrix: Matrix, words: str) -> Matrix:
    places = _MATTERS.get(matrix.name, ())
    if not words or not places:
        return matrix
    fits = _having(words)
    rows = (row for row in matrix.rows if any(fits(*named) for named in _named(row, places)))
    return replace(matrix, rows=tuple(rows))


def _by_position(matrix: Matrix, words: str) -> Matrix:
    places, fits = _POSITIONS[matrix.name], _having(words)
    if "columns" in places:
        held = {column for row in matrix.rows for column, entries in row.cells.items() if entries}
        columns = tuple(c for c in matrix.columns if c.id in held and fits(c.id, c.label))
        return replace(matrix, columns=columns, rows=tuple(_in_columns(matrix.rows, columns)))
    if not words:
        return matrix
    # A position is a thing of the graph: no number, and no remark between two rungs.
    rows = (
        row
        for row in matrix.rows
        if any(fits(iri, label) for iri, label in _named(row, places) if "://" in iri)
    )
    return replace(matrix, rows=tuple(rows))


def _in_columns(rows: Iterable[Row], columns: Iterable[Head]) -> Iterator[Row]:
    """Yield what rows have in these columns."""
    wanted = [column.id for column in columns]
    for row in rows:
        cells = {column: row.cells[column] for column in wanted if row.cells.get(column)}
        if cells:
            yield replace(row, cells=cells)


def _named(row: Row, places: Iterable[str]) -> Iterator[tuple[str, Texts]]:
    """Yield what a row names in these places, by id and label."""
    if "heads" in places:
        yield row.head.id, row.head.label
    if "groups" in places and row.group:
        yield row.group.id, row.group.label
    if "entries" in places:
        yield from ((e.code, e.label) for entries in row.cells.values() for e in entries)


def _having(words: str) -> _Fits:
    wanted = plain(words)
    return lambda iri, label: words in ("", iri) or any(wanted in plain(t) for t in label.values())
