"""The tree of a text: articles, units, positions, sections, groups and items below each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.extraction.structure.numbering.marks import Mark
from rolegraph.extraction.structure.pieces.segmentation import Piece
from rolegraph.extraction.structure.wording.words import words

#: How many items an overview has that is the list of duties.
_LIST = 3


@dataclass(slots=True, eq=False)
class Node:
    """One node of the tree. ``start`` and ``end`` are those of its own words, without a number.

    ``begin`` is where its number begins. ``section`` is what a heading says stands below it.
    """

    kind: str
    start: int
    end: int
    begin: int
    mark: Mark | None = None
    section: str = ""
    title: Title | None = None
    unit: UnitName | None = None
    piece: Piece | None = None
    named: tuple[int, int] = (0, 0)
    ordinal: int | None = None
    children: list["Node"] = field(default_factory=list)
    parent: "Node | None" = None

    def walk(self) -> Iterator["Node"]:
        """Yield the node and everything below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def above(self, *kinds: str) -> "Node | None":
        """Return the nearest node of a kind above this one, or None."""
        node = self.parent
        while node and node.kind not in kinds:
            node = node.parent
        return node

    @property
    def sectional(self) -> str:
        """What the nearest heading that says so says stands here."""
        node: Node | None = self
        while node:
            if node.section:
                return node.section
            node = node.parent
        return ""


def is_short(text: str) -> bool:
    """Say whether words are short enough, and enough without stops, to be a heading."""
    return len(text.strip()) <= 24 and not re.search(r"[。；;！!？?]", text.strip()[:-1])


def heads(text: str, item: Node) -> bool:
    """Say whether an item turns out to head what follows it: it is short and has nothing yet."""
    return item.kind == "item" and is_short(text[item.start : item.end]) and not item.children


def list_title(node: Node, text: str) -> str:
    """Return what heads a list; of 总经理审批权限 what its items are, without whose they are.

    A label inside an item (2、大宗原料 above 审批权限：) is over what that names: 大宗原料审批权限.
    """
    title = text[node.start : node.end].strip(" 　:：\n")
    if title in words("sections")["matter_labels"] and node.parent and node.parent.kind == "group":
        return text[node.parent.start : node.parent.end].strip(" 　:：。\n") + title
    own = text[node.named[1] : node.end].strip(" 　:：\n的之")
    whose = node.kind in ("position", "unit") and node.named[1] > node.start
    return own if whose and own.endswith(("权限", "决策权")) else title


def section_kind(node: Node) -> str:
    """Return what a section holds: a one-line 岗位职责: inside an overview sums up.

    An overview that is a list (本职工作:●…●…●…) is that section where no other holds duties.
    """
    inside = node.above("section")
    listed = [child for child in node.children if child.kind in ("item", "group")]
    if inside and inside.section == "overview" and node.section == "duties" and not listed:
        return "overview"
    beside = node.parent.children if node.parent else []
    alone = not any(child.section in ("duties", "mixed") for child in beside)
    if node.section == "overview" and len(listed) >= _LIST and alone:
        return "duties"
    return node.section


def is_anothers(node: Node) -> bool:
    """Say whether a section is not that of the post before it: behind several, or one that no list knows."""
    return _is_behind_posts(node) or _is_behind_unread(node)


def _is_behind_posts(node: Node) -> bool:
    """Say whether a numbered section goes on behind one that holds several posts (四、禁止行为)."""
    mark, parent = node.mark, node.parent
    beside = parent.children[: parent.children.index(node)] if mark and parent else []
    kind = mark.kind if mark else ""
    before = (c for c in beside if c.mark and c.mark.kind == kind)
    return any(sum(n.kind == "position" for n in c.walk()) > 1 for c in before)


def _is_behind_unread(node: Node) -> bool:
    """Say whether a section stands behind an item with a list of its own, where a post would stand.

    五、营业员, 六、夜间轮值 with its list, 权限：…: no list knows whose they are.
    """
    beside = node.parent.children if node.parent else []
    before = beside[: beside.index(node)]
    posts = [n for n in before if n.kind == "position" and n.mark]
    last = before[-1] if before and before[-1].kind == "item" and before[-1].children else None
    kinds = {n.mark.kind for n in posts if n.mark}
    return last is not None and last.mark is not None and last.mark.kind in kinds
