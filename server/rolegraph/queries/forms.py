"""Write a table of an answer: separated values and workbooks."""

import csv
import io
from collections.abc import Sequence

Rows = Sequence[Sequence[object]]


def separated(names: Sequence[str], rows: Rows, separator: str = ",", bom: bool = False) -> bytes:
    """Return a table as UTF-8 text; Excel reads it as such only behind a byte-order mark."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator).writerows([names, *rows])
    return written.getvalue().encode("utf-8-sig" if bom else "utf-8")


def workbook(names: Sequence[str], rows: Rows) -> bytes:
    """Return a table as an .xlsx workbook; no value of it is a formula."""
    from openpyxl import Workbook  # slow to load, and few answers are workbooks

    book = Workbook(write_only=True)
    sheet = book.create_sheet("rolegraph")
    sheet.append(list(names))
    for row in rows:
        sheet.append([_text(value) for value in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _text(value: object) -> object:
    formula = isinstance(value, str) and value.startswith(("=", "+", "-", "@"))
    return f"'{value}" if formula else value
