"""Lines whose cells all fit a header of matters or positions: columns by any blanks, or a cell to a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rolegraph.extraction.tables.cells.cells import is_empty, is_tick, is_title, kind_in
from rolegraph.extraction.tables.cells.headers import role
from rolegraph.extraction.tables.cells.wording import others, own_end, own_kind, titled
from rolegraph.extraction.tables.grids.fitting import SUBJECTS, heads, stands, width
from rolegraph.extraction.tables.grids.lining import bounds_matter
from rolegraph.reading import Cell
from rolegraph.reading.passages import whole

_WIDE, _ANY = re.compile(r"(?:[ \u00a0\u3000]{2,}|\t)\s*"), re.compile(r"\s+")
_PHYSICAL = re.compile(r"[^\r\n]*(?:\r?\n|$)")
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 20
_PAIR, _LONGEST_GROUP = 2, 6


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells in a row, and where each begins in columns of the page."""

    cells: tuple[Cell, ...]
    places: tuple[int, ...]


def readings(lines: Sequence[re.Match[str]], at: int) -> Iterator[list[tuple[_Row, int]]]:
    """Yield each way to take lines for a table: its rows, header first, and of how many lines each is."""
    for separator in (_WIDE, _ANY):
        head = _split(lines[at], separator)
        if _is_head(head):
            rows = [(head, 1)]
            for line in lines[at + 1 :]:
                row = _aligned(head, _split(line, separator), loosely=separator is _WIDE)
                if row is None or not _fits(head, row) or _is_bound(head, row, separator):
                    break
                rows.append((row, 1))
            yield rows
            yield _narrowed(head, lines[at + 1 :])
    opens = role(lines[at][0].strip()) in (*SUBJECTS, "ignored")
    head = _stacked(lines[at : at + _columns(lines, at)] if opens else ())
    if _is_head(head):
        width = len(head.cells)
        yield _with_blanks(head, lines[at : at + width])
        rows = [(head, width)]
        for first in range(at + width, len(lines) - width + 1, width):
            row = _stacked(lines[first : first + width])
            if not _fits(head, row):
                break
            rows.append((row, width))
        yield rows


def _is_bound(head: _Row, row: _Row, separator: re.Pattern[str]) -> bool:
    """Say whether what a single blank parts from a matter may be its bound."""
    columns = range(len(row.cells))
    return separator is _ANY and bounds_matter(head.cells, row.cells, columns)


def _narrowed(head: _Row, lines: Sequence[re.Match[str]]) -> list[tuple[_Row, int]]:
    """Return rows of a matter and a right, where the cells of every other column are lost.

    类别 事项 店长权限 说明 above 编制内补员 审批，报人事备案; lines with the name of a group
    stand between.
    """
    kept = [n for n, c in enumerate(head.cells) if role(c.text) not in ("ignored", "remark")]
    both = _Row(tuple(head.cells[n] for n in kept), tuple(head.places[n] for n in kept))
    if len(kept) != _PAIR or role(both.cells[0].text) != "matter" or not titled(both.cells[1]):
        return []
    rows, between = [(both, 1)], 0
    for line in lines:
        row = _split(line, _ANY)
        if len(row.cells) == 1 and len(row.cells[0].text) <= _LONGEST_GROUP:
            between += 1
            continue
        if len(row.cells) != _PAIR or not _says_right(row.cells[1]):
            break
        rows.append((row, 1 + between))
        between = 0
    return rows


def _says_right(cell: Cell) -> bool:
    place = whole(cell.text)
    return bool(kind_in(cell.text) or own_kind(place) or own_end(cell.text) or any(others(place)))


def _with_blanks(head: _Row, lines: Sequence[re.Match[str]]) -> list[tuple[_Row, int]]:
    """Return the rows of a table a cell to a line whose empty cells are empty lines.

    Where an empty line parts each cell from the next, every second line counts.
    """
    text, rows, width = lines[0].string, [(head, len(lines))], len(head.cells)
    apart = all(text.count("\n", a.end(), b.start()) > 1 for a, b in pairwise(lines))
    below = text.find("\n", lines[-1].end()) + 1 or len(text)
    every = list(_PHYSICAL.finditer(text, below))[apart :: 1 + apart]
    for first in range(0, len(every), width):
        found = every[first : first + width]
        row = _stacked([*found, *found[-1:] * (width - len(found))])
        if len(found) < width:
            row = _Row(
                (*row.cells[: len(found)], *map(_blank, row.cells[len(found) :])), row.places
            )
        if not _fits(head, row):
            break
        rows.append((row, sum(bool(cell.text) for cell in row.cells)))
    return rows


def _blank(cell: Cell) -> Cell:
    return Cell(cell.end, cell.end, "")


def _split(line: re.Match[str], separator: re.Pattern[str]) -> _Row:
    cells, places = [], []
    text = line[0].rstrip()
    here = len(text) - len(text.lstrip())
    while here < len(text):
        gap = separator.search(text, here)
        end = gap.start() if gap else len(text)
        start = line.start()
        cells.append(Cell(start + here, start + end, text[here:end]))
        places.append(width(text[:here]))
        here = gap.end() if gap else end
    return _Row(tuple(cells), tuple(places))


def _stacked(lines: Sequence[re.Match[str]]) -> _Row:
    split = (_split(line, re.compile(r"(?!)")).cells for line in lines)
    cells = [
        found[0] if found else Cell(line.end(), line.end(), "")
        for found, line in zip(split, lines, strict=True)
    ]
    return _Row(tuple(cells), tuple(range(len(cells))))


def _columns(lines: Sequence[re.Match[str]], at: int) -> int:
    """Return how many lines from one on can each head a column."""
    count = 0
    while at + count < min(len(lines), at + _MOST_COLUMNS) and heads(lines[at + count][0].strip()):
        count += 1
    return count


def _is_head(row: _Row) -> bool:
    words = [cell.text for cell in row.cells]
    if len(words) < _FEWEST_COLUMNS or not all(map(heads, words)):
        return False
    roles = [r for r in map(role, words) if r != "ignored"]
    return bool(roles) and roles[0] in SUBJECTS


def _aligned(head: _Row, row: _Row, loosely: bool) -> _Row | None:
    """Return a row with a cell in each of the header's columns, by where it stands; None where it cannot."""
    if len(row.cells) == len(head.cells):
        return row
    if not loosely or len(row.cells) > len(head.cells):
        return None
    cells = [Cell(row.cells[-1].end, row.cells[-1].end, "")] * len(head.cells)
    last = -1
    for cell, place in zip(row.cells, row.places, strict=True):
        nearest = min(range(len(head.places)), key=lambda n: abs(head.places[n] - place))
        if nearest <= last:
            return None
        cells[nearest], last = cell, nearest
    return _Row(tuple(cells), head.places)


def _fits(head: _Row, row: _Row) -> bool:
    """Say whether every cell of a row can stand under its header, and the row says something."""
    pairs = list(zip(head.cells, row.cells, strict=True))
    subject = next(n for n, cell in enumerate(head.cells) if role(cell.text) in SUBJECTS)
    titled = role(head.cells[subject].text) == "position"
    words = row.cells[subject].text
    if not words or is_title(words) != titled or is_tick(words) or words.isdigit():
        return False
    said = [cell for n, (_, cell) in enumerate(pairs) if n > subject and not is_empty(cell.text)]
    return bool(said) and all(stands(h, c.text.strip()) for h, c in pairs)
