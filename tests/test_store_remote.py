"""A store on another server answers as one in memory does, and its silence is told."""

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from rolegraph.errors import QuerySyntax, StoreAway, UpdateForbidden
from rolegraph.queries import run
from rolegraph.store import EmbeddedStore, Limits, Request
from rolegraph.store.remote import RemoteStore

GOLDEN = Path(__file__).parent / "queries"


@pytest.fixture(scope="module")
def remote(
    organisation: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RemoteStore]:
    """``oxigraph serve``, from PyPI, loaded with the organisation."""
    # Beside this Python, whether or not the environment is activated.
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    assert program, "the test needs oxigraph: pip install oxigraph"
    folder = tmp_path_factory.mktemp("oxigraph")
    organisation.dump(folder / "graph.nq")
    load = [program, "load", "--location", str(folder / "db"), "--file", str(folder / "graph.nq")]
    subprocess.run(load, check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    serve = [program, "serve-read-only", "--location", str(folder / "db")]
    serve += ["--union-default-graph", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(serve, stderr=subprocess.DEVNULL) as server:
        url = f"http://127.0.0.1:{port}/query"
        _await(f"{url}?query=ASK%20%7B%7D")
        yield RemoteStore(url, pause=0.01)
        server.terminate()


def _await(url: str) -> None:
    deadline = time.monotonic() + 20
    while True:
        try:
            urllib.request.urlopen(url).close()
        except OSError:
            assert time.monotonic() < deadline
        else:
            return


@pytest.mark.parametrize("name", ["who-may", "chain-of-command", "limits-ladder", "evidence-of"])
def test_named_queries_give_the_same_rows(
    name: str, remote: RemoteStore, organisation: EmbeddedStore
) -> None:
    for case in json.loads((GOLDEN / f"{name}.json").read_text("utf-8")):
        here, there = (run(store, name, case["params"]) for store in (organisation, remote))
        assert there.rows == here.rows


def test_rows_and_graphs_come_in_every_form(remote: RemoteStore) -> None:
    text = "SELECT ?x {VALUES ?x {1 2 3}}"
    reply = remote.answer(Request(text=text, media_type="text/csv", limits=Limits(rows=2)))
    assert (reply.body, reply.truncated) == (b"x\r\n1\r\n2\r\n", True)
    graph = remote.answer(Request(text="CONSTRUCT {<x:a> <x:b> 1} {}", media_type="text/turtle"))
    assert b"<x:a> <x:b> 1" in graph.body
    assert remote.ask("ASK {?s ?p ?o}")


def test_what_is_wrong_is_told(remote: RemoteStore) -> None:
    with pytest.raises(QuerySyntax):
        remote.select("SELECT * {?s ?p")
    with pytest.raises(UpdateForbidden):
        remote.select("DROP ALL")


def test_a_server_that_is_away_is_told_after_some_attempts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    away = RemoteStore(f"http://127.0.0.1:{port}/sparql", pause=0.01)
    with pytest.raises(StoreAway, match="does not answer"):
        away.ask("ASK {}")
