"""``/sparql`` behaves as the SPARQL 1.1 Protocol says, and says what it will not do."""

import gzip
import json
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from rolegraph.vocabulary import BASE
from rolegraph.web import Settings

QUERY = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"
SALES, FINANCE = (f"{BASE}graph/document/{name}.txt" for name in ("sales", "finance"))
KIND = "PREFIX rg: <https://w3id.org/rolegraph/ns#>\n"
SALES_SAYS = f"{KIND}ASK {{?d a rg:Document ; <http://purl.org/dc/terms/identifier> 'sales.txt'}}"
SOLUTION_TYPES = [
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
]
GRAPH_TYPES = [
    "text/turtle",
    "application/n-triples",
    "application/ld+json",
    "application/rdf+xml",
]


def get(client: FlaskClient, text: str, accept: str = "", **more: str) -> TestResponse:
    headers = {"Accept": accept} if accept else {}
    return client.get("/sparql?" + urlencode({"query": text, **more}), headers=headers)


def problem(response: TestResponse) -> str:
    assert response.mimetype == "application/problem+json"
    told = response.get_json()
    assert told["status"] == response.status_code
    assert told["title"]
    assert told["detail"]
    return str(told["type"]).rsplit("/", 1)[1]


def test_a_query_comes_by_get_by_form_directly_and_by_query(client: FlaskClient) -> None:
    by_get = get(client, "ASK {}")
    by_form = client.post("/sparql", data=urlencode({"query": "ASK {}"}), content_type=FORM)
    directly = client.post("/sparql/", data="ASK {}", content_type=QUERY)
    by_query = client.open("/sparql", method="QUERY", data="ASK {}", content_type=QUERY)
    for response in (by_get, by_form, directly, by_query):
        assert response.status_code == 200
        assert response.get_json()["boolean"] is True


@pytest.mark.parametrize("media_type", SOLUTION_TYPES)
def test_solutions_come_in_the_type_asked_for(media_type: str, client: FlaskClient) -> None:
    response = get(client, "SELECT ('é' AS ?x) {}", media_type)
    assert response.mimetype == media_type
    assert "é" in response.get_data(as_text=True)


@pytest.mark.parametrize("media_type", GRAPH_TYPES)
@pytest.mark.parametrize(
    "text", ["CONSTRUCT {<s> <p> 1} {}", f"DESCRIBE <{BASE}document/sales.txt>"]
)
def test_graphs_come_in_the_type_asked_for(
    media_type: str, text: str, client: FlaskClient
) -> None:
    response = get(client, text, media_type)
    assert response.mimetype == media_type
    format = ox.RdfFormat.from_media_type(media_type)
    assert list(ox.parse(response.get_data(), format=format))


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", SOLUTION_TYPES[0]),
        ("*/*", SOLUTION_TYPES[0]),
        ("application/json", SOLUTION_TYPES[0]),
        ("text/csv;q=0.9, application/sparql-results+xml", SOLUTION_TYPES[1]),
        ("text/*", "text/csv"),
        ("image/png, text/csv;q=0.1", "text/csv"),
    ],
)
def test_accept_is_followed_and_its_absence_is_no_wish(
    accept: str, media_type: str, client: FlaskClient
) -> None:
    assert get(client, "SELECT * {}", accept).mimetype == media_type


@pytest.mark.parametrize("media_type", SOLUTION_TYPES)
def test_yes_comes_in_every_type_of_solutions(media_type: str, client: FlaskClient) -> None:
    response = get(client, "ASK {}", media_type)
    assert response.mimetype == media_type
    assert "true" in response.get_data(as_text=True)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("SELECT ('<退货>' AS ?x) {}", "<td>&lt;退货&gt;</td>"),
        ("ASK {}", "true"),
        ("CONSTRUCT {<x:a> <x:b> '退货'} {}", "退货"),
    ],
)
def test_a_browser_sees_the_answer_as_a_page(text: str, seen: str, client: FlaskClient) -> None:
    response = get(client, text, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert (response.status_code, response.mimetype) == (200, "text/html")
    assert seen in response.get_data(as_text=True)
    assert "/editor?query=" in response.get_data(as_text=True)


def test_head_says_what_get_would(client: FlaskClient) -> None:
    for path in ("/sparql?query=ASK%20{}", "/graphs?default", "/q/positions.csv"):
        head, whole = client.head(path), client.get(path)
        assert head.status_code == whole.status_code == 200
        assert head.headers["ETag"] == whole.headers["ETag"]
        assert head.get_data() == b""


def test_format_wins_over_accept(client: FlaskClient) -> None:
    assert get(client, "SELECT * {}", SOLUTION_TYPES[1], format="csv").mimetype == "text/csv"
    assert get(client, "CONSTRUCT {} {}", format="nt").mimetype == "application/n-triples"


def test_what_cannot_be_had_is_refused_with_what_can(client: FlaskClient) -> None:
    response = get(client, "SELECT * {}", "image/png")
    assert (response.status_code, problem(response)) == (406, "not-acceptable")
    assert response.get_json()["offers"] == [*SOLUTION_TYPES, "text/html"]
    assert get(client, "SELECT * {}", format="ttl").status_code == 406
    assert get(client, "ASK {}", "text/turtle").status_code == 406


def test_the_protocol_chooses_the_dataset_over_the_query(client: FlaskClient) -> None:
    both = {"default-graph-uri": [SALES, FINANCE]}
    says = {
        "default": {"default-graph-uri": SALES},
        "other": {"default-graph-uri": FINANCE},
        "both": both,
    }
    answers = {
        name: client.get("/sparql?" + urlencode({"query": SALES_SAYS, **given}, doseq=True))
        for name, given in says.items()
    }
    assert {n: r.get_json()["boolean"] for n, r in answers.items()} == {
        "default": True,
        "other": False,
        "both": True,
    }
    named = SALES_SAYS.replace("ASK {", f"ASK FROM <{FINANCE}> {{GRAPH ?g {{") + "}"
    for graph, expected in ((SALES, True), (FINANCE, False)):
        given = {"query": named, "named-graph-uri": graph}
        assert client.get("/sparql?" + urlencode(given)).get_json()["boolean"] is expected


def test_several_default_graphs_are_one_set(client: FlaskClient) -> None:
    text = f"{KIND}SELECT (COUNT(*) AS ?n) {{?o a rg:Organisation}}"
    given = {"query": text, "default-graph-uri": [SALES, FINANCE]}
    response = client.get("/sparql?" + urlencode(given, doseq=True))
    assert response.get_json()["results"]["bindings"][0]["n"]["value"] == "1"


@pytest.mark.parametrize(
    ("send", "status", "kind"),
    [
        (lambda c: c.put("/sparql?query=ASK%20{}"), 405, "method-not-allowed"),
        (lambda c: c.get("/sparql?query=ASK%20{}&query=ASK%20{}"), 400, "duplicate-parameter"),
        (
            lambda c: c.post("/sparql", data="ASK {}", content_type="text/plain"),
            415,
            "unsupported-media-type",
        ),
        (lambda c: c.post("/sparql", data="query=ASK%20{}"), 415, "unsupported-media-type"),
        (
            lambda c: c.post(
                "/sparql", data="ASK {}".encode("utf-16"), content_type=f"{QUERY}; charset=UTF-16"
            ),
            400,
            "bad-encoding",
        ),
        (lambda c: c.post("/sparql", data=b"\xff", content_type=QUERY), 400, "bad-encoding"),
        (lambda c: c.get("/sparql?query=ASK%20{"), 400, "sparql-syntax"),
        (lambda c: c.get("/sparql?query="), 400, "sparql-syntax"),
        (lambda c: c.post("/sparql", data="", content_type=FORM), 400, "query-missing"),
        (lambda c: c.get("/sparql"), 400, "query-missing"),
        (lambda c: c.get("/sparql?update=CLEAR%20ALL"), 403, "update-forbidden"),
        (lambda c: c.post("/sparql", data={"update": "CLEAR ALL"}), 403, "update-forbidden"),
        (
            lambda c: c.post("/sparql", data="x", content_type="application/sparql-update"),
            403,
            "update-forbidden",
        ),
        (
            lambda c: c.post("/sparql", data="DROP ALL", content_type=QUERY),
            403,
            "update-forbidden",
        ),
        (
            lambda c: get(c, "SELECT * {SERVICE <http://127.0.0.1/> {?s ?p ?o}}"),
            403,
            "service-forbidden",
        ),
        (lambda c: get(c, "SELECT (<x:f>(1) AS ?x) {}"), 400, "query-failed"),
        (lambda c: get(c, "ASK {}", timeout_ms="soon"), 400, "param-invalid"),
        (lambda c: get(c, "ASK {}" + " " * 100_001), 413, "query-too-long"),
        (
            lambda c: c.post("/sparql", data=b"a" * 1_000_001, content_type=QUERY),
            413,
            "body-too-large",
        ),
        (lambda c: get(c, "ASK " + "{" * 200 + "}" * 200), 400, "query-too-deep"),
        (lambda c: c.get("/graphs"), 400, "param-invalid"),
        (lambda c: c.get("/graphs?graph=default"), 400, "param-invalid"),
        (lambda c: c.get("/graphs?graph=urn:none"), 404, "no-such-resource"),
        (lambda c: c.put("/graphs?default"), 405, "method-not-allowed"),
        (lambda c: c.get("/nothing/here"), 404, "no-such-resource"),
    ],
)
def test_what_is_wrong_is_told(send, status: int, kind: str, client: FlaskClient) -> None:  # type: ignore[no-untyped-def]
    response = send(client)
    assert (response.status_code, problem(response)) == (status, kind)


def test_a_syntax_error_has_its_place(client: FlaskClient) -> None:
    told = get(client, "SELECT *\n{?s ?p}").get_json()
    assert (told["line"], told["near"]) == (2, "{?s ?p}")


def test_a_method_that_is_not_allowed_is_told_those_that_are(client: FlaskClient) -> None:
    assert "GET" in client.delete("/sparql").headers["Allow"]


def test_a_query_is_ended_at_its_limit_which_a_request_may_lower(client: FlaskClient) -> None:
    text = "SELECT (COUNT(*) AS ?n) {?a ?b ?c . ?d ?e ?f . ?g ?h ?i}"
    response = get(client, text, timeout_ms="200")
    assert (response.status_code, problem(response)) == (504, "time-limit")
    assert "200 ms" in response.get_json()["detail"]


def test_rows_are_cut_at_the_limit_and_the_answer_says_so(client: FlaskClient) -> None:
    text = "SELECT * {?a ?b ?c . ?d ?e ?f}"
    response = get(client, text, "text/csv")
    assert response.headers["X-Rolegraph-Truncated"] == f"rows={Settings().sparql_rows}"
    assert response.get_data().count(b"\r\n") == Settings().sparql_rows + 1
    assert "X-Rolegraph-Truncated" not in get(client, "SELECT * {} ").headers


def test_a_copy_is_validated_with_a_strong_tag(client: FlaskClient) -> None:
    url = "/sparql?" + urlencode({"query": "SELECT * {?s ?p ?o} LIMIT 50"})
    first = client.get(url)
    tag = first.headers["ETag"]
    assert tag.startswith('"')
    again = client.get(url, headers={"If-None-Match": tag})
    assert (again.status_code, again.get_data()) == (304, b"")
    other = client.get(url, headers={"If-None-Match": tag, "Accept": "text/csv"})
    assert other.status_code == 200
    assert other.headers["ETag"] != tag


def test_a_large_answer_is_compressed_for_those_who_can_read_it(client: FlaskClient) -> None:
    url = "/sparql?" + urlencode({"query": "SELECT * {?s ?p ?o} ORDER BY ?s ?p ?o LIMIT 50"})
    plain = client.get(url)
    packed = client.get(url, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.get_data()) == plain.get_data()
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_pages_of_other_origins_may_read(client: FlaskClient) -> None:
    assert get(client, "ASK {}").headers["Access-Control-Allow-Origin"] == "*"
    preflight = client.options("/sparql", headers={"Origin": "https://example.org"})
    assert "QUERY" in preflight.headers["Access-Control-Allow-Methods"]


def test_the_service_describes_itself_when_asked_for_rdf(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    triples = list(ox.parse(response.get_data(), format=ox.RdfFormat.TURTLE))
    described = {t.predicate.value.rsplit("#", 1)[-1] for t in triples}
    assert {"endpoint", "supportedLanguage", "resultFormat", "defaultDataset"} <= described


def test_a_browser_is_led_to_the_editor(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Accept": "text/html,application/xml;q=0.9"})
    assert (response.status_code, response.headers["Location"]) == (302, "/editor")


@pytest.mark.parametrize("media_type", GRAPH_TYPES)
def test_a_graph_can_be_read_by_its_name(media_type: str, client: FlaskClient) -> None:
    response = client.get(f"/graphs?graph={SALES}", headers={"Accept": media_type})
    assert response.mimetype == media_type
    format = ox.RdfFormat.from_media_type(media_type)
    subjects = {str(t.subject) for t in ox.parse(response.get_data(), format=format)}
    assert any("sales.txt" in s for s in subjects)
    assert not any("document/finance.txt" in s for s in subjects)


def test_editors_find_examples_prefixes_and_the_shape_of_the_graph(client: FlaskClient) -> None:
    found: dict[str, set[str]] = {}
    for name in ("void", "sparql-examples", "prefixes"):
        response = client.get(f"/.well-known/{name}", headers={"Accept": "text/turtle"})
        triples = ox.parse(response.get_data(), format=ox.RdfFormat.TURTLE)
        found[name] = {t.predicate.value for t in triples}
    assert "http://rdfs.org/ns/void#propertyPartition" in found["void"]
    assert "http://www.w3.org/ns/shacl#select" in found["sparql-examples"]
    assert "http://www.w3.org/ns/shacl#namespace" in found["prefixes"]
    assert client.get("/prefixes").get_json()["rg"].endswith("ns#")


def test_every_type_of_problem_has_a_page(client: FlaskClient) -> None:
    url = get(client, "ASK {").get_json()["type"]
    assert "line" in json.dumps(client.get(url).get_json())
    page = client.get(url, headers={"Accept": "text/html", "Accept-Language": "zh-CN"})
    assert "无法解析" in page.get_data(as_text=True)
    assert client.get("/problems/none").status_code == 404


def test_a_browser_is_told_a_problem_as_a_page(client: FlaskClient) -> None:
    response = client.get("/sparql?query=ASK%20{", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (response.status_code, response.mimetype) == (400, "text/html")
    assert "cannot be read at line 1" in response.get_data(as_text=True)
