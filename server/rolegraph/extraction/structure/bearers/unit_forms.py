"""Forms that describe a unit (部门名称：采购部, 部门负责人：采购部经理, 直接上级：…) and no post."""

from collections.abc import Iterable

from rolegraph.extraction.structure.pieces.tree import Node
from rolegraph.extraction.structure.wording.info_keys import Entry
from rolegraph.extraction.structure.wording.words import words

#: What says whose form it is comes first, wherever it stands: a superior there is the head's.
_FIRST = ("unit", "head")


def describes_unit(node: Node) -> bool:
    """Say whether the keys below a heading are those of a unit: no post is named, but who heads it."""
    told = [child.piece.entry for child in node.children if child.piece and child.piece.entry]
    roles = {entry.role for entry in told}
    named = any(entry.key in words("keys")["own_name"] for entry in told)
    return "position" not in roles and ("head" in roles or named)


def in_order(entries: Iterable[Node]) -> list[Node]:
    """Return a form's entries with the unit and its head before what is said of them."""
    return sorted(entries, key=lambda node: _rank(node.piece.entry if node.piece else None))


def _rank(entry: Entry | None) -> int:
    return _FIRST.index(entry.role) if entry and entry.role in _FIRST else len(_FIRST)
