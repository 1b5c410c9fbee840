"""Several tables that stand in one sheet or file: each begins with a caption above a header of its own.

A sheet is parted where the form of another position begins, and a list of duties that has a header
inside a form stands by itself.
"""

from collections.abc import Iterator

from rolegraph.extraction.tables.cells.cells import distinct, is_title
from rolegraph.extraction.tables.cells.headers import (
    is_chinese,
    label_role,
    role,
)
from rolegraph.extraction.tables.columns.labelled import is_form, is_paired
from rolegraph.extraction.tables.columns.own_columns import holds_own_powers
from rolegraph.extraction.tables.columns.telling import kind_of
from rolegraph.reading import Cell, Table

_Row = tuple[Cell, ...]
#: So many cells a header has at least.
_FEWEST = 2
#: So many the header of a list inside a form; two cells are a label and its value.
_WIDE = 3
_POWERS = ("authority", "matter")
_LIMITS = ("limit", "escalation", "condition")


def parts(table: Table) -> Iterator[Table]:
    """Yield a table's parts; a header of its own, with the captions above it, begins the next one.

    "Authority" beside "Limit" inside a form heads rows of their own, up to the form's next heading.
    """
    rows, begun, inside = table.rows, 0, False
    for n in range(_FEWEST, len(rows)):
        if inside and len(distinct(rows[n])) == 1 and label_role(distinct(rows[n])[0].text):
            yield Table(rows[begun:n], table.name)
            begun, inside = n, False
        above = _above(rows, n, begun)
        if _bounds(rows[n]) and n > begun:
            caption = len(distinct(rows[n - 1])) == 1 and bool(rows[n - 1][0].text.strip())
            start = n - caption
            yield Table(rows[begun:start], table.name)
            begun, inside = start, True
            continue
        told = [row for row in rows[begun:above] if len(distinct(row)) > 1]
        captioned = any(distinct(row) for row in rows[above:n])
        if len(told) > 1 and _heads(rows[n], told[0], captioned=captioned):
            yield Table(rows[begun:above], table.name)
            begun = above
    yield Table(rows[begun:], table.name) if begun else table


def forms(table: Table) -> Iterator[Table]:
    """Yield the forms of positions in a table, each without the lists inside it, which follow it."""
    rows: list[_Row] = []
    lists: list[Table] = []
    n, titled = 0, False
    while n < len(table.rows):
        cells = distinct(table.rows[n])
        if is_paired(cells) and role(cells[0].text) == "position":
            if titled:
                yield from (Table(tuple(rows), table.name), *lists)
                rows, lists = [], []
            titled = True
        end = _list_end(table.rows, n) if titled else n
        # Below a form that is none the list would be of nobody.
        if end > n and is_form(Table(tuple(rows))):
            lists.append(Table(table.rows[n:end], table.name))
            n = end
        else:
            rows.append(table.rows[n])
            n += 1
    if lists or len(rows) < len(table.rows):
        yield from (Table(tuple(rows), table.name), *lists)
    else:
        yield table


def _list_end(rows: tuple[_Row, ...], n: int) -> int:
    """Return where the list of duties or powers ends that this row heads, ``n`` where it heads none."""
    head = tuple(distinct(rows[n]))
    if len(head) < _WIDE:
        return n
    end = n + 1
    while end < len(rows) and _goes_on(rows[end]):
        end += 1
    told = kind_of(head, rows[n + 1 :]) == "tasks" or holds_own_powers(rows[n], rows[n + 1 : end])
    return end if told and end > n + 1 else n


def _goes_on(row: _Row) -> bool:
    """Say whether a row is one of a list: several cells, the first no label."""
    cells = distinct(row)
    return len(cells) > 1 and not label_role(cells[0].text)


def _above(rows: tuple[_Row, ...], n: int, begun: int) -> int:
    """Return where the captions and blank rows right above a row begin."""
    at = n
    while at > begun and len(distinct(rows[at - 1])) <= 1:
        at -= 1
    return at


def _bounds(row: _Row) -> bool:
    """Say whether a row heads powers and their limits in English: "Authority", "Limit", "Above the limit"."""
    first, *others = [cell.text for cell in distinct(row)] or [""]
    named = bool(others) and role(first) in _POWERS and not is_chinese(first)
    return named and all(role(text) in _LIMITS for text in others)


def _heads(row: _Row, head: _Row, *, captioned: bool) -> bool:
    """Say whether a row is a header in English.

    Titles below titles are one, as they are no marks; below a caption labels are, too.
    """
    cells = [cell.text for cell in distinct(row)]
    if len(cells) < _FEWEST or any(map(is_chinese, cells)):
        return False
    first, *others = cells
    beside = [cell.text for cell in distinct(head)[1:]]
    again = len(others) > 1 and all(map(is_title, others)) and all(map(is_title, beside))
    labelled = bool(role(first)) and all(role(text) or is_title(text) for text in others)
    return (again and not is_title(first)) or (captioned and labelled)
