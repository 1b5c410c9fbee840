"""Each shape accepts its good example and refuses its bad one, with its message.

``tests/shapes/NAME/violates.ttl`` holds one node for each shape of ``shapes/NAME.ttl``, named after
it; ``sh:resultMessage`` on the node is the message that a person must get.
"""

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import Quad
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH

from rolegraph.graph.ontology import ontology_triples
from rolegraph.graph.turtle import read_turtle, reformat
from rolegraph.validation import Violation, validate_ontology
from rolegraph.validation.shapes import (
    SHAPE,
    as_graph,
    check,
    document_shapes,
    ontology_shapes,
    shape_texts,
)

HERE = Path(__file__).parent / "shapes"
ON_ONTOLOGY = {"authority-kind", "ontology", "period", "scheme"}
NAMES = sorted(name.removesuffix(".ttl") for name in shape_texts())
# Two ways to say that a check runs on a whole graph, not on one node.
WHOLE = {"line-behind-report", "closed-vocabulary"}


def turtle(path: Path) -> list[Quad]:
    return read_turtle(path.read_text("utf-8"), str(path))


def shapes(name: str) -> Graph:
    if name == "vocabulary":
        return Graph().parse(data=shape_texts()["vocabulary.ttl"], format="turtle")
    return ontology_shapes() if name in ON_ONTOLOGY else document_shapes()


@cache
def types() -> tuple[Quad, ...]:
    """What the ontology calls each of its terms, and that bearers are bearers."""
    kept = (str(RDF.type), "http://www.w3.org/2000/01/rdf-schema#subClassOf")
    return tuple(q for q in ontology_triples() if q.predicate.value in kept)


def results(name: str, file: str) -> list[Violation]:
    data = turtle(HERE / name / file)
    subjects = frozenset(str(q.subject)[1:-1] for q in data)
    if name in ON_ONTOLOGY:
        context: list[Quad] = turtle(HERE / "ontology-context.ttl")
    else:
        context = [*turtle(HERE / "context.ttl"), *types()]
    found = check(as_graph([*data, *context]), shapes(name))
    return [v for v in found if v.focus in subjects or v.shape in WHOLE or v.shape == ""]


def own_shapes(name: str) -> set[str]:
    graph = Graph().parse(data=shape_texts()[f"{name}.ttl"], format="turtle")
    found = set(graph.subjects(RDF.type, SH.PropertyShape)) | set(
        graph.subjects(RDF.type, SH.NodeShape)
    )
    return {str(s).removeprefix(SHAPE) for s in found if isinstance(s, URIRef)}


@pytest.mark.parametrize("name", NAMES)
def test_shapes_are_kept_in_the_one_spelling(name: str) -> None:
    text = shape_texts()[f"{name}.ttl"]
    assert reformat(text) == text


@pytest.mark.parametrize("name", NAMES)
def test_the_good_example_conforms(name: str) -> None:
    assert results(name, "conforms.ttl") == []


@pytest.mark.parametrize("name", NAMES)
def test_each_shape_refuses_its_bad_example_with_its_message(name: str) -> None:
    data = turtle(HERE / name / "violates.ttl")
    wanted = {
        str(q.subject)[1:-1].rpartition("/")[2]: q.object.value
        for q in data
        if q.predicate.value == str(SH.resultMessage)
    }
    assert wanted.keys() == own_shapes(name), "one bad node for each shape"
    for shape, message in wanted.items():
        found = {
            v.message.get("en")
            for v in results(name, "violates.ttl")
            if v.shape == shape and (v.focus.endswith(f"/{shape}") or shape in WHOLE)
        }
        assert message in found, shape


@pytest.mark.parametrize("name", NAMES)
def test_every_message_is_in_both_languages_and_every_shape_has_a_severity(name: str) -> None:
    graph = Graph().parse(data=shape_texts()[f"{name}.ttl"], format="turtle")
    for shape in own_shapes(name):
        node = URIRef(SHAPE + shape)
        assert graph.value(node, SH.severity), shape
        holder = graph.value(node, SH.sparql) or node
        tags = {m.language.lower() for m in graph.objects(holder, SH.message)}
        assert tags == {"en", "zh-hans"}, shape


def test_the_ontology_and_its_schemes_conform_to_their_own_shapes() -> None:
    assert validate_ontology(ontology_triples()).violations == ()


def test_the_shapes_are_shacl() -> None:
    every = Graph()
    for text in shape_texts().values():
        every.parse(data=text, format="turtle")
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=every, meta_shacl=True)
    assert conforms, text


@pytest.mark.parametrize("name", NAMES)
def test_no_shape_uses_what_the_validator_gets_wrong(name: str) -> None:
    """The misses of the W3C suite (docs/shacl-suite.md)."""
    for forbidden in ("$shapesGraph", " MINUS ", " VALUES ", " SERVICE ", "uniqueLang 1"):
        assert forbidden not in shape_texts()[f"{name}.ttl"]
    assert shape_texts()[f"{name}.ttl"].count("SELECT") <= 1
