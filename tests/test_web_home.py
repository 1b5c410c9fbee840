"""The first page: questions that can be asked, what is in the graph, gaps at a glance."""

import html
import re
from pathlib import Path

import pytest
import yaml
from flask.testing import FlaskClient

from rolegraph.web.pages import completing

HTML = {"Accept": "text/html"}
_NAMES = {"position": "区域经理", "object": "合同", "unit": "东区办事处", "power": "退货"}
_ENGLISH = {"position": "Regional manager", "object": "contracts", "power": "returns"}
_QUESTIONS = yaml.safe_load(
    (Path(completing.__file__).parents[1] / "questions.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("wanted", _QUESTIONS, ids=lambda q: f"{q['query']} of {q['of']}")
def test_a_question_that_is_offered_is_understood(
    wanted: dict[str, str], client: FlaskClient
) -> None:
    words = {"name": _NAMES[wanted["of"]], "unit": "区域办公室"}
    asked = [wanted["zh"].format(**words)]
    if wanted["of"] in _ENGLISH:
        english = {"name": _ENGLISH[wanted["of"]], "unit": "region office"}
        asked.append(wanted["en"].format(**english))
    for question in asked:
        answer = client.get("/ask", query_string={"q": question}).json
        assert answer is not None
        assert answer["readings"], question
        assert answer["readings"][0]["query"] == wanted["query"], question


def test_every_example_of_the_first_page_is_answered(client: FlaskClient) -> None:
    page = client.get("/?lang=zh-Hans").text
    listed = re.search(r'class="examples".*?</ul>', page, re.S)
    assert listed is not None
    questions = [html.unescape(q) for q in re.findall(r">([^<]+)</a>", listed[0])]
    assert len(questions) == 4
    for question in questions:
        answer = client.get("/ask", query_string={"q": question}).json
        assert answer is not None
        assert answer["status"] == "found", question


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("区域", "区域经理有哪些职责？"),
        ("区域经理", "区域经理向谁汇报？"),
        ("谁审批退", "谁审批退货？"),
        ("qyjl", "区域经理有哪些权限？"),
        ("regional m", "What are the duties of the regional manager?"),
        ("who approves sales exp", "who approves sales expense?"),
        ("who approves returns in a region off", "who approves returns in a region office?"),
    ],
)
def test_what_is_typed_is_completed_to_a_question(
    typed: str, offered: str, client: FlaskClient
) -> None:
    found = client.get("/ask/completions", query_string={"q": typed}).json
    assert found is not None
    assert offered in found


@pytest.mark.parametrize("typed", ["", "x", "zzzzzz", "？？", "%", "a" * 9999])
def test_what_begins_no_name_is_left_alone(typed: str, client: FlaskClient) -> None:
    assert client.get("/ask/completions", query_string={"q": typed}).json == []


def test_the_gaps_are_told_by_severity_and_lead_to_those_findings(client: FlaskClient) -> None:
    report = client.get("/gaps.json").json
    assert report is not None
    page = client.get("/", headers=HTML).text
    for severity in ("high", "medium", "low"):
        count = sum(f["severity"] == severity for f in report["findings"])
        assert re.search(f"severity={severity}&[^>]*><strong>{count}</strong>", page)
    for address in re.findall(r'href="(/gaps/[^"]+)"', page):
        assert client.get(html.unescape(address)).status_code == 200
