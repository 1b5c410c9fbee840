"""Paragraphs behind a post's list that begin with another post: they are that one's text.

总经理职权为： / 1.签署合同； / 2.审批预算。 / 技术总监主持设计评审；审批图纸。 So are they behind a paragraph
that a post's title opens.
"""

from collections.abc import Iterator

from rolegraph.extraction.structure.pieces.segmentation import TERMINATORS
from rolegraph.extraction.structure.pieces.tree import Node
from rolegraph.extraction.structure.prose import prose

_LIST = 2


def told_apart(root: Node, text: str) -> Node:
    """Return a text's tree with such paragraphs, and those behind them, below a node behind the post."""
    for post in [node for node in root.walk() if node.kind == "position" and node.title]:
        moved = list(_others(post, text))
        if not moved or post.parent is None:
            continue
        for line in moved:
            assert line.parent
            line.parent.children.remove(line)
        apart = Node("article", moved[0].start, moved[0].start, moved[0].start, parent=post.parent)
        for line in moved:
            line.parent = apart
            apart.children.append(line)
        beside = post.parent.children
        beside.insert(beside.index(post) + 1, apart)
    return root


def _others(post: Node, text: str) -> Iterator[Node]:
    """Yield the lines behind the last of a post's items from the first on that another post begins."""
    found, told = False, _is_told(post)
    for line in _behind(post, text) or (_in_lines(post) if told else ()):
        who = prose.subject(text[line.start : line.end])
        own = who is not None and not who.start and (who.title is not None or told)
        name = prose.name_of(who) if who and own else ""
        assert post.title
        found = found or (name != "" and name not in (post.title.name, *post.title.aliases))
        if found:
            yield line


def _is_told(post: Node) -> bool:
    """Say whether a post's title opens the paragraph that tells of it (票务员　由经理聘任，…)."""
    first = post.children[0] if post.children else None
    return first is not None and first.kind == "text" and _is_glued(first)


def _is_glued(line: Node) -> bool:
    return line.piece is not None and line.start > line.piece.start


def _in_lines(post: Node) -> list[Node]:
    """Return the lines without numbers behind the paragraph that a post's title opens."""
    holder = next((n for n in reversed(post.children) if n.kind == "section"), post)
    if any(child.mark for child in holder.children):
        return []
    return [
        line
        for line in holder.children
        if line.kind == "text" and line.piece and line.piece.line and not _is_glued(line)
    ]


def _behind(post: Node, text: str) -> list[Node]:
    """Return the unnumbered lines behind the last item of a post's last list, where that is over."""
    holder = next((n for n in reversed(post.children) if n.kind == "section"), post)
    items = [child for child in holder.children if child.kind == "item" and child.mark]
    if len(items) < _LIST or any(item.children for item in items[:-1]):
        return []
    last = items[-1]
    over = text[last.start : last.end].rstrip()[-1:] in TERMINATORS
    behind = [*last.children, *holder.children[holder.children.index(last) + 1 :]]
    plain = all(line.kind == "text" and line.piece and line.piece.line for line in behind)
    return behind if over and plain else []
