"""Tables with a row a person: whose post it is that another row names by its holder (上级：王芳)."""

from collections.abc import Iterator, Sequence

from rolegraph.extraction.tables.cells.cells import (
    distinct,
    is_department,
    is_title,
    is_unit,
    names,
)
from rolegraph.extraction.tables.cells.headers import role
from rolegraph.reading import Cell, Table

_Row = tuple[Cell, ...]
_UPPER = ("superior", "functional", "subordinates")
_FEWEST, _DEEPEST, _LONGEST = 2, 4, 30


def people(table: Table) -> Iterator[tuple[str, Cell]]:
    """Yield each holder of a post, by name or number, with the cell of the post's title.

    What names holders is told by another column that refers to them. Whoever is named there and stands in no
    row is yielded with an empty cell: whose post it is cannot be told.
    """
    for number, row in enumerate(table.rows[:_DEEPEST]):
        roles = [role(cell.text) for cell in row]
        rows = [r for r in table.rows[number + 1 :] if len(distinct(r)) > 1]
        if "position" not in roles or len(rows) < _FEWEST:
            continue
        uppers = [n for n, found in enumerate(roles) if found in _UPPER]
        named = {name: r[n] for n in uppers for r in rows if n < len(r) for name in _named(r[n])}
        title = roles.index("position")
        for key, head in enumerate(row):
            if key in (title, *uppers) or _acts(head.text):
                continue
            if found := _holders(rows, key, title, named):
                yield from found.items()
                yield from _strangers(named, found)
                return


def _named(cell: Cell) -> tuple[str, ...]:
    """Return whom a cell may name: all that it says ("Chen, Li"), or each of those that it lists."""
    whole = cell.text.strip()
    return (whole, *names(whole)) if 0 < len(whole) <= _LONGEST else ()


def _holders(
    rows: Sequence[_Row], key: int, title: int, named: dict[str, Cell]
) -> dict[str, Cell]:
    """Return who holds which row's post, by a column with another name in each row that others refer to."""
    full = [r for r in rows if max(key, title) < len(r) and r[key].text.strip()]
    found = {r[key].text.strip(): r[title] for r in full}
    whose = any(name in named for name in found)
    return found if whose and len(found) == len(full) and not any(map(_acts, found)) else {}


def _strangers(named: dict[str, Cell], found: dict[str, Cell]) -> Iterator[tuple[str, Cell]]:
    for name, cell in named.items():
        several = names(name)
        listed = len(several) > 1 and any(map(_acts, several))
        if name not in found and not listed and not _acts(name):
            yield name, Cell(cell.end, cell.end, "")


def _acts(name: str) -> bool:
    """Say whether a name is a post's or a unit's, and so nobody's own."""
    return is_title(name) or is_unit(name) or is_department(name)
