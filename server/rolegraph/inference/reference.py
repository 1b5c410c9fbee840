"""The specification's own rules, run by owlrl: slow, and the oracle for our rules."""

from collections.abc import Iterable, Iterator

import owlrl
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)
from rdflib import Graph

from rolegraph.inference.expressions import name
from rolegraph.inference.rules import RDF_TYPE
from rolegraph.vocabulary import BASE, INFERRED_GRAPH, PREFIXES

_LEFT = name("rg:leftToPaths")
_META = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))


def entailments(data: Iterable[Quad], ontology: Iterable[Quad]) -> frozenset[Triple]:
    """Return the useful triples that follow under OWL 2 RL and are not stated.

    Left out, with reasons in ``ontology/decisions``: what is said of the ontology's own terms,
    types that RDFS and OWL give to everything, identity, triples about literals and blank nodes, and
    properties that are left to paths.
    """
    schema = [Triple(q.subject, q.predicate, q.object) for q in ontology]
    stated = {Triple(q.subject, q.predicate, q.object) for q in data}
    graph = Graph(bind_namespaces="none")
    lines = serialize([*schema, *stated], format=RdfFormat.N_TRIPLES)
    graph.parse(data=lines or b"", format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False).expand(graph)
    left = {t.subject for t in schema if t.predicate == _LEFT}
    terms = {t.subject for t in schema} - {t.subject for t in stated}
    known = stated | set(schema)
    return frozenset(
        triple
        for triple in _as_triples(graph)
        if triple not in known
        and triple.subject not in terms
        and triple.predicate not in left
        and _useful(triple)
    )


def infer_with_owlrl(store: Store, ontology: Iterable[Quad], base: str = BASE) -> int:
    """Derive the same as ``infer`` does from axioms, with owlrl; return how many triples.

    Minutes instead of seconds from a few hundred positions on. Named rules are not run.
    """
    graph = NamedNode(base + INFERRED_GRAPH)
    store.clear_graph(graph)
    found = entailments(list(store), ontology)
    store.extend(Quad(t.subject, t.predicate, t.object, graph) for t in found)
    return len(found)


def _as_triples(graph: Graph) -> Iterator[Triple]:
    """Yield an rdflib graph's triples as the store writes them; literals cannot be subjects."""
    sound = Graph(bind_namespaces="none")
    for subject, predicate, value in graph:
        if subject.__class__.__name__ != "Literal":
            sound.add((subject, predicate, value))
    text = sound.serialize(format="nt", encoding="utf-8")
    for quad in parse(input=text, format=RdfFormat.N_TRIPLES):
        yield Triple(quad.subject, quad.predicate, quad.object)


def _useful(triple: Triple) -> bool:
    if isinstance(triple.subject, BlankNode | Literal) or isinstance(triple.object, BlankNode):
        return False
    if triple.predicate == RDF_TYPE and isinstance(triple.object, NamedNode):
        return not triple.object.value.startswith(_META)
    return not triple.predicate.value.startswith(_META)
