"""Statements → quads: one named graph a document, evidence with both selectors on every norm.

The shape of the graph is in ``ontology/rolegraph.ttl``; nothing here adds what no sentence says.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from pyoxigraph import NamedNode, Quad

from rolegraph.extraction.corrections import Corrected
from rolegraph.graph import norms, places, reviews, structure
from rolegraph.graph.terms import Writer
from rolegraph.model import Statements
from rolegraph.reading import Document
from rolegraph.vocabulary import BASE, CORRECTIONS_GRAPH

__all__ = ["graph_of", "quads"]

T = TypeVar("T")
Documents = Mapping[str, Document]


def quads(
    statements: Statements,
    documents: Iterable[Document],
    base: str = BASE,
    corrected: Corrected | None = None,
) -> Iterator[Quad]:
    """Yield the quads of statements and of the documents they rest on, in a stable order.

    A statement goes into the graph of each document that it quotes; what a reviewer wrote goes into
    the corrections graph, with the review itself. The same values give the same quads in the same
    order.
    """
    known = {d.path: d for d in documents}
    writer = Writer(base)

    def each(
        describe: Callable[[Writer, T, Documents], Iterator[Quad]], values: Iterable[T]
    ) -> Iterator[Quad]:
        for value in values:
            yield from describe(writer, value, known)

    for path in sorted(known):
        yield from places.describe_document(writer, known[path])
    yield from each(structure.describe_organisation, statements.organisations)
    yield from each(structure.describe_unit, statements.units)
    yield from each(structure.describe_position, statements.positions)
    reviewed = corrected.reviewed if corrected else frozenset()
    yield from each(norms.describe_norm, (n for n in statements.norms if n.id not in reviewed))
    yield from each(structure.describe_line, statements.lines)
    yield from each(structure.describe_career_step, statements.career_steps)
    yield from each(structure.describe_step, statements.steps)
    if corrected:
        yield from reviews.describe_review(Writer(base, CORRECTIONS_GRAPH), corrected, known)


def graph_of(path: str, base: str = BASE) -> NamedNode:
    """Return the named graph of a document."""
    return Writer(base).graph(path)
