"""Tables that stand on their side: a row a deed and a column a matter, or a row a range of amounts."""

from collections.abc import Sequence

from rolegraph.extraction.tables.cells.cells import distinct, is_title
from rolegraph.extraction.tables.cells.headers import (
    POWERS,
    role,
)
from rolegraph.extraction.tables.cells.ranges import is_band
from rolegraph.extraction.tables.columns.columns import ABOUT
from rolegraph.extraction.tables.columns.heads import hold_names
from rolegraph.reading import Cell, Table

_Row = tuple[Cell, ...]
#: What the labels of a card of one matter may say besides who acts.
_LABELS = (*ABOUT, *POWERS, "limit", "condition", "escalation", "remark", "ignored")
_FEWEST = 2


def upended(table: Table) -> tuple[_Row, tuple[_Row, ...]] | None:
    """Return header and rows of a table whose labels stand beside what they head, None of any other.

    A card of one matter (事项 | 停车费减免, 审核 | 客服主管), or a column for each of several.
    """
    rows = [row for row in table.rows if len(distinct(row)) > 1]
    if len(rows) < _FEWEST:
        return None
    paired = [cell for row in rows for cell in distinct(row)]
    width = min(len(row) for row in rows)
    several = all(len(distinct(row)) % 2 == 0 for row in rows)
    labels, values = tuple(paired[::2]), tuple(paired[1::2])
    if several and _are_labels(labels) and not any(_labels(c) for c in values):
        return labels, (values,)
    heads = tuple(row[0] for row in rows)
    if not (_are_labels(heads) or _are_deeds(heads)):
        return None
    return heads, tuple(tuple(row[n] for row in rows) for n in range(1, width))


def _are_labels(cells: Sequence[Cell]) -> bool:
    """Say whether labels head a matter first, and who acts on it below."""
    roles = [role(cell.text) for cell in cells]
    told = all(r in _LABELS for r in roles[1:]) and len(set(roles)) == len(roles)
    return told and roles[0] in ABOUT and any(r in POWERS for r in roles)


def _are_deeds(cells: Sequence[Cell]) -> bool:
    """Say whether a column names deeds below whatever heads it (审批环节 above 发起, 审核, 批准)."""
    first, *roles = (role(cell.text) for cell in cells)
    told = all(r in _LABELS for r in roles) and len(set(roles)) == len(roles)
    return (
        told and first not in (*POWERS, "position") and sum(r in POWERS for r in roles) >= _FEWEST
    )


def _labels(cell: Cell) -> bool:
    return role(cell.text) in (*ABOUT, *POWERS)


def laddered(header: _Row, below: Sequence[_Row]) -> tuple[_Row, ...] | None:
    """Return a table turned whose rows are ranges of amounts, columns matters and cells titles, or None.

    Contract value | Goods | Services, with "Up to $10,000 | Supervisor | Manager" below.
    """
    rows = [row for row in below if len(distinct(row)) > 1]
    columns = [n for n, cell in enumerate(header) if n and _may_be_matter(cell)]
    if len(rows) < _FEWEST or len(columns) < _FEWEST or is_title(header[0].text):
        return None
    if not all(len(row) == len(header) and is_band(row[0].text) for row in rows):
        return None
    if not all(hold_names((n,), rows) for n in columns) or _only_count(header, columns):
        return None
    return tuple((header[n], *(row[n] for row in rows)) for n in (0, *columns))


def _only_count(header: _Row, columns: Sequence[int]) -> bool:
    """Say whether headers differ in a number alone, and so count who acts ("Step 1", "Step 2")."""
    return len({header[n].text.strip(" 0123456789") for n in columns}) == 1


def _may_be_matter(cell: Cell) -> bool:
    return bool(cell.text.strip()) and role(cell.text) in ("", *ABOUT) and not is_title(cell.text)
