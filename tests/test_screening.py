"""No node that pySHACL refuses is ruled out before, whatever is wrong with it.

Each good example of a shape is spoiled in every way: a triple is lost, doubled, or has another value.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from rolegraph.graph.ontology import ontology_triples
from rolegraph.graph.turtle import read_turtle
from rolegraph.validation.screening import suspects
from rolegraph.validation.shapes import as_graph, check, document_shapes, lower_classes
from rolegraph.vocabulary import expand

HERE = Path(__file__).parent / "shapes"
ON_ONTOLOGY = {"authority-kind", "ontology", "period", "scheme", "vocabulary"}
NAMES = sorted(f.name for f in HERE.iterdir() if f.is_dir() and f.name not in ON_ONTOLOGY)
DATA, CONTEXT = NamedNode("urn:data"), NamedNode("urn:context")
TYPE = NamedNode(expand("rdf:type"))
WRONG = (
    Literal(""),
    Literal("of no list"),
    Literal("bonjour", language="fr"),
    Literal("你好", language="zh-Hant-TW"),
    Literal("-1", datatype=NamedNode(expand("xsd:decimal"))),
    Literal("1e3", datatype=NamedNode(expand("xsd:decimal"))),
    Literal("7", datatype=NamedNode(expand("xsd:integer"))),
    Literal("soon", datatype=NamedNode(expand("xsd:date"))),
    NamedNode(expand("rg:Authority")),
    NamedNode("urn:nowhere"),
)


def turtle(*path: str) -> list[Quad]:
    file = HERE.joinpath(*path)
    return read_turtle(file.read_text("utf-8"), str(file))


def stated(triples: list[Quad], graph: NamedNode) -> list[Quad]:
    return [Quad(q.subject, q.predicate, q.object, graph) for q in triples]


def spoiled(good: list[Quad]) -> Iterator[list[Quad]]:
    """Yield the triples with one of them lost, or with another value in its place or beside it."""
    for number, quad in enumerate(good):
        rest = good[:number] + good[number + 1 :]
        yield rest
        for value in WRONG:
            changed = Quad(quad.subject, quad.predicate, value)
            yield [*rest, changed]
            yield [*good, changed]


def apart(triples: list[Quad], number: int) -> Iterator[Quad]:
    """Yield triples with nodes of their own, so that many examples fit into one graph."""
    own = {q.subject: NamedNode(f"{q.subject.value}-{number}") for q in triples}
    for quad in triples:
        value = quad.object if quad.predicate == TYPE else own.get(quad.object, quad.object)
        yield Quad(own[quad.subject], quad.predicate, value, DATA)


def context() -> list[Quad]:
    """What the examples lead to: nodes of the same graph, and terms of the ontology in another."""
    types = [q for q in ontology_triples() if q.predicate == TYPE]
    return [*stated(types, CONTEXT), *stated(turtle("context.ttl"), DATA)]


def refused(data: list[Quad], around: list[Quad]) -> set[tuple[str, str]]:
    """What pySHACL says of a graph, without any screening."""
    own = {q.subject.value for q in data}
    found = check(as_graph([*data, *around, *lower_classes()]), document_shapes())
    return {(v.shape, v.focus) for v in found if v.focus in own}


def suspected(data: list[Quad], around: list[Quad]) -> set[tuple[str, str]]:
    store = Store()
    store.extend([*data, *around])
    found = suspects(store, document_shapes() + as_graph(lower_classes())).get(DATA.value, {})
    own = {q.subject.value for q in data}
    every = {(shape.rpartition("/")[2], node) for shape, nodes in found.items() for node in nodes}
    return {(shape, node) for shape, node in every if node in own}


@pytest.mark.parametrize("name", NAMES)
def test_every_node_that_is_refused_is_a_suspect(name: str) -> None:
    good = turtle(name, "conforms.ttl")
    data = [q for n, bad in enumerate(spoiled(good)) for q in apart(bad, n)]
    around = context()
    wrong = refused(data, around)
    assert wrong
    assert wrong <= suspected(data, around)


@pytest.mark.parametrize("name", NAMES)
def test_a_node_that_conforms_is_no_suspect(name: str) -> None:
    assert suspected(stated(turtle(name, "conforms.ttl"), DATA), context()) == set()
