"""A document's outline: its organisations, units and positions, and the sections to read."""

from rolegraph.extraction import articles, bearers, organisations, outlining, segmentation
from rolegraph.extraction.bearers import Gathered
from rolegraph.extraction.outlining import Node
from rolegraph.extraction.registry import Registry
from rolegraph.extraction.structure import Outline
from rolegraph.reading import Document

_NOTICES = ("site-notice", "advertisement")


def outline(document: Document) -> Outline:
    """Return the outline of a Chinese document: whose text is whose, nothing read inside sentences."""
    body = document.body
    parts = articles.find(body.text, _gaps(document))
    firsts = articles.copies(tuple(body.text[a.start : a.end] for a in parts))
    known = organisations.Organisations(document)
    owners: dict[int, Registry] = {}
    found = Gathered()
    for n, (article, first) in enumerate(zip(parts, firsts, strict=True)):
        passage = body.cut(articles.body(body.text, article), article.end)
        tree = outlining.build(passage.text, segmentation.cut(passage.text), body.text)
        for k, part in enumerate(_variants(tree)):
            registry = owners.get(first) if first != n and not k else None
            registry = registry or known.open(article, passage, part)
            unit = organisations.unit_of(registry, body, article, passage)
            got = bearers.gather(registry, passage, part, unit)
            found.sections += got.sections
            found.lines += got.lines
            found.loose += got.loose
            owners.setdefault(n, registry)
    return known.finished(found)


def _gaps(document: Document) -> list[int]:
    """Return the body's offsets at which boilerplate stood in the stored text."""
    starts = document.body.starts
    ends = [m.end for m in document.marks if m.kind in _NOTICES]
    gaps = (next((n for n, start in enumerate(starts) if start >= end), None) for end in ends)
    return [gap for gap in gaps if gap]


def _variants(tree: Node) -> list[Node]:
    """Cut a tree where one position is described anew under a count of its own (岗位职责2)."""
    counted = {c.title.name for c in tree.children if c.title and c.ordinal is not None}
    if not counted:
        return [tree]
    parts = [Node("root", 0, 0, 0)]
    seen = False
    for child in tree.children:
        again = child.title is not None and child.title.name in counted
        if again and child.ordinal is not None and seen:
            parts.append(Node("root", 0, 0, 0))
        seen = seen or (again and bool(child.children))
        parts[-1].children.append(child)
    return parts
