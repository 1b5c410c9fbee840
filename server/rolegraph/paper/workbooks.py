"""Sheets as a workbook, with a frozen header, filters and wrapped text."""

import io
from collections.abc import Iterable

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from rolegraph.paper.sheets import Sheet

# Excel, WPS and LibreOffice have it or take another font with all Chinese characters.
_FONT = "Microsoft YaHei"
_BODY, _HEAD = Font(name=_FONT, size=10), Font(name=_FONT, size=10, bold=True)
_SHADE = PatternFill("solid", fgColor="E8EDF3")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_TITLE, _LONGEST_CELL = 31, 32_767
_NARROWEST, _WIDEST = 8, 60


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Return sheets as an .xlsx workbook; no value of it is a formula."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _write(book, sheet)
    if not book.worksheets:
        book.create_sheet("-")
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def _write(book: openpyxl.Workbook, sheet: Sheet) -> None:
    # openpyxl numbers a title that is there already.
    title = sheet.title.translate(_FORBIDDEN).strip()[: _LONGEST_TITLE - 3] or "-"
    made = book.create_sheet(title)
    for n, row in enumerate([sheet.columns, *sheet.rows], 1):
        for m, value in enumerate(row, 1):
            cell = made.cell(n, m)
            _put(cell, value)
            cell.font, cell.alignment = _HEAD if n == 1 else _BODY, _WRAPPED
            if n == 1:
                cell.fill = _SHADE
    made.freeze_panes = made.cell(2, sheet.fixed + 1)
    last = f"{get_column_letter(max(len(sheet.columns), 1))}{len(sheet.rows) + 1}"
    made.auto_filter.ref = f"A1:{last}"
    made.print_title_rows = "1:1"
    made.page_setup.orientation, made.page_setup.fitToHeight = "landscape", 0
    made.sheet_properties.pageSetUpPr.fitToPage = True
    for m in range(1, len(sheet.columns) + 1):
        texts = [str(row[m - 1]) for row in [sheet.columns, *sheet.rows] if m <= len(row)]
        made.column_dimensions[get_column_letter(m)].width = _width(texts)


def _put(cell: Cell, value: object) -> None:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    text = ILLEGAL_CHARACTERS_RE.sub("", "" if value is None else str(value))
    cell.value = value if plain else text[:_LONGEST_CELL]
    if cell.data_type == "f":
        cell.data_type = "s"


def _width(texts: Iterable[str]) -> float:
    """A Chinese character is about two columns wide."""
    lines = (line for text in texts for line in text.split("\n"))
    widest = max((sum(2 if ord(c) > 0x2E7F else 1 for c in line) for line in lines), default=0)
    return min(max(widest + 2, _NARROWEST), _WIDEST)
