"""What a graph holds, as ``why`` looks it up: in a store of this process, or asked by SPARQL alone."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

import pyoxigraph as ox

from rolegraph.store import Request, Store
from rolegraph.store.formats import JSON

_ENDS = ("s", "p", "o")
Term = ox.NamedNode | ox.Literal


class Facts(Protocol):
    """The part of an Oxigraph store by which a graph is looked up."""

    def quads_for_pattern(
        self, subject: Any, predicate: Any, object: Any, graph_name: Any = None
    ) -> Iterator[ox.Quad]:
        """Return the quads of named graphs that match; None matches any term."""
        ...

    def query(
        self, query: str, *, use_default_graph_as_union: bool, substitutions: Any = None
    ) -> Any:
        """Return the answer of a query over all graphs, some of its variables given."""
        ...


class AskedFacts:
    """A graph in workers, on disk or on another server, looked up by queries."""

    def __init__(self, store: Store) -> None:
        """Take the store to ask."""
        self._store = store

    def quads_for_pattern(
        self,
        subject: Term | None,
        predicate: ox.NamedNode | None,
        object: Term | None,
        graph_name: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """Yield the quads of named graphs that match; None matches any term."""
        given = (subject, predicate, object)
        pattern = " ".join(str(term or f"?{end}") for term, end in zip(given, _ENDS, strict=True))
        graph = str(graph_name or "?g")
        for row in self._solutions(f"SELECT * WHERE {{ GRAPH {graph} {{ {pattern} }} }}"):
            ends: list[Any] = [term or row[end] for term, end in zip(given, _ENDS, strict=True)]
            yield ox.Quad(ends[0], ends[1], ends[2], graph_name or row["g"])

    def query(
        self,
        query: str,
        *,
        use_default_graph_as_union: bool = True,
        substitutions: Mapping[ox.Variable, Term] | None = None,
    ) -> Any:
        """Return solutions or triples; every store answers over all of its graphs."""
        if not substitutions:
            return self._solutions(query)
        names, terms = (
            " ".join(map(str, part)) for part in zip(*substitutions.items(), strict=True)
        )
        text = f"{query}\nVALUES ({names}) {{ ({terms}) }}"
        found = ox.parse(self._store.construct(text), format=ox.RdfFormat.N_TRIPLES)
        return (quad.triple for quad in found)

    def _solutions(self, query: str) -> ox.QuerySolutions:
        body = self._store.answer(Request(text=query, media_type=JSON)).body
        found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("a SELECT query was wanted")
        return found
