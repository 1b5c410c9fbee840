"""Named queries for people: found by words, filled in as a form, answered as a table with sentences."""

import html
import re

import pytest
from flask.testing import FlaskClient

from rolegraph.queries import library
from rolegraph.vocabulary import KIND

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "en"}


def seen(client: FlaskClient, path: str, **given: str) -> str:
    reply = client.get(path, query_string=given or None, headers=BROWSER)
    assert reply.status_code == 200, reply.text
    return html.unescape(reply.text)


def test_every_query_is_in_the_catalogue_and_leads_to_its_page(client: FlaskClient) -> None:
    page = seen(client, "/q")
    assert set(re.findall(r'href="/q/([\w-]+)\?format=html"', page)) == set(library())


@pytest.mark.parametrize(("words", "found"), [("superior", "reports-to"), ("上级", "reports-to")])
def test_a_query_is_found_by_words_of_either_language(
    client: FlaskClient, words: str, found: str
) -> None:
    page = seen(client, "/q", q=words)
    assert f"/q/{found}?" in page
    assert "/q/concept-uses?" not in page
    assert "No query has these words" in seen(client, "/q", q="nothing like it")


@pytest.mark.parametrize("name", library())
def test_every_query_has_a_form_with_its_parameters(client: FlaskClient, name: str) -> None:
    page = seen(client, f"/q/{name}")
    for parameter in library()[name].header.parameters:
        assert f'name="{parameter.name}"' in page


def test_what_is_needed_is_asked_for_and_not_a_fault(client: FlaskClient) -> None:
    assert "Fill in what has a star" in seen(client, "/q/powers-of")
    assert client.get("/q/powers-of").status_code == 400


def test_a_form_is_sent_with_empty_fields_and_keeps_what_was_chosen(client: FlaskClient) -> None:
    page = seen(client, "/q/who-may", kind=KIND + "approve", object="退货", unit="", amount="")
    assert f'<option value="{KIND}approve" selected>' in page
    assert 'name="object" value="returns"' in page
    assert 'data-quote="有对退货申请的审批权"' in page


def test_rows_lead_to_pages_and_to_the_sentence(client: FlaskClient) -> None:
    page = seen(client, "/q/uses-of-concept", concept="rgo:return")
    addresses = re.findall(r'<td[^>]*><a href="([^"]+)"', page)
    assert len(addresses) >= 12
    for address in set(addresses):
        assert client.get(address, headers=BROWSER).status_code == 200, address
    assert "#char=" in page


def test_a_column_without_content_is_left_out(client: FlaskClient) -> None:
    page = seen(client, "/q/limits-ladder")
    heads = re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', page)
    assert "Value" in heads
    assert "Minimum" not in heads


def test_the_example_of_a_form_is_answered(client: FlaskClient) -> None:
    page = seen(client, "/q/who-may")
    (address,) = re.findall(r'<a href="([^"]+)">An example</a>', page)
    assert "有对退货申请的审批权" in seen(client, address)


def test_figures_are_drawn_and_those_of_one_size_are_not(client: FlaskClient) -> None:
    page = seen(client, "/q/concept-uses", scheme="rgk:")
    assert re.findall(r'class="reach"[^>]*width="([\d.]+)%"', page)[:2] == ["100.0", "50.0"]
    assert "figure-chart" not in seen(client, "/q/positions")


def test_pages_of_rows_follow_each_other(client: FlaskClient) -> None:
    page = seen(client, "/q/positions", limit="5")
    first = re.findall(r"/positions/[^\"]+", page)
    (following,) = re.findall(r'rel="next" href="([^"]+)"', page)
    second = seen(client, following)
    assert len(set(first) | set(re.findall(r"/positions/[^\"]+", second))) == 8
    assert 'rel="next"' not in second


@pytest.mark.parametrize("form", ["csv", "xlsx", "tsv", "json", "ttl"])
def test_files_hold_what_was_asked(client: FlaskClient, form: str) -> None:
    page = seen(client, "/q/who-may", kind="approve")
    (address,) = re.findall(rf'href="(/q/who-may\.{form}\?[^"]+)"', page)
    assert client.get(address).status_code == 200
    assert "kind=" in address


@pytest.mark.parametrize("given", ["superior", "上级", "上級"])
def test_what_may_be_chosen_is_a_list_in_the_readers_words(
    client: FlaskClient, given: str
) -> None:
    chinese = BROWSER | {"Accept-Language": "zh-CN"}
    reply = client.get("/q/who-lacks", query_string={"lacking": given}, headers=chinese)
    assert '<option value="superior" selected>上级</option>' in reply.text
    assert "哪些岗位未写明上级？" in reply.text
    assert re.search(r"<td[^>]*>上级</td>", reply.text)


def test_a_period_is_chosen_by_its_name_and_another_one_is_kept(client: FlaskClient) -> None:
    week = seen(client, "/q/who-periodically", period="周")
    assert '<option value="week" selected>week</option>' in week
    assert "每周召开一次销售例会" in week
    assert '<option value="2 weeks" selected>2 weeks</option>' in seen(
        client, "/q/who-periodically", period="2 weeks"
    )


def test_what_is_no_choice_is_told_with_those_that_are(client: FlaskClient) -> None:
    reply = client.get("/q/who-lacks?lacking=age")
    assert reply.status_code == 400
    assert reply.json["detail"] == (
        "'lacking' wants one of superior, authority, duty, qualification, not 'age'."
    )
    choices = client.get("/q/who-lacks/about").json["parameters"][0]["choices"]
    assert choices["duty"] == {"zh": "职责", "en": "duty"}
