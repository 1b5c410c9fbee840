"""Tables with a row a unit: who heads it, whose posts are in it, to whom its head reports."""

from collections.abc import Sequence

from rolegraph.extraction.tables.cells.cells import are_titles, said_in
from rolegraph.extraction.tables.cells.headers import Column, label_role, role
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.reading import Cell

_KEPT = ("superior", "functional")
_MEANT = {r: r for r in ("unit", "head", "posts", *_KEPT)} | {"subordinates": "posts"}


def unit_rows(row: Sequence[Cell], below: Sequence[tuple[Cell, ...]]) -> tuple[Column, ...]:
    """Return the columns unit, head, posts and superior of a table with a row a unit, () for another.

    Below the header of heads stand titles alone: 负责人 above 部门经理, and not above 王芳.
    """
    roles = [_role(cell.text) for cell in row]
    if {"unit", "head"} - set(roles) or any(
        role(c.text) in ("position", "matter", "duty") for c in row
    ):
        return ()
    titled = all(
        _holds_titles(n, below) for n, found in enumerate(roles) if found in ("head", "posts")
    )
    return tuple(Column(found, n) for n, found in enumerate(roles)) if titled else ()


def _role(header: str) -> str:
    plain, lists = header.strip(" :：*").lower(), entries("cells")
    if plain in lists["unit_heads"]:
        return "head"
    if plain in lists["unit_posts"]:
        return "posts"
    found = role(header)
    told = found if found in ("unit", *_KEPT) else label_role(header)
    return _MEANT.get(told, "")


def _holds_titles(number: int, below: Sequence[tuple[Cell, ...]]) -> bool:
    said = said_in(number, below)
    return bool(said) and are_titles(said)
