"""The answer's page: the reading in words, who it is and where it says so, and what to do next."""

import html
import re

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "en"}
APPROVER = "who approves returns in a region office"


def asked(client: FlaskClient, question: str) -> str:
    return client.get("/ask", query_string={"q": question}, headers=BROWSER).text


def ending(page: str) -> str:
    return " ".join(re.findall(r'<div class="ending ([a-z-]+)">', page))


def test_an_answer_says_who_where_and_on_which_words(client: FlaskClient) -> None:
    page = asked(client, APPROVER)
    assert "<h1>Who may approve returns" in page
    assert ending(page).split()[0] == "found"
    assert "华明贸易有限公司" in page
    assert "东区办事处" in page
    assert 'data-quote="有对退货申请的审批权"' in page
    assert "90 %" in page


def test_an_answer_can_be_taken_away(client: FlaskClient) -> None:
    page = asked(client, APPROVER)
    links = {
        words: html.unescape(address)
        for address, words in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', page)
    }
    assert "区域经理" in client.get(links["CSV"]).text
    assert client.get(links["JSON"], headers=BROWSER).get_json()["status"] == "found"
    assert "退货" in client.get(links["As a table"], headers=BROWSER).text
    assert "VALUES ?kind" in client.get(links["Open in the editor"], headers=BROWSER).text
    assert client.get(links["Link to this answer"], headers=BROWSER).text == page


def test_a_wording_that_states_two_things_is_shown_once(client: FlaskClient) -> None:
    page = asked(client, "区域经理有哪些职责和权限")
    assert page.count('data-quote="管理所属销售代表"') <= 1


@pytest.mark.parametrize(
    ("question", "status", "next_step"),
    [
        ("who approves the moon", "not-stated", '<a href="/search?q=moon">'),
        ("谁有权撤销退货？", "not-stated", 'href="/gaps'),
        ("blah blah", "not-understood", "Questions that work"),
    ],
)
def test_an_ending_without_an_answer_says_what_to_do_next(
    client: FlaskClient, question: str, status: str, next_step: str
) -> None:
    page = asked(client, question)
    assert ending(page).split()[0] == status
    assert next_step in page


def test_a_question_not_understood_offers_some_that_are(client: FlaskClient) -> None:
    page = asked(client, "blah blah")
    (offered,) = re.findall(r'<ul class="examples">(.*?)</ul>', page, re.S)
    questions = re.findall(r">([^<]+)</a>", offered)
    assert len(questions) >= 3
    for question in questions:
        assert ending(asked(client, html.unescape(question))).split()[0] == "found", question


def test_the_endings_look_different(app: Flask) -> None:
    pages = {}
    for status in ("found", "stated-none", "not-stated", "ambiguous", "truncated"):
        reading = {
            "restated": {"en": "Who?"},
            "status": status,
            "answers": [],
            "url": "/q/who-may?",
        }
        with app.test_request_context(headers=BROWSER):
            answer = {"question": "Who?", "status": status, "readings": [reading]}
            page = render_template("answer.html", answer=answer, question="Who?")
        (pages[status],) = re.findall(r'<div class="ending.*?</strong>', page, re.S)
    assert len(set(pages.values())) == len(pages)


def test_other_readings_are_one_click_away(client: FlaskClient) -> None:
    told = client.get("/ask", query_string={"q": "区域经理 退货"}).get_json()
    page = asked(client, "区域经理 退货")
    assert page.count('<details class="other-reading">') == len(told["readings"]) - 1


def test_no_question_is_a_page_with_questions_that_work(client: FlaskClient) -> None:
    page = asked(client, "")
    assert "Questions that work" in page
    assert ending(page) == ""
    chinese = client.get("/ask", headers=BROWSER | {"Accept-Language": "zh-CN"}).text
    first = chinese.partition('class="examples"')[2]
    assert re.search("<a [^>]+>[^<]*[一-鿿]", first.partition("</li>")[0])
