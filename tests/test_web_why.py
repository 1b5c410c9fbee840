"""``/why`` leads from an inferred statement down to the words it rests on, by SPARQL alone."""

import html
import re

import pytest
from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html,*/*;q=0.8"}
HELD = {"subject": "区域经理", "predicate": "rg:mayApprove", "object": "rgo:return"}


def test_a_power_is_explained_down_to_the_sentence(client: FlaskClient) -> None:
    told = client.get("/why", query_string=HELD).get_json()
    assert told["rule"] == "R01-may"
    assert "退货" in str([p.get("quotes") for p in told["premises"]])


def test_what_was_inferred_is_listed_and_each_row_leads_to_its_reasons(
    client: FlaskClient,
) -> None:
    rows = client.get("/why?subject=区域经理").get_json()
    assert {"predicate": "rg:mayApprove", "object": "rgo:return"} in rows
    page = client.get("/why?subject=区域经理", headers=BROWSER).text
    assert page.count("/why?") > len(rows)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_person_reads_the_reasons_with_their_words(client: FlaskClient, language: str) -> None:
    page = client.get("/why", query_string=HELD, headers=BROWSER | {"Accept-Language": language})
    assert page.mimetype == "text/html"
    assert "退货" in page.text
    assert "R01-may" in page.text


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        ({}, 400, "A subject was wanted"),
        ({"subject": "区域经理", "predicate": "rg:mayApprove"}, 400, "with both"),
        (HELD | {"object": "rgo:advertisement"}, 404, "does not hold"),
        (HELD | {"object": "http://no good"}, 400, "is no IRI"),
        ({"subject": "没有的岗位"}, 400, "no title of a position"),
    ],
)
def test_what_cannot_be_explained_is_told(
    client: FlaskClient, asked: dict[str, str], status: int, words: str
) -> None:
    reply = client.get("/why", query_string=asked)
    assert reply.status_code == status
    assert words in reply.get_json()["detail"]


def test_a_count_that_was_inferred_leads_to_what_it_counts(client: FlaskClient) -> None:
    page = client.get("/why?subject=rgk:approve", headers=BROWSER).text
    (link,) = re.findall(r'href="([^"]*why[^"]*uses[^"]*)"', page)
    assert "R06-uses" in client.get(html.unescape(link), headers=BROWSER).text
