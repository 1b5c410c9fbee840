"""The reference is served, and a term's IRI leads to what the asker can read."""

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("text/html,application/xhtml+xml", "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
    ],
)
def test_the_ontology_is_served_as_it_is_asked_for(
    client: FlaskClient, accept: str, content_type: str
) -> None:
    reply = client.get("/ontology/", headers={"Accept": accept})
    assert reply.status_code == 200
    assert reply.content_type.startswith(content_type)


@pytest.mark.parametrize(
    ("path", "accept", "leads_to"),
    [
        ("kind/approve", "text/html", "/ontology/kind.html#approve"),
        ("unit-type/region-office", "text/html", "/ontology/unit-type.html#region-office"),
        ("ns", "text/html", "/ontology/index.html"),
        ("ns", "text/turtle", "/ontology/rolegraph.ttl"),
        ("kind/approve", "application/ld+json", "/ontology/rolegraph.jsonld"),
    ],
)
def test_a_term_leads_to_its_description(
    client: FlaskClient, path: str, accept: str, leads_to: str
) -> None:
    reply = client.get(f"/ontology/{path}", headers={"Accept": accept})
    assert reply.status_code == 303
    assert reply.headers["Location"] == leads_to


def test_what_is_no_term_is_not_found(client: FlaskClient) -> None:
    assert client.get("/ontology/nothing/here").status_code == 404


@pytest.mark.parametrize(
    ("accepted", "shown"),
    [("en", "权限"), ("zh-CN", "权限"), ("zh-TW", "權限")],
)
def test_the_reference_is_a_page_of_the_site_in_the_readers_script(
    client: FlaskClient, accepted: str, shown: str
) -> None:
    headers = {"Accept": "text/html", "Accept-Language": accepted}
    page = client.get("/ontology/", headers=headers).text
    assert '<header class="top">' in page
    assert 'id="Authority"' in page
    assert shown in page
    scheme = client.get("/ontology/kind.html", headers=headers).text
    assert 'lang="zh-Hans">审批</span>' in scheme
    assert 'href="/vocabulary/kind"' in scheme
