"""Whether a number goes on with a list, and which section's list it goes on with."""

from rolegraph.extraction.structure.marks import Mark
from rolegraph.extraction.structure.tree import Node


def continues(other: Mark, mark: Mark, exact: bool) -> bool:
    """Say whether a number goes on with another's list; ``exact`` asks for the same delimiter."""
    if other.kind != mark.kind:
        return False
    if mark.kind == "dotted":
        return other.path[:-1] == mark.path[:-1]
    if mark.kind == "bullet":
        return other.delimiter == mark.delimiter
    if exact and other.delimiter != mark.delimiter:
        return False
    ahead = mark.value - other.value
    if mark.kind == "clause" and ahead > 0:
        # An extract leaves articles out.
        return True
    return ahead in (1, 2, 3) or (ahead == 0 and not exact and mark.value > 1)


def earlier_list(section: Node, mark: Mark) -> Node | None:
    """Return the section before one, or what holds it, whose list a number goes on with.

    None where it is of this one.

    权限范围: A、… B、… stands inside the list of duties that 2、 goes on with.
    """
    own = [child.mark.kind for child in section.children if child.mark]
    # A bullet goes on with nothing: it stands below what is above it.
    if not own or mark.kind in (*own, "bullet") or section.parent is None:
        return None
    sections = (c for c in section.parent.children if c is not section and c.kind == "section")
    for other in (*reversed(list(sections)), section.parent):
        items = [child.mark for child in other.children if child.kind == "item" and child.mark]
        if items and continues(items[-1], mark, exact=True):
            return other
    return None
