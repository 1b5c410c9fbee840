"""The template as an empty workbook, to be filled in."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.template import Column, columns, further, kinds

_ROWS = 2000
_WIDTH = {"duty": 48, "prohibition": 40, "qualification": 40, "object": 28, "position": 24}


def empty() -> bytes:
    """Return an empty template as .xlsx: a sheet to fill in, a guide to its columns, the kinds."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = str(entries("template")["sheet"])
    for number, column in enumerate(columns(), 1):
        _head(sheet, number, column)
    sheet.freeze_panes = "A2"
    _guide(book.create_sheet(further("guide")[0]))
    _kinds(book.create_sheet(further("kinds")[0]))
    _choices(sheet)
    into = BytesIO()
    book.save(into)
    return into.getvalue()


def _head(sheet: Worksheet, number: int, column: Column) -> None:
    cell = sheet.cell(1, number, column.header)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="E8EEF7")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.comment = Comment(f"{column.help}\n{column.about}\n({column.example})", "rolegraph")
    sheet.column_dimensions[get_column_letter(number)].width = _WIDTH.get(column.name, 16)


def _guide(sheet: Worksheet) -> None:
    sheet.append(further("guide")[1])
    for column in columns():
        sheet.append((column.header, column.help, column.about, column.example))
    for letter, width in zip("ABCD", (28, 70, 50, 40), strict=True):
        sheet.column_dimensions[letter].width = width


def _kinds(sheet: Worksheet) -> None:
    sheet.append(further("kinds")[1])
    for name, labels in kinds().items():
        sheet.append((name, *labels))


def _choices(sheet: Worksheet) -> None:
    """Offer the kinds of authority and of qualification as lists to choose from."""
    listed = DataValidation(
        type="list", formula1=f"'{further('kinds')[0]}'!$A$2:$A${len(kinds()) + 1}"
    )
    needed = DataValidation(type="list", formula1='"education,experience,skill,trait"')
    for name, choice in (("authority", listed), ("qualification kind", needed)):
        number = next(n for n, c in enumerate(columns(), 1) if c.name == name)
        letter = get_column_letter(number)
        choice.add(f"{letter}2:{letter}{_ROWS}")
        sheet.add_data_validation(choice)
