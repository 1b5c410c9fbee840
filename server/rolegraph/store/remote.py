"""A graph on another server: any SPARQL 1.1 endpoint, asked with SPARQLWrapper.

What remote servers do silently is told here: Virtuoso cuts at a number of rows that it names in a
header, or answers in part when its time is over; a server that is busy or away is asked again, a
little later each time.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from http.client import HTTPException
from typing import Any, Self

import pyoxigraph as ox
from SPARQLWrapper import POST, SELECT, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import (
    EndPointInternalError,
    QueryBadFormed,
    SPARQLWrapperException,
)

from rolegraph.errors import LimitReached, QueryFailed, QuerySyntax, StoreAway
from rolegraph.store.address import Address, Parts
from rolegraph.store.cap import cut_rows, with_limit
from rolegraph.store.formats import GRAPHS, JSON, N_TRIPLES, SOLUTIONS
from rolegraph.store.guard import check
from rolegraph.store.patience import PAUSE_SECONDS, patiently, said, timed_out, too_slow
from rolegraph.store.planning import planned
from rolegraph.store.protocol import NO_LIMITS, Limits, Reply, Request, lower
from rolegraph.store.table import Table, read_table
from rolegraph.store.tokens import tokens
from rolegraph.vocabulary import PREFIXES

# Virtuoso's headers: the number of rows it cuts at, and an answer that its time has cut.
_CUT_AT, _STATE, _IN_PART = "x-sparql-maxrows", "x-sql-state", "S1TAT"
# Virtuoso refuses ORDER BY with a larger LIMIT than this, unless it is told otherwise.
_MOST_SORTED = 10_000


# What Virtuoso says where it is its compiler that fails, and not the query that is wrong (SP030).
_COMPILER = re.compile(r"Virtuoso \w+ Error (?!SP030)")


@dataclass(frozen=True, slots=True)
class _Received:
    body: bytes
    cut_at: int | None
    in_part: bool


class RemoteStore:
    """A SPARQL 1.1 endpoint, with the same view of the graph as an embedded store has.

    With ``parts``, a query's default graph is their union graph, and it can name only their named
    graphs; without, the dataset is the endpoint's own.
    """

    def __init__(
        self,
        address: Address | str,
        limits: Limits = NO_LIMITS,
        parts: Parts | None = None,
        pause: float = PAUSE_SECONDS,
    ) -> None:
        """Take an endpoint; ``pause`` is the wait in seconds before the second attempt."""
        self._address = Address.read(address) if isinstance(address, str) else address
        self._limits = limits
        self._parts = parts
        self._pause = pause

    def limited(self, limits: Limits) -> Self:
        """Return the same endpoint, each of whose queries has these limits."""
        return type(self)(self._address, limits, self._parts, self._pause)

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
        bytes, QuerySyntax where the endpoint cannot read the query, QueryFailed where it fails over it.
        """
        limits = lower(request.limits, self._limits)
        form = check(request.text, request.service_hosts)
        if form in ("CONSTRUCT", "DESCRIBE"):
            received = self._received(request, N_TRIPLES, limits)
            graph = _graph(received.body, request)
            return Reply(body=graph, media_type=request.media_type, truncated=received.in_part)
        capped = request
        if form == "SELECT" and limits.rows is not None and limits.rows < _MOST_SORTED:
            capped = replace(request, text=with_limit(request.text, limits.rows + 1))
        received = self._received(capped, JSON, limits)
        # As Oxigraph writes it: Virtuoso's JSON has types and spaces of its own.
        told = _boolean(received.body) if form == "ASK" else received.body
        body, truncated = self._whole(told), received.in_part
        if received.cut_at is not None:
            truncated = truncated or len(read_table(body).rows) >= received.cut_at
        if limits.rows is not None and form == "SELECT":
            body, cut = cut_rows(body, JSON, limits.rows)
            truncated = truncated or cut
        written = body if request.media_type == JSON else _solutions(body, request.media_type)
        return Reply(body=written, media_type=request.media_type, truncated=truncated)

    def _whole(self, body: bytes) -> bytes:
        """Solutions as Oxigraph writes them; one whose time is over may end them with words of its own."""
        try:
            return _solutions(body, JSON)
        except SyntaxError as error:
            last = " ".join(body[-200:].decode(errors="replace").split())
            raise QueryFailed(f"{self._address} broke off its answer: …{last}") from error

    def _received(self, request: Request, accept: str, limits: Limits) -> _Received:
        try:
            received = patiently(lambda: self._once(request, accept, limits), self._pause)
        except QueryBadFormed as error:
            told = f"{self._address} cannot read the query: {said(error)}"
            raise (QueryFailed if _COMPILER.search(str(error)) else QuerySyntax)(told) from error
        except EndPointInternalError as error:
            raise QueryFailed(f"{self._address} cannot answer the query: {said(error)}") from error
        except (OSError, HTTPException, SPARQLWrapperException) as error:
            if timed_out(error):
                raise too_slow(self._address) from error
            raise StoreAway(
                f"{self._address} does not answer: {said(error)}. "
                "Ask its operator, or try again later."
            ) from error
        if limits.bytes is not None and len(received.body) > limits.bytes:
            raise LimitReached(f"The answer is larger than {limits.bytes} bytes.", "bytes")
        return received

    def _once(self, request: Request, accept: str, limits: Limits) -> _Received:
        wrapper: Any = SPARQLWrapper(self._address.endpoint)
        wrapper.setMethod(POST)
        # Virtuoso heeds parameters that name a format before it looks at Accept.
        wrapper.setOnlyConneg(True)
        # ``setQuery`` would guess the form from any word of a comment, and send "add" as an update.
        text = planned(request.text, self._address.endpoint)
        wrapper.queryString, wrapper.queryType = text, SELECT
        wrapper.addCustomHttpHeader("Accept", accept)
        if self._address.user:
            wrapper.setCredentials(self._address.user, self._address.password)
        default, named = self._dataset(request)
        for graph in default:
            wrapper.addParameter("default-graph-uri", graph)
        for graph in named:
            wrapper.addParameter("named-graph-uri", graph)
        if limits.milliseconds is not None:
            wrapper.setTimeout(max(1, -(-limits.milliseconds // 1000)))
        with wrapper.query().response as response:
            cut_at = response.headers.get(_CUT_AT)
            in_part = response.headers.get(_STATE, "").startswith(_IN_PART)
            # One byte more than may be: enough to see that there are too many.
            most = None if limits.bytes is None else limits.bytes + 1
            return _Received(response.read(most), int(cut_at) if cut_at else None, in_part)

    def _dataset(self, request: Request) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The graphs to name to the endpoint; none where the query itself says FROM."""
        if request.default_graphs or request.named_graphs or self._parts is None:
            return request.default_graphs, request.named_graphs
        words = {t.text.upper() for t in tokens(request.text) if t.kind == "word"}
        if "FROM" in words:
            return (), ()
        return (self._parts.union,), self._parts.named if "GRAPH" in words else ()


def _boolean(body: bytes) -> bytes:
    """An answer of ASK; Virtuoso's is a table, with a row for yes."""
    parsed = json.loads(body)
    if "boolean" in parsed:
        return body
    return json.dumps({"head": {}, "boolean": bool(parsed["results"]["bindings"])}).encode()


def _solutions(body: bytes, media_type: str) -> bytes:
    parsed = ox.parse_query_results(body, format=SOLUTIONS[JSON])
    return parsed.serialize(format=SOLUTIONS[media_type]) or b""


def _graph(body: bytes, request: Request) -> bytes:
    if request.media_type == N_TRIPLES:
        return body
    triples = (
        ox.Triple(q.subject, q.predicate, q.object)
        for q in ox.parse(body, format=GRAPHS[N_TRIPLES])
    )
    return ox.serialize(triples, format=GRAPHS[request.media_type], prefixes=dict(PREFIXES)) or b""
