"""``/vocabulary``: every concept has an address, says what it means, and leads to what uses it."""

import pytest
from flask.testing import FlaskClient
from rdflib import Graph, URIRef
from rdflib.namespace import SKOS

from rolegraph.vocabulary import KIND, OBJECT

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_every_kind_of_authority_is_listed_by_its_one_word(client: FlaskClient) -> None:
    listed = {s["name"]: s for s in client.get("/vocabulary").get_json()}
    assert set(listed) == {
        "action",
        "kind",
        "line",
        "measure",
        "object",
        "period",
        "role",
        "unit-type",
    }
    kinds = {c["name"]: c for c in listed["kind"]["concepts"]}
    assert {"inform", "propose", "review", "approve", "final-approval", "revoke"} <= set(kinds)
    approve = kinds["approve"]
    assert approve["id"] == KIND + "approve"
    assert approve["label"] == {"en": "approve", "zh-Hans": "审批", "zh-Hant": "審批"}
    assert "批准" in approve["aliases"]["zh-Hans"]
    assert approve["definition"].keys() == {"en", "zh-Hans"}
    assert approve["track"] == "decision"


def test_uses_are_counted_of_a_concept_and_of_what_is_below_it(client: FlaskClient) -> None:
    told = client.get("/vocabulary/object/return").get_json()
    assert (told["uses"], told["uses_with_narrower"]) == (1, 4)
    assert "return-request" in told["narrower"]
    rows = client.get(told["uses_url"]).get_json()["rows"]
    assert len(rows) == 4
    assert all(row["evidence"] for row in rows)


@pytest.mark.parametrize("path", ["/vocabulary", "/vocabulary/kind", "/vocabulary/kind/approve"])
@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json", "application/rdf+xml"])
def test_it_comes_as_rdf_to_who_asks_for_rdf(client: FlaskClient, path: str, accept: str) -> None:
    reply = client.get(path, headers={"Accept": accept})
    assert reply.mimetype == accept
    graph = Graph().parse(data=reply.data, format=accept)
    labels = set(graph.objects(URIRef(KIND + "approve"), SKOS.prefLabel))
    assert {str(label) for label in labels} == {"approve", "审批", "審批"}
    assert ((URIRef(OBJECT + "return"), None, None) in graph) == (path == "/vocabulary")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/vocabulary", "审批"),
        ("/vocabulary/object", "退货"),
        ("/vocabulary/object/return", "登记退货台账"),
        ("/vocabulary/unit-type/region-office", "东区办事处"),
    ],
)
def test_a_person_sees_the_words_and_the_sentences(
    client: FlaskClient, path: str, words: str
) -> None:
    page = client.get(path, headers=BROWSER | {"Accept-Language": "zh-CN"})
    assert page.mimetype == "text/html"
    assert words in page.text


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("/vocabulary/kinds", "/vocabulary/kind"),
        ("/vocabulary/kind/aprove", "/vocabulary/kind/approve"),
        ("/vocabulary/things/退货", "/vocabulary/object/return"),
    ],
)
def test_what_is_no_concept_names_the_nearest(
    client: FlaskClient, path: str, nearest: str
) -> None:
    page = client.get(path, headers=BROWSER)
    assert page.status_code == 404
    assert f'href="{nearest}"' in page.text
    assert client.get(path).mimetype == "application/problem+json"


def test_a_form_that_there_is_not_is_refused(client: FlaskClient) -> None:
    reply = client.get("/vocabulary/kind", headers={"Accept": "image/png"})
    assert reply.status_code == 406
