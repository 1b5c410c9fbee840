"""Ways in which converters lose the grid of a table, each the same every time it is run.

A way takes the rows of a table, merged cells told from others, and returns the text that is left of it.
``flattened`` puts that into a document's text in place of its tables.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap
from unicodedata import east_asian_width

from rolegraph.reading import Cell, Document, Table

#: The words of a row's cells; None stands where a merged cell goes on.
Row = tuple[str | None, ...]
Flattening = Callable[[Sequence[Row]], str]

_NARROWEST, _WIDEST = 8, 26
_BROKEN = 16
_PAGE_ROWS = 7
#: What is not broken: a figure, a foreign word, a character with the marks that close behind it.
_UNITS = re.compile(r"(?:[\d.,]+[%]?|[A-Za-z]+|.)[，。；：、）)！？%]*", re.DOTALL)


def cells_in_lines(rows: Sequence[Row]) -> str:
    """Put each cell on a line of its own, an empty one on an empty line, as Word saves text."""
    return "\n".join(cell for row in rows for cell in _own(row))


def full_cells_in_lines(rows: Sequence[Row]) -> str:
    """Put each cell that holds something on a line of its own."""
    return "\n".join(cell for row in rows for cell in _own(row) if cell)


def broken_cells_in_lines(rows: Sequence[Row]) -> str:
    """Put each full cell on lines of its own, broken where its column ended."""
    return "\n".join(
        line for row in rows for cell in _own(row) if cell for line in _lines(cell, _BROKEN)
    )


def columns_in_lines(rows: Sequence[Row]) -> str:
    """Put the cells of each column below each other, column after column."""
    columns = zip_longest(*rows)
    return "\n".join(_one_line(cell) for column in columns for cell in column if cell)


def cells_in_blanks(rows: Sequence[Row]) -> str:
    """Part the cells of a row by a blank."""
    return "\n".join(" ".join(_one_line(cell) for cell in row if cell) for row in rows)


def cells_in_tabs(rows: Sequence[Row]) -> str:
    """Part the cells by tabs, as a page copied from a browser does: merged ones stand in their first row."""
    return "\n".join("\t".join(map(_one_line, _own(row))) for row in rows)


def layout(rows: Sequence[Row]) -> str:
    """Keep the columns by blanks and break cells where their column ends, as ``pdftotext -layout`` does."""
    return "\n".join(_laid_out(rows, centred=False))


def layout_centred(rows: Sequence[Row]) -> str:
    """Keep the columns by blanks, the lines of a cell in the middle of its row's height."""
    return "\n".join(_laid_out(rows, centred=True))


def layout_in_pages(rows: Sequence[Row]) -> str:
    """Keep the columns by blanks; each page repeats the head and ends in its number."""
    first = next((n for n, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
    head, below = rows[first], rows[first + 1 :]
    pages = [below[n : n + _PAGE_ROWS] for n in range(0, len(below), _PAGE_ROWS)] or [[]]
    widths = _widths(rows)
    above = "".join(f"{line}\n" for line in _laid_out(rows[:first], False, widths))
    parts = ("\n".join(_laid_out((head, *page), False, widths)) for page in pages)
    return above + "\n\f".join(f"{part}\n\n{' ' * 30}{n}\n" for n, part in enumerate(parts, 1))


def _own(row: Row) -> Iterator[str]:
    return (cell for cell in row if cell is not None)


def _one_line(cell: str) -> str:
    return " ".join(cell.split())


def _width(words: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)


def _lines(cell: str, width: int) -> list[str]:
    """Return a cell's words as a column of some width holds them."""
    if not any(sign >= "\u2e80" for sign in cell):
        return [line for part in cell.split("\n") for line in wrap(part, width)] or [""]
    return [line for part in cell.split("\n") for line in _wide_lines(_one_line(part), width)] or [
        ""
    ]


def _wide_lines(words: str, width: int) -> Iterator[str]:
    """Yield the lines of Chinese words: figures stay whole, and no line begins with a closing mark."""
    line = ""
    for unit in _UNITS.findall(words):
        if line and _width(line) + _width(unit) > width:
            yield line.rstrip()
            line = unit.lstrip()
        else:
            line += unit
    yield line


def _widths(rows: Sequence[Row]) -> list[int]:
    columns = zip_longest(*rows)
    longest = (
        max((_width(_one_line(cell)) for cell in column if cell), default=0) for column in columns
    )
    return [min(max(each, _NARROWEST), _WIDEST) for each in longest]


def _laid_out(rows: Sequence[Row], centred: bool, widths: Sequence[int] = ()) -> Iterator[str]:
    """Yield the lines of rows whose columns keep their places."""
    widths = widths or _widths(rows)
    for row in rows:
        if sum(map(bool, row)) == 1:
            yield next(_one_line(cell) for cell in row if cell)
            continue
        cells = [_lines(cell or "", width) for cell, width in zip(row, widths, strict=False)]
        height = max(map(len, cells))
        if centred:
            cells = [[""] * ((height - len(cell)) // 2) + cell for cell in cells]
        for line in zip_longest(*cells, fillvalue=""):
            words = (
                part + " " * (w + 3 - _width(part)) for part, w in zip(line, widths, strict=False)
            )
            yield "".join(words).rstrip()


WAYS: tuple[Flattening, ...] = (
    cells_in_lines,
    full_cells_in_lines,
    broken_cells_in_lines,
    columns_in_lines,
    cells_in_blanks,
    cells_in_tabs,
    layout,
    layout_centred,
    layout_in_pages,
)


@dataclass(frozen=True)
class _Part:
    start: int
    end: int
    rows: tuple[Row, ...]


def flattened(document: Document, way: Flattening) -> str:
    """Return a document's text with each of its tables in the form that a way gives it."""
    text, parts, here = document.text, [], 0
    for part in sorted(map(_part, filter(_is_full, document.tables)), key=lambda each: each.start):
        if part.start < here:
            continue
        start = (
            text.rfind("\n", 0, part.start) + 1
            if document.media_type.startswith("text")
            else part.start
        )
        end = text.find("\n", part.end)
        parts += [_between(document, here, max(start, here)), way(part.rows), "\n"]
        here = end + 1 if end >= 0 else len(text)
    return "".join((*parts, _between(document, here, len(text))))


def _between(document: Document, start: int, end: int) -> str:
    """Return the words between two tables without the signs that drew them."""
    words = document.text[start:end]
    kept = (line for line in words.splitlines(keepends=True) if not _draws(line))
    return "".join(kept)


def _draws(line: str) -> bool:
    return "-" in line and not line.strip(" \t|:-=+\n\r")


def _is_full(table: Table) -> bool:
    return any(cell.text.strip() for row in table.rows for cell in row)


def _part(table: Table) -> _Part:
    cells = [cell for row in table.rows for cell in row if cell.text]
    spans = [span for cell in cells for span in cell.spans]
    seen: set[tuple[int, int]] = set()
    rows = tuple(tuple(_first(cell, seen) for cell in row) for row in table.rows)
    rows = tuple(row for row in rows if any(row))
    return _Part(min(a for a, _ in spans), max(b for _, b in spans), rows)


def _first(cell: Cell, seen: set[tuple[int, int]]) -> str | None:
    """Return a cell's words where it begins, None where a merged one goes on."""
    place = (cell.start, cell.end)
    if cell.text and place in seen:
        return None
    seen.add(place)
    return cell.text.strip()
