"""A user's own ontology is taken in whole, or named with file and line and not at all."""

import pytest

from rolegraph.errors import BadInput
from rolegraph.graph.ontology import Source, ontology_sources
from rolegraph.inference import extend

PREFIXES = """@prefix rg: <https://w3id.org/rolegraph/ns#> .
@prefix rgo: <https://w3id.org/rolegraph/object/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://example.org/ns#> .
"""


def source(text: str) -> Source:
    return Source("mine.ttl", PREFIXES + text)


def test_a_sound_extension_is_added() -> None:
    added = extend([source("rgo:solar-panel a rg:BusinessObject ; skos:broader rgo:product .")])
    assert added[-1].name == "mine.ttl"
    assert len(added) == len(ontology_sources()) + 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ex:A rdfs:subClassOf [ owl:onProperty rg:kind ; owl:minCardinality 1 ] .", "OWL 2 RL"),
        ("\nex:p a owl:ReflexiveProperty .", "line 8: owl:ReflexiveProperty is not in OWL 2 RL"),
        ("ex:p a owl:FunctionalProperty .", "no rule is made from"),
        ("ex:A owl:equivalentClass [ owl:unionOf ( rg:Duty rg:Authority ) ] .", "OWL 2 RL"),
        ("ex:A rdfs:subClassOf rg:Dutty .", "line 7: there is no term rg:Dutty"),
        ("ex:A rdfs:subclassOf rg:Duty .", "line 7: there is no term rdfs:subclassOf"),
        ("rgo:product skos:broader rgo:sample .", "line 7: skos:broader runs in a circle"),
        ("rgo:thing skos:broader .", "line 7: this is no Turtle"),
    ],
)
def test_a_faulty_extension_is_named_with_file_and_line(text: str, message: str) -> None:
    with pytest.raises(BadInput, match=r"mine\.ttl") as caught:
        extend([source(text)])
    assert message in str(caught.value)


def test_one_faulty_file_keeps_the_sound_one_out_too() -> None:
    sound = source("rgo:solar-panel a rg:BusinessObject .")
    with pytest.raises(BadInput):
        extend([sound, source("ex:A rdfs:subClassOf rg:Dutty .")])
