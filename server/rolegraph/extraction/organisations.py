"""Which organisation a text is of: one it names, or one that stands alone."""

import re
from dataclasses import replace

from rolegraph.extraction import settling, units
from rolegraph.extraction.articles import Article
from rolegraph.extraction.bearers import Gathered
from rolegraph.extraction.identifiers import local_organisation_id
from rolegraph.extraction.outlining import Node
from rolegraph.extraction.registry import Registry, evidence
from rolegraph.extraction.structure import Outline
from rolegraph.extraction.structure_words import CJK, either, words
from rolegraph.model import Label, Organisation
from rolegraph.reading import Document, Passage


class Organisations:
    """The organisations of one document in the order in which they are met."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.registries: list[Registry] = []
        self.values: list[Organisation] = []

    def open(self, article: Article, passage: Passage, part: Node) -> Registry:
        """Return the organisation of a text, opened where it has a body.

        A heading without a body names its position in the organisation before it.
        """
        if self.registries and not _has_body(part):
            return self.registries[-1]
        identifier = local_organisation_id(self.document.path, len(self.registries) + 1)
        title = _title(self.document, article)
        self.values.append(
            Organisation(
                id=identifier,
                label=Label(hans=title.text),
                documents=(self.document.path,),
                evidence=(evidence(self.document, title),) if len(title) else (),
            )
        )
        self.registries.append(Registry(identifier, self.document))
        return self.registries[-1]

    def drop_empty(self, registry: Registry, got: Gathered) -> None:
        """Forget an organisation whose text says nothing of positions or units (an introduction)."""
        if not registry.positions and len(registry.units) < 2 and not got.sections:
            self.registries = [r for r in self.registries if r is not registry]
            self.values = [v for v in self.values if v.id != registry.organisation]

    def finished(self, found: Gathered) -> Outline:
        """Return the outline of everything that was found."""
        moved: dict[str, str] = {}
        for registry in self.registries:
            settling.settle(registry, found.sections)
            moved |= registry.moved
        return Outline(
            organisations=tuple(self.values),
            units=tuple(u for r in self.registries for u in r.finished_units()),
            positions=tuple(p for r in self.registries for p in r.finished_positions()),
            sections=tuple(
                replace(s, bearer=moved.get(s.bearer, s.bearer)) for s in found.sections
            ),
            lines=tuple(
                replace(
                    line,
                    lower=moved.get(line.lower, line.lower),
                    upper=moved.get(line.upper, line.upper),
                )
                for line in found.lines
            ),
            loose=tuple(found.loose),
        )


def _title(document: Document, article: Article) -> Passage:
    title = document.body.cut(*article.title).strip(" 　_\n:：】")
    return title.cut(0, len(title.text.split("\n")[0].rstrip()))


def _has_body(part: Node) -> bool:
    return any(n.kind in ("item", "text", "entry") for n in part.walk())


def unit_of(registry: Registry, body: Passage, article: Article, passage: Passage) -> str:
    """Return the id of the unit that a text's title names (营销部组织架构岗位职责), or ""."""
    for part in (body.cut(*article.title).strip(), passage.strip()):
        found = re.match(
            rf"(?P<unit>[{CJK}]{{2,12}}?)(?:各)?{either(words('articles')['document_words'])}",
            part.text,
        )
        unit = units.parse(found["unit"]) if found else None
        if found and unit:
            return registry.unit(unit, part.cut(*found.span("unit"))).id
    return ""
