"""The interface contract over HTTP, and pages that show the sentence."""

import html
import re
import time
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from rolegraph import pipeline
from rolegraph.errors import BadInput
from rolegraph.vocabulary import BASE
from rolegraph.web import create_app

FLAGSHIP = "who approves returns in a region office"


@pytest.fixture(scope="module")
def corpus_app(corpus_data: Path) -> Flask:
    return create_app(corpus_data)


@pytest.fixture
def client(corpus_app: Flask) -> FlaskClient:
    return corpus_app.test_client()


def test_the_home_page_has_a_question_box_and_needs_no_outside_host(client: FlaskClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert 'name="q"' in page.text
    assert "http://" not in page.text.replace("http://localhost", "").replace(
        "http://www.w3.org", ""
    )
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]


def test_a_question_is_answered_in_json_for_a_program(client: FlaskClient) -> None:
    reply = client.get("/ask", query_string={"q": FLAGSHIP})
    assert reply.is_json
    assert reply.json is not None
    assert reply.json["question"] == FLAGSHIP
    assert reply.json["release"].startswith("sha256:")


def test_a_question_is_answered_with_quotes_for_a_person(client: FlaskClient) -> None:
    page = client.get("/ask", query_string={"q": FLAGSHIP}, headers={"Accept": "text/html"})
    shown = re.sub(r"<ins\b.*?</ins>|<[^>]+>", "", page.text)
    assert "8有對退貨申請的批權及對退貨額度的審批權" in shown, (
        "what was put in can be told from the text"
    )


def test_an_answer_leads_to_the_position_and_its_sentences(client: FlaskClient) -> None:
    answer = client.get("/ask", query_string={"q": FLAGSHIP}).json
    assert answer is not None
    position = answer["readings"][0]["answers"][0]["id"]
    page = client.get("/positions/" + position.removeprefix(BASE))
    assert page.status_code == 200
    assert "区域经理" in page.text
    shown = re.sub(r"<ins\b.*?</ins>|<[^>]+>", "", page.text)
    assert "8有對退貨申請的批權" in shown


def test_a_question_with_markup_is_shown_as_text(client: FlaskClient) -> None:
    hostile = "<script>alert(1)</script>"
    page = client.get("/ask", query_string={"q": hostile}, headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert hostile not in page.text


def test_every_position_is_listed_with_the_document_it_stands_in(client: FlaskClient) -> None:
    listing = client.get("/positions.json").json
    assert listing is not None
    assert len(listing) > 60
    assert all(p["document"] and p["label"] for p in listing)


def test_the_editor_offers_a_query_that_runs_as_it_stands(client: FlaskClient) -> None:
    page = client.get("/editor")
    query = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page.text, re.S)[1])
    reply = client.get("/sparql", query_string={"query": query, "format": "csv"})
    assert reply.status_code == 200
    assert reply.text.startswith("bearer,")


def test_every_link_of_the_home_page_leads_somewhere(client: FlaskClient) -> None:
    page = client.get("/").text
    for link in {html.unescape(x) for x in re.findall(r'href="(/[^"]*)"', page)}:
        reply = client.get(link, headers={"Accept": "text/html"}, follow_redirects=True)
        assert reply.status_code == 200, link
        reply.close()


def test_a_running_server_takes_up_a_new_release(tmp_path: Path) -> None:
    text = "采购经理岗位职责\n1、制定采购计划；\n2、审核采购合同。\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    folder = tmp_path / "data"
    wanted = pipeline.Request(sources=(tmp_path / "a.txt",), data=folder)
    pipeline.build(wanted, lambda _: None)
    client = create_app(folder).test_client()
    before = client.get("/positions.json").json
    (tmp_path / "a.txt").write_text(text + "3、组织招标。\n", "utf-8")
    pipeline.build(wanted, lambda _: None)
    until = time.monotonic() + 60
    while client.get("/positions.json").json == before and time.monotonic() < until:
        pass
    assert client.get("/positions.json").json != before


def test_a_folder_without_a_release_is_refused_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="rolegraph build"):
        create_app(tmp_path)


def test_the_query_of_a_question_can_be_had_alone_and_answers_it(client: FlaskClient) -> None:
    asked = {"question": FLAGSHIP, "dataset": BASE}
    told = client.get("/text2sparql", query_string=asked).get_json()
    assert {name: told[name] for name in asked} == asked
    rows = client.get(
        "/sparql", query_string={"query": told["query"]}, headers={"Accept": "text/csv"}
    )
    (first,) = client.get("/ask", query_string={"q": FLAGSHIP}).get_json()["readings"][0][
        "answers"
    ]
    assert first["id"] in rows.get_data(as_text=True)


@pytest.mark.parametrize(
    ("asked", "status", "kind"),
    [
        ({"dataset": BASE}, 400, "param-missing"),
        ({"question": FLAGSHIP}, 400, "param-missing"),
        ({"question": FLAGSHIP, "dataset": "https://example.org/"}, 404, "no-such-resource"),
        ({"question": "colourless ideas", "dataset": BASE}, 422, "question-without-query"),
    ],
)
def test_a_question_without_a_query_is_told_as_a_problem(
    client: FlaskClient, asked: dict[str, str], status: int, kind: str
) -> None:
    reply = client.get("/text2sparql", query_string=asked)
    assert reply.status_code == status
    assert reply.get_json()["type"].endswith(kind)
