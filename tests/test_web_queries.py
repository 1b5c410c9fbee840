"""Named queries over HTTP: found in a catalogue, filled in, answered with the sentences behind."""

import csv
import io
from pathlib import Path
from urllib.parse import urlencode

import openpyxl
import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from rdflib import Graph
from rdflib.compare import isomorphic
from werkzeug.test import TestResponse

from rolegraph.queries import library
from rolegraph.store.formats import JSON, SOLUTIONS, XML
from rolegraph.web import Settings, create_app
from rolegraph.web.serving.cache import Cache, Kept

ASKED = {"kind": "approve", "object": "returns", "unit": "region-office"}


def get(client: FlaskClient, path: str, **given: str | list[str]) -> TestResponse:
    return client.get(f"{path}?{urlencode(given, doseq=True)}")


def test_the_catalogue_lists_every_query(client: FlaskClient) -> None:
    listed = client.get("/q").get_json()
    assert [q["name"] for q in listed] == list(library())
    page = client.get("/q", headers={"Accept": "text/html", "Accept-Language": "zh-CN"})
    assert "谁有权做某事" in page.get_data(as_text=True)


def test_an_answer_comes_as_rdf_with_its_sentences(client: FlaskClient) -> None:
    answers = [
        get(client, f"/q/who-may.{suffix}", kind="approve", object="returns")
        for suffix in ("ttl", "jsonld", "nt", "rdf")
    ]
    read = [Graph().parse(data=a.data, format=a.mimetype) for a in answers]
    assert all(isomorphic(read[0], other) for other in read[1:])
    rows = read[0].query(
        "PREFIX rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#>\n"
        "PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#>\n"
        "SELECT ?bearer ?quote {?row rs:binding [rs:variable 'bearer' ; rs:value ?bearer] ;"
        " prov:wasDerivedFrom [oa:exact ?quote]}"
    )
    assert [(str(b).rpartition("/")[2], str(q)) for b, q in rows] == [
        ("区域经理", "有对退货申请的审批权")
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "rgk:approve", "object": "rgo:return", "unit": "rgu:region-office"},
        {"kind": "审批", "object": "退货", "unit": "区域办公室"},
        {"kind": "審批", "object": "退貨"},
        {"kind": "Approve", "object": "RETURNS"},
        {"kind": "approve", "object": "return", "unit": "region-office"},
    ],
)
def test_names_in_any_script_and_prefixed_names_are_accepted(
    given: dict[str, str], client: FlaskClient
) -> None:
    told = get(client, "/q/who-may", **given).get_json()
    assert told["status"] == "found"
    assert [row["bearer"]["label"]["zh-Hans"] for row in told["rows"]] == ["区域经理"]


def test_a_row_carries_the_sentence_it_rests_on(client: FlaskClient) -> None:
    told = get(client, "/q/who-may", kind="approve", object="returns").get_json()
    (evidence,) = told["rows"][0]["evidence"]
    assert evidence["quote"] == "有对退货申请的审批权"
    assert (evidence["document"], evidence["basis"]) == ("sales.txt", "listed")
    assert told["total"] == 1
    assert told["release"].startswith("sha256:")
    assert told["restated"]["en"].startswith("Who holds an authority")


def test_no_rows_say_that_nothing_is_stated(client: FlaskClient) -> None:
    told = get(client, "/q/who-may", kind="revoke", object="returns").get_json()
    assert (told["status"], told["rows"]) == ("not-stated", [])


def test_a_table_comes_as_csv_tsv_and_workbook(client: FlaskClient) -> None:
    body = get(client, "/q/who-may.csv", kind="approve").get_data(as_text=True)
    rows = list(csv.DictReader(io.StringIO(body)))
    assert {row["bearer_label"] for row in rows} == {"区域经理", "财务经理", "销售总监", "总经理"}
    assert all(row["quote"] and row["reading"] and row["confidence"] for row in rows)
    assert {row["basis"] for row in rows} <= {"listed", "implied", "stated", "inferred"}
    assert "\t" in get(client, "/q/who-may.tsv", kind="approve").get_data(as_text=True)
    book = openpyxl.load_workbook(
        io.BytesIO(get(client, "/q/who-may.xlsx", kind="approve").get_data())
    )
    assert book.worksheets[0].max_row == len(rows) + 1
    assert book.worksheets[0].freeze_panes == "A2"
    assert book.worksheets[0].auto_filter.ref.startswith("A1:")


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/q/who_may", 404, "no-such-query"),
        ("/q/who-may?colour=red", 400, "param-invalid"),
        ("/q/who-may?object=nothing+like+it", 400, "param-invalid"),
        ("/q/who-may?amount=much", 400, "param-invalid"),
        ("/q/powers-of", 400, "param-missing"),
        ("/q/who-may.docx", 406, "not-acceptable"),
        ("/q/who-may?next=xyz", 400, "param-invalid"),
    ],
)
def test_what_is_wrong_is_told(path: str, status: int, kind: str, client: FlaskClient) -> None:
    response = client.get(path)
    told = response.get_json()
    assert (response.status_code, told["type"].rsplit("/", 1)[1]) == (status, kind)


def test_pages_follow_each_other_without_a_gap(client: FlaskClient) -> None:
    whole = get(client, "/q/positions").get_json()
    url, seen = "/q/positions.json?limit=3", []
    while url:
        response = client.get(url)
        seen += [row["position"]["id"] for row in response.get_json()["rows"]]
        link = response.headers.get("Link", "")
        url = link.partition(">")[0].removeprefix("<")
    assert seen == [row["position"]["id"] for row in whole["rows"]]
    assert whole["total"] == len(seen)


def test_a_copy_is_validated(client: FlaskClient) -> None:
    url = "/q/who-may?kind=approve"
    tag = client.get(url).headers["ETag"]
    for told in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        assert client.get(url, headers={"If-None-Match": told}).status_code == 304
    assert client.get(url, headers={"If-None-Match": '"other"'}).status_code == 200


def test_what_would_be_asked_is_shown_and_the_file_given(client: FlaskClient) -> None:
    told = get(client, "/q/who-may/explain", kind="approve", object="退货").get_json()
    assert "<https://w3id.org/rolegraph/object/return>" in told["sparql"]
    text = client.get("/q/who-may.rq").get_data(as_text=True)
    assert text == library()["who-may"].text
    assert client.get("/q/who-may/about").get_json()["parameters"][0]["name"] == "kind"


@pytest.mark.parametrize("typed", ["区域经", "regional", "quyu", "qyjl"])
def test_values_are_suggested_in_both_languages_and_pinyin(
    typed: str, client: FlaskClient
) -> None:
    told = get(client, "/q/powers-of/values/bearer", q=typed).get_json()
    assert told[0]["id"].endswith("区域经理")


def test_where_nothing_is_typed_each_thing_is_suggested_once_the_shortest_names_first(
    client: FlaskClient,
) -> None:
    told = get(client, "/q/powers-of/values/bearer").get_json()
    assert len({one["id"] for one in told}) == len(told) > 1
    lengths = [len(one["label"]) for one in told]
    assert lengths == sorted(lengths)


def test_parameters_may_come_in_the_body(client: FlaskClient) -> None:
    told = client.post("/q/who-may", json={"kind": ["approve"], "object": "returns"}).get_json()
    form = client.post("/q/who-may", data={"kind": ["approve"], "object": "returns"}).get_json()
    assert told == form
    assert told["total"] == 1
    assert client.post("/q/who-may", data=b"kind=approve").status_code == 415


def test_the_next_page_comes_in_the_form_of_this_one(client: FlaskClient) -> None:
    for first in ("/q/positions.csv?limit=3", "/q/positions?limit=3&format=csv&bom=1"):
        link = client.get(first).headers["Link"]
        following = client.get(link.partition(">")[0].removeprefix("<"))
        assert following.mimetype == "text/csv"
        assert following.get_data().startswith(b"\xef\xbb\xbf") == ("bom" in first)


def test_columns_come_as_standard_results(client: FlaskClient) -> None:
    for suffix in ("srj", "xml"):
        body = get(client, f"/q/limits-ladder.{suffix}").get_data()
        media_type = {"srj": JSON, "xml": XML}[suffix]
        read = ox.parse_query_results(body, format=SOLUTIONS[media_type])
        assert isinstance(read, ox.QuerySolutions)
        values = {str(solution["value"]) for solution in read}
        assert '"50000"^^<http://www.w3.org/2001/XMLSchema#integer>' in values


def test_a_request_may_lower_the_time_of_a_named_query(published: Path) -> None:
    client = create_app(published, Settings(named_milliseconds=60_000)).test_client()
    asked = "/q/authority-matrix.json?timeout_ms="
    assert client.get(asked + "70000").status_code == 200
    assert client.get(asked + "0").status_code == 400


def test_a_query_over_the_whole_graph_has_the_time_that_its_header_gives(
    client: FlaskClient,
) -> None:
    told = {q["name"]: q["limits"]["time_ms"] for q in client.get("/q").get_json()}
    assert (told["who-may"], told["duty-owners"]) == (1000, 5000)
    low = Settings(sparql_milliseconds=3000)
    assert low.limits_of(library()["duty-owners"].header).milliseconds == 3000


def test_any_object_is_the_class_of_what_is_asked() -> None:
    sparql = library()["duty-owners"].bind({})
    assert "VALUES ?object { <https://w3id.org/rolegraph/ns#Duty> }" in sparql
    assert "VALUES ?unit { UNDEF }" in sparql


def test_rows_that_are_cut_are_told_in_every_form(published: Path) -> None:
    client = create_app(published, Settings(named_rows=2)).test_client()
    for suffix in ("json", "csv", "tsv", "xlsx", "ttl"):
        answer = client.get(f"/q/positions.{suffix}")
        assert answer.headers["X-Rolegraph-Truncated"] == "rows=2"


def test_the_catalogue_comes_as_rdf(client: FlaskClient) -> None:
    listed = client.get("/q", headers={"Accept": "text/turtle"})
    assert listed.get_data().count(b"sh:SPARQLExecutable") == len(library())


def test_an_answer_that_is_kept_is_the_same(client: FlaskClient) -> None:
    first, again = (get(client, "/q/positions", limit="2") for _ in range(2))
    assert first.get_data() == again.get_data()
    assert first.headers["Link"] == again.headers["Link"]


def test_the_cache_makes_room_for_what_is_asked_now() -> None:
    cache = Cache[str, Kept](10)
    for tag in ("a", "b", "c"):
        cache.put(tag, Kept(b"12345"))
    assert [cache.get(tag) is not None for tag in ("a", "b", "c")] == [False, True, True]
