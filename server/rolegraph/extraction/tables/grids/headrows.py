"""The header of a table whose columns blanks keep: in one row, broken over lines, or in two rows."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import combinations, pairwise
from operator import or_

from rolegraph.extraction.tables.cells.cells import kind_in
from rolegraph.extraction.tables.cells.headers import role
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.grids.fitting import SUBJECTS, heads
from rolegraph.extraction.tables.grids.pieces import Line, Piece, bands, cell
from rolegraph.reading import Cell

#: What the first column of a table can be about.
ABOUT = (*SUBJECTS, "step", "unit", "limit")
_FIRST = 3
#: How far the middle of a label may stand from that of the columns which it heads.
_ASIDE = 4.0
_Band = tuple[int, int]
_Row = tuple[Cell, ...]


def header_rows(lines: Sequence[Line], columns: Sequence[_Band]) -> tuple[_Row, ...]:
    """Return the rows of a header over columns; none where what a label heads cannot be told."""
    lower = [_in(lines[-1], band) for band in columns]
    if len(lines) == 1:
        return (_row([[part] for part in lower]),)
    upper = sorted((p for one in lines[:-1] for p in one.pieces), key=lambda p: p.left)
    broken = [[part for one in lines if (part := _in(one, band))] for band in columns]
    if not all(any(_over(part, band) for part in upper) for band in columns):
        named = all(heads(_said([part])) for part in lower if part)
        found = _in_two_rows(upper, lower, columns) if named else ()
        if found:
            return found
    whole = all(parts and heads(_said(parts)) for parts in broken)
    return (_row(broken),) if whole else ()


def places(lines: Sequence[Line]) -> Iterator[list[_Band]]:
    """Yield where the columns below a header can be told to stand, each way to read it."""
    yield bands(union(lines))
    if len(lines) > 1:
        lower = bands(lines[-1].columns)
        upper = [(p.left, p.right) for one in lines[:-1] for p in one.pieces]
        beside = (each for each in upper if each[1] < lower[0][0] or each[0] > lower[-1][1])
        yield sorted([*lower, *beside])


def union(lines: Iterable[Line]) -> int:
    """Return the columns of the page in which any of the lines has something."""
    return reduce(or_, (one.columns for one in lines), 0)


def is_header(row: _Row) -> bool:
    """Say whether a row can head a table: what its rows are about, then who decides or what is told of it."""
    said = [c.text for c in row if role(c.text) != "ignored"]
    if any(role(words) in ABOUT for words in said[:_FIRST]):
        return True
    known = all(map(heads, said[1:])) and len(said) > 2
    return known and not any(kind_in(words) or figure(words) for words in said[1:])


def _in_two_rows(
    labels: Sequence[Piece], lower: Sequence[Sequence[Piece]], columns: Sequence[_Band]
) -> tuple[_Row, ...]:
    """Return both rows of a header whose upper labels each head columns side by side."""
    bare = [n for n, parts in enumerate(lower) if not parts]
    own = {n: next((one for one in labels if _over(one, columns[n])), None) for n in bare}
    shared = [n for n in range(len(columns)) if n not in own]
    wide = [label for label in labels if label not in own.values()]
    spans = _spans(wide, shared, columns)
    if None in own.values() or all(len(span) == 1 for span in spans):
        return ()
    over = {n: label for label, span in zip(wide, spans, strict=True) for n in span}
    alone = {n: (piece,) for n, piece in own.items() if piece}
    above = [(over[n],) if n in over else alone.get(n, lower[n]) for n in range(len(columns))]
    below = [lower[n] or alone[n] for n in range(len(columns))]
    return tuple(_row([[part] for part in parts]) for parts in (above, below))


def _spans(
    labels: Sequence[Piece], shared: Sequence[int], columns: Sequence[_Band]
) -> list[list[int]]:
    """Return the columns that each label heads: those about whose middle, or from whose left, it stands."""
    found = []
    for edges in combinations(range(len(shared)), len(labels)) if labels else ():
        spans = [list(shared[a:b]) for a, b in pairwise((*edges, len(shared)))]
        pairs = zip(labels, spans, strict=True)
        aside = max(_aside(label, columns[s[0]], columns[s[-1]]) for label, s in pairs)
        found.append((aside, spans))
    best = min(found, default=(_ASIDE + 1, []))
    return best[1] if best[0] <= _ASIDE else []


def _aside(label: Piece, first: _Band, last: _Band) -> float:
    middle = abs((label.left + label.right) - (first[0] + last[1])) / 2
    return min(middle, abs(label.left - first[0]))


def _over(one: Piece, band: _Band) -> bool:
    return one.left < band[1] and one.right > band[0]


def _in(one: Line, band: _Band) -> tuple[Piece, ...]:
    return tuple(piece for piece in one.pieces if _over(piece, band))


def _said(parts: Sequence[Sequence[Piece]]) -> str:
    return cell(parts, 0).text


def _row(columns: Sequence[Sequence[Sequence[Piece]]]) -> _Row:
    every: Iterator[Piece] = (p for parts in columns for part in parts for p in part)
    blank = max(piece.end for piece in every)
    return tuple(cell([part for part in parts if part], blank) for parts in columns)
