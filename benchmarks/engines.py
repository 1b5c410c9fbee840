"""What named queries are measured on: our server as shipped, and bare stores."""

import gc
import http.client
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node
from servers import free_port, processor_ms

from rolegraph.errors import LimitReached, QueryFailed
from rolegraph.queries import NamedQuery, library, page
from rolegraph.releases import Release
from rolegraph.store import KeptStore, Limits
from rolegraph.store import Request as Asked
from rolegraph.store.address import Address
from rolegraph.store.planning import planned
from rolegraph.store.remote import RemoteStore

#: So long may one query take.
SECONDS = 10.0
_PAGE = 1000
Given = dict[str, str]
Ask = Callable[[NamedQuery, Given], object]


@dataclass(frozen=True)
class Engine:
    """How a query is asked, and how much processor time has been used in answering, in milliseconds.

    ``warm`` returns when it is as it will be once it has run for a while.
    """

    ask: Ask
    used: Callable[[], float]
    warm: Callable[[], object] = lambda: None


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


def bare(address: Address, graph: str = "") -> Ask:
    """Send a named query's SPARQL to a store, for its default graph or another one."""
    headers = {
        "Accept": "application/sparql-results+json",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    sent = by_http(address.endpoint, urlsplit(address.endpoint).path, headers)
    dataset = {"default-graph-uri": graph} if graph else {}
    return lambda query, given: sent(
        urlencode({"query": planned(query.bind(given), address.endpoint), **dataset}).encode(), ""
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


class Rdflib:
    """Runs a named query's SPARQL with rdflib, each in a process of its own that can be ended.

    The graph is loaded once, by a process that this one forks; each query has it by fork from there.
    What the kernel does to copy pages for a query is not counted as rdflib's.
    """

    def __init__(self, release: Release) -> None:
        #: So much processor time may one take.
        self.seconds = round(SECONDS)
        self._used = 0.0
        context = multiprocessing.get_context("fork")
        self._asked, theirs = context.Pipe()
        context.Process(target=_keep_rdflib, args=(release, theirs), daemon=True).start()

    def ready(self) -> None:
        """Return when the graph is loaded."""
        self._asked.recv()

    def ask(self, query: NamedQuery, given: Given) -> None:
        """Run it; raises TimeoutError where it took too long, OSError where it failed."""
        self._asked.send((query.bind(given), self.seconds))
        status, milliseconds = self._asked.recv()
        self._used += milliseconds
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
            raise TimeoutError
        if status:
            raise OSError(f"rdflib failed at {query.name}")

    def used(self) -> float:
        """Return the time in milliseconds that all queries have computed so far."""
        return self._used


def _keep_rdflib(release: Release, asking: Connection) -> None:
    """Load the graph, then answer each query in a child, with its status and its time."""
    graph, known = Graph(), dict[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, Node]()
    for quad in ox.parse(path=release.graph, format=ox.RdfFormat.N_QUADS):
        s, p, o = (
            known.get(t) or known.setdefault(t, _term(t))
            for t in (quad.subject, quad.predicate, quad.object)
        )
        graph.add((s, p, o))
    del known
    # What it imports and prepares when it first meets a query, a child need not do again.
    for query in library().values():
        Graph().query(query.text).serialize(format="json")
    gc.collect()
    gc.freeze()
    asking.send(None)
    while True:
        text, seconds = asking.recv()
        child = os.fork()
        if not child:
            _answer_and_end(graph, text, seconds)
        _, status, took = os.wait4(child, 0)
        asking.send((status, took.ru_utime * 1000))


def _answer_and_end(graph: Graph, text: str, seconds: int) -> NoReturn:
    status = 1
    try:
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, most))
        graph.query(text).serialize(format="json")
        status = 0
    finally:
        os._exit(status)


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    if not isinstance(term, ox.Literal):
        # There are no blank nodes in a release, and no triples in triples.
        assert isinstance(term, ox.NamedNode), term
        return URIRef(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype.value))


def used_by(folder: Path) -> Callable[[], float]:
    """Return what tells the processor time of the processes whose command names a folder."""
    return partial(processor_ms, folder)
