"""Is the graph as it should be? SHACL document by document; nothing is patched, only reported."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, Store

from rolegraph.graph import graph_of
from rolegraph.graph.terms import RDF_TYPE, Writer
from rolegraph.reading import Document
from rolegraph.validation.checks import undefined_terms, unequal_quotes
from rolegraph.validation.places import placed
from rolegraph.validation.report import SEVERITIES, Report, Violation
from rolegraph.validation.screening import ByShape, suspects
from rolegraph.validation.shapes import (
    as_graph,
    check,
    document_shapes,
    lower_classes,
    ontology_shapes,
)
from rolegraph.vocabulary import BASE, ONTOLOGY_GRAPH

__all__ = ["SEVERITIES", "Report", "Violation", "validate", "validate_ontology"]

_APART = ("graph/inferred", "graph/rule/", "graph/links", "graph/release", ONTOLOGY_GRAPH)


def validate(store: Store, documents: Iterable[Document] = (), base: str = BASE) -> Report:
    """Return what is wrong with the stated graph, one document's graph at a time.

    The store must hold the ontology (``graph.ontology.ontology_quads``) and is not changed; memory
    does not grow with the number of documents. Quotes are compared with those of ``documents``
    that the graph quotes; what was inferred or linked is not looked at.
    """
    writer = Writer(base)
    texts = {writer.document(d.path).value: d for d in documents}
    graphs = {graph_of(d.path, base) for d in texts.values()}
    graphs |= {g for g in _graphs(store) if not g.value.removeprefix(base).startswith(_APART)}
    defined = _defined(store, base)
    suspect = suspects(store, document_shapes() + as_graph(lower_classes()))
    found: list[Violation] = []
    for graph in sorted(graphs, key=lambda g: g.value):
        stated = list(store.quads_for_pattern(None, None, None, graph))
        results = [
            *_refused(store, stated, suspect.get(graph.value, {})),
            *unequal_quotes(stated, texts),
            *undefined_terms(stated, defined),
        ]
        if results:
            found.extend(placed(results, stated, writer))
    return Report.of(found, len(graphs))


def _refused(store: Store, stated: list[Quad], suspect: ByShape) -> Iterator[Violation]:
    """Yield what the shapes say of the suspect nodes of a document's graph."""
    if suspect:
        described = as_graph([*stated, *_context(store, stated), *lower_classes()])
        for shape, nodes in suspect.items():
            yield from check(described, document_shapes(), shape, nodes)


def validate_ontology(triples: Iterable[Quad]) -> Report:
    """Return what is wrong with an ontology's terms and concepts: labels, definitions, schemes."""
    every = list(triples)
    named = {q.subject.value for q in every if isinstance(q.subject, NamedNode)}
    found = check(as_graph(every), ontology_shapes())
    return Report.of((v for v in found if v.focus in named), 0)


def _graphs(store: Store) -> Iterator[NamedNode]:
    for graph in store.named_graphs():
        if isinstance(graph, NamedNode):
            yield graph


def _defined(store: Store, base: str) -> frozenset[str]:
    """Return every term that the ontology graph says something of."""
    ontology = store.quads_for_pattern(None, None, None, NamedNode(base + ONTOLOGY_GRAPH))
    return frozenset(q.subject.value for q in ontology if isinstance(q.subject, NamedNode))


def _context(store: Store, stated: list[Quad]) -> Iterator[Quad]:
    """Yield the types of what a document's graph points at but does not describe itself."""
    subjects = {q.subject for q in stated}
    objects = {q.object for q in stated if q.predicate != RDF_TYPE}
    for node in objects:
        if isinstance(node, NamedNode) and node not in subjects:
            yield from store.quads_for_pattern(node, RDF_TYPE, None, None)
