"""Lines below a short heading or item that tell what it names: one duty with it, or the first of a list."""

from rolegraph.extraction.structure.classifying.item_titles import tells
from rolegraph.extraction.structure.pieces.segmentation import TERMINATORS
from rolegraph.extraction.structure.pieces.tree import Node, is_short
from rolegraph.reading import Passage
from rolegraph.reading.passages import joined


def stands_beside(node: Node, following: Node, text: str) -> bool:
    """Say whether a sentence below a group's heading is the first of its list, whose bullet was lost."""
    assert following.mark
    grouped = node.parent is not None and node.parent.kind == "group"
    return grouped and following.mark.kind == "bullet" and text[-1:] in "。；;" and tells(text)


def told_below(passage: Passage, node: Node) -> Node | None:
    """Return the line below an item that names a deed and goes on there, as those beside it do.

    1. 制定销售计划 above 根据年度目标分解任务…。, 2. 团队建设 above 招聘员工…。
    """
    if not _is_headed(passage, node):
        return None
    beside = node.parent.children if node.parent else []
    alike = [each for each in beside if _is_headed(passage, each)]
    return node.children[0] if node in alike and 2 * len(alike) > len(beside) > 2 else None


def _is_headed(passage: Passage, node: Node) -> bool:
    own = passage.text[node.start : node.end].rstrip()
    told = [passage.text[child.start : child.end].rstrip() for child in node.children]
    alone = node.mark is not None and [child.kind for child in node.children] == ["text"]
    return alone and is_short(own) and own[-1:] not in TERMINATORS and told[0][-1:] in "。；;"


def with_comma(first: Passage, second: Passage) -> Passage:
    """Return two parts of one sentence that a line break parts, with the comma it stands for."""
    at = first.span[1]
    return joined([first, Passage("，", (at,), (at,)), second])
