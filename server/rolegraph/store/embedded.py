"""A graph in this process: Oxigraph in memory, or on disk and read-only."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from rolegraph.errors import QuerySyntax
from rolegraph.store.formats import GRAPHS, JSON, N_TRIPLES, SOLUTIONS
from rolegraph.store.protocol import Reply, Request
from rolegraph.store.table import Table, read_table

_PLACE = re.compile(r"error at (\d+):(\d+)")


class EmbeddedStore:
    """An Oxigraph store whose default graph holds the triples of all named graphs, each once."""

    def __init__(self, store: ox.Store) -> None:
        """Take a filled store as it is; ``from_quads`` and ``load`` also fill the default graph."""
        self._store = store

    @classmethod
    def from_quads(cls, quads: Iterable[ox.Quad]) -> Self:
        """Return a store in memory of the given quads."""
        store = ox.Store()
        store.extend(quads)
        return cls._merged(store)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Return a store in memory of an N-Quads file."""
        store = ox.Store()
        store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
        return cls._merged(store)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Return a store on disk that ``write`` made, opened read-only."""
        return cls(ox.Store.read_only(str(path)))

    @classmethod
    def _merged(cls, store: ox.Store) -> Self:
        # Oxigraph's own union counts a triple once a graph; a default graph is a set.
        store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in store)
        return cls(store)

    def __len__(self) -> int:
        """Return the number of distinct triples."""
        return sum(1 for _ in self._store.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    def select(self, text: str) -> Table:
        """Return the solutions of a SELECT query as rows of plain values."""
        return read_table(self.answer(Request(text=text, media_type=JSON)).body)

    def ask(self, text: str) -> bool:
        """Return the answer of an ASK query."""
        return bool(self._query(Request(text=text)))

    def construct(self, text: str) -> bytes:
        """Return the graph of a CONSTRUCT or DESCRIBE query as N-Triples."""
        return self.answer(Request(text=text, media_type=N_TRIPLES)).body

    def answer(self, request: Request) -> Reply:
        """Return a query's answer in the media type asked for."""
        result = self._query(request)
        if isinstance(result, ox.QueryTriples):
            body = result.serialize(format=GRAPHS[request.media_type])
        else:
            body = result.serialize(format=SOLUTIONS[request.media_type])
        return Reply(body=body or b"", media_type=request.media_type)

    def _query(self, request: Request) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        named: list[ox.NamedNode | ox.BlankNode]
        default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
        named = [ox.NamedNode(g) for g in request.named_graphs]
        default = [ox.NamedNode(g) for g in request.default_graphs]
        try:
            if named or default:
                return self._store.query(request.text, default_graph=default, named_graphs=named)
            return self._store.query(request.text)
        except SyntaxError as error:
            raise _syntax(error) from error


def _syntax(error: SyntaxError) -> QuerySyntax:
    place = _PLACE.search(str(error))
    line, column = (int(place[1]), int(place[2])) if place else (0, 0)
    return QuerySyntax(f"This is not a SPARQL 1.1 query: {error}.", line, column)
