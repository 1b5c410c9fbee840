"""The template: a spreadsheet whose columns are read without guessing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from rolegraph.extraction.objects import scheme
from rolegraph.extraction.tables.headers import entries
from rolegraph.vocabulary import KIND

_ROWS = 2000
_WIDTH = {"duty": 48, "prohibition": 40, "qualification": 40, "object": 28, "position": 24}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its Chinese name, and what belongs in it in both languages."""

    name: str
    zh: str
    help: str
    about: str
    example: str

    @property
    def header(self) -> str:
        """What stands in the first row."""
        return f"{self.zh} {self.name}"


@cache
def columns() -> tuple[Column, ...]:
    """Return the template's columns in order."""
    return tuple(
        Column(c["name"], c["zh"], c["help"], c["about"], c["example"])
        for c in entries("template")["columns"]
    )


@cache
def kinds() -> Mapping[str, tuple[str, str]]:
    """Return the kinds of authority that the template takes, each with its two labels."""
    found: dict[str, tuple[str, str]] = {}
    for concept in (c for c in scheme("kinds", KIND) if c.name):
        english = next((text for tag, text in concept.labels if tag == "en"), concept.name)
        chinese = next((text for tag, text in concept.labels if tag == "zh-Hans"), "")
        found[concept.name] = (english, chinese)
    return found


def write(path: Path) -> None:
    """Write an empty template: a sheet to fill in, a guide to its columns, the kinds."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = str(entries("template")["sheet"])
    for number, column in enumerate(columns(), 1):
        _head(sheet, number, column)
    sheet.freeze_panes = "A2"
    _guide(book.create_sheet(_further("guide")[0]))
    _kinds(book.create_sheet(_further("kinds")[0]))
    _choices(sheet)
    book.save(path)


def is_guide(header: tuple[str, ...]) -> bool:
    """Say whether a header row is that of the template's guide or list of kinds: no data."""
    return any(header == _further(name)[1] for name in ("guide", "kinds"))


def _further(name: str) -> tuple[str, tuple[str, ...]]:
    found = entries("template")[name]
    return str(found["name"]), tuple(found["header"])


def _head(sheet: Worksheet, number: int, column: Column) -> None:
    cell = sheet.cell(1, number, column.header)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="E8EEF7")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.comment = Comment(f"{column.help}\n{column.about}\n({column.example})", "rolegraph")
    sheet.column_dimensions[get_column_letter(number)].width = _WIDTH.get(column.name, 16)


def _guide(sheet: Worksheet) -> None:
    sheet.append(_further("guide")[1])
    for column in columns():
        sheet.append((column.header, column.help, column.about, column.example))
    for letter, width in zip("ABCD", (28, 70, 50, 40), strict=True):
        sheet.column_dimensions[letter].width = width


def _kinds(sheet: Worksheet) -> None:
    sheet.append(_further("kinds")[1])
    for name, labels in kinds().items():
        sheet.append((name, *labels))


def _choices(sheet: Worksheet) -> None:
    """Offer the kinds of authority and of qualification as lists to choose from."""
    listed = DataValidation(
        type="list", formula1=f"'{_further('kinds')[0]}'!$A$2:$A${len(kinds()) + 1}"
    )
    needed = DataValidation(type="list", formula1='"education,experience,skill,trait"')
    for name, choice in (("authority", listed), ("qualification kind", needed)):
        number = next(n for n, c in enumerate(columns(), 1) if c.name == name)
        letter = get_column_letter(number)
        choice.add(f"{letter}2:{letter}{_ROWS}")
        sheet.add_data_validation(choice)
