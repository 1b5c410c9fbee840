"""Every named query has answers that were read by a person, and gives them on two engines.

``tests/queries/NAME.json`` holds parameters and rows on the invented organisation, or on the graph that
a case names; IRIs are written with the prefixes of rolegraph, and a value that is missing as null.
"""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.term import Literal, Node

from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import infer
from rolegraph.queries import library, run
from rolegraph.store import EmbeddedStore
from rolegraph.vocabulary import PREFIXES

HERE = Path(__file__).parent / "queries"
CASES = [
    pytest.param(name, n, case, id=f"{name}-{n}")
    for name in library()
    for n, case in enumerate(json.loads((HERE / f"{name}.json").read_text("utf-8")), 1)
]
NAMESPACES = sorted(PREFIXES.items(), key=lambda pair: -len(pair[1]))
Case = dict[str, Any]


Quads = tuple[ox.Quad, ...]


def closed(name: str) -> Quads:
    """A graph of this folder with the vocabularies and what follows, as a build has them."""
    store = ox.Store()
    store.load(path=HERE / name, to_graph=ox.NamedNode("https://example.org/graph"))
    store.extend(ontology_quads())
    infer(store, ontology_triples())
    return tuple(store)


@pytest.fixture(scope="module")
def in_memory(organisation: EmbeddedStore) -> Callable[[Case], EmbeddedStore]:
    own = cache(lambda name: EmbeddedStore.from_quads(closed(name)))
    return lambda case: own(case["graph"]) if "graph" in case else organisation


@pytest.fixture(scope="module")
def in_rdflib(organisation_quads: Quads) -> Callable[[Case], Graph]:
    def parsed(quads: Quads) -> Graph:
        triples = {ox.Triple(q.subject, q.predicate, q.object) for q in quads}
        text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        return Graph().parse(data=text, format="nt")

    known = cache(lambda name: parsed(closed(name) if name else organisation_quads))
    return lambda case: known(case.get("graph", ""))


def short(value: object) -> object:
    """An IRI with its prefix; every other value as it is."""
    for prefix, namespace in NAMESPACES:
        if isinstance(value, str) and value.startswith(namespace):
            return f"{prefix}:{value.removeprefix(namespace)}"
    return value


@pytest.mark.parametrize(("name", "number", "case"), CASES)
def test_a_query_gives_the_rows_a_person_has_read(
    name: str, number: int, case: Case, in_memory: Callable[[Case], EmbeddedStore]
) -> None:
    answer = run(in_memory(case), name, case["params"])
    rows = [[short(row.get(column)) for column in answer.columns] for row in answer.rows]
    assert rows == case["rows"]
    assert answer.status == ("found" if rows else library()[name].header.empty)


@pytest.mark.parametrize(("name", "number", "case"), CASES)
def test_another_engine_gives_the_same_rows(
    name: str, number: int, case: Case, in_rdflib: Callable[[Case], Graph]
) -> None:
    query = library()[name]
    found = in_rdflib(case).query(query.bind(case["params"]))
    columns = [c.name for c in query.header.columns]
    rows = [[short(plain(row[column])) for column in columns] for row in found]
    assert sorted(map(repr, rows)) == sorted(map(repr, case["rows"]))


def plain(term: Node | None) -> object:
    if not isinstance(term, Literal):
        return None if term is None else str(term)
    value = term.toPython()
    if isinstance(value, bool | int | str):
        return value if not isinstance(value, Literal) else str(value)
    number = float(term)
    return int(number) if number.is_integer() else number
