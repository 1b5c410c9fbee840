"""Comma-separated values: the stored text is the file's own, each cell knows its place."""

import re
from collections import Counter
from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from rolegraph.reading.document import Cell, Table
from rolegraph.reading.encodings import decode
from rolegraph.reading.limits import Limits
from rolegraph.reading.rendition import Rendition, Unreadable, beyond

# As many as a spreadsheet has columns.
_WIDEST = 16_384
_DELIMITERS = ",;\t|，；"


def delimited(data: bytes, limits: Limits) -> Rendition:
    """Return a CSV or TSV file as text with one table; the delimiter is told from the first lines."""
    decoded = decode(data)
    text = decoded.text
    delimiter = _delimiter(text)
    rows: list[tuple[Cell, ...]] = []
    cells = 0
    for number, spans in enumerate(_rows(text, delimiter), 1):
        cells += len(spans)
        if cells > limits.cells:
            raise beyond("cells", f"has more than {limits.cells:,} cells.")
        if len(spans) > _WIDEST:
            raise Unreadable(f"has a row of more than {_WIDEST:,} cells.", "Look into the file.")
        rows.append(
            tuple(_cell(text, span, column, number) for column, span in enumerate(spans, 1))
        )
    kept = tuple(row for row in rows if any(cell.text for cell in row))
    return Rendition(
        text=text,
        media_type="text/csv",
        encoding=decoded.encoding,
        tables=(Table(kept),),
        left_out=decoded.left_out,
    )


def _delimiter(text: str) -> str:
    """Return the sign that parts the first lines into the same number of cells, most cells first."""
    # What stands in quotation marks is a cell's own: line breaks and semicolons too.
    plain = re.sub(r'"(?:[^"]|"")*"', '""', text[:5_000])
    head = [line for line in plain.splitlines()[:10] if line.strip()]
    counts = {sign: Counter(line.count(sign) for line in head) for sign in _DELIMITERS}

    def regular(sign: str) -> tuple[int, int]:
        number, lines = counts[sign].most_common(1)[0]
        return (lines if number else 0, number)

    return max(_DELIMITERS, key=regular) if head else ","


def _rows(text: str, delimiter: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the spans of each row's cells, quotation marks excluded."""
    sign = re.escape(delimiter)
    cell = re.compile(rf'[ ]*"((?:[^"]|"")*)"[ ]*(?={sign}|\r|\n|\Z)|([^{sign}\r\n]*)')
    here = 1 if text.startswith("\ufeff") else 0
    row: list[tuple[int, int]] = []
    while here <= len(text):
        found = cell.match(text, here)
        assert found  # the second form matches anywhere
        row.append(found.span(1) if found[1] is not None else found.span(2))
        here = found.end()
        if text[here : here + 1] == delimiter:
            here += 1
            continue
        yield row
        row = []
        here += 2 if text.startswith("\r\n", here) else 1
        if here == len(text):  # the last line's end begins no row
            return


def _cell(text: str, span: tuple[int, int], column: int, row: int) -> Cell:
    raw = text[slice(*span)]
    start = span[0] + len(raw) - len(raw.lstrip())
    stripped = raw.strip()
    reference = f"{get_column_letter(column)}{row}"
    return Cell(start, start + len(stripped), stripped.replace('""', '"'), reference)
