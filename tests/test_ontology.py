"""The ontology: documented in two languages, OWL 2 RL, and nobody else's terms touched."""

from collections import Counter, defaultdict

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from rolegraph.graph.ontology import alignment_sources, ontology_sources, ontology_triples
from rolegraph.graph.turtle import reformat
from rolegraph.inference.known import defined_by, is_known
from rolegraph.inference.profile import outside_rl
from rolegraph.resources import folder
from rolegraph.vocabulary import CLOSED, NS, SCHEMES, expand

CORE = next(s for s in ontology_sources() if s.name.endswith("rolegraph.ttl"))
ALL = (*ontology_sources(), *alignment_sources())
KINDS = ("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")


def terms() -> dict[str, list[Quad]]:
    """The triples of each class and property of the core."""
    found: dict[str, list[Quad]] = defaultdict(list)
    for quad in ontology_triples([CORE]):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(NS):
            found[quad.subject.value].append(quad)
    return found


def languages(quads: list[Quad], curie: str) -> Counter[str]:
    return Counter(
        (q.object.language or "").lower()
        for q in quads
        if q.predicate.value == expand(curie) and isinstance(q.object, Literal)
    )


@pytest.mark.parametrize("source", ALL, ids=lambda s: s.name)
def test_every_file_is_in_the_one_spelling(source) -> None:  # type: ignore[no-untyped-def]
    assert reformat(source.text) == source.text


def test_every_term_has_labels_and_definitions_in_both_languages_an_example_and_a_home() -> None:
    wanted = Counter({"en": 1, "zh-hans": 1})
    for iri, quads in terms().items():
        assert languages(quads, "skos:prefLabel") == wanted, iri
        assert languages(quads, "skos:definition") == wanted, iri
        predicates = {q.predicate.value for q in quads}
        assert expand("skos:example") in predicates, iri
        assert expand("rdfs:isDefinedBy") in predicates, iri


def test_every_term_has_one_kind_and_a_name_in_its_style() -> None:
    for iri, quads in terms().items():
        types = {q.object.value for q in quads if q.predicate.value == expand("rdf:type")}
        kinds = types & set(map(expand, KINDS))
        assert len(kinds) == 1, iri
        assert iri.removeprefix(NS)[0].isupper() == (kinds == {expand("owl:Class")}), iri


def test_no_definition_only_repeats_its_label() -> None:
    for iri, quads in terms().items():
        texts = {
            curie: next(
                q.object.value.lower()
                for q in quads
                if q.predicate.value == expand(curie) and q.object.language == "en"
            )
            for curie in ("skos:prefLabel", "skos:definition")
        }
        assert len(texts["skos:definition"]) > len(texts["skos:prefLabel"]) + 8, iri


@pytest.mark.parametrize(
    "prop",
    [
        "dcterms:title",
        "dcterms:description",
        "dcterms:creator",
        "dcterms:license",
        "dcterms:created",
        "dcterms:modified",
        "dcterms:bibliographicCitation",
        "owl:versionIRI",
        "owl:versionInfo",
    ],
)
def test_the_header_says(prop: str) -> None:
    header = [q for q in ontology_triples([CORE]) if str(q.subject) == f"<{SCHEMES}ns>"]
    assert expand(prop) in {q.predicate.value for q in header}


def test_the_header_names_prefix_and_namespace() -> None:
    header = {
        q.predicate.value: q.object.value
        for q in ontology_triples([CORE])
        if str(q.subject) == f"<{SCHEMES}ns>"
    }
    assert header["http://purl.org/vocab/vann/preferredNamespacePrefix"] == "rg"
    assert header["http://purl.org/vocab/vann/preferredNamespaceUri"] == NS


def test_the_ontology_is_owl_2_rl() -> None:
    assert list(outside_rl(ontology_triples())) == []
    assert list(outside_rl(ontology_triples(alignment_sources()))) == []


@pytest.mark.parametrize(
    "form", ["Functional", "InverseFunctional", "Irreflexive", "Asymmetric", "Reflexive"]
)
def test_no_property_makes_contradicting_documents_a_fault(form: str) -> None:
    name = expand(f"owl:{form}Property")
    assert name not in {str(q.object)[1:-1] for q in ontology_triples(ALL)}


def test_nothing_is_said_of_a_foreign_term() -> None:
    for quad in ontology_triples(ALL):
        if not isinstance(quad.subject, BlankNode):
            assert str(quad.subject).startswith(f"<{SCHEMES}"), quad


def test_every_term_that_is_used_exists() -> None:
    quads = ontology_triples(ALL)
    ours = defined_by(quads)
    for quad in quads:
        for term in (quad.predicate, quad.object):
            if isinstance(term, NamedNode):
                assert is_known(term.value, ours), quad


def test_there_is_an_alignment_for_each_standard() -> None:
    names = {f.name.removesuffix(".ttl") for f in folder("ontology/alignments").iterdir()}
    assert {"org", "skos", "prov", "odrl", "oa", "schema", "gist", "fibo"} <= names


def test_the_closed_namespaces_are_those_of_the_schemes() -> None:
    assert all(space.startswith(SCHEMES) for space in CLOSED)
