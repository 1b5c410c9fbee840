"""Which tables are forms: whose rows are labels beside their values."""

from collections.abc import Sequence

from rolegraph.extraction.tables.cells.cells import distinct, is_title
from rolegraph.extraction.tables.cells.headers import (
    is_chinese,
    label_role,
    role,
)
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.cells.ranges import is_bound
from rolegraph.extraction.tables.columns.columns import ABOUT
from rolegraph.reading import Cell, Table

_OF_TITLES = ("superior", "functional", "subordinates")
_OF_POSTS = (
    "position", "unit", "superior", "functional", "subordinates", "headcount", "alias", "organisation",
    "ignored",
)  # fmt: skip
#: A header stands in one of so many first rows.
_DEEPEST = 4


def is_form(table: Table) -> bool:
    """Say whether labels stand beside their values, in most rows; a title above them does not count."""
    rows = [distinct(row) for row in table.rows]
    rows = rows[1:] if len(rows) > 1 and len(rows[0]) == 1 and names_post(rows[1]) else rows
    labelled = [r for r in rows if r and is_label(r[0].text)]
    if len(labelled) < 2 or len(labelled) < 0.5 * len(rows):
        return False
    first = rows[0]
    header = len(first) > 2 and all(role(c.text) for c in first)
    header = header or any(map(_heads_titles, rows[:_DEEPEST])) or _heads_posts(rows)
    header = header or _heads_bands(first)
    valued = sum(len(r) > 1 and not is_label(r[1].text) for r in labelled)
    if header or valued < 0.5 * len(labelled):
        return False
    # "Manager" beside "£5,000"
    return not any(
        label_role(r[0].text) in _OF_TITLES and figure(r[1].text) for r in labelled if r[1:]
    )


def _heads_titles(row: Sequence[Cell]) -> bool:
    """Say whether a row names a matter's column and titles beside it ("Item", "Clerk", "Buyer")."""
    titles = [cell.text for cell in row[1:]]
    return len(titles) > 1 and role(row[0].text) in ABOUT and all(map(is_title, titles))


def _heads_bands(row: Sequence[Cell]) -> bool:
    """Say whether a row names ranges of amounts side by side ("Item", "Up to £5k", "Above £5k")."""
    return len(row) > 2 and all(is_bound(cell.text) for cell in row[1:])


def _heads_posts(rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether titles stand below a first row's "Position": Owner there is a post, and no label."""
    first = [cell.text for cell in rows[0]]
    if len(first) < 2 or role(first[0]) not in ("position", "ignored"):
        return False
    below = [row[0].text for row in rows[1:] if row and row[0] != rows[0][0]]
    return not any(map(is_title, first)) and 2 * sum(map(is_title, below)) > len(below)


def is_paired(row: Sequence[Cell]) -> bool:
    """Say whether labels and values take turns in a row: 岗位名称 | 出纳 | 所属部门 | 财务部."""
    turns = [is_label(cell.text) for cell in row]
    return len(turns) > 1 and all(turns[::2]) and not any(turns[1::2])


def names_post(row: Sequence[Cell]) -> bool:
    """Say whether a row of a Chinese form names a position beside something else of it."""
    named = len(row) > 2 and is_paired(row) and role(row[0].text) == "position"
    named = named and is_chinese(row[0].text)
    return named and all(label_role(cell.text) in _OF_POSTS for cell in row[::2])


def is_label(text: str) -> bool:
    """Say whether a cell labels the one beside it."""
    return bool(label_role(text))
