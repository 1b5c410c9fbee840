"""Plain text: the stored text is the file's own."""

import re
from collections.abc import Iterator

from rolegraph.reading.document import Cell, Table
from rolegraph.reading.encodings import decode
from rolegraph.reading.formats.drawn import drawn
from rolegraph.reading.formats.markdown import ROW, in_lines, row_cells, tables
from rolegraph.reading.formats.spaced import spaced
from rolegraph.reading.rendition import Rendition, stripped

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
#: One tab may part a number from its item; two part columns.
_FEWEST_TABS = 2


def plain(data: bytes) -> Rendition:
    """Return a text file's text, with the tables that upright lines or tabs make in it."""
    decoded = decode(data)
    text = decoded.text
    return Rendition(
        text=text,
        media_type="text/plain",
        encoding=decoded.encoding,
        tables=_tables(in_lines(text)),
        left_out=decoded.left_out,
    )


def _tables(text: str) -> tuple[Table, ...]:
    """Return the tables of a text; what signs draw whole is no table of single lines."""
    whole = (*drawn(text), *spaced(text))
    spans = [(table.rows[0][0].start, table.rows[-1][-1].end) for table in whole]
    every = (*tables(text), *_tabbed(text), *_piped(text))
    inside = (any(a <= table.rows[0][0].start <= b for a, b in spans) for table in every)
    return (*whole, *(table for table, within in zip(every, inside, strict=True) if not within))


def _tabbed(text: str) -> Iterator[Table]:
    """Yield the tables of neighbouring lines with equally many tabs."""
    if "\t" not in text:
        return
    rows: list[re.Match[str]] = []
    for found in (*_LINE.finditer(text), None):
        if found and rows and _is_next_row(text, rows[-1], found):
            rows.append(found)
            continue
        if len(rows) > 1 and rows[0][0].count("\t") >= _FEWEST_TABS:
            yield Table(tuple(_cells(row) for row in rows))
        rows = [found] if found else []


def _piped(text: str) -> Iterator[Table]:
    """Yield the tables whose lines have equally many cells parted by upright lines, without a rule."""
    if "|" not in text:
        return
    rows: list[tuple[re.Match[str], tuple[Cell, ...]]] = []
    ruled = {row[0].start for table in tables(text) for row in table.rows if row}
    for found in (*ROW.finditer(text), None):
        cells = row_cells(found) if found else ()
        last = rows[-1] if rows else None
        if found and last and len(cells) == len(last[1]) and found.start() - last[0].end() <= 2:
            rows.append((found, cells))
            continue
        if len(rows) > 1 and len(rows[0][1]) > 1 and rows[0][1][0].start not in ruled:
            yield Table(tuple(each for _, each in rows))
        rows = [(found, cells)] if found else []


def _is_next_row(text: str, row: re.Match[str], found: re.Match[str]) -> bool:
    near = text.count("\n", row.end(), found.start()) <= 1
    return near and row[0].count("\t") == found[0].count("\t")


def _cells(row: re.Match[str]) -> tuple[Cell, ...]:
    cells = []
    start = row.start()
    for words in row[0].split("\t"):
        # A byte-order mark counts as one character of the text, and is none of a cell.
        mark = words.startswith("\ufeff")
        cells.append(Cell(*stripped(words[mark:], start + mark)))
        start += len(words) + 1
    return tuple(cells)
