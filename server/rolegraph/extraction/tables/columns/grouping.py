"""Rows that only name what those below them bound: 交际费 above 3,000元以下, 3,001～20,000元."""

from rolegraph.extraction.tables.cells.cells import distinct, is_empty
from rolegraph.extraction.tables.cells.ranges import is_bound
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.reading import Cell


def group_over(shape: Shape, row: tuple[Cell, ...], amount: Cell) -> Cell | None:
    """Return the cell that names what a row of an amount alone is about, None where no row above does.

    Rows of amounts may stand between; a row that says who acts names its own matter only.
    """
    at = row.index(amount)
    rows = iter(reversed(shape.rows))
    for each in rows:
        if at < len(each) and each[at] == amount:
            break
    for each in rows:
        cells = distinct(each)
        subject = each[at] if at < len(each) else None
        if len(cells) == 1:
            return cells[0]
        if subject is None or not is_bound(subject.text):
            return subject if subject and _names_alone(shape, each, at) else None
    return None


def _names_alone(shape: Shape, row: tuple[Cell, ...], at: int) -> bool:
    """Say whether a row holds its matter and its number, and nothing of who acts on it."""
    beside = (cell for n, cell in enumerate(row) if n > at)
    return not is_empty(row[at].text) and all(is_empty(cell.text) for cell in beside)
