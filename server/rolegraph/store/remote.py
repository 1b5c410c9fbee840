"""A graph on another server: any SPARQL 1.1 endpoint, asked with SPARQLWrapper.

What remote servers do silently is told here: Virtuoso cuts at a number of rows that it names in a
header, and a server that is busy or away is asked again, a little later each time.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from http.client import HTTPException
from typing import Any, Self, TypeVar
from urllib.error import HTTPError, URLError

import pyoxigraph as ox
from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import (
    EndPointInternalError,
    EndPointNotFound,
    QueryBadFormed,
    SPARQLWrapperException,
)

from rolegraph.errors import LimitReached, QuerySyntax, StoreAway
from rolegraph.store.cap import cut_rows, with_limit
from rolegraph.store.formats import GRAPHS, JSON, N_TRIPLES, SOLUTIONS
from rolegraph.store.guard import check
from rolegraph.store.protocol import NO_LIMITS, Limits, Reply, Request, lower
from rolegraph.store.table import Table, read_table
from rolegraph.vocabulary import PREFIXES

_ATTEMPTS = 3
_PAUSE_SECONDS = 0.2
_CUT_AT = "x-sparql-maxrows"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Received:
    body: bytes
    cut_at: int | None


class RemoteStore:
    """A SPARQL 1.1 endpoint whose default graph is the union of its named graphs."""

    def __init__(
        self, url: str, limits: Limits = NO_LIMITS, pause: float = _PAUSE_SECONDS
    ) -> None:
        """Take an endpoint's URL; ``pause`` is the wait in seconds before the second attempt."""
        self._url = url
        self._limits = limits
        self._pause = pause

    def limited(self, limits: Limits) -> Self:
        """Return the same endpoint, each of whose queries has these limits."""
        return type(self)(self._url, limits, self._pause)

    def select(self, text: str) -> Table:
        """Return the solutions of a SELECT query as rows of plain values."""
        reply = self.answer(Request(text=text, media_type=JSON))
        return read_table(reply.body, reply.truncated)

    def tables(self, texts: Sequence[str]) -> tuple[Table, ...]:
        """Return the solutions of several SELECT queries, one after the other."""
        return tuple(self.select(text) for text in texts)

    def ask(self, text: str) -> bool:
        """Return the answer of an ASK query."""
        return b"true" in self.answer(Request(text=text, media_type=JSON)).body.lower()

    def construct(self, text: str) -> bytes:
        """Return the graph of a CONSTRUCT or DESCRIBE query as N-Triples."""
        return self.answer(Request(text=text, media_type=N_TRIPLES)).body

    def answer(self, request: Request) -> Reply:
        """Return a query's answer in the media type asked for.

        Raises StoreAway where the endpoint does not answer, LimitReached at a limit of time or
        bytes, QuerySyntax where the endpoint cannot read the query.
        """
        limits = lower(request.limits, self._limits)
        if check(request.text) in ("CONSTRUCT", "DESCRIBE"):
            received = self._received(request, N_TRIPLES, limits)
            return Reply(body=_graph(received.body, request), media_type=request.media_type)
        capped = request
        if limits.rows is not None and check(request.text) == "SELECT":
            capped = replace(request, text=with_limit(request.text, limits.rows + 1))
        received = self._received(capped, JSON, limits)
        body, truncated = received.body, False
        if limits.rows is not None:
            body, truncated = cut_rows(body, JSON, limits.rows)
        if received.cut_at is not None:
            truncated = truncated or _rows(body) >= received.cut_at
        written = body if request.media_type == JSON else _solutions(body, request)
        return Reply(body=written, media_type=request.media_type, truncated=truncated)

    def _received(self, request: Request, accept: str, limits: Limits) -> _Received:
        received = self._patiently(lambda: self._once(request, accept, limits))
        if limits.bytes is not None and len(received.body) > limits.bytes:
            raise LimitReached(f"The answer is larger than {limits.bytes} bytes.", "bytes")
        return received

    def _once(self, request: Request, accept: str, limits: Limits) -> _Received:
        wrapper: Any = SPARQLWrapper(self._url)
        wrapper.setMethod(POST)
        wrapper.setQuery(request.text)
        wrapper.addCustomHttpHeader("Accept", accept)
        for graph in request.default_graphs:
            wrapper.addParameter("default-graph-uri", graph)
        for graph in request.named_graphs:
            wrapper.addParameter("named-graph-uri", graph)
        if limits.milliseconds is not None:
            wrapper.setTimeout(max(1, -(-limits.milliseconds // 1000)))
        response = wrapper.query().response
        cut_at = response.headers.get(_CUT_AT)
        return _Received(response.read(), int(cut_at) if cut_at else None)

    def _patiently(self, attempt: Callable[[], T]) -> T:
        for number in range(1, _ATTEMPTS + 1):
            try:
                return attempt()
            except TimeoutError as error:
                raise LimitReached(f"{self._url} took longer than it may.", "time") from error
            except QueryBadFormed as error:
                raise QuerySyntax(f"{self._url} cannot read the query: {_said(error)}") from error
            except (URLError, OSError, HTTPException, SPARQLWrapperException) as error:
                if number == _ATTEMPTS or not _passing(error):
                    raise StoreAway(
                        f"{self._url} does not answer: {_said(error)} "
                        "Ask its operator, or try again later."
                    ) from error
                time.sleep(self._pause * 2 ** (number - 1))
        raise AssertionError("an attempt returns or raises")


def _passing(error: Exception) -> bool:
    """Say whether the same request may be answered a moment later."""
    if isinstance(error, HTTPError):
        return error.code in (429, 502, 503, 504)
    return not isinstance(error, EndPointNotFound | EndPointInternalError)


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:300]


def _rows(body: bytes) -> int:
    return len(read_table(body).rows)


def _solutions(body: bytes, request: Request) -> bytes:
    parsed = ox.parse_query_results(body, format=SOLUTIONS[JSON])
    return parsed.serialize(format=SOLUTIONS[request.media_type]) or b""


def _graph(body: bytes, request: Request) -> bytes:
    if request.media_type == N_TRIPLES:
        return body
    triples = (
        ox.Triple(q.subject, q.predicate, q.object)
        for q in ox.parse(body, format=GRAPHS[N_TRIPLES])
    )
    return ox.serialize(triples, format=GRAPHS[request.media_type], prefixes=dict(PREFIXES)) or b""
