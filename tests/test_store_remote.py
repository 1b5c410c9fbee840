"""Stores on other servers answer as one in memory does: Oxigraph's server and Virtuoso 7, run for real.

Oxigraph comes from PyPI; Virtuoso is Debian's virtuoso-opensource-7-bin, which ``make test`` installs.
"""

import json
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

import pyoxigraph as ox
import pytest
import servers

from rolegraph.audit import audit
from rolegraph.cli import main
from rolegraph.errors import (
    BadInput,
    LimitReached,
    QueryFailed,
    QuerySyntax,
    ServiceForbidden,
    StoreAway,
    UpdateForbidden,
    UsageError,
)
from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import infer
from rolegraph.queries import library, run
from rolegraph.releases import Release, fetch, open_release, publish, release_at, send, store_of
from rolegraph.store import EmbeddedStore, Limits, Request, Store
from rolegraph.store.address import Address, Parts
from rolegraph.store.graphstore import GraphStore
from rolegraph.store.remote import RemoteStore
from rolegraph.vocabulary import BASE
from rolegraph.web import Settings, create_app

GOLDEN = Path(__file__).parent / "queries"
CASES = [
    pytest.param(name, case["params"], id=f"{name}-{number}")
    for name in library()
    for number, case in enumerate(json.loads((GOLDEN / f"{name}.json").read_text("utf-8")), 1)
]
STORES = ("disk", "oxigraph", "virtuoso")
# A loaded machine may take longer than a query is given by itself.
UNHURRIED = Settings(named_milliseconds=60_000)
ROWS_AT_MOST = 20_000
# In a list of status codes: 200, with an answer that ends in the middle.
BROKEN_OFF = 0


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """An empty ``oxigraph serve``."""
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph"), servers.free_port()) as address:
        yield address


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """An empty Virtuoso 7 with files, ports and settings of its own."""
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso"), ROWS_AT_MOST) as address:
        yield address


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of this test's own, for the files of releases on servers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def places(
    oxigraph: Address, virtuoso: Address, published: Path, cache: None
) -> dict[str, Address]:
    """Both servers, with the organisation sent to them."""
    for address in (oxigraph, virtuoso):
        send(open_release(published), address, lambda _: None)
    return {"oxigraph": oxigraph, "virtuoso": virtuoso}


@pytest.fixture(scope="session")
def stores(
    places: dict[str, Address], published: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Store]:
    """One release in every store there is beside the one in memory."""
    folder = tmp_path_factory.mktemp("disk") / "store"
    EmbeddedStore.write(folder, open_release(published).graph)
    there = {name: store_of(fetch(address)) for name, address in places.items()}
    return {"disk": EmbeddedStore.open(folder), **there}


@pytest.fixture(params=["oxigraph", "virtuoso"])
def place(request: pytest.FixtureRequest, places: dict[str, Address]) -> Address:
    return places[request.param]


@pytest.fixture(params=["oxigraph", "virtuoso"])
def remote(request: pytest.FixtureRequest, stores: dict[str, Store]) -> Store:
    return stores[request.param]


@pytest.mark.parametrize("kind", STORES)
@pytest.mark.parametrize(("name", "params"), CASES)
def test_a_named_query_gives_the_same_rows_on_every_store(
    name: str, params: dict[str, Any], kind: str, stores: dict[str, Store], organisation: Store
) -> None:
    assert run(stores[kind], name, params).rows == run(organisation, name, params).rows


def test_rows_and_graphs_come_in_every_form(remote: Store) -> None:
    text = "SELECT ?x {VALUES ?x {1 2 3}}"
    reply = remote.answer(Request(text=text, media_type="text/csv", limits=Limits(rows=2)))
    assert (reply.body, reply.truncated) == (b"x\r\n1\r\n2\r\n", True)
    construct = "CONSTRUCT {<x:a> <x:b> '退货'} WHERE {}"
    graph = remote.answer(Request(text=construct, media_type="text/turtle"))
    assert '<x:a> <x:b> "退货"' in graph.body.decode()
    assert remote.ask("ASK {?s ?p ?o}")


def test_the_default_graph_is_the_release_and_holds_each_triple_once(
    remote: Store, organisation: EmbeddedStore
) -> None:
    count = "SELECT (COUNT(*) AS ?n) {?s ?p ?o}"
    assert remote.select(count).rows == ({"n": len(organisation)},)
    named = "SELECT DISTINCT ?g {GRAPH ?g {?s ?p ?o}} ORDER BY ?g"
    assert remote.select(named) == organisation.select(named)
    of_one = (
        "SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/rolegraph/id/graph/inferred> {?s ?p ?o}"
    )
    assert remote.select(of_one) == organisation.select(of_one)


def test_what_is_wrong_is_told(remote: Store) -> None:
    with pytest.raises(QuerySyntax):
        remote.select("SELECT * {?s ?p")
    with pytest.raises(UpdateForbidden):
        remote.select("DROP ALL")


def test_what_virtuosos_compiler_cannot_do_is_no_fault_of_the_query(
    stores: dict[str, Store],
) -> None:
    # Neither end of the path is known: a limit of Virtuoso, which answers as if the query were wrong.
    with pytest.raises(QueryFailed):
        stores["virtuoso"].select("SELECT * {?a <x:p>+ ?b . ?b <x:p>+ ?a}")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT (bif:http_get('http://127.0.0.1/') AS ?x) {}",
        "SELECT (<bif:http_get>('http://127.0.0.1/') AS ?x) {}",
        "PREFIX b: <bif:> SELECT (b:http_get('http://127.0.0.1/') AS ?x) {}",
    ],
)
def test_functions_of_virtuoso_are_refused(text: str, stores: dict[str, Store]) -> None:
    with pytest.raises(ServiceForbidden, match="function of one engine"):
        stores["virtuoso"].select(text)


def test_rows_that_virtuoso_cuts_silently_are_told(stores: dict[str, Store]) -> None:
    many = "SELECT ?a ?b {{SELECT ?a {?a ?p ?o} LIMIT 200} {SELECT ?b {?b ?p ?o} LIMIT 200}}"
    table = stores["virtuoso"].select(many)
    assert (len(table.rows), table.truncated) == (ROWS_AT_MOST, True)
    assert not stores["virtuoso"].select("SELECT * {VALUES ?x {1 2}}").truncated


def test_a_release_comes_back_as_it_was_sent(place: Address, published: Path) -> None:
    sent, read = open_release(published), fetch(place)
    assert read.digest == sent.digest
    assert read.read_json("positions") == sent.read_json("positions")
    assert read.text("sales.txt") == sent.text("sales.txt")


def changed(data: Path, release: Release, more: str) -> Release:
    """A further release of a folder: one triple more."""
    quads = [*ox.parse(path=release.graph, format=ox.RdfFormat.N_QUADS)]
    extra = ox.Quad(
        ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.Literal(more), quads[0].graph_name
    )
    files = {
        "graph.nq": ox.serialize([*quads, extra], format=ox.RdfFormat.N_QUADS) or b"",
        "positions.json": (release.folder / "positions.json").read_bytes(),
        "units.json": (release.folder / "units.json").read_bytes(),
    }
    texts = {path: release.text(path) or "" for path in release.manifest["texts"]}
    return publish(data, files, texts, {"built": "2026-01-02T00:00:00Z"})


def test_a_running_server_goes_over_to_a_release_that_is_sent(
    places: dict[str, Address], published: Path, tmp_path: Path
) -> None:
    oxigraph, first = places["oxigraph"], open_release(published)
    client = create_app(oxigraph, UNHURRIED).test_client()
    assert client.get("/-/version").json["release"] == first.digest
    second = changed(tmp_path, first, "second")
    asked = "/sparql?query=" + urllib.request.quote("ASK {?s ?p 'second'}")
    try:
        send(second, oxigraph, lambda _: None)
        deadline = time.monotonic() + 60
        while client.get("/-/version").json["release"] != second.digest:
            assert client.get("/q/units-above.json?unit=东区办事处").status_code == 200
            assert time.monotonic() < deadline
        assert client.get(asked).json["boolean"]
    finally:
        send(first, oxigraph, lambda _: None)


def test_pages_and_named_queries_are_served_from_a_store(place: Address) -> None:
    client = create_app(place, UNHURRIED).test_client()
    answer = client.get("/q/who-may.json?kind=approve&object=return").json
    assert (answer["status"], len(answer["rows"])) == ("found", 1)
    assert answer["rows"][0]["evidence"][0]["quote"] == "有对退货申请的审批权"
    assert len(client.get("/positions.json").json) == 8
    asked = client.get("/ask?q=谁审批退货？", headers={"Accept": "application/json"}).json
    assert asked["status"] == "found"


@pytest.fixture(scope="session")
def planted() -> ox.Store:
    """Every fault that the checks' fixtures plant, in one graph, and what follows from it."""
    store = ox.Store()
    store.bulk_extend(ontology_quads())
    for fixture in sorted((Path(__file__).parent / "audit").glob("*/trigger.ttl")):
        # Each fixture has a clerk, a manager and a company of its own.
        base = f"https://example.org/{fixture.parent.name}/"
        text = fixture.read_text("utf-8").replace("https://example.org/", base)
        store.load(text.encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(base))
    infer(store, ontology_triples())
    return store


def test_the_checks_find_the_same_on_a_server(place: Address, planted: ox.Store) -> None:
    graph = "https://example.org/graph/planted"
    GraphStore(place).put(graph, {ox.Triple(q.subject, q.predicate, q.object) for q in planted})
    there = audit(RemoteStore(place, parts=Parts(union=graph, named=())))
    here = audit(EmbeddedStore.from_quads(planted))
    GraphStore(place).delete(graph)
    assert not there.faults
    assert there.findings == here.findings
    assert {f.rule for f in here.findings} == set(here.rules)


def test_a_store_that_stops_is_told_on_the_page_until_it_answers_again(
    published: Path, cache: None, tmp_path: Path
) -> None:
    port, question = servers.free_port(), "/ask?q=谁审批退货？"
    with servers.oxigraph(tmp_path, port) as address:
        send(open_release(published), address, lambda _: None)
        client = create_app(address, UNHURRIED).test_client()
    told = {
        "en": ("does not answer", "that one is stopped"),
        "zh-CN": ("没有响应", "该服务器已停止"),
    }
    for language, words in told.items():
        reader = {"Accept": "text/html", "Accept-Language": language}
        page = client.get(question, headers=reader)
        assert page.status_code == 502
        assert f"127.0.0.1:{port}/query" in page.text
        assert all(said in page.text for said in words)
    with servers.oxigraph(tmp_path, port):
        assert client.get(question, headers=reader).status_code == 200


@pytest.mark.parametrize(
    "words",
    [
        ("positions",),
        ("units",),
        ("query", "who-may"),
        ("ask", "谁审批退货？"),
        ("why", "区域经理"),
    ],
)
def test_reading_commands_read_a_store_as_a_folder(
    words: tuple[str, ...],
    place: Address,
    published: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    told = []
    for option in (["--data", str(published)], ["--store", place.endpoint]):
        with pytest.raises(SystemExit) as ended:
            main([*words, "--json", *option])
        assert not ended.value.code
        told.append(json.loads(capfdbinary.readouterr().out))
    assert told[0] == told[1]


def test_publish_says_what_the_store_then_holds(
    oxigraph: Address, published: Path, cache: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["publish", "--to", oxigraph.endpoint, "--data", str(published), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (ended.value.code, told["release"]) == (0, open_release(published).digest)
    assert told["graphs"]["https://w3id.org/rolegraph/id/graph/document/sales.txt"] > 100


def test_a_store_without_a_release_says_how_to_load_one(oxigraph: Address) -> None:
    graph = "https://w3id.org/rolegraph/id/graph/release"
    described = RemoteStore(oxigraph).answer(
        Request(
            text="CONSTRUCT WHERE {?s ?p ?o}",
            media_type="application/n-triples",
            default_graphs=(graph,),
        )
    )
    target = GraphStore(oxigraph)
    target.delete(graph)
    with pytest.raises(BadInput, match="rolegraph publish --to"):
        release_at(oxigraph)
    quads = ox.parse(described.body, format=ox.RdfFormat.N_TRIPLES)
    target.put(graph, (ox.Triple(q.subject, q.predicate, q.object) for q in quads))


def test_a_store_that_wants_a_password_says_how_to_give_it(virtuoso: Address) -> None:
    stranger = Address(endpoint=virtuoso.endpoint, graph_store=virtuoso.graph_store)
    with pytest.raises(StoreAway, match="ROLEGRAPH_STORE_USER"):
        GraphStore(stranger).put("x:g", [])


@pytest.mark.parametrize(
    ("url", "endpoint", "graph_store"),
    [
        ("http://h:1", "http://h:1/query", "http://h:1/store"),
        ("http://h:1/store", "http://h:1/query", "http://h:1/store"),
        ("http://u:p@h/sparql", "http://h/sparql", "http://h/sparql-graph-crud-auth"),
        ("https://h/other?x=1", "https://h/other?x=1", ""),
    ],
)
def test_an_address_is_read_from_any_of_its_urls(
    url: str, endpoint: str, graph_store: str
) -> None:
    address = Address.read(url)
    assert (address.endpoint, address.graph_store) == (endpoint, graph_store)
    assert "p" not in repr(address).partition("password")[2]


@pytest.mark.parametrize("url", ["", "localhost:7878", "ftp://h/"])
def test_what_is_no_url_of_a_store_is_told(url: str) -> None:
    with pytest.raises(UsageError, match="URL was wanted"):
        Address.read(url)


def test_a_graph_store_that_is_not_known_is_to_be_named() -> None:
    with pytest.raises(UsageError, match="--graph-store"):
        GraphStore(Address.read("http://127.0.0.1/other"))


def test_a_server_that_is_away_is_told_after_some_attempts() -> None:
    away = RemoteStore(f"http://127.0.0.1:{servers.free_port()}/sparql", pause=0.01)
    with pytest.raises(StoreAway, match="does not answer") as told:
        away.ask("ASK {}")
    assert told.value.status == 502


def test_while_the_store_is_away_every_page_says_what_is_the_matter_and_what_to_do(
    published: Path, tmp_path: Path, cache: None
) -> None:
    with servers.oxigraph(tmp_path, servers.free_port()) as address:
        send(open_release(published), address, lambda _: None)
        client = create_app(address).test_client()
    position = open_release(published).read_json("positions")[0]
    local = quote(position["id"].removeprefix(BASE))
    asked = (
        "ask?q=谁审批退货",
        "search?q=销售",
        "q/positions",
        "gaps",
        "matrix/raci",
        "vocabulary",
    )
    for path in ("", "organisations", "documents", "editor", f"positions/{local}", *asked):
        page = client.get(f"/{path}", headers={"Accept": "text/html", "Accept-Language": "en"})
        assert "The remote store does not answer" in page.text, path
        assert "Start it, or ask its operator" in page.text, path
        assert "still running" not in page.text, path
        assert page.status_code == (502 if "does not answer</h1>" in page.text else 200), path


def test_a_server_that_never_answers_ends_at_the_limit_of_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/sparql"
        with pytest.raises(LimitReached, match="took longer") as told:
            RemoteStore(url, Limits(milliseconds=1000)).ask("ASK {}")
    assert (told.value.status, told.value.limit) == (504, "time")


@pytest.fixture
def busy() -> Iterator[tuple[str, list[int]]]:
    """A server that answers as its list of status codes says; the list becomes shorter."""
    statuses: list[int] = []
    whole = b'{"head":{"vars":["x"]},"results":{"bindings":[]}}'

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            status = statuses.pop(0)
            self.send_response(200 if status == BROKEN_OFF else status)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("X-SQL-State", "S1TAT")
            self.end_headers()
            self.wfile.write(whole[:-3] + b"The time is over" if status == BROKEN_OFF else whole)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql", statuses
        server.shutdown()
        thread.join()


def test_a_server_that_is_busy_is_asked_again(busy: tuple[str, list[int]]) -> None:
    url, statuses = busy
    statuses[:] = [503, 502, 200]
    # The answer is of a server whose time was over: Virtuoso says so in a header.
    assert RemoteStore(url, pause=0.01).select("SELECT ?x {}").truncated
    statuses[:] = [503, 503, 503, 200]
    with pytest.raises(StoreAway):
        RemoteStore(url, pause=0.01).select("SELECT ?x {}")
    assert statuses == [200]


def test_an_answer_that_a_server_breaks_off_is_told_with_its_last_words(
    busy: tuple[str, list[int]],
) -> None:
    url, statuses = busy
    statuses[:] = [BROKEN_OFF]
    with pytest.raises(QueryFailed, match=r"broke off its answer: .*The time is over"):
        RemoteStore(url).select("SELECT ?x {}")


def test_what_takes_a_server_too_long_is_not_asked_again(busy: tuple[str, list[int]]) -> None:
    url, statuses = busy
    statuses[:] = [504, 200]
    with pytest.raises(LimitReached, match="took longer"):
        RemoteStore(url, pause=0).ask("ASK {}")
    assert statuses == [200]


def test_a_server_that_fails_over_a_query_is_not_away(busy: tuple[str, list[int]]) -> None:
    url, statuses = busy
    statuses[:] = [500, 200]
    with pytest.raises(QueryFailed, match="cannot answer the query"):
        RemoteStore(url, pause=0.01).select("SELECT ?x {}")
    assert statuses == [200]


@pytest.mark.parametrize(
    ("software", "text", "told"),
    [
        ("Virtuoso/07.20.3229", "# @order\nSELECT ?x {}", True),
        ("Virtuoso/07.20.3229", "SELECT ?x {}", False),
        ("Oxigraph/0.5", "# @order\nSELECT ?x {}", False),
        ("", "# @order\nSELECT ?x {}", False),
    ],
)
def test_virtuoso_alone_is_told_to_join_as_a_query_is_written(
    software: str, text: str, told: bool
) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            # It says what it is to those as well whom it does not let in.
            self.send_response_only(401)
            self.send_header("Server", software)
            self.end_headers()

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            asked.extend(form["query"])
            self.send_response_only(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.end_headers()
            self.wfile.write(b'{"head":{"vars":["x"]},"results":{"bindings":[]}}')

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        RemoteStore(f"http://127.0.0.1:{server.server_address[1]}/sparql").select(text)
        server.shutdown()
        thread.join()
    assert asked == [('DEFINE sql:select-option "order"\n' if told else "") + text]
