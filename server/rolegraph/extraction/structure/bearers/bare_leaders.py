"""Bare titles of who leads, below the headings of several units (生产部: 经理, 业务部: 经理)."""

from collections import defaultdict
from dataclasses import replace

from rolegraph.extraction.structure.names import units
from rolegraph.extraction.structure.pieces.tree import Node
from rolegraph.extraction.structure.wording.words import words


def told_apart(tree: Node) -> Node:
    """Return the tree, each bare leader that several of its units have called by its unit too.

    生产部经理, 业务部经理, 制造课长: in one text they would be one post with the duties of all.
    """
    found: dict[str, list[tuple[Node, str]]] = defaultdict(list)
    leaders = set(words("titles")["bare"])
    for node in tree.walk():
        over = node.above("unit") if node.title and node.title.name in leaders else None
        if node.title and over and over.unit:
            found[node.title.name].append((node, over.unit.name))
    for several in found.values():
        if len({unit for _, unit in several}) > 1:
            for node, unit in several:
                assert node.title
                node.title = replace(node.title, name=_called(unit, node.title.name))
    return tree


def _called(unit: str, title: str) -> str:
    """Return a title with its unit: 生产部经理; 制造课长, where the unit ends as the title begins."""
    return f"{units.stem(unit)}{title}" if unit.endswith(title[0]) else f"{unit}{title}"
