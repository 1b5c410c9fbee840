"""What named queries are measured on: our server as shipped, and bare stores."""

import http.client
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox
from rdflib import Graph
from servers import free_port, processor_ms

from rolegraph.errors import LimitReached, QueryFailed
from rolegraph.queries import NamedQuery, page
from rolegraph.releases import Release
from rolegraph.store import KeptStore, Limits
from rolegraph.store import Request as Asked
from rolegraph.store.address import Address, Parts
from rolegraph.store.remote import RemoteStore

#: So long may one query take.
SECONDS = 10.0
_PAGE = 1000
Given = dict[str, str]
Ask = Callable[[NamedQuery, Given], object]


@dataclass(frozen=True)
class Engine:
    """How a query is asked, and how much processor time has been used in answering, in milliseconds."""

    ask: Ask
    used: Callable[[], float]


@contextmanager
def served(release: Release) -> Iterator[str]:
    """The server as shipped, without its cache of answers."""
    port = free_port()
    code = (
        "import sys; from pathlib import Path; from rolegraph.web import Settings, create_app;"
        "from rolegraph.web.serving.running import run;"
        "app = create_app(Path(sys.argv[1]), Settings(cache_bytes=1, named_milliseconds=10000));"
        "run(app, '127.0.0.1', int(sys.argv[2]), lambda: print('ready', flush=True))"
    )
    command = [sys.executable, "-c", code, str(release.folder), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        try:
            if not server.stdout.readline():
                raise RuntimeError("the server did not start")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def by_http(url: str, path: str, headers: dict[str, str]) -> Callable[[bytes, str], object]:
    """Return a function that sends one request over a connection that stays open."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=SECONDS)

    def send_one(body: bytes, query: str) -> object:
        try:
            connection.request("POST" if body else "GET", path + query, body or None, headers)
            response = connection.getresponse()
            content = response.read()
        except OSError:
            connection.close()
            raise
        if response.status == HTTPStatus.GATEWAY_TIMEOUT:
            raise TimeoutError
        assert response.status == 200, (response.status, content[:200])
        return content

    def send_patiently(body: bytes, query: str) -> object:
        try:
            return send_one(body, query)
        except ConnectionError:
            # It was idle for so long, while another store was asked, that the server let go of it.
            return send_one(body, query)

    return send_patiently


def ours(url: str) -> Ask:
    """Ask the server for a named query."""
    sent = by_http(url, "/q/", {"Accept": "application/json"})
    return lambda query, given: sent(b"", f"{query.name}?{urlencode(given)}")


def with_evidence(address: Address, release: Release) -> Ask:
    """Ask a store for what our answer holds: its rows, then labels, readings and sentences of a page of them.

    In three more queries for all of them: asked in one, with the rows, it takes a hundred times as long.
    """
    store = RemoteStore(address, Limits(milliseconds=int(SECONDS * 1000)))

    def ask(query: NamedQuery, given: Given) -> object:
        asked = {name: [value] for name, value in given.items()}
        try:
            return page(store, query, asked, release.digest, most=_PAGE)
        except (LimitReached, QueryFailed) as error:
            raise TimeoutError from error

    return ask


def bare(address: Address, parts: Parts | None) -> Ask:
    """Send a named query's SPARQL to a store."""
    headers = {
        "Accept": "application/sparql-results+json",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    sent = by_http(address.endpoint, urlsplit(address.endpoint).path, headers)
    dataset = {"default-graph-uri": parts.union} if parts else {}
    return lambda query, given: sent(
        urlencode({"query": query.bind(given), **dataset}).encode(), ""
    )


def in_our_store(release: Release) -> Ask:
    """Run a named query's SPARQL with our store, in a worker of its own as it may take too long."""
    store = KeptStore.start(release.graph, limits=Limits(milliseconds=int(SECONDS * 1000)))

    def ask(query: NamedQuery, given: Given) -> object:
        try:
            return store.answer(Asked(text=query.bind(given)))
        except LimitReached as error:
            raise TimeoutError from error

    return ask


def in_rdflib(release: Release) -> Ask:
    """Run a named query's SPARQL with rdflib in this process."""
    quads = ox.parse(path=release.graph, format=ox.RdfFormat.N_QUADS)
    triples = {ox.Triple(q.subject, q.predicate, q.object) for q in quads}
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    graph = Graph().parse(data=text, format="nt")
    signal.signal(signal.SIGALRM, _too_long)

    def ask(query: NamedQuery, given: Given) -> object:
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        try:
            return graph.query(query.bind(given)).serialize(format="json")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    return ask


def _too_long(*_: object) -> None:
    raise TimeoutError


def used_by(folder: Path) -> Callable[[], float]:
    """Return what tells the processor time of the processes whose command names a folder."""
    return partial(processor_ms, folder)


def used_here() -> float:
    """Return the processor time of this process in milliseconds."""
    return time.process_time() * 1000
