"""Sheets of a workbook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; ``fixed`` columns stay in sight when one scrolls to the right."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    fixed: int = 0


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Return sheets as an .xlsx workbook; no value of it is a formula."""
    # openpyxl takes half a second to import, for which every command and page would wait.
    from rolegraph.paper.workbooks import written

    return written(sheets)
