"""Tables whose grid was lost: columns that only blanks part, or a cell to a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from rolegraph.errors import Omission
from rolegraph.extraction.tables.cells.headers import role
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.columns.shapes import shape
from rolegraph.extraction.tables.grids.aligned import aligned
from rolegraph.extraction.tables.grids.beside import beside
from rolegraph.extraction.tables.grids.fitting import SUBJECTS, is_counter
from rolegraph.extraction.tables.grids.gridless import readings
from rolegraph.extraction.tables.grids.headrows import ABOUT
from rolegraph.extraction.tables.grids.sequences import row_by_line, sequence
from rolegraph.reading import Cell, Document, Mark, Table, simplify
from rolegraph.reading.alternation import either
from rolegraph.reading.typography import cells_alike

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_WIDE = re.compile(r"[ \u00a0\u3000]{2,}|\t")
_SPREAD = re.compile(r"\S[ \u00a0\u3000\t]{2,}\S[^\r\n]*?[ \u00a0\u3000\t]{2,}\S")
_LONGEST_LINE = 400
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2
_LONGEST_LABEL = 40
_UNTOLD = (
    "has rows of a table without their empty cells, so that nothing tells whose they are: {}."
)
_KEEP = "Save the document so that its table keeps its columns, or put a dash into empty cells."
_SHOWN = 5
#: Kinds of table that running text cannot be taken for.
_KINDS = ("matters", "matrix", "positions", "steps", "bands")
#: Those of the position that a form above them names.
_OWNED = ("tasks", "powers", "decisions")


def regained(document: Document) -> Document:
    """Return the document with the tables, beside its own, that its lines show without a grid.

    Blanks or lines part their cells. Only what a header or a form's labels begin is one, with rows that fit.
    """
    text = simplify(document.text) if document.script == "Hant" else document.text
    if len(text) != len(document.text):
        return document
    found = tuple(table for table, _ in _gridless(text, document.tables, document.marks))
    return replace(document, tables=(*document.tables, *found)) if found else document


def untold(document: Document) -> tuple[Cell, ...]:
    """Return the rows of tables that lost their grid whose empty cells are gone, so that none can be told.

    Each is a cell with the words that the row begins with.
    """
    text = simplify(document.text) if document.script == "Hant" else document.text
    if len(text) != len(document.text):
        return ()
    every = _gridless(text, document.tables, document.marks)
    return tuple(row for _, rows in every for row in rows)


def unread(document: Document) -> tuple[Omission, ...]:
    """Return those rows as something that is left out of a document, with what to do."""
    rows = [row.text for row in untold(document)]
    said = _UNTOLD.format(", ".join(rows[:_SHOWN]))
    return (Omission(document.path, said, _KEEP),) if rows else ()


@lru_cache(maxsize=1)
def _gridless(
    text: str, tables: tuple[Table, ...], marks: tuple[Mark, ...]
) -> tuple[tuple[Table, tuple[Cell, ...]], ...]:
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


def _found(lines: Sequence[re.Match[str]]) -> Iterator[tuple[Table, tuple[Cell, ...]]]:
    """Yield the tables, each with what its rows begin with that cannot be told."""
    begins = [_opening().match(line[0]) is not None for line in lines]
    at, forms = 0, False
    while at < len(lines):
        read = 1
        opens = _opens(lines, at, begins)
        tried = opens or _SPREAD.search(lines[at][0]) or _is_label(lines, at)
        form = beside(lines, at) if _WIDE.search(lines[at][0].strip()) else None
        if form and shape(form[0]).kind == "form":
            yield form[0], ()
            at, forms = at + form[1], True
            continue
        for table, count, rows in _tables(lines, at, opens) if tried else ():
            kinds = (*_KINDS, *_OWNED) if forms else _KINDS
            # What amounts beside approvers are over, the line above names.
            above = lines[at - 1][0].strip() if at else ""
            if len(table.rows) > _FEWEST_ROWS and shape(table, above).kind in kinds:
                yield table, rows
                read = count
                break
        at += read


def _tables(
    lines: Sequence[re.Match[str]], at: int, opens: bool
) -> Iterator[tuple[Table, int, tuple[Cell, ...]]]:
    """Yield each table that can begin in a line, of how many lines it is, and its untold rows."""
    yield from ((table, count, ()) for table, count in aligned(lines, at))
    above, here = lines[at - 1][0].strip() if at else "", role(lines[at][0].strip())
    first = not is_counter(above) and (not role(above) or role(above) == here == "position")
    if first and _is_label(lines, at) and (found := sequence(lines, at)):
        yield found.table, found.lines, found.untold
    if opens:
        yield from _by_lines(lines, at)


def _by_lines(
    lines: Sequence[re.Match[str]], at: int
) -> list[tuple[Table, int, tuple[Cell, ...]]]:
    """Return each way to take lines for rows that any blanks part, or for cells, the likeliest first."""
    found: list[tuple[Table, int, tuple[Cell, ...]]] = [
        (Table(tuple(row.cells for row, _ in rows)), sum(count for _, count in rows), ())
        for rows in readings(lines, at)
    ]
    told = row_by_line(lines, at)
    if told is None:
        return found
    one = (told.table, told.lines, told.untold)
    most = max((count for table, count, _ in found if len(table.rows) > _FEWEST_ROWS), default=0)
    return [one, *found] if told.lines > most else [*found, one]


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
