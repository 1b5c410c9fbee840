"""Flask: pages, the interface contract over HTTP, and a read-only SPARQL endpoint.

``create_app`` translates requests to calls and values to replies; it holds no SPARQL and no rule
about role documents.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask

from rolegraph.releases import Place
from rolegraph.web.api import (
    contract,
    editing,
    entities,
    metadata,
    named,
    openapi,
    operations,
    reconcile,
    sparql,
    whatif,
)
from rolegraph.web.pages import (
    answers,
    comparing,
    completing,
    documents,
    evidence,
    figures,
    gaps,
    home,
    missing,
    ontology,
    organisations,
    positions,
    reviewing,
    schemes,
    searching,
    tables,
    vendored,
    vocabulary,
    why,
    wording,
)
from rolegraph.web.serving import language, problems, reading, sending
from rolegraph.web.serving.always import Always
from rolegraph.web.serving.cache import Cache, Kept
from rolegraph.web.serving.reports import Reports
from rolegraph.web.serving.served import Served, served, source
from rolegraph.web.serving.settings import Settings
from rolegraph.web.serving.shortcut import Shortcut

__all__ = ["Settings", "create_app"]

_FAMILIES = (
    completing,
    contract,
    home,
    positions,
    organisations,
    documents,
    comparing,
    ontology,
    vocabulary,
    searching,
    sparql,
    editing,
    metadata,
    named,
    gaps,
    whatif,
    tables,
    entities,
    why,
    openapi,
    reconcile,
    reviewing,
)


class _Application(Flask):
    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return a view or hook as it is: none of ours is a coroutine, as Flask would look each time."""
        return func


def create_app(
    data: Place, settings: Settings | None = None, mappings: Path | None = None
) -> Flask:
    """Return the application that answers from the current release of a data folder or a store.

    ``mappings`` is the folder of reviewed links (default: the checkout's, else the user's own).

    Raises BadInput when there is no release, StoreAway when a store does not answer.
    """
    limits = settings or Settings()
    app = _Application(__name__)
    app.json = reading.Json(app)
    app.extensions["rolegraph"] = Served(data, limits)
    app.extensions["rolegraph settings"] = limits
    # One half by what was asked, however it was asked; the other as it was sent, by the request.
    half = limits.cache_bytes // 2
    app.extensions["rolegraph cache"] = Cache[str, Kept](half)
    app.extensions["rolegraph reports"] = Reports()
    app.extensions["rolegraph mappings"] = mappings
    app.config["MAX_CONTENT_LENGTH"] = limits.body_bytes
    for family in _FAMILIES:
        app.register_blueprint(family.blueprint)
    reading.register(app)
    language.register(app)
    wording.register(app)
    vendored.register(app)
    schemes.register(app)
    figures.register(app)
    evidence.register(app)
    answers.register(app)
    # In this order: whether the store answers is seen while the release is looked for.
    app.context_processor(lambda: {"release": served().release, "away": source().trouble})
    problems.register(app)
    missing.register(app)
    metrics = operations.register(app)
    sending.register(app)
    answering = Shortcut(Always(app.wsgi_app), app.extensions["rolegraph"], metrics, half)
    app.wsgi_app = answering  # type: ignore[method-assign]  # Flask's own way
    return app
