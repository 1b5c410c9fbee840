"""Operators see how the server is; anybody can follow an IRI to what is said of it."""

from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from flask.testing import FlaskClient

from rolegraph.queries import library
from rolegraph.web import Settings

REGIONAL = "position/华明贸易有限公司/区域经理"


def test_the_server_says_how_it_is(client: FlaskClient) -> None:
    assert client.get("/-/health").get_json()["status"] == "ok"
    assert client.get("/-/ready").get_json()["status"] == "ready"
    assert client.get("/-/version").get_json()["release"].startswith("sha256:")
    listed = {s["name"]: s["value"] for s in client.get("/-/settings").get_json()}
    assert listed["sparql_milliseconds"] == 5000
    body = client.get("/-/metrics").get_data(as_text=True)
    assert 'rolegraph_requests_total{endpoint="operations.health",status="200"}' in body


def test_an_iri_leads_to_its_description(client: FlaskClient) -> None:
    response = client.get(f"/id/{quote(REGIONAL)}")
    assert response.status_code == 303
    turtle = client.get(f"/doc/{quote(REGIONAL)}", headers={"Accept": "text/turtle"})
    triples = list(ox.parse(turtle.get_data(), format=ox.RdfFormat.TURTLE))
    assert any(t.predicate.value.endswith("inUnit") for t in triples)
    page = client.get(f"/doc/{quote(REGIONAL)}", headers={"Accept": "text/html"})
    assert "Regional manager" in page.get_data(as_text=True)
    assert client.get("/doc/position/nobody").status_code == 404


def test_the_interface_is_described_as_openapi(client: FlaskClient) -> None:
    told = client.get("/openapi.json").get_json()
    assert told["openapi"] == "3.1.0"
    names = [
        operation["operationId"]
        for operations in told["paths"].values()
        for operation in operations.values()
    ]
    assert len(names) == len(set(names))
    assert {f"/q/{name}" for name in library()} < set(told["paths"])
    page = client.get("/docs").get_data(as_text=True)
    assert "/q/who-may" in page
    assert "http://" not in page.replace("http://localhost", "")


def test_every_setting_is_in_the_documentation() -> None:
    text = (Path(__file__).parents[1] / "docs" / "settings.md").read_text("utf-8")
    for setting in Settings().described():
        assert f"`{setting['name']}`" in text
        assert str(setting["description"]) in text
