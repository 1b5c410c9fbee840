"""What a text says behind a list of posts or units, which is said of none of them alone.

- 财务部：负责…。 / - 行政部：负责…。 / 以上各部门分工明确。
"""

from rolegraph.extraction.structure.pieces.tree import Node

_LIST = 2


def told_apart(root: Node) -> Node:
    """Return a text's tree with lines behind the last of such a list taken from it, to the root.

    A list counts where each post or unit has a number or a bullet and what is said of it in its
    own line, and only the last has lines behind that have neither.
    """
    for node in list(root.walk()):
        for line in _remarks(node):
            assert line.parent
            line.parent.children.remove(line)
            line.parent = root
            root.children.append(line)
    return root


def _remarks(node: Node) -> list[Node]:
    listed = [child for child in node.children if child.kind in ("position", "unit")]
    if len(listed) < _LIST or listed[-1] is not node.children[-1]:
        return []
    kinds = {child.mark.kind if child.mark else "" for child in listed}
    told = all(map(_is_told, listed)) and all(len(child.children) == 1 for child in listed[:-1])
    behind = listed[-1].children[1:]
    plain = all(child.kind == "text" and not child.mark for child in behind)
    return behind if told and plain and len(kinds) == 1 and "" not in kinds else []


def _is_told(heading: Node) -> bool:
    """Say whether a heading's own line goes on with what is said of it."""
    first = heading.children[0] if heading.children else None
    return first is not None and first.kind == "text" and first.piece is heading.piece
