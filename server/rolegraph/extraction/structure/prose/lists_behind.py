"""Lists that stand on one line behind what is said of a post: they are that post's.

教务主任协助校长工作。主要职责：编制教学计划；检查教案。
"""

from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.pieces.tree import Node
from rolegraph.extraction.structure.prose import prose


def put_below(root: Node, text: str) -> Node:
    """Return a text's tree with each such paragraph and its list below a node of the post."""
    for section in [node for node in root.walk() if node.kind == "section" and node.parent]:
        said = _said_before(section)
        who = prose.subject(text[said.start : said.end]) if said else None
        if said and who and who.title and not who.start:
            _open_post(said, section, who.title, said.start + who.end)
    return root


def _said_before(section: Node) -> Node | None:
    """Return the paragraph that a section's line begins with, None where it has a line of its own."""
    beside = section.parent.children if section.parent else []
    at = beside.index(section)
    before = beside[at - 1] if at else None
    glued = section.piece is not None and not section.piece.line and section.mark is None
    told = before is not None and before.kind == "text" and before.piece and before.piece.line
    return before if glued and told else None


def _open_post(said: Node, section: Node, title: Title, end: int) -> None:
    """Put a paragraph and the section behind it below a new node of the post that it begins with."""
    above = section.parent
    post = Node(
        kind="position",
        start=said.start,
        end=end,
        begin=said.start,
        title=title,
        piece=said.piece,
        named=(said.start, end),
        parent=above,
    )
    if above is not None:
        at = above.children.index(said)
        above.children[at : at + 2] = [post]
    said.start = end
    post.children = [said, section]
    said.parent = section.parent = post
