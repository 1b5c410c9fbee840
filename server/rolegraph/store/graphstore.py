"""Write graphs on another server: the SPARQL 1.1 Graph Store HTTP Protocol."""

import itertools
from collections.abc import Iterable, Iterator
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox

from rolegraph.errors import LimitReached, StoreAway, UsageError
from rolegraph.store.address import Address
from rolegraph.store.authorisation import authorised
from rolegraph.store.patience import PAUSE_SECONDS, patiently, said, timed_out, too_slow

# One request holds this many triples, so that neither side keeps a large graph in memory.
_TRIPLES = 50_000
_SECONDS = 300
_REFUSED = (401, 403)
_MISSING = 404


class GraphStore:
    """The named graphs of a store, to be put and deleted."""

    def __init__(self, address: Address, pause: float = PAUSE_SECONDS) -> None:
        """Take an address; raises UsageError where its graph store is not known."""
        if not address.graph_store:
            raise UsageError(
                f"Where {address} takes graphs is not known. Name its Graph Store Protocol "
                "address: --graph-store URL."
            )
        self._address = address
        self._pause = pause

    def put(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Make a graph hold exactly these triples.

        Blank nodes must not be shared by triples that are far apart: large graphs go in parts.
        """
        method = "PUT"
        for part in _parts(triples):
            self._send(method, graph, part)
            method = "POST"

    def delete(self, graph: str) -> None:
        """Remove a graph; nothing happens where there is none."""
        self._send("DELETE", graph, None)

    def _send(self, method: str, graph: str, body: bytes | None) -> None:
        url = f"{self._address.graph_store}?{urlencode({'graph': graph})}"
        # N-Triples are Turtle, and every server knows that name.
        request = Request(url, data=body, method=method, headers={"Content-Type": "text/turtle"})

        def attempt() -> None:
            urlopen(authorised(request, self._address), timeout=_SECONDS).close()

        try:
            patiently(attempt, self._pause)
        except (OSError, HTTPException) as error:
            if not (
                isinstance(error, HTTPError) and method == "DELETE" and error.code == _MISSING
            ):
                raise self._told(error, method, graph) from error

    def _told(self, error: Exception, method: str, graph: str) -> StoreAway | LimitReached:
        if timed_out(error):
            return too_slow(self._address.graph_store)
        hint = "Ask its operator, or try again later."
        if isinstance(error, HTTPError) and error.code in _REFUSED:
            hint = (
                "It wants a user who may write: set ROLEGRAPH_STORE_USER and "
                "ROLEGRAPH_STORE_PASSWORD."
            )
        return StoreAway(
            f"{self._address.graph_store} did not take {method} of {graph}: {said(error)}. {hint}"
        )


def _parts(triples: Iterable[ox.Triple]) -> Iterator[bytes]:
    """Cut triples into bodies; there is at least one, so that a graph can become empty."""
    left = iter(triples)
    first = True
    while (part := list(itertools.islice(left, _TRIPLES))) or first:
        yield ox.serialize(part, format=ox.RdfFormat.N_TRIPLES) or b""
        first = False
