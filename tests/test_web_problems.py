"""What goes wrong is told on a page in the reader's language, with what to do and what lies nearest."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

import rolegraph
from rolegraph import errors
from rolegraph.web.serving.details import in_chinese
from rolegraph.web.serving.problems import titles

SOURCE = Path(rolegraph.__file__).parent
#: What a request can reach; the rest is met by who builds, in the terminal.
REACHED = ("web", "queries", "store", "audit", "matrices", "releases", "connection.py")
#: Said to who builds, exports, publishes or starts a server alone.
IN_THE_TERMINAL = (
    "A store's URL was wanted",
    "Where ",
    "‹a› holds",
    "‹a› did not take",
    "There is no setting",
    "The setting",
)
_KINDS = {name for name, sort in vars(errors).items() if isinstance(sort, type)} | {"Told"}
_NOT_TOLD = {"BadInput", "MissingExtra", "BadDocument", "Omission", "Problem"}
_HAN = re.compile("[\u4e00-\u9fff]")

#: A request that goes wrong, and what is offered on its page ("" where nothing lies near).
WRONG = {
    "/nonsense-without-likeness": "",
    "/position/none": "/q/positions?format=html",
    "/positions/none": "/q/positions?format=html",
    "/units/none": "/q/unit-tree?format=html",
    "/organisations/none": "/organisations",
    "/documents/none": "/documents",
    "/vocabulary/none": "/vocabulary",
    "/ontology/none": "/ontology/",
    "/gaps/none": "/gaps?format=html",
    "/organisation": "/organisations",
    "/positions/区域经里": "/positions/",
    "/units/财务": "/units/",
    "/documents/sale.txt": "/documents/sales.txt",
    "/vocabulary/kinds": "/vocabulary/kind",
    "/x/区域经理": "/positions/",
    "/q/who-mai?format=html": "/q/who-may?format=html",
    "/matrix/none?format=html": "/matrix?format=html",
    "/gaps?format=html&severity=x": "",
    "/documents?page=x": "",
    "/sparql?query=SELECT": "",
    "/why?format=html&subject=nobody": "",
    "/doc/none": "",
    "/search?sort=x": "",
}


@pytest.mark.parametrize("path", WRONG)
def test_a_problem_is_told_in_chinese_with_what_lies_nearest(
    client: FlaskClient, path: str
) -> None:
    page = client.get(path, headers={"Accept": "text/html", "Accept-Language": "zh-CN"})
    assert page.status_code >= 400
    notice = re.search(r'<p class="notice">(.+?)</p>', page.text, re.DOTALL)
    assert notice
    assert _HAN.search(notice[1])
    main = page.text.partition("<main")[2]
    assert f'href="{WRONG[path]}' in main
    assert 'href="/search?q=' in main or page.status_code != 404


def test_a_program_is_told_in_english_whatever_it_accepts(client: FlaskClient) -> None:
    told = client.get("/position/none", headers={"Accept-Language": "zh-CN"})
    assert told.json is not None
    assert told.json["detail"] == "There is no page at '/position/none'."
    assert "/q/positions?format=html" in dict(told.json["nearest"])


def test_a_method_that_a_page_does_not_take_is_told_with_those_it_does(
    client: FlaskClient,
) -> None:
    told = client.post("/documents")
    assert told.json is not None
    assert told.json["detail"].startswith("The method POST cannot be used at '/documents'")


def test_things_of_one_name_are_links_that_choose_one(client: FlaskClient) -> None:
    path = f"/q/uses-of-concept?concept={quote('考核')}&format=html"
    page = client.get(path, headers={"Accept": "text/html", "Accept-Language": "zh-CN"})
    assert page.status_code == 422
    links = re.findall(r'href="(/q/uses-of-concept\?[^"]*concept=https[^"]*)"', page.text)
    assert len(links) > 1
    assert client.get(links[0].replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize("kind", titles())
def test_every_type_of_problem_has_a_page_in_every_language(
    client: FlaskClient, kind: str
) -> None:
    for tag, key in (("en", "en"), ("zh-CN", "zh")):
        page = client.get(
            f"/problems/{kind}", headers={"Accept": "text/html", "Accept-Language": tag}
        ).text
        for words in (titles()[kind]["title"][key], titles()[kind]["next"][key].strip()):
            assert words.replace("'", "&#39;") in page


def test_all_types_of_problem_are_listed(client: FlaskClient) -> None:
    told = client.get("/problems").json
    assert told is not None
    assert {one["type"] for one in told} == {
        f"http://localhost/problems/{kind}" for kind in titles()
    }
    page = client.get("/problems", headers={"Accept": "text/html", "Accept-Language": "zh-CN"})
    assert all(
        f'href="/problems/{kind}">{says["title"]["zh"]}' in page.text
        for kind, says in titles().items()
    )


def _said() -> Iterator[str]:
    """Every sentence that an error is raised with, marks for what is filled in."""
    for place in REACHED:
        top = SOURCE / place
        for file in sorted(top.rglob("*.py")) if top.is_dir() else [top]:
            for call in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(call, ast.Call) and _raised(call) in _KINDS - _NOT_TOLD:
                    yield from _sentence(call)


def _raised(call: ast.Call) -> str:
    return str(getattr(call.func, "id", getattr(call.func, "attr", "")))


def _sentence(call: ast.Call) -> Iterator[str]:
    for words in call.args[2:3] if _raised(call) == "Told" else call.args[:1]:
        if isinstance(words, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "‹a›"
                for part in words.values
            )
        elif isinstance(words, ast.Constant):
            yield str(words.value)


def test_whatever_an_error_says_on_a_page_is_known_in_chinese() -> None:
    said = {words for words in _said() if not words.startswith(IN_THE_TERMINAL)}
    assert len(said) > 60
    assert sorted(words for words in said if not in_chinese(words, "zh-Hans")) == []


def test_what_is_filled_into_a_sentence_stays_as_it_is() -> None:
    told = in_chinese("'sort' wants one of position, unit, not '销售经理'.", "zh-Hant")
    assert told == "“sort”只能是 position, unit 之一，而不是“销售经理”。"
    assert in_chinese("Something else.", "zh-Hans") == ""
