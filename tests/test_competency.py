"""What the model must be able to answer, on two engines, without inference and with it.

``ontology/competency/NAME.rq`` asks the stated graph, with property paths alone;
``NAME.inferred.rq`` asks the same of the inferred one. ``tests/competency/NAME.json`` is the answer.
"""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store, Triple, serialize
from rdflib import Graph
from rdflib.term import Identifier

from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import infer
from rolegraph.inference.rules import short
from rolegraph.resources import folder
from rolegraph.vocabulary import NS

HERE = Path(__file__).parent
ASKED = {
    f.name.removesuffix(".rq"): f.read_text("utf-8")
    for f in folder("ontology/competency").iterdir()
}
NAMES = sorted(name for name in ASKED if not name.endswith(".inferred"))
Rows = list[list[str]]


@cache
def stated() -> Store:
    store = Store()
    store.bulk_extend(ontology_quads())
    store.load((HERE / "inference" / "organisation.trig").read_bytes(), format=RdfFormat.TRIG)
    return store


@cache
def inferred() -> Store:
    store = Store()
    store.bulk_extend(stated())
    infer(store, ontology_triples())
    return store


@cache
def in_rdflib() -> Graph:
    triples = {Triple(q.subject, q.predicate, q.object) for q in stated()}
    return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


def rows(store: Store, query: str) -> Rows:
    answer = store.query(query, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    names = [v.value for v in answer.variables]
    return sorted([plain(row[name]) for name in names] for row in answer)


def rdflib_rows(query: str) -> Rows:
    answer = in_rdflib().query(query)
    return sorted([plain(row[variable]) for variable in answer.vars] for row in answer)


def plain(term: object) -> str:
    """A term as a person writes it: prefixed names, and numbers in their shortest form."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return short(term)
    if isinstance(term, Identifier) and term.__class__.__name__ == "URIRef":
        return short(NamedNode(str(term)))
    text = str(term) if isinstance(term, Identifier) else str(term.value)  # type: ignore[attr-defined]  # a literal
    return re.sub(r"(?<=\d)\.0+$", "", text)


def golden(name: str) -> Rows:
    return json.loads((HERE / "competency" / f"{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_the_stated_graph_answers_with_property_paths_alone(name: str) -> None:
    assert rows(stated(), ASKED[name]) == golden(name)


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_answers_the_same(name: str) -> None:
    assert rdflib_rows(ASKED[name]) == golden(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_inferred_graph_answers_the_same(name: str) -> None:
    query = ASKED.get(f"{name}.inferred", ASKED[name])
    assert rows(inferred(), query) == golden(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_question_is_written_in_both_languages(name: str) -> None:
    for text in (ASKED[name], ASKED.get(f"{name}.inferred", ASKED[name])):
        assert re.search(r"^# en: .+[?]$", text, re.M)
        assert re.search(r"^# zh: .+[??]$", text, re.M)


def test_every_class_and_property_is_needed_by_a_question() -> None:
    used = {f"{NS}{term}" for text in ASKED.values() for term in re.findall(r"\brg:(\w+)", text)}
    ours = {
        q.subject.value
        for q in ontology_triples()
        if isinstance(q.subject, NamedNode) and q.subject.value.startswith(NS)
    }
    assert sorted(ours - used) == []
    assert sorted(used - ours) == []
