"""Sheet and cell of evidence that lies in a spreadsheet's cell."""

from bisect import bisect_right
from dataclasses import fields, replace
from typing import Any

from rolegraph.model import Evidence, Statements
from rolegraph.reading import Cell, Document


def with_cells(made: Statements, document: Document) -> Statements:
    """Return statements whose evidence names the sheet and cell that it stands in, if any."""
    cells = sorted(
        (c for t in document.tables for row in t.rows for c in row if c.reference and c.text),
        key=lambda c: c.start,
    )
    if not cells:
        return made
    starts = [c.start for c in cells]
    groups = {f.name: getattr(made, f.name) for f in fields(made)}
    return Statements(
        **{
            name: tuple(_placed(one, cells, starts) for one in several)
            for name, several in groups.items()
        }
    )


def _placed(one: Any, cells: list[Cell], starts: list[int]) -> Any:
    places = tuple(_referenced(e, cells, starts) for e in one.evidence)
    return replace(one, evidence=places) if places != one.evidence else one


def _referenced(evidence: Evidence, cells: list[Cell], starts: list[int]) -> Evidence:
    at = bisect_right(starts, evidence.start) - 1
    if evidence.cell or at < 0 or evidence.end > cells[at].end:
        return evidence
    return replace(evidence, cell=cells[at].reference)
