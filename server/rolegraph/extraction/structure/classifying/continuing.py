"""Whether a number goes on with a list, and which section's list it goes on with."""

from collections.abc import Sequence

from rolegraph.extraction.structure.classifying import item_titles
from rolegraph.extraction.structure.numbering.marks import Mark
from rolegraph.extraction.structure.pieces.segmentation import TERMINATORS
from rolegraph.extraction.structure.pieces.tree import Node, heads

#: What heads anything.
HEADINGS = ("article", "unit", "position", "section", "group")


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


def counts_itself(heading: Node, node: Node, said: str) -> bool:
    """Say whether a bearer's name is number one of its own list: 1.1 销售部 above 1.2 制定销售计划；.

    ``said`` is what the number behind it says: what is done, or anything where one beside does so.
    """
    if heading.mark is None or node.mark is None or heading.kind not in ("unit", "position"):
        return False
    one, two = heading.mark.path, node.mark.path
    first = one[-1:] == (1,) and one[:-1] == two[:-1] and two[-1] - 1 in (1, 2)
    beside = heading.parent.children if heading.parent else []
    alike = any(o.kind == heading.kind and _holds_its_own(o) for o in beside)
    done = item_titles.tells(said) or said.rstrip()[-1:] in TERMINATORS
    return first and node.kind == "item" and not heading.children and (alike or done)


def _holds_its_own(heading: Node) -> bool:
    own = heading.mark.path[:-1] if heading.mark else ()
    return any(c.mark is not None and own and c.mark.path[:-1] == own for c in heading.children)


def is_beside(other: Mark | None, mark: Mark | None) -> bool:
    """Say whether two dotted numbers of one depth stand in lists beside each other (1.3, 2.1)."""
    if other is None or mark is None or not (other.path and mark.path):
        return False
    return len(other.path) == len(mark.path) and other.path[:-1] != mark.path[:-1]


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


def opens_chapter(above: Sequence[Node]) -> bool:
    """Say whether the last of these nodes is a heading that holds articles, and stands in none.

    2.4 仓管员:… in 第二条 holds none.
    """
    *others, last = above
    inside = any(node.mark is not None and node.mark.kind == "clause" for node in others)
    return last.kind in HEADINGS and not inside


def resumed(above: Sequence[Node], mark: Mark) -> list[Node]:
    """Return the nodes above each other that a number stands below that goes on with a list before.

    None where it goes on with the list of the section that it stands in.
    """
    if (chapter := _chapter_of(above, mark)) is not None:
        return list(above[: chapter + 1])
    section = next((n for n in reversed(above) if n.kind == "section"), None)
    earlier = earlier_list(section, mark) if section else None
    if section is None or earlier is None:
        return []
    kept = list(above[: above.index(section)])
    return kept if earlier is kept[-1] else [*kept, earlier]


def _chapter_of(above: Sequence[Node], mark: Mark) -> int | None:
    """Return which of the nodes above each other holds the chapter right before one (二、 before 三、).

    Posts behind an item 二、岗位说明 stand beside it, and 三、其他事项 is none of theirs.
    """
    if mark.kind != "cn":
        return None
    for n in range(len(above) - 1, -1, -1):
        beside = [c.mark for c in above[n].children if c.mark and c.mark.kind == mark.kind]
        if beside and (beside[-1].value + 1, beside[-1].delimiter) == (mark.value, mark.delimiter):
            return n
    return None


def counts_on(item: Node, mark: Mark) -> bool:
    """Say whether a dotted number counts on below an item: 3.1 below 3., 3.4 behind its 3.3 alone."""
    before_it = [child.mark.value for child in item.children if child.mark]
    return mark.value == 1 or mark.value - 1 in before_it


def opens_below(last: Node, node: Node, text: str) -> bool:
    """Say whether a heading that begins a list stands below the item before it, which then heads it.

    ▲检修班长 behind (2)检查焊缝。 does not, since that item is over.
    """
    first = node.mark is not None and node.mark.value < 2
    over = node.kind == "position" and text[last.end - 1] in "。；;"
    return first and not over and not is_beside(last.mark, node.mark) and heads(text, last)
