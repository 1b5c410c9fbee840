"""What programs read before they ask: VoID, prefixes and examples, under ``/.well-known/``."""

from collections.abc import Callable, Iterable
from itertools import chain

import pyoxigraph as ox
from flask import Blueprint, Response, jsonify, request

from rolegraph.linking import described
from rolegraph.linking.vocabularies import known
from rolegraph.queries import library
from rolegraph.store import formats
from rolegraph.vocabulary import PREFIXES
from rolegraph.web.api import description
from rolegraph.web.serving import sending
from rolegraph.web.serving.negotiation import PLAIN_JSON, chosen, format_parameter
from rolegraph.web.serving.served import served

blueprint = Blueprint("metadata", __name__)


@blueprint.get("/.well-known/void")
def void() -> Response:
    """Describe the graph, by class and property, and the vocabularies that titles are linked to."""
    return _described(
        lambda: chain(
            description.dataset(request.base_url, served().store, _endpoint()),
            described.void(known()),
        ),
    )


@blueprint.get("/.well-known/sparql-examples")
def sparql_examples() -> Response:
    """Return every named query as an example for SPARQL editors."""
    return _described(_examples)


@blueprint.get("/.well-known/prefixes")
@blueprint.get("/prefixes")
def prefixes() -> Response:
    """Return the prefixes: JSON, or RDF for SPARQL editors."""
    if (
        chosen([PLAIN_JSON, *formats.GRAPHS], format_parameter(), {"json": PLAIN_JSON})
        == PLAIN_JSON
    ):
        return jsonify(PREFIXES)
    return _described(lambda: description.prefixes(request.base_url))


def examples_as(media_type: str) -> Response:
    """Return every named query as RDF."""
    return _sent(_examples, media_type)


def _examples() -> Iterable[ox.Triple]:
    return description.examples(request.base_url, library(), _endpoint())


def _endpoint() -> str:
    return f"{request.url_root.rstrip('/')}/sparql"


def _described(triples: Callable[[], Iterable[ox.Triple]]) -> Response:
    return _sent(triples, chosen(list(formats.GRAPHS), format_parameter()))


def _sent(triples: Callable[[], Iterable[ox.Triple]], media_type: str) -> Response:
    etag = sending.tag(served().release.digest, request.base_url, media_type)
    return sending.unchanged(etag) or sending.answer(
        description.written(triples(), media_type), media_type, etag
    )
