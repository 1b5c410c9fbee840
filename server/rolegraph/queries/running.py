"""Run a named query against a store."""

from dataclasses import dataclass

from rolegraph.queries.binding import Parameters
from rolegraph.queries.library import NamedQuery, library
from rolegraph.store import Row, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The rows of a named query.

    ``status`` is found, not-stated, stated-none or truncated; ``sparql`` the text that was run.
    """

    query: NamedQuery
    sparql: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    status: str


def run(store: Store, name: str, parameters: Parameters | None = None) -> Answer:
    """Return the rows of a query of the library, by its name; else as ``run_query``.

    Raises UnknownQuery.
    """
    return run_query(store, library()[name], parameters)


def run_query(store: Store, query: NamedQuery, parameters: Parameters | None = None) -> Answer:
    """Return a query's rows; optional parameters that are left out mean any.

    Raises UsageError for parameters that do not fit.
    """
    sparql = query.bind(parameters or {})
    table = store.select(sparql)
    status = "found" if table.rows else query.header.empty
    if table.truncated:
        status = "truncated"
    return Answer(
        query=query, sparql=sparql, columns=table.columns, rows=table.rows, status=status
    )
