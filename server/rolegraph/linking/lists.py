"""A user's list of titles: a column of a spreadsheet or of comma-separated values, or one title a line."""

import re
import sys
from functools import cache
from pathlib import Path

from rolegraph.errors import BadInput, UsageError
from rolegraph.reading.document import Cell, Table
from rolegraph.reading.formats import render
from rolegraph.reading.limits import DEFAULT
from rolegraph.reading.rendition import Rendition, Unreadable
from rolegraph.resources import lexicon

#: What stands for a list that comes from another program.
PIPED = Path("-")
_GAP = re.compile(r"[\s_]+")


def titles(file: Path, column: str = "") -> list[str]:
    """Return the titles of a column, without a name those of the likeliest; a row without one gives "".

    CSV in any encoding and with any delimiter that documents may have, or XLSX: the sheet that has the
    column; or text with one title a line; ``-`` reads what another program prints. Where no column is named
    and the first row holds no head that is known, it is a title like the others. Raises BadInput where the
    file holds no titles, UsageError where no table has the column.
    """
    name = file.name if file != PIPED else "titles.csv" if column else "titles.txt"
    try:
        found = render(_read(file), name, DEFAULT)
    except (OSError, Unreadable) as error:
        raise BadInput(
            f"{file}: a list of titles (CSV, XLSX or text) was wanted; {error}"
        ) from error
    tables = [t for t in found.tables if t.rows]
    if not tables:
        return _lines(file.name, found, column)
    if not column:
        return _likeliest(tables[0])
    for table in tables:
        heads = [cell.text for cell in table.rows[0]]
        if column in heads:
            return _column(table.rows[1:], heads.index(column))
    heads = [cell.text for table in tables for cell in table.rows[0] if cell.text]
    raise UsageError(
        f"{file.name} has no column '{column}'. It has: {', '.join(heads)}. "
        "Leave --column out where the first row is no head."
    )


def _read(file: Path) -> bytes:
    if file == PIPED:
        return sys.stdin.buffer.read()
    if not file.is_file():
        raise BadInput(
            f"A list of titles (CSV, XLSX or text) was wanted; there is no file {file}."
        )
    return file.read_bytes()


def _lines(name: str, found: Rendition, column: str) -> list[str]:
    lines = [line.strip() for line in found.text.splitlines() if line.strip()]
    if lines and not column and found.media_type == "text/plain":
        return lines
    raise BadInput(
        f"{name}: a table with one title a row was wanted, or text with one title a line and no "
        "--column; it holds no table."
    )


def _likeliest(table: Table) -> list[str]:
    """Return the column below a head that is a word for titles, or the first of words."""
    heads = [_GAP.sub(" ", cell.text.strip().lower()) for cell in table.rows[0]]
    for place, head in enumerate(heads):
        if head in _heads_of_titles():
            return _column(table.rows[1:], place)
    rows = table.rows[1:] if _other_heads() & set(heads) else table.rows
    width = max(map(len, rows), default=0)
    worded = (k for k in range(width) if _worded(_column(rows, k)))
    return _column(rows, next(worded, 0))


def _worded(cells: list[str]) -> bool:
    """Say whether most cells that are not empty are words, and not numbers, dates or codes of digits."""
    filled = [cell for cell in cells if cell.strip()]
    return 2 * sum(any(c.isalpha() for c in cell) for cell in filled) > len(filled)


@cache
def _heads_of_titles() -> frozenset[str]:
    return frozenset([*lexicon("linking/titles.yaml")["heads"], *_headers()["position"]])


@cache
def _other_heads() -> frozenset[str]:
    return frozenset(head for several in _headers().values() for head in several)


@cache
def _headers() -> dict[str, list[str]]:
    """Return the words that stand at the head of a column, by what is in the column."""
    told = lexicon("tables/headers.yaml")
    return {
        what: [str(word).lower() for word in words]
        for what, words in told.items()
        if isinstance(words, list)
    }


def _column(rows: tuple[tuple[Cell, ...], ...], place: int) -> list[str]:
    return [_text(row, place) for row in rows]


def _text(row: tuple[Cell, ...], place: int) -> str:
    return row[place].text if place < len(row) else ""
