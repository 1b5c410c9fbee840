"""Tables that a converter left a cell to a line: which lines are a row, and which cannot be told.

A row is taken where its lines fit the columns in one way alone. Empty cells stand as empty lines, or are
gone; where they are gone, a row with fewer cells than columns is told only if no other column could hold one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from rolegraph.extraction.tables.cells.cells import is_empty, is_tick, is_title, kind_in
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.grids.fitting import heads, width
from rolegraph.extraction.tables.grids.lining import (
    bounds_matter,
    fits_columns,
    goes_on,
    is_header,
    misfits,
    tells_much,
    ways,
)
from rolegraph.extraction.tables.grids.rowing import subject_of
from rolegraph.reading import Cell, Table
from rolegraph.reading.rendition import stripped
from rolegraph.reading.typography import without_unseen

_FEWEST_COLUMNS, _MOST_COLUMNS, _FEWEST_ROWS = 3, 12, 2
_LONGEST_HEAD, _LONGEST_GROUP, _MOST_CELLS = 40, 40, 600
_MOST_ROWS = 40
#: What shows that lines are as long as a column: how long, and how many of them.
_NARROWEST, _MANY = 14, 0.25
_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"[。；;！?？!]|[.,，:：]$")
#: What speaks against a row: a cell that is not known to stand there, one that is gone, no matter, cells
#: that fit several columns, one cell alone; and for how many cells each counts.
_MISFIT, _GONE, _BELOW, _UNSURE, _ALONE, _WORTH = 0.25, 0.3, 0.8, 1.5, 0.6, 3.0
_Match = re.Match[str]
_Cells = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Stacked:
    """A table, its number of lines, and the rows that cannot be told, each with what it begins with."""

    table: Table
    lines: int
    untold: tuple[Cell, ...]
    #: How many lines are cells of told rows, less what speaks against these.
    worth: float


@dataclass(frozen=True, slots=True)
class _Row:
    """From and to which cells a row is, and the columns of each; none where they cannot be told."""

    start: int
    end: int
    columns: tuple[int, ...] = ()
    #: How many of them say what is not known to stand there.
    strange: int = 0


def sequence(lines: Sequence[_Match], at: int) -> Stacked | None:
    """Return the table a cell to a line whose header begins in a line, None where none does."""
    found = [
        read
        for count in range(_FEWEST_COLUMNS, _heads(lines, at) + 1)
        for keeps in (True, False)
        if (read := _read(lines[at : at + _MOST_CELLS], count, keeps))
    ]
    across = _by_columns(lines, at)
    return across or max(found, key=lambda read: read.worth, default=None)


def row_by_line(lines: Sequence[_Match], at: int) -> Stacked | None:
    """Return the table whose header begins in a line with a row in each below, one blank between two cells.

    Empty cells are gone: a row is told where its cells fit the columns in one way alone.
    """
    header = tuple(_words(lines[at]))
    if len(header) < _FEWEST_COLUMNS or not is_header(header, whole=True):
        return None
    said = tuple(cell.text for cell in header)
    rows: list[tuple[list[Cell], tuple[int, ...]]] = []
    for line in lines[at + 1 :]:
        own = list(_words(line))
        if len(own) == 1 and _is_group(own[0].text):
            rows.append((own, (subject_of(header),)))
            continue
        found = ways(said, tuple(cell.text for cell in own)) if len(own) <= len(said) else []
        if not found:
            break
        sure = len(found) == 1 and not bounds_matter(header, own, found[0])
        rows.append((own, found[0] if sure else ()))
    while rows and len(rows[-1][0]) == 1:
        rows.pop()
    told = [(own, columns) for own, columns in rows if columns]
    untold = tuple(_begun(own) for own, columns in rows if not columns)
    if sum(len(columns) > 1 for _, columns in told) < max(_FEWEST_ROWS, len(untold)):
        return None
    cells = [cell for own, _ in told for cell in own]
    spans = list(accumulate((len(own) for own, _ in told), initial=0))
    placed = [_Row(a, a + len(own), c) for a, (own, c) in zip(spans, told, strict=False)]
    table = Table((header, *_filled(header, cells, placed)))
    return Stacked(table, 1 + len(rows), untold, float(len(cells)))


def _begun(own: _Cells) -> Cell:
    """Return the stretch of a row's cells, with what it begins with."""
    return Cell(own[0].start, own[-1].end, own[0].text)


def _words(line: _Match) -> Iterator[Cell]:
    """Yield what blanks part in a line."""
    for found in _WORD.finditer(line[0]):
        start = line.start() + found.start()
        yield Cell(start, start + len(found[0]), without_unseen(found[0]))


def _is_broken(cells: _Cells) -> bool:
    """Say whether cells go on in the next line: many lines are as long as the longest."""
    sizes = [width(cell.text) for cell in cells if cell.text]
    longest = max(sizes, default=0)
    full = sum(size >= longest - 2 for size in sizes)
    return _NARROWEST <= longest <= _LONGEST_GROUP and full >= max(3, len(sizes) * _MANY)


def _by_columns(lines: Sequence[_Match], at: int) -> Stacked | None:
    """Return the table whose columns stand one below the other, all of one length, None where they do not."""
    for size in range(_FEWEST_ROWS + 1, _MOST_ROWS + 1):
        starts = [at]
        while _begins_column(lines, starts[-1] + size):
            starts.append(starts[-1] + size)
        columns = [tuple(map(_cell, lines[start : start + size])) for start in starts]
        columns = [column for column in columns if len(column) == size]
        if len(columns) >= _FEWEST_COLUMNS and fits_columns(columns):
            rows = tuple(zip(*columns, strict=True))
            return Stacked(Table(rows), size * len(columns), (), size * len(columns))
    return None


def _begins_column(lines: Sequence[_Match], at: int) -> bool:
    return at < len(lines) and len(lines[at][0]) <= _LONGEST_HEAD and heads(lines[at][0].strip())


def _heads(lines: Sequence[_Match], at: int) -> int:
    """Return how many lines from one on can each head a column, half of them known words."""
    unknown, last = 0, 0
    for count, line in enumerate(lines[at : at + _MOST_COLUMNS], 1):
        words = line[0].strip()
        known = heads(words)
        unknown += not known
        if width(words) > _LONGEST_HEAD or _SENTENCE.search(words) or 2 * unknown > max(count, 4):
            break
        last = count
    return last


def _read(lines: Sequence[_Match], count: int, keeps: bool) -> Stacked | None:
    """Return the table with so many columns; ``keeps`` says that empty lines are its empty cells."""
    header = tuple(map(_cell, lines[:count]))
    cells = list(_cells(lines, count, keeps))
    if not is_header(header, whole=not keeps) or goes_on(header, cells):
        return None
    rows, against = _rows(header, cells, fixed=keeps)
    while rows and rows[-1].end - rows[-1].start == 1:
        rows.pop()
    sure = [row for row in rows if row.columns]
    # An empty line or a sign for nothing (/) shows that cells are not gone.
    blank = any(is_empty(cell.text) for row in rows for cell in cells[row.start : row.end])
    if any(row.strange for row in rows) and not blank:
        return None  # Nothing shows that each row has all its cells.
    full = [row for row in sure if len(row.columns) > 1]
    if tells_much(header) and any(len(row.columns) < len(header) or row.strange for row in rows):
        return None  # Cells of sentences have lines of their own.
    if _is_broken([cell for row in rows for cell in cells[row.start : row.end]]):
        return None
    if len(full) < _FEWEST_ROWS or 2 * len(full) < len(rows):
        return None
    table = Table((header, *_filled(header, cells, sure)))
    used = sum(bool(cell.text) for cell in cells[: rows[-1].end])
    untold = tuple(_begun(cells[row.start : row.end]) for row in rows if not row.columns)
    worth = used - _WORTH * against
    return Stacked(table, count + used, untold, worth) if worth > used / 2 else None


def _cell(line: _Match) -> Cell:
    start, end, words = stripped(line[0], line.start())
    return Cell(start, end, without_unseen(words))


def _cells(lines: Sequence[_Match], count: int, keeps: bool) -> Iterator[Cell]:
    """Yield the lines below a header; where empty ones are cells, those too."""
    text = lines[0].string
    steps = [text.count("\n", a.end(), b.start()) for a, b in pairwise(lines[:count])]
    step = max(min(steps), 1)
    for before, line in pairwise(lines[count - 1 :]):
        empty = text.count("\n", before.end(), line.start()) // step - 1
        for _ in range(empty if keeps else 0):
            yield Cell(before.end(), before.end(), "")
        yield _cell(line)


def _filled(header: _Cells, cells: _Cells, rows: Sequence[_Row]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows as cells, the matter of the row above where one has none of its own."""
    subject, above = subject_of(header), None
    for row in rows:
        own = cells[row.start : row.end]
        filled = [Cell(own[-1].end, own[-1].end, "")] * len(header)
        for number, one in zip(row.columns, own, strict=True):
            filled[number] = one
        if not filled[subject].text and len(row.columns) > 1 and above:
            filled[subject] = above
        above = filled[subject]
        yield tuple(filled)


def _rows(header: _Cells, cells: _Cells, fixed: bool) -> tuple[list[_Row], float]:
    """Return the rows that the cells from the first on make, and what speaks against them."""
    counted = Counter(cell.text for cell in cells)
    usual = frozenset(w for w, n in counted.items() if n > 1 and width(w) <= _LONGEST_HEAD)
    best: dict[int, tuple[float, list[_Row]]] = {0: (0.0, [])}
    furthest = 0
    for start in range(len(cells)):
        if start not in best or start - furthest > len(header):
            continue
        against, before = best[start]
        for row, cost in _from(header, cells, start, usual if fixed else None):
            if row.end not in best or against + cost < best[row.end][0]:
                best[row.end] = (against + cost, [*before, row])
                furthest = max(furthest, row.end)
    cells_ = [0, *accumulate(bool(cell.text) for cell in cells)]
    end = max(best, key=lambda n: cells_[n] - _WORTH * best[n][0])
    return best[end][1], best[end][0]


def _from(
    header: _Cells, cells: _Cells, start: int, usual: frozenset[str] | None
) -> Iterator[tuple[_Row, float]]:
    """Yield the rows that can begin with a cell, and what speaks against each.

    ``usual`` are the words that stand in several cells; without them cells may be gone.
    """
    fixed = usual is not None
    labels = tuple(cell.text for cell in header)
    if not cells[start].text and not fixed:
        return
    if _is_group(cells[start].text):
        yield _Row(start, start + 1, (subject_of(header),)), _ALONE
    least = start + (len(header) if fixed else 2)
    for end in range(least, min(start + len(header), len(cells)) + 1):
        own = tuple(cell.text for cell in cells[start:end])
        yield from (
            _whole(labels, own, start, usual) if usual is not None else _told(labels, own, start)
        )


def _whole(
    header: tuple[str, ...], own: tuple[str, ...], start: int, usual: frozenset[str]
) -> Iterator[tuple[_Row, float]]:
    """Yield a row with a cell, be it empty, in each column."""
    strange = misfits(header, own, usual)
    if strange is not None:
        columns = tuple(range(len(header)))
        yield _Row(start, start + len(own), columns, strange), _MISFIT * strange


def _told(
    header: tuple[str, ...], own: tuple[str, ...], start: int
) -> Iterator[tuple[_Row, float]]:
    """Yield a row whose empty cells are gone, with its columns where one way alone fits."""
    found = ways(header, own)
    if found:
        gone = _GONE * (len(header) - len(own))
        below = _BELOW * (subject_of([Cell(0, 0, said) for said in header]) not in found[0])
        sure = len(found) == 1
        end = start + len(own)
        yield _Row(start, end, found[0] if sure else ()), gone + below + _UNSURE * (not sure)


def _is_group(words: str) -> bool:
    """Say whether a line can stand alone above rows: the name of what they are about."""
    closed = kind_in(words) or is_tick(words) or is_empty(words) or is_title(words)
    short = 0 < width(words) <= _LONGEST_GROUP
    return (
        short and len(words) > 1 and not closed and figure(words) is None and not words.isdigit()
    )
