"""A user's list of titles: one column of a spreadsheet or of comma-separated values."""

from pathlib import Path

from rolegraph.errors import BadInput, UsageError
from rolegraph.reading.document import Cell, Table
from rolegraph.reading.formats import render
from rolegraph.reading.limits import DEFAULT
from rolegraph.reading.rendition import Unreadable


def titles(file: Path, column: str = "") -> list[str]:
    """Return the titles of a column, without a name those of the first; a row without one gives "".

    CSV in any encoding and with any delimiter that documents may have, or XLSX: the sheet that has the
    column. Raises BadInput where the file holds no table, UsageError where no table has the column.
    """
    try:
        found = render(file.read_bytes(), file.name, DEFAULT)
    except (OSError, Unreadable) as error:
        raise BadInput(f"{file}: a list of titles (CSV or XLSX) was wanted; {error}") from error
    tables = [t for t in found.tables if t.rows]
    if not tables:
        raise BadInput(
            f"{file.name}: a table with a head and one title a row was wanted; it holds none."
        )
    for table in tables:
        heads = [cell.text for cell in table.rows[0]]
        if not column or column in heads:
            return _column(table, heads.index(column) if column else 0)
    heads = [cell.text for table in tables for cell in table.rows[0] if cell.text]
    raise UsageError(f"{file.name} has no column '{column}'. It has: {', '.join(heads)}.")


def _column(table: Table, place: int) -> list[str]:
    return [_text(row, place) for row in table.rows[1:]]


def _text(row: tuple[Cell, ...], place: int) -> str:
    return row[place].text if place < len(row) else ""
