"""A copy of what the documents of some organisations state, to try a change on.

Titles and duties are local to an organisation, so its documents are enough, however large the release.
"""

from collections.abc import Collection, Sequence
from functools import cache

import pyoxigraph as ox

from rolegraph.inference import is_derived
from rolegraph.queries.binding import fill, terms_of
from rolegraph.queries.header import Parameter
from rolegraph.resources import folder
from rolegraph.store import Row, Store

_GRAPH = "graph/copy"


def copied(store: Store, organisations: Collection[str], base: str) -> list[ox.Quad]:
    """Return what the documents of these organisations state, without what was inferred."""
    graphs = [
        str(row["graph"])
        for row in rows(store, "documents", organisation=organisations)
        if not is_derived(str(row["graph"]), base)
    ]
    if not graphs:
        return []
    graph = ox.NamedNode(base + _GRAPH)
    triples = ox.parse(
        input=store.construct(text("copied", graph=graphs)), format=ox.RdfFormat.N_TRIPLES
    )
    return [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]


def rows(store: Store, name: str, **given: str | Collection[str]) -> Sequence[Row]:
    """Return the rows of a query of ``queries/whatif`` with its parameters bound."""
    return store.select(text(name, **given)).rows


def text(name: str, **given: str | Collection[str]) -> str:
    """Return a query of ``queries/whatif`` with its parameters bound."""
    several = {key: [v] if isinstance(v, str) else list(v) for key, v in given.items()}
    terms = {key: terms_of(Parameter(name=key, many=True), v) for key, v in several.items()}
    return fill(_query(name), terms)


@cache
def _query(name: str) -> str:
    return folder("queries/whatif").joinpath(f"{name}.rq").read_text("utf-8")
