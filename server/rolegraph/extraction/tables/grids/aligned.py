"""Tables whose columns blanks keep, in a cell's every line: ``pdftotext -layout``, typewriters, e-mails.

The columns are those stretches of the page between which no line has anything; a header must stand above
each. ``rowing`` tells which lines are one row.
"""

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter

from rolegraph.extraction.tables.cells.headers import role
from rolegraph.extraction.tables.grids.fitting import heads
from rolegraph.extraction.tables.grids.headrows import ABOUT, header_rows, is_header, places, union
from rolegraph.extraction.tables.grids.pieces import Line, Piece, bands, cell, line
from rolegraph.extraction.tables.grids.rowing import Placed, rows
from rolegraph.reading import Cell, Table

_FEWEST_COLUMNS, _FEWEST_ROWS, _TALLEST_HEAD = 3, 2, 4
#: Empty lines within a table; more part it from what follows.
_MOST_EMPTY = 3
_Band = tuple[int, int]
_Match = re.Match[str]


def aligned(lines: Sequence[_Match], at: int) -> list[tuple[Table, int]]:
    """Return the tables whose header can begin in a line, the likeliest first, and their numbers of lines."""
    found: list[tuple[Table, int, float]] = []
    for wide in (2, 1):
        for tall in range(1, _TALLEST_HEAD + 1):
            end = at + tall
            if end > len(lines) or (tall > 1 and _line(lines, end - 1, wide).empty):
                break
            head = [_line(lines, n, wide) for n in range(at, end)]
            for stretches in places(head):
                if len(stretches) >= _FEWEST_COLUMNS and _can_head(head, stretches):
                    found += _below(lines, head, stretches, at, wide)
    return [(table, count) for table, count, _ in sorted(found, key=itemgetter(2))]


def _can_head(head: Sequence[Line], stretches: Sequence[_Band]) -> bool:
    header = header_rows(head, stretches)
    return bool(header) and is_header(header[-1])


def _line(lines: Sequence[_Match], at: int, wide: int) -> Line:
    """Return a line in its pieces, with the number of empty lines above it; a page's mark counts as one."""
    found = lines[at]
    between = found.string[lines[at - 1].end() : found.start()] if at else ""
    empty = 1 if between.strip() else max(between.count("\n") - 1, 0)
    return line(found, empty, wide)


def _below(
    lines: Sequence[_Match], head: Sequence[Line], stretches: Sequence[_Band], at: int, wide: int
) -> Iterator[tuple[Table, int, float]]:
    """Yield the table below a header, of how many lines it is, and what speaks against it."""
    body = _fitting(lines, head, stretches, at, wide)
    columns = _columns(stretches, union(one for _, one in body))
    header = header_rows(head, columns) if columns and body else ()
    if not header:
        return
    placed = [_placed(one, columns) for _, one in body]
    spans, against = rows(header[-1], placed, wide)
    while spans and _is_text(placed[slice(*spans[-1])]):
        spans.pop()
    if len(spans) >= _FEWEST_ROWS:
        below = [_cells(placed[a:b]) for a, b in spans]
        last, _ = body[spans[-1][1] - 1]
        yield Table((*header, *below)), last + 1 - at, against / len(body)


def _fitting(
    lines: Sequence[_Match], head: Sequence[Line], stretches: Sequence[_Band], at: int, wide: int
) -> list[tuple[int, Line]]:
    """Return the lines below a header that leave blank what parts its columns; repeated headers left out."""
    found: list[tuple[int, Line]] = []
    tall, said = len(head), [one.said for one in head]
    columns, here = sum((1 << b) - (1 << a) for a, b in stretches), at + tall
    while here < len(lines):
        one = _line(lines, here, wide)
        if one.said == said[0] and said == [
            _line(lines, n, wide).said for n in range(here, min(here + tall, len(lines)))
        ]:
            here += tall
            continue
        fits = one.empty <= _MOST_EMPTY and _parts(stretches, columns | one.columns)
        if not fits or _begins_another(one):
            break
        columns |= one.columns
        found.append((here, one))
        here += 1
    return found


def _begins_another(one: Line) -> bool:
    """Say whether a line is the header of another table."""
    named = next((r for r in map(role, one.said) if r != "ignored"), "")
    return len(one.pieces) > 2 and named in ABOUT and all(map(heads, one.said))


def _parts(stretches: Sequence[_Band], columns: int) -> bool:
    """Say whether no stretch of columns joins two headers."""
    return all(_held(stretches, band) <= 1 for band in bands(columns))


def _held(places: Sequence[_Band], band: _Band) -> int:
    return sum(band[0] <= a < band[1] for a, _ in places)


def _columns(places: Sequence[_Band], columns: int) -> list[_Band]:
    """Return the columns of a table, one for each header; none where one cannot be told.

    What stands beside a header that has nothing below it, is below it.
    """
    found: list[_Band] = []
    stretches = bands(columns | sum((1 << b) - (1 << a) for a, b in places))
    headed = [_held(places, band) for band in stretches]
    for n, band in enumerate(stretches):
        if headed[n]:
            found.append(band)
        elif found and n and headed[n - 1] and stretches[n - 1] in places:
            found[-1] = (found[-1][0], band[1])
        elif n + 1 < len(stretches) and headed[n + 1] and stretches[n + 1] in places:
            stretches[n + 1] = (band[0], stretches[n + 1][1])
        elif n:
            return []
        else:
            found.append(band)
    return found


def _placed(one: Line, columns: Sequence[_Band]) -> Placed:
    cells: list[list[Piece]] = [[] for _ in columns]
    for piece in one.pieces:
        number = next(n for n, (a, b) in enumerate(columns) if a <= piece.left < b)
        cells[number].append(piece)
    return Placed(tuple(map(tuple, cells)), one.empty > 0)


def _cells(lines: Sequence[Placed]) -> tuple[Cell, ...]:
    """Return the cells of a row over several lines."""
    blank = max(piece.end for one in lines for cells in one.cells for piece in cells)
    columns = zip(*(one.cells for one in lines), strict=True)
    return tuple(cell([part for part in column if part], blank) for column in columns)


def _is_text(lines: Sequence[Placed]) -> bool:
    """Say whether lines at the end of a table are text below it: one cell alone."""
    return sum(any(one.cells[n] for one in lines) for n in range(len(lines[0].cells))) == 1
