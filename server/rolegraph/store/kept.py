"""A store whose queries run in worker processes, so that they can be ended at a limit."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from rolegraph.store.channel import DEFAULT, NAMED, read_replies
from rolegraph.store.formats import JSON, N_TRIPLES, TSV
from rolegraph.store.graphs import names_graphs
from rolegraph.store.pool import CROWD, Crowd, Pool
from rolegraph.store.protocol import NO_LIMITS, Limits, Reply, Request, least, lower
from rolegraph.store.table import Table, read_tsv


class KeptStore:
    """A graph kept by another process; each query has a worker that the kernel ends at its limit.

    Safe to use from several threads, and after a fork (each process has workers of its own).
    """

    def __init__(self, pool: Pool, limits: Limits = NO_LIMITS) -> None:
        """Take a pool of workers; ``start`` makes one."""
        self._pool = pool
        self._limits = limits

    @classmethod
    def start(
        cls,
        source: Path,
        crowd: Crowd = CROWD,
        limits: Limits = NO_LIMITS,
        disk: Path | None = None,
    ) -> Self:
        """Return a store of an N-Quads file, or of a folder that ``EmbeddedStore.write`` made.

        Returns when the graph is loaded, or at once where there is the same graph on ``disk``, which
        answers meanwhile; raises BadInput where it cannot be loaded.
        """
        return cls(Pool(source, crowd, disk), limits)

    def beside(self) -> Self:
        """Return the same graph, with workers and a queue of its own that run behind these."""
        return type(self)(self._pool.beside(), self._limits)

    def stop(self) -> None:
        """Let the workers go; the keeper goes when nobody else asks it."""
        self._pool.close()

    def limited(self, limits: Limits) -> Self:
        """Return the same graph, each of whose queries has these limits."""
        return type(self)(self._pool, limits)

    def select(self, text: str) -> Table:
        """Return the solutions of a SELECT query as rows of plain values."""
        return self.tables([text])[0]

    def tables(self, texts: Sequence[str]) -> tuple[Table, ...]:
        """Return the solutions of several SELECT queries, with one limit of time for all."""
        replies = self._ask([Request(text=text, media_type=TSV) for text in texts])
        return tuple(read_tsv(reply.body, reply.truncated) for reply in replies)

    def ask(self, text: str) -> bool:
        """Return the answer of an ASK query."""
        return b"true" in self._ask([Request(text=text, media_type=JSON)])[0].body

    def construct(self, text: str) -> bytes:
        """Return the graph of a CONSTRUCT or DESCRIBE query as N-Triples."""
        return self._ask([Request(text=text, media_type=N_TRIPLES)])[0].body

    def answer(self, request: Request) -> Reply:
        """Return a query's answer in the media type asked for."""
        return self._ask([request])[0]

    def _ask(self, requests: Sequence[Request]) -> list[Reply]:
        limited = [replace(r, limits=lower(r.limits, self._limits)) for r in requests]
        milliseconds = least(*(r.limits.milliseconds for r in limited))
        header = {"milliseconds": milliseconds, "requests": limited}
        named = any(names_graphs(r) for r in requests)
        return read_replies(
            *self._pool.exchange(header, milliseconds, NAMED if named else DEFAULT)
        )
