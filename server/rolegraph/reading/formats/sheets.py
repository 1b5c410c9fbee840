"""Spreadsheets: one table a sheet, each cell with its reference."""

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from rolegraph.reading.document import Cell, Heading, Table
from rolegraph.reading.grids import grid
from rolegraph.reading.limits import Limits
from rolegraph.reading.rendition import FAULTS, Rendition, Unreadable, Writer, beyond, stripped

_CURRENCY = re.compile(r"[¥￥$€£](?!-)")
_SUFFIX = re.compile(r'[0#]\s*"([^"]+)"')
_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheets(data: bytes, limits: Limits) -> Rendition:
    """Return a workbook as text: each visible sheet's name, then its rows, cells parted by tabs.

    Values stand as they were last calculated; dates as 2024-03-01, percentages as 80%. Merged cells
    stand in every place they cover. Hidden sheets, rows and columns are left out.
    """
    try:
        if _cells(data) > limits.cells:
            raise _too_many(limits)
        book = load_workbook(BytesIO(data), data_only=True, keep_links=False)
    except (InvalidFileException, *FAULTS) as error:
        raise Unreadable(
            "is damaged or cut off.", "Open it, save it again and pass that."
        ) from error
    writer = Writer()
    headings: list[Heading] = []
    tables: list[Table] = []
    seen = 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        seen += sheet.max_row * sheet.max_column
        if seen > limits.cells:
            raise _too_many(limits)
        writer.end_line()
        headings.append(Heading(*writer.write(sheet.title), 1))
        rows = _rows(sheet, writer)
        if rows:
            tables.append(Table(rows, sheet.title))
    return Rendition(
        text=writer.text(),
        media_type=_MEDIA,
        headings=tuple(headings),
        tables=tuple(tables),
        title=str(book.properties.title or ""),
    )


def _cells(data: bytes) -> int:
    """Return how many cells a workbook stores, without building one."""
    with ZipFile(BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return sum(archive.read(name).count(b"<c ") for name in parts)


def _too_many(limits: Limits) -> Unreadable:
    return beyond("cells", f"has more than {limits.cells:,} cells.")


def _rows(sheet: Any, writer: Writer) -> tuple[tuple[Cell, ...], ...]:
    """Write a sheet's shown rows down and return them, empty ones at the edges excluded."""
    shown = _Shown(sheet)
    rows = []
    for row in sheet.iter_rows():
        if row[0].row not in shown.rows:
            continue
        writer.begin_row()
        cells: list[tuple[Cell, int, int]] = []
        tabs = ""
        for cell in row:
            size = shown.size(cell)
            if size == (0, 0):
                continue
            source = shown.source(cell)
            words = _words(source.value, source.number_format)
            start = writer.begin_cell(tabs) if words else writer.here
            tabs = "\t" if words else tabs + "\t"
            writer.write(words)
            reference = f"{sheet.title}!{cell.coordinate}"
            cells.append((Cell(*stripped(words, start), reference), *size))
        rows.append(cells)
    return tuple(row for row in grid(rows) if any(cell.text for cell in row))


class _Shown:
    """What of a sheet is shown: its rows and columns that are not hidden, and merged cells there.

    A merged cell stands at its first place that is shown, even where its own row is hidden.
    """

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        gone = (each for each in sheet.column_dimensions.values() if each.hidden)
        hidden = {n for each in gone for n in range(each.min or 0, (each.max or 0) + 1)}
        self.columns = set(range(1, sheet.max_column + 1)) - hidden
        folded = {n for n, each in sheet.row_dimensions.items() if each.hidden}
        self.rows = set(range(1, sheet.max_row + 1)) - folded
        self._sizes: dict[tuple[int, int], tuple[int, int]] = {}
        self._sources: dict[tuple[int, int], tuple[int, int]] = {}
        for area in sheet.merged_cells.ranges:
            self._merge(area)

    def _merge(self, area: Any) -> None:
        columns = [n for n in range(area.min_col, area.max_col + 1) if n in self.columns]
        rows = [n for n in range(area.min_row, area.max_row + 1) if n in self.rows]
        self._sizes.update(dict.fromkeys(area.cells, (0, 0)))
        if rows and columns:
            self._sizes[rows[0], columns[0]] = (len(columns), len(rows))
            self._sources[rows[0], columns[0]] = (area.min_row, area.min_col)

    def size(self, cell: Any) -> tuple[int, int]:
        """Return how many shown columns and rows a cell covers; (0, 0) where it is not shown."""
        if cell.column not in self.columns:
            return (0, 0)
        return self._sizes.get((cell.row, cell.column), (1, 1))

    def source(self, cell: Any) -> Any:
        """Return the cell that holds what is shown at a place."""
        return self._sheet.cell(
            *self._sources.get((cell.row, cell.column), (cell.row, cell.column))
        )


def _words(value: Any, pattern: str) -> str:
    """Return a value as a person sees it in its cell."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    if "%" in pattern:
        return f"{value * 100:.10g}%"
    currency = _CURRENCY.search(pattern)
    suffix = _SUFFIX.search(pattern)
    return (currency[0] if currency else "") + f"{value:.15g}" + (suffix[1] if suffix else "")
