"""A user's own ontology is taken in whole, or named with file and line and not at all."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rolegraph.cli import rolegraph
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
        (
            "ex:A rdfs:subClassOf [ owl:onProperty rg:kind ; owl:minCardinality 1 ] .",
            "line 7: owl:minCardinality is not in OWL 2 RL",
        ),
        ("\nex:p a owl:ReflexiveProperty .", "line 8: owl:ReflexiveProperty is not in OWL 2 RL"),
        ("ex:p a owl:FunctionalProperty .", "no rule is made from"),
        ("ex:A owl:equivalentClass [ owl:unionOf ( rg:Duty rg:Authority ) ] .", "OWL 2 RL"),
        ("ex:A rdfs:subClassOf rg:Dutty .", "line 7: there is no term rg:Dutty"),
        ("ex:A rdfs:subclassOf rg:Duty .", "line 7: there is no term rdfs:subclassOf"),
        ("rgo:product skos:broader rgo:sample .", "line 7: skos:broader runs in a circle"),
        (
            'rgo:panel skos:prefLabel "Refund"@en .',
            "line 7: Refund is a label of rgo:refund already",
        ),
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


PANELS = """rgo:solar-panel a rg:BusinessObject ; skos:broader rgo:product ;
  skos:prefLabel "光伏组件"@zh-Hans, "solar panel"@en ; skos:altLabel "太阳能板"@zh-Hans .
rgo:contract skos:altLabel "供货书"@zh-Hans .
ex:PanelPower rdfs:subClassOf rg:Authority .
"""
ROLES = """光伏公司岗位职责

组件采购经理岗位职责
1、负责太阳能板的采购。
2、审核供货书。
3、有屋顶光伏组件退货的审批权。
"""


def built(folder: Path, turtle: str) -> tuple[int, str]:
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "roles.txt").write_text(ROLES, "utf-8")
    (folder / "mine.ttl").write_text(PREFIXES + turtle, "utf-8")
    words = ["build", str(folder / "docs"), "--out", str(folder / "out")]
    ran = CliRunner().invoke(
        rolegraph, [*words, "--ontology", str(folder / "mine.ttl")], standalone_mode=False
    )
    return ran.return_value or 0, str(ran.exception or ran.output)


def test_a_build_links_duties_to_concepts_and_labels_of_an_extension(tmp_path: Path) -> None:
    code, said = built(tmp_path, PANELS)
    assert code == 0, said
    listing = json.loads((tmp_path / "out/current/positions.json").read_text("utf-8"))
    duties = {d["text"]: d.get("object_id", "") for p in listing for d in p["duties"]}
    by_words = {text[:5]: iri.rpartition("/")[2] for text, iri in duties.items()}
    assert by_words["负责太阳能"] == "solar-panel"
    assert by_words["审核供货书"] == "contract"
    powers = [a for p in listing for a in p["authorities"] if a["basis"] == "listed"]
    assert [a["object_id"].rpartition("/")[2] for a in powers] == ["return"], (
        "the head of the words, 退货, is a shipped concept, and the longer label"
    )
    graph = (tmp_path / "out/current/graph.nq").read_text("utf-8")
    assert "PanelPower" in graph


def test_a_build_with_a_faulty_extension_publishes_nothing(tmp_path: Path) -> None:
    _, said = built(tmp_path, "rgo:panel a rg:BusinesObject .")
    assert "mine.ttl, line 7: there is no term rg:BusinesObject" in said
    assert not (tmp_path / "out").exists()


def test_an_ontology_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_bytes(b"\xff\xfe\x00")
    arguments = ["build", "--out", str(tmp_path), "--ontology", str(tmp_path / "mine.ttl")]
    ran = CliRunner().invoke(rolegraph, arguments, standalone_mode=False)
    assert "mine.ttl" in str(ran.exception)
    assert "Nothing was built" in str(ran.exception)
