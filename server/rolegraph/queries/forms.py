"""Write a table of an answer: separated values and workbooks."""

import csv
import io
from collections.abc import Sequence

from rolegraph import paper

Rows = Sequence[Sequence[object]]


def separated(names: Sequence[str], rows: Rows, separator: str = ",", bom: bool = False) -> bytes:
    """Return a table as UTF-8 text; Excel reads it as such only behind a byte-order mark."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator).writerows([names, *rows])
    return written.getvalue().encode("utf-8-sig" if bom else "utf-8")


def workbook(names: Sequence[str], rows: Rows) -> bytes:
    """Return a table as an .xlsx workbook of one sheet; no value of it is a formula."""
    return paper.workbook([paper.Sheet(title="rolegraph", columns=names, rows=rows)])
