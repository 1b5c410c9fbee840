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
    stand in every place they cover. Hidden sheets are left out.
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
    """Write a sheet's rows down and return them, empty ones at the edges excluded."""
    covering = {(each.min_row, each.min_col): each for each in sheet.merged_cells.ranges}
    covered = {place for each in covering.values() for place in each.cells} - set(covering)
    rows = []
    for row in sheet.iter_rows():
        writer.begin_row()
        cells: list[tuple[Cell, int, int]] = []
        tabs = ""
        for cell in row:
            if (cell.row, cell.column) in covered:
                continue
            words = _words(cell.value, cell.number_format)
            start = writer.begin_cell(tabs) if words else writer.here
            tabs = "\t" if words else tabs + "\t"
            writer.write(words)
            area = covering.get((cell.row, cell.column))
            size = area.size if area else {"columns": 1, "rows": 1}
            reference = f"{sheet.title}!{cell.coordinate}"
            cells.append((Cell(*stripped(words, start), reference), size["columns"], size["rows"]))
        rows.append(cells)
    return tuple(row for row in grid(rows) if any(cell.text for cell in row))


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
