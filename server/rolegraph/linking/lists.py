"""A user's list of titles: a column of a spreadsheet or of comma-separated values, or one title a line."""

from pathlib import Path

from rolegraph.errors import BadInput, UsageError
from rolegraph.reading.document import Cell, Table
from rolegraph.reading.formats import render
from rolegraph.reading.limits import DEFAULT
from rolegraph.reading.rendition import Rendition, Unreadable


def titles(file: Path, column: str = "") -> list[str]:
    """Return the titles of a column, without a name those of the first; a row without one gives "".

    CSV in any encoding and with any delimiter that documents may have, or XLSX: the sheet that has the
    column; or text with one title a line. Raises BadInput where the file holds no titles, UsageError where
    no table has the column.
    """
    if not file.is_file():
        raise BadInput(
            f"A list of titles (CSV, XLSX or text) was wanted; there is no file {file}."
        )
    try:
        found = render(file.read_bytes(), file.name, DEFAULT)
    except (OSError, Unreadable) as error:
        raise BadInput(
            f"{file}: a list of titles (CSV, XLSX or text) was wanted; {error}"
        ) from error
    tables = [t for t in found.tables if t.rows]
    if not tables:
        return _lines(file.name, found, column)
    for table in tables:
        heads = [cell.text for cell in table.rows[0]]
        if not column or column in heads:
            return _column(table, heads.index(column) if column else 0)
    heads = [cell.text for table in tables for cell in table.rows[0] if cell.text]
    raise UsageError(f"{file.name} has no column '{column}'. It has: {', '.join(heads)}.")


def _lines(name: str, found: Rendition, column: str) -> list[str]:
    lines = [line.strip() for line in found.text.splitlines() if line.strip()]
    if lines and not column and found.media_type == "text/plain":
        return lines
    raise BadInput(
        f"{name}: a table with a head and one title a row was wanted, or text with one title a line and no "
        "--column; it holds no table."
    )


def _column(table: Table, place: int) -> list[str]:
    return [_text(row, place) for row in table.rows[1:]]


def _text(row: tuple[Cell, ...], place: int) -> str:
    return row[place].text if place < len(row) else ""
