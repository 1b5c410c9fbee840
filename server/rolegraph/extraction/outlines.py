"""A document's outline: its organisations, units and positions, and the sections to read."""

from dataclasses import dataclass, field, replace

from rolegraph.extraction import articles, items, outlining, segmentation
from rolegraph.extraction.articles import Article
from rolegraph.extraction.identifiers import local_organisation_id
from rolegraph.extraction.outlining import Node
from rolegraph.extraction.registry import PositionDraft, Registry, evidence
from rolegraph.extraction.structure import Item, NamedLine, Outline, Section



from rolegraph.model import Label, Organisation
from rolegraph.reading import Document, Passage

_NOTICES = ("site-notice", "advertisement")
_NORMATIVE = ("duties", "authorities", "mixed", "prohibitions", "process", "qualifications", "measures")


@dataclass(slots=True)
class _Found:
    """What has been found so far in one document."""

    organisations: list[Organisation] = field(default_factory=list)
    registries: list[Registry] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    lines: list[NamedLine] = field(default_factory=list)
    loose: list[Section] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Context:
    """Whose text this is: the open unit's and position's ids, and what the section holds."""

    unit: str = ""
    position: PositionDraft | None = None
    section: str = ""


def outline(document: Document) -> Outline:
    """Return the outline of a Chinese document."""
    found = _Found()
    body = document.body
    parts = articles.find(body.text, _gaps(document))
    texts = tuple(body.text[a.start : a.end] for a in parts)
    owners: dict[int, Registry] = {}
    for n, (article, first) in enumerate(zip(parts, articles.copies(texts), strict=True)):
        at = articles.body(body.text, article)
        passage = body.cut(at, article.end)
        tree = outlining.build(passage.text, segmentation.cut(passage.text))
        for k, part in enumerate(_variants(tree)):
            registry = owners.get(first) if first != n and not k else None
            if registry is None:
                registry = _organisation(found, document, article, part)
            _Reader(found, registry, document, passage).read(part)
            owners.setdefault(n, registry)
    return _finished(found)


def _gaps(document: Document) -> list[int]:
    """Return the body's offsets at which boilerplate stood in the stored text."""
    gaps = []
    for mark in document.marks:
        if mark.kind in _NOTICES:
            at = next((n for n, start in enumerate(document.body.starts) if start >= mark.end), None)
            if at:
                gaps.append(at)
    return gaps


def _variants(tree: Node) -> list[Node]:
    """Cut a tree where one position is described anew under a count of its own (岗位职责2)."""
    counted = {c.title.name for c in tree.children if c.title and c.ordinal is not None}
    if not counted:
        return [tree]
    parts: list[Node] = [Node("root", 0, 0, 0)]
    seen = False
    for child in tree.children:
        if child.title and child.title.name in counted and child.ordinal is not None and seen:
            parts.append(Node("root", 0, 0, 0))
        seen = seen or bool(child.title and child.title.name in counted and child.children)
        parts[-1].children.append(child)
    return parts


def _organisation(found: _Found, document: Document, article: Article, part: Node) -> Registry:
    """Open an organisation, or go on with the last one where a text has a heading and no body."""
    if not _has_body(part) and found.registries:
        return found.registries[-1]
    identifier = local_organisation_id(document.path, len(found.registries) + 1)
    title = document.body.cut(*article.title).strip(" 　_\n:：】")
    first = title.text.split("\n")[0].strip()
    passage = title.cut(0, len(first))
    found.organisations.append(
        Organisation(
            id=identifier,
            label=Label(hans=first),
            documents=(document.path,),
            evidence=(evidence(document, passage),) if first else (),
        )
    )
    found.registries.append(Registry(identifier, document))
    return found.registries[-1]


def _has_body(part: Node) -> bool:
    return any(n.kind in ("item", "text", "entry") for n in part.walk())


class _Reader:
    """Reads one article's tree into an organisation's registry and the document's sections."""

    def __init__(self, found: _Found, registry: Registry, document: Document, passage: Passage) -> None:
        self.found = found
        self.registry = registry
        self.document = document
        self.passage = passage
        self.last: PositionDraft | None = None

    def read(self, tree: Node) -> None:
        """Read a tree from its root."""
        self._visit(tree, _Context())

    def _cut(self, span: tuple[int, int]) -> Passage:
        return self.passage.cut(*span).strip()

    def _visit(self, node: Node, context: _Context) -> None:
        context = self._entered(node, context)
        if node.kind in ("root", "unit", "position", "section", "group", "article"):
            self._sections(node, context)
        for child in node.children:
            if child.kind == "entry":
                context = self._entry(child, context)
            elif child.kind not in ("item", "text"):
                self._visit(child, context)
            elif child.kind == "item":
                self._headings_inside(child, context)

    def _headings_inside(self, item: Node, context: _Context) -> None:
        for child in item.children:
            if child.kind in ("unit", "position", "section"):
                self._visit(child, context)
            elif child.kind == "item":
                self._headings_inside(child, context)

    def _entered(self, node: Node, context: _Context) -> _Context:
        if node.kind == "unit" and node.unit:
            parent = context.unit if node.mark or not context.unit else self._parent(context.unit)
            draft = self.registry.unit(node.unit, self._cut(node.named), parent)
            return _Context(draft.id, None, node.section or context.section)
        if node.kind == "position" and node.title:
            draft = self.registry.position(node.title, self._cut(node.named), context.unit)
            self.last = draft
            return _Context(context.unit, draft, node.section or context.section)
        if node.kind == "section":
            return replace(context, section=node.section)
        return context

    def _parent(self, unit: str) -> str:
        return self.registry.units[unit].parent if unit in self.registry.units else ""

    def _sections(self, node: Node, context: _Context) -> None:
        kind = context.section or "duties"
        found = items.collect(self.passage, node, kind)
        if not found or kind in ("chart", "headcount"):
            return
        title = self.passage.text[node.start : node.end].strip()
        position = context.position or (self.last if self._is_for_position(node, context) else None)
        if position:
            position.defined = position.defined or kind in _NORMATIVE
            self.found.sections += _split(kind, position.id, tuple(found), title)
        elif context.unit and kind in ("duties", "mixed", "authorities"):
            self.found.sections += _split(kind, context.unit, tuple(found), title)
        else:
            self.found.loose.append(Section(kind=kind if kind in SECTION_KINDS else "other", bearer="", items=tuple(found), title=title))

    def _is_for_position(self, node: Node, context: _Context) -> bool:
        return node.kind == "section" and not context.unit and node.section in _NORMATIVE

    def _entry(self, node: Node, context: _Context) -> _Context:
        return context


SECTION_KINDS = ("duties", "authorities", "qualifications", "prohibitions", "overview", "lines", "career",
                 "process", "measures", "other")  # fmt: skip


def _split(kind: str, bearer: str, every: tuple[Item, ...], title: str) -> list[Section]:
    if kind != "mixed":
        return [Section(kind=kind, bearer=bearer, items=every, title=title)]
    return [Section(kind="duties", bearer=bearer, items=every, title=title)]


def _finished(found: _Found) -> Outline:
    return Outline(
        organisations=tuple(found.organisations),
        units=tuple(u for r in found.registries for u in r.finished_units()),
        positions=tuple(p for r in found.registries for p in r.finished_positions()),
        sections=tuple(found.sections),
        lines=tuple(found.lines),
        loose=tuple(found.loose),
    )
