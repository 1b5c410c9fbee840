"""Tables whose columns are levels of an organisation: each cell stands below the one before it."""

import re
from collections.abc import Sequence

from rolegraph.extraction.tables.cells.cells import is_title, is_unit
from rolegraph.reading import Cell

_LEVEL = re.compile(
    r"(?:level|tier|layer|rank)\s*(?:\d|[ivx]{1,3})|第?[一二三四五六1-6][级层](?:岗位|职位|职务|管理层)?|层级[一二三四五六1-6]",
    re.I,
)
_FEWEST = 2


def are_ranks(row: Sequence[Cell], below: Sequence[tuple[Cell, ...]]) -> bool:
    """Say whether headers count levels, below which stand titles and units alone (Level 1 | Level 2)."""
    heads = [cell.text.strip() for cell in row]
    if len(heads) < _FEWEST or not all(map(_LEVEL.fullmatch, heads)):
        return False
    said = [cell.text.strip() for cells in below for cell in cells if cell.text.strip()]
    return bool(said) and all(is_title(name) or is_unit(name) for name in said)
