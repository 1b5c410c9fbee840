"""Tables whose grid was lost: columns that only blanks part, or a cell to a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from rolegraph.errors import Omission
from rolegraph.extraction.tables.aligned import aligned
from rolegraph.extraction.tables.cells import is_empty, is_tick, is_title, kind_in
from rolegraph.extraction.tables.fitting import SUBJECTS, heads, is_counter, stands, width
from rolegraph.extraction.tables.headers import role
from rolegraph.extraction.tables.headrows import ABOUT
from rolegraph.extraction.tables.lexicon import entries
from rolegraph.extraction.tables.sequences import sequence
from rolegraph.extraction.tables.shapes import shape
from rolegraph.extraction.tables.wording import others, own_end, own_kind, titled
from rolegraph.reading import Cell, Document, Mark, Table, simplify
from rolegraph.reading.alternation import either
from rolegraph.reading.passages import whole
from rolegraph.reading.typography import cells_alike

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_WIDE, _ANY = re.compile(r"(?:[ \u00a0\u3000]{2,}|\t)\s*"), re.compile(r"\s+")
_SPREAD = re.compile(r"[^\s\u3000][ \u3000\t]{2,}[^\s\u3000][^\r\n]*?[ \u3000\t]{2,}[^\s\u3000]")
_PHYSICAL = re.compile(r"[^\r\n]*(?:\r?\n|$)")
_LONGEST_LINE = 400
_FEWEST_COLUMNS, _MOST_COLUMNS, _FEWEST_ROWS = 3, 20, 2
_LONGEST_LABEL = 40
_PAIR, _LONGEST_GROUP = 2, 6
_UNTOLD = (
    "has rows of a table without their empty cells, so that nothing tells whose they are: {}."
)
_KEEP = "Save the document so that its table keeps its columns, or put a dash into empty cells."
#: Kinds of table that running text cannot be taken for.
_KINDS = ("matters", "matrix", "positions", "steps", "bands")


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells in a row, and where each begins in columns of the page."""

    cells: tuple[Cell, ...]
    places: tuple[int, ...]


def regained(document: Document) -> Document:
    """Return the document with the tables, beside its own, that its lines show without a grid.

    Only what begins with a header of matters or positions, with rows that all fit its columns.
    """
    text = simplify(document.text) if document.script == "Hant" else document.text
    if len(text) != len(document.text):
        return document
    found = tuple(table for table, _ in _gridless(text, document.tables, document.marks))
    return replace(document, tables=(*document.tables, *found)) if found else document


def untold(document: Document) -> tuple[Omission, ...]:
    """Return the rows of tables that lost their grid whose empty cells are gone, so that none can be told."""
    text = simplify(document.text) if document.script == "Hant" else document.text
    if len(text) != len(document.text):
        return ()
    rows = (found for _, found in _gridless(text, document.tables, document.marks) if found)
    return tuple(Omission(document.path, _UNTOLD.format(", ".join(each)), _KEEP) for each in rows)


@lru_cache(maxsize=1)
def _gridless(
    text: str, tables: tuple[Table, ...], marks: tuple[Mark, ...]
) -> tuple[tuple[Table, tuple[str, ...]], ...]:
    # A document is asked for what it says, then for what is left out of it.
    pages = [(mark.start, mark.end) for mark in marks if mark.kind == "page-mark"]
    found = _found(_lines(text, tables, pages))
    return tuple((cells_alike(table), rows) for table, rows in found)


@cache
def _opening() -> re.Pattern[str]:
    """Match what most lines are not: one that begins with a header of matters or positions."""
    named = either(s.lower() for name in SUBJECTS for s in entries("headers")[name])
    return re.compile(
        rf"^[ \u3000\t]*(?:\S{{1,6}}\s+)?{named}(?=\s|$|[（(/／])",
        re.MULTILINE | re.IGNORECASE,
    )


def _lines(
    text: str, tables: Sequence[Table], pages: Sequence[tuple[int, int]]
) -> list[re.Match[str]]:
    """Return the lines that no table holds yet, and that are no mark of a page."""
    spans = list(pages)
    for table in tables:
        cells = [cell for row in table.rows for cell in row if cell.text]
        spans += [(min(c.start for c in cells), max(c.end for c in cells))] if cells else []
    every = (m for m in _LINE.finditer(text) if len(m[0]) <= _LONGEST_LINE)
    begins = ((m, m.end() - len(m[0].lstrip())) for m in every)
    return [m for m, start in begins if not any(a <= start < b for a, b in spans)]


def _found(lines: Sequence[re.Match[str]]) -> Iterator[tuple[Table, tuple[str, ...]]]:
    """Yield the tables, each with what its rows begin with that cannot be told."""
    begins = [_opening().match(line[0]) is not None for line in lines]
    at = 0
    while at < len(lines):
        read = 1
        opens = _opens(lines, at, begins)
        tried = opens or _SPREAD.search(lines[at][0]) or _is_label(lines, at)
        for table, count, rows in _tables(lines, at, opens) if tried else ():
            if len(table.rows) > _FEWEST_ROWS and shape(table).kind in _KINDS:
                yield table, rows
                read = count
                break
        at += read


def _tables(
    lines: Sequence[re.Match[str]], at: int, opens: bool
) -> Iterator[tuple[Table, int, tuple[str, ...]]]:
    """Yield each table that can begin in a line, of how many lines it is, and its untold rows."""
    yield from ((table, count, ()) for table, count in aligned(lines, at))
    above, here = lines[at - 1][0].strip() if at else "", role(lines[at][0].strip())
    first = not is_counter(above) and (not role(above) or role(above) == here == "position")
    if first and _is_label(lines, at) and (found := sequence(lines, at)):
        yield found.table, found.lines, found.untold
    for rows in _readings(lines, at) if opens else ():
        yield Table(tuple(row.cells for row, _ in rows)), sum(count for _, count in rows), ()


def _opens(lines: Sequence[re.Match[str]], at: int, begins: Sequence[bool]) -> bool:
    """Say whether a header can begin with a line: most lines are of no table, and not tried as one.

    ``begins`` says of each line whether it begins with a header of matters or positions.
    """
    label = any(begins[at + 1 : at + 3]) and lines[at][0].strip()
    return begins[at] or bool(label and (role(label) == "ignored" or is_counter(label)))


def _is_label(lines: Sequence[re.Match[str]], at: int) -> bool:
    """Say whether a line can be the first of the labels of columns, each on a line of its own."""
    said = [line[0].strip() for line in lines[at : at + _FEWEST_COLUMNS]]
    if len(said) < _FEWEST_COLUMNS or max(map(len, said)) > _LONGEST_LABEL:
        return False
    return any(role(words) in ABOUT for words in said) and bool(
        role(said[0]) or is_counter(said[0])
    )


def _readings(lines: Sequence[re.Match[str]], at: int) -> Iterator[list[tuple[_Row, int]]]:
    """Yield each way to take lines for a table: its rows, header first, and of how many lines each is."""
    for separator in (_WIDE, _ANY):
        head = _split(lines[at], separator)
        if _is_head(head):
            rows = [(head, 1)]
            for line in lines[at + 1 :]:
                row = _aligned(head, _split(line, separator), loosely=separator is _WIDE)
                if row is None or not _fits(head, row):
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
