"""Requests that no browser sends: each is told what is wrong with it, and none is answered as another one."""

import base64
import gzip

import pytest
from flask.testing import FlaskClient

WHO_MAY = "/q/who-may.json?kind=approve"
DIGITS = "9" * 5000
JSON, FORM, QUERY = (
    "application/json",
    "application/x-www-form-urlencoded",
    "application/sparql-query",
)
REFUSED = {
    # 审批 as a console in GBK sends it: looked for as it stands it would be found nowhere.
    "/q/who-may.json?word=%C9%F3%C5%FA": "bad-encoding",
    "/sparql?query=ASK{?s%20?p%20%22%C9%F3%22}": "bad-encoding",
    f"{WHO_MAY}&amount=nan": "param-invalid",
    # What no concept is called: "not stated" would be told of it.
    "/q/who-may.json?kind=rgk:aprove": "param-invalid",
    "/q/who-may.json?kind=https://w3id.org/rolegraph/kind/aprove": "param-invalid",
    "/q/powers-of.json?bearer=https://w3id.org/rolegraph/id/position/sales.txt/1/區域經里": "param-invalid",
    "/q/powers-of.json?bearer=id:position/sales.txt/1/nobody": "param-invalid",
    # One of the two would be followed, and nothing said of the other.
    f"{WHO_MAY}&limit=1&limit=2": "duplicate-parameter",
    f"{WHO_MAY}&timeout_ms=10&timeout_ms=500": "duplicate-parameter",
    "/ask?q=谁审批退货&q=谁审核退货": "duplicate-parameter",
}
TOKENS = (b'[1e999,"x"]', b"[" * 100_000, b'[{},"x"]', b"[" + b"9" * 5000 + b"]")
BODIES = {
    "nested": (JSON, b"[" * 100_000, "param-invalid"),
    "half a sign": (JSON, rb'{"kind": "\ud800"}', "param-invalid"),
    "another coding": (FORM, b"word=%C9%F3%C5%FA", "bad-encoding"),
}


@pytest.mark.parametrize("target", REFUSED)
def test_what_would_be_read_wrongly_is_refused(target: str, client: FlaskClient) -> None:
    response = client.get(target)
    assert response.status_code == 400
    assert response.get_json()["type"].endswith(f"/problems/{REFUSED[target]}")


@pytest.mark.parametrize("token", TOKENS)
def test_a_forged_page_token_is_none(token: bytes, client: FlaskClient) -> None:
    forged = base64.urlsafe_b64encode(token).decode()
    assert client.get(f"{WHO_MAY}&next={forged}").status_code == 400


@pytest.mark.parametrize(
    "target",
    [
        f"{WHO_MAY}&limit={DIGITS}",
        f"{WHO_MAY}&timeout_ms={DIGITS}",
        f"/search?q=a&limit={DIGITS}",
        f"/documents?page={DIGITS}",
    ],
)
def test_a_number_of_any_length_is_a_large_one(target: str, client: FlaskClient) -> None:
    assert client.get(target).status_code == 200


@pytest.mark.parametrize("case", BODIES)
def test_a_body_that_would_be_read_wrongly_is_refused(case: str, client: FlaskClient) -> None:
    media_type, body, kind = BODIES[case]
    response = client.post("/q/who-may.json", data=body, content_type=media_type)
    assert response.status_code == 400
    assert response.get_json()["type"].endswith(f"/problems/{kind}")


@pytest.mark.parametrize("path", ["/sparql", "/q/who-may.json"])
def test_a_compressed_body_is_refused_by_its_name(path: str, client: FlaskClient) -> None:
    body = gzip.compress(b"query=ASK{}")
    response = client.post(
        path, data=body, content_type=FORM, headers={"Content-Encoding": "gzip"}
    )
    assert response.status_code == 415
    assert "'gzip'" in response.get_json()["detail"]


def test_a_query_may_begin_with_the_mark_that_windows_writes(client: FlaskClient) -> None:
    response = client.post("/sparql", data=b"\xef\xbb\xbfASK{}", content_type=QUERY)
    assert response.get_json()["boolean"] is True


@pytest.mark.parametrize("path", [WHO_MAY.replace(".json", ""), "/sparql?query=SELECT*{}"])
def test_what_is_said_beside_a_media_type_is_no_other_wish(path: str, client: FlaskClient) -> None:
    response = client.get(path, headers={"Accept": "text/csv;header=absent, text/html;q=0.1"})
    assert response.mimetype == "text/csv"


def test_nothing_is_suggested_for_a_number(client: FlaskClient) -> None:
    assert client.get("/q/who-may/values/amount?q=1").get_json() == []
