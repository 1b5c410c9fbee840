"""A graph in this process: Oxigraph in memory, or on disk and read-only."""

import io
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from rolegraph.errors import LimitReached, QueryFailed, QuerySyntax
from rolegraph.store.cap import cut_rows, with_limit
from rolegraph.store.formats import GRAPHS, N_TRIPLES, SOLUTIONS, TSV
from rolegraph.store.graphs import (
    Graphs,
    OnDisk,
    dataset,
    load_quads,
    load_triples,
    names_graphs,
    triples,
    union,
)
from rolegraph.store.guard import check
from rolegraph.store.protocol import NO_LIMITS, Limits, Reply, Request, lower
from rolegraph.store.syntax import explain
from rolegraph.store.table import Table, read_tsv
from rolegraph.vocabulary import PREFIXES

Result = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class EmbeddedStore:
    """An Oxigraph store whose default graph holds the triples of all named graphs, each once.

    Limits of rows and bytes hold. A query that runs in this process cannot be stopped, so a limit
    of time needs ``KeptStore``.
    """

    def __init__(self, graphs: Graphs, limits: Limits = NO_LIMITS) -> None:
        """Take graphs that ``from_quads``, ``load`` or ``open`` have made ready."""
        self._graphs = graphs
        self._limits = limits

    @classmethod
    def from_quads(cls, quads: Iterable[ox.Quad]) -> Self:
        """Return a store in memory of the given quads, all in named graphs.

        An Oxigraph store is read again where named graphs are asked for, and must not change.
        """
        # As Python objects the quads of a large store take more memory than the store.
        kept = quads if isinstance(quads, ox.Store) else tuple(quads)
        return cls(Graphs(lambda s: s.bulk_extend(triples(kept)), lambda s: s.bulk_extend(kept)))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Return a store in memory of an N-Quads file, all in named graphs.

        The named graphs are read when a query first asks for one.
        """
        return cls(Graphs(lambda s: load_triples(s, path), lambda s: load_quads(s, path)))

    @classmethod
    def write(cls, path: Path, quads: Path) -> None:
        """Make a store on disk, for ``open``, of an N-Quads file."""
        store = ox.Store(path)
        load_quads(store, quads)
        load_triples(store, quads)
        store.optimize()

    @classmethod
    def open(cls, path: Path, quads: Path | None = None) -> Self:
        """Return a store on disk that ``write`` made of ``quads``, opened read-only."""
        return cls(OnDisk(path, quads))

    def load_named_graphs(self) -> None:
        """Read the named graphs now, rather than when a query first asks for one."""
        self._graphs.named()

    @property
    def on_disk(self) -> bool:
        """Say whether queries read a disk, which takes them three times as long as memory."""
        return isinstance(self._graphs, OnDisk)

    def part(self, names: Collection[str]) -> Self:
        """Return a graph with at least the triples of these properties, and types of these classes.

        A graph on disk is read into memory for them, unless it is too large.
        """
        return type(self)(self._graphs.part(names), self._limits)

    def limited(self, limits: Limits) -> Self:
        """Return the same graph, each of whose queries has these limits."""
        return type(self)(self._graphs, limits)

    def dump(self, path: Path) -> None:
        """Write the named graphs as N-Quads, for ``load``."""
        every = self._graphs.named()
        named = (q for q in every if not isinstance(q.graph_name, ox.DefaultGraph))
        ox.serialize(named, path, format=ox.RdfFormat.N_QUADS)

    def __len__(self) -> int:
        """Return the number of distinct triples."""
        default = self._graphs.default()
        return sum(1 for _ in default.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    def select(self, text: str) -> Table:
        """Return the solutions of a SELECT query as rows of plain values."""
        reply = self.answer(Request(text=text, media_type=TSV))
        return read_tsv(reply.body, reply.truncated)

    def tables(self, texts: Sequence[str]) -> tuple[Table, ...]:
        """Return the solutions of several SELECT queries."""
        return tuple(self.select(text) for text in texts)

    def ask(self, text: str) -> bool:
        """Return the answer of an ASK query."""
        return bool(self._query(Request(text=text)))

    def construct(self, text: str) -> bytes:
        """Return the graph of a CONSTRUCT or DESCRIBE query as N-Triples."""
        return self.answer(Request(text=text, media_type=N_TRIPLES)).body

    def answer(self, request: Request) -> Reply:
        """Return a query's answer in the media type asked for."""
        limits = lower(request.limits, self._limits)
        if limits.rows is None or check(request.text, request.service_hosts) != "SELECT":
            return Reply(body=self._body(request, limits), media_type=request.media_type)
        capped = replace(request, text=with_limit(request.text, limits.rows + 1))
        try:
            whole = self._body(capped, limits)
        except QuerySyntax:
            # Told for the text as it came.
            whole = self._body(request, limits)
        body, truncated = cut_rows(whole, request.media_type, limits.rows)
        return Reply(body=body, media_type=request.media_type, truncated=truncated)

    def _body(self, request: Request, limits: Limits) -> bytes:
        try:
            return _written(self._query(request), request.media_type, limits.bytes)
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryFailed(f"The query cannot be answered: {error}.") from error

    def _query(self, request: Request) -> Result:
        try:
            if (chosen := dataset(request)) is not None:
                store, default = union(self._graphs.named(), chosen)
                return store.query(
                    request.text,
                    base_iri=request.base,
                    default_graph=default,
                    named_graphs=[*chosen.named],
                )
            store = self._graphs.named() if names_graphs(request) else self._graphs.default()
            return store.query(request.text, base_iri=request.base)
        except SyntaxError as error:
            raise explain(error, request.text) from error


def _written(result: Result, media_type: str, size: int | None) -> bytes:
    sink = _Sink(size)
    if isinstance(result, ox.QueryTriples):
        ox.serialize(result, sink, format=GRAPHS[media_type], prefixes=dict(PREFIXES))
    else:
        result.serialize(sink, format=SOLUTIONS[media_type])
    return sink.getvalue()


class _Sink(io.BytesIO):
    """Takes what is written, up to a number of bytes; beyond, the query ends at once."""

    def __init__(self, limit: int | None) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: bytes) -> int:  # type: ignore[override]  # only bytes come
        """Append; raises LimitReached when the answer has grown too large."""
        written = super().write(data)
        if self._limit is not None and self.tell() > self._limit:
            raise LimitReached(
                f"The answer is larger than {self._limit} bytes. "
                "Ask for fewer rows or columns (LIMIT), or raise the setting 'answer_bytes'.",
                "bytes",
            )
        return written
