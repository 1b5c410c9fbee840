"""A release can be given to other tools, in their terms."""

import csv
import io
import json
from pathlib import Path

import browsing
import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from flask import Flask
from pyshacl import validate
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, ODRL2, ORG, SKOS

from rolegraph.cli import rolegraph
from rolegraph.errors import UsageError
from rolegraph.extraction.identifiers import organisation_id, position_id
from rolegraph.queries import exported, profiles
from rolegraph.releases import current
from rolegraph.store import EmbeddedStore, formats
from rolegraph.vocabulary import BASE, LINKS_GRAPH

SCHEMA = Namespace("https://schema.org/")
RG = "https://w3id.org/rolegraph/ns#"
GRAPHS = [name for name in profiles() if name != "csv"]


def loaded(store: EmbeddedStore, name: str, media_type: str = formats.TURTLE) -> Graph:
    return Graph().parse(data=exported(store, name, media_type), format=media_type)


def test_the_profiles_of_the_contract_are_there_in_both_languages() -> None:
    assert set(profiles()) == {"org", "schema", "odrl", "esco", "skos", "csv", "jsonld"}
    assert all(set(p.title) == {"en", "zh"} for p in profiles().values())


@pytest.mark.parametrize("name", GRAPHS)
def test_a_profile_is_the_same_graph_in_every_form(name: str, organisation: EmbeddedStore) -> None:
    written = {form: exported(organisation, name, form) for form in formats.GRAPHS}
    turtle, *others = (set(Graph().parse(data=b, format=form)) for form, b in written.items())
    assert all(other == turtle for other in others)
    assert exported(organisation, name, formats.TURTLE) == written[formats.TURTLE]


def test_org_says_who_reports_to_whom_in_terms_of_org_and_skos_alone(
    organisation: EmbeddedStore,
) -> None:
    graph = loaded(organisation, "org")
    names = {
        post: str(graph.value(post, SKOS.prefLabel)) for post in graph.subjects(RDF.type, ORG.Post)
    }
    regional = [p for p in names if (p, SKOS.prefLabel, None) in graph and "区域经理" in str(p)]
    (superior,) = {s for p in regional for s in graph.objects(p, ORG.reportsTo)}
    assert str(superior).endswith("销售总监")
    predicates = {str(p) for p in graph.predicates()}
    assert predicates <= {str(RDF.type)} | {
        p for p in predicates if p.startswith((str(ORG), str(SKOS)))
    }


def test_every_odrl_permission_has_its_action_assignee_and_target(
    organisation: EmbeddedStore,
) -> None:
    graph = loaded(organisation, "odrl")
    permissions = set(graph.subjects(RDF.type, ODRL2.Permission))
    assert permissions
    for permission in permissions:
        for needed in (ODRL2.action, ODRL2.assignee, ODRL2.target):
            assert graph.value(permission, needed) is not None, (permission, needed)
    bounds = {
        (graph.value(c, ODRL2.operator), float(str(graph.value(c, ODRL2.rightOperand))))
        for c in graph.subjects(ODRL2.leftOperand, ODRL2.payAmount)
    }
    assert (ODRL2.lteq, 500_000.0) in bounds
    assert set(graph.subjects(RDF.type, ODRL2.Prohibition)), "a prohibition is no permission"


#: What the ODRL information model asks of a policy (https://www.w3.org/TR/odrl-model/), as shapes.
ODRL_SHAPES = """
@prefix odrl: <http://www.w3.org/ns/odrl/2/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:policy> a sh:NodeShape ; sh:targetClass odrl:Set ; sh:nodeKind sh:IRI ;
  sh:property [ sh:minCount 1 ;
      sh:path [ sh:alternativePath (odrl:permission odrl:prohibition odrl:obligation) ] ] ,
    [ sh:path odrl:uid ; sh:minCount 1 ; sh:maxCount 1 ] .
<urn:rule> a sh:NodeShape ; sh:targetClass odrl:Permission , odrl:Prohibition , odrl:Duty ;
  sh:property [ sh:path odrl:action ; sh:minCount 1 ; sh:maxCount 1 ; sh:class odrl:Action ] ,
    [ sh:path odrl:assignee ; sh:maxCount 1 ; sh:class odrl:Party ] ,
    [ sh:path odrl:target ; sh:maxCount 1 ; sh:class odrl:Asset ] .
<urn:of-an-asset> a sh:NodeShape ; sh:targetClass odrl:Permission , odrl:Prohibition ;
  sh:property [ sh:path odrl:target ; sh:minCount 1 ] .
<urn:constraint> a sh:NodeShape ; sh:targetClass odrl:Constraint ;
  sh:property [ sh:path odrl:leftOperand ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path odrl:operator ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path odrl:rightOperand ; sh:minCount 1 ; sh:maxCount 1 ] .
"""


def test_a_policy_is_what_the_model_of_odrl_asks_also_where_a_sentence_names_no_action(
    corpus_data: Path,
) -> None:
    release = current(corpus_data)
    assert release is not None
    graph = loaded(EmbeddedStore.load(release.graph), "odrl")
    duties = set(graph.subjects(RDF.type, ODRL2.Duty))
    assert "其他工作" in {str(graph.value(d, DCTERMS.description)) for d in duties}
    conforms, _, told = validate(
        graph, shacl_graph=Graph().parse(data=ODRL_SHAPES, format="turtle")
    )
    assert conforms, told


def test_json_says_what_a_post_is_without_knowledge_of_rdf(organisation: EmbeddedStore) -> None:
    whole = json.loads(exported(organisation, "jsonld"))
    posts = [n for n in whole["@graph"] if {"org:Post", "rg:Position"} <= set(n.get("@type", ()))]
    (regional,) = [n for n in posts if n["@id"].endswith("区域经理")]
    assert regional["org:reportsTo"]["@id"].endswith("销售总监")
    assert regional["org:postIn"]["@id"]
    assert {"org", "rg", "skos"} <= set(whole["@context"])
    assert not any(key.startswith("http") for node in whole["@graph"] for key in node)


def test_schema_gives_responsibilities_and_qualifications(organisation: EmbeddedStore) -> None:
    graph = loaded(organisation, "schema")
    assert "制定年度销售计划" in {
        str(o).rstrip("。") for o in graph.objects(None, SCHEMA.responsibilities)
    }
    assert set(graph.objects(None, SCHEMA.qualifications))


def test_skos_gives_whole_schemes(organisation: EmbeddedStore) -> None:
    graph = loaded(organisation, "skos")
    schemes = {str(s).rstrip("/").rpartition("/")[2] for s in graph.objects(None, SKOS.inScheme)}
    assert {"kind", "object", "action", "role", "unit-type"} <= schemes


def test_esco_gives_the_reviewed_occupation_of_a_position(organisation: EmbeddedStore) -> None:
    graph = loaded(organisation, "esco")
    director = position_id(organisation_id("华明贸易有限公司"), "销售总监")
    (role,) = set(graph.objects(URIRef(BASE + director), ORG.role))
    occupations = set(graph.objects(role, SKOS.closeMatch | SKOS.exactMatch))
    assert occupations
    assert {RDF.type, SKOS.prefLabel} <= set(graph.predicates(occupations.pop()))


def test_another_companys_graph_is_aligned_by_a_federated_query(
    organisation: EmbeddedStore, app: Flask
) -> None:
    theirs = loaded(organisation, "org") + loaded(organisation, "esco")
    linked = "org:role/(skos:exactMatch|skos:closeMatch|skos:broadMatch) ?occupation"
    with browsing.serving(app) as address:
        found = theirs.query(
            f"""PREFIX org: <{ORG}> PREFIX skos: <{SKOS}> SELECT ?code ?mine ?yours WHERE {{
            ?mine {linked} . ?occupation skos:notation ?code .
            SERVICE <{address}/sparql> {{ ?yours {linked} }} }}"""
        )
        pairs = {tuple(str(value) for value in row) for row in found}  # type: ignore[union-attr]  # rows of a SELECT
    director = f"{BASE}{position_id(organisation_id('华明贸易有限公司'), '销售总监')}"
    assert ("1221", director, director) in pairs
    assert len({mine for _, mine, _ in pairs}) > 1


def test_without_reviewed_links_there_is_nothing_for_esco(
    organisation_quads: tuple[ox.Quad, ...],
) -> None:
    unlinked = (q for q in organisation_quads if q.graph_name.value != BASE + LINKS_GRAPH)
    assert set(loaded(EmbeddedStore.from_quads(unlinked), "esco")) == set()


def test_the_table_has_a_row_a_statement_with_its_sentence(organisation: EmbeddedStore) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(organisation, "csv").decode())))
    norms = organisation.select(
        f"SELECT ?n WHERE {{ VALUES ?c {{ <{RG}Authority> <{RG}Duty> <{RG}Prohibition> "
        f"<{RG}Qualification> <{RG}Appraisal> }} ?n a ?c ; <{RG}evidence> ?e }}"
    ).rows
    assert len(rows) == len(norms)
    approvals = [r for r in rows if r["kind"] == "approve" and r["object"].startswith("退货")]
    assert {r["bearer"] for r in approvals} == {"区域经理"}
    assert all("退货" in r["quote"] and int(r["end"]) > int(r["start"]) for r in approvals)


def test_what_cannot_be_had_is_said(organisation: EmbeddedStore) -> None:
    with pytest.raises(UsageError, match="There are: csv, esco, jsonld, odrl, org, schema, skos"):
        exported(organisation, "word")
    with pytest.raises(UsageError, match="text/csv"):
        exported(organisation, "csv", formats.TURTLE)


def test_the_command_writes_a_file(published: Path, tmp_path: Path) -> None:
    file = tmp_path / "posts.ttl"
    arguments = ["export", "--profile", "org", "-o", str(file), "--data", str(published)]
    done = CliRunner().invoke(rolegraph, arguments, standalone_mode=False)
    assert done.exception is None, done.exception
    assert set(Graph().parse(file).subjects(RDF.type, ORG.Post))
    listed = CliRunner().invoke(rolegraph, ["export"], standalone_mode=False)
    assert "odrl" in listed.output
