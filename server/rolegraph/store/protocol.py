"""What every store offers: SPARQL in, tables or bytes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, Self

from rolegraph.store.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one query may take; None is no limit of that kind.

    ``rows`` cuts a SELECT and says so; the others end the query.
    """

    milliseconds: int | None = None
    rows: int | None = None
    bytes: int | None = None


NO_LIMITS = Limits()


def least(*limits: int | None) -> int | None:
    """Return the lowest limit there is."""
    return min((one for one in limits if one is not None), default=None)


def lower(one: Limits, other: Limits) -> Limits:
    """Return the lower limit of each kind: a request may lower a limit, never raise it."""
    if one is NO_LIMITS:
        return other
    return Limits(
        milliseconds=least(one.milliseconds, other.milliseconds),
        rows=least(one.rows, other.rows),
        bytes=least(one.bytes, other.bytes),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One query as text, with the dataset that the protocol may name and the wanted media type.

    Without graphs the default graph is the union of all, and every named graph can be reached.
    ``base`` is the IRI that relative ones are read against. ``SERVICE`` may call ``service_hosts`` alone.
    """

    text: str
    media_type: str = "application/sparql-results+json"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    base: str | None = None
    limits: Limits = NO_LIMITS
    service_hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A complete, serialised answer; ``truncated`` where the limit of rows cut it."""

    body: bytes
    media_type: str
    truncated: bool = False


class Store(Protocol):
    """A graph that answers SPARQL queries; nothing here changes it."""

    def select(self, text: str) -> Table:
        """Return the solutions of a SELECT query as rows of plain values."""
        ...

    def tables(self, texts: Sequence[str]) -> tuple[Table, ...]:
        """Return the solutions of several SELECT queries, asked together."""
        ...

    def limited(self, limits: Limits) -> Self:
        """Return the same graph, each of whose queries has these limits."""
        ...

    def ask(self, text: str) -> bool:
        """Return the answer of an ASK query."""
        ...

    def construct(self, text: str) -> bytes:
        """Return the graph of a CONSTRUCT or DESCRIBE query as N-Triples."""
        ...

    def answer(self, request: Request) -> Reply:
        """Return a query's answer in the media type asked for.

        Raises QuerySyntax for text that does not parse, LimitReached when a limit ends it.
        """
        ...
