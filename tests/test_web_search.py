"""Search finds what has a name, in both scripts, English and pinyin, and sentences by their words."""

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "en"}


def found(client: FlaskClient, q: str, **more: str) -> list[tuple[str, str]]:
    told = client.get("/search", query_string={"q": q, **more}).get_json()
    return [(f["type"], f["url"].rpartition("/")[2]) for f in told["results"]]


@pytest.mark.parametrize(
    ("q", "first"),
    [
        ("区域经理", ("position", "区域经理")),
        ("區域經理", ("position", "区域经理")),
        ("regional man", ("position", "区域经理")),
        ("quyujl", None),
        ("qyjl", ("position", "区域经理")),
        ("caiwubu", ("unit", "财务部")),
        ("华明", ("organisation", "华明贸易有限公司")),
        ("sales.txt", ("document", "sales.txt")),
        ("return requests", ("concept", "return-request")),
        ("tuihuotaizhang", None),
    ],
)
def test_a_name_is_found_however_it_is_written(
    client: FlaskClient, q: str, first: tuple[str, str] | None
) -> None:
    results = found(client, q)
    assert results[:1] == ([(first[0], quote(first[1]))] if first else [])


def test_what_was_searched_leads_to_its_page(client: FlaskClient) -> None:
    for result in client.get("/search?q=财务").get_json()["results"]:
        assert client.get(result["url"], headers=BROWSER).status_code == 200, result


def test_a_sentence_is_found_by_its_words_in_either_script(client: FlaskClient) -> None:
    for q in ("私自收取", "銷售例會"):
        told = client.get("/search", query_string={"q": q, "sort": "sentence"}).get_json()
        (result,) = told["results"]
        assert "#char=" in result["url"]


def test_one_sort_and_so_many_of_it_can_be_wished_for(client: FlaskClient) -> None:
    told = client.get("/search?q=销售&sort=position&limit=2").get_json()
    assert {r["type"] for r in told["results"]} == {"position"}
    assert len(told["results"]) == 2
    assert told["totals"] == {"position": 3}


@pytest.mark.parametrize("wrong", ["limit=0", "limit=many", "sort=colour"])
def test_a_wish_that_cannot_be_met_is_told(client: FlaskClient, wrong: str) -> None:
    assert client.get(f"/search?q=a&{wrong}").get_json()["status"] == 400


def test_a_person_sees_the_sorts_apart_and_may_ask_instead(client: FlaskClient) -> None:
    page = client.get("/search?q=退货", headers=BROWSER).text
    assert all(f'id="{sort}"' in page for sort in ("concept", "sentence"))
    assert 'href="/ask?q=' in page
    assert 'value="退货"' in page


def test_what_was_mistyped_names_the_nearest(client: FlaskClient) -> None:
    page = client.get("/search?q=regonal+manger", headers=BROWSER).text
    assert "Regional manager" in page


def test_nothing_asked_and_markup_asked_are_pages(client: FlaskClient) -> None:
    assert client.get("/search", headers=BROWSER).status_code == 200
    assert "<script>alert" not in client.get("/search?q=<script>alert", headers=BROWSER).text
