"""What a change of who does what would do, over HTTP: ``/whatif?change=vacant&position=…``."""

import json
import threading

from flask import Blueprint, Response, current_app, request

from rolegraph.audit.whatif import CHANGES, World, what_if
from rolegraph.errors import MissingParameter, TooBusy, UsageError
from rolegraph.store import Limits
from rolegraph.web.serving.answering import answered
from rolegraph.web.serving.cache import Kept
from rolegraph.web.serving.negotiation import PLAIN_JSON
from rolegraph.web.serving.served import served
from rolegraph.web.serving.settings import Settings

blueprint = Blueprint("whatif", __name__)
#: Bytes of what one organisation's documents state: some hundred positions, tried in seconds.
_MOST_COPIED = 50_000_000
# A trial takes a core for seconds; more than one at once would keep other answers waiting.
_TRIAL = threading.Lock()
_PATIENCE_SECONDS = 10


@blueprint.get("/whatif", strict_slashes=False)
def whatif() -> Response:
    """Answer with the findings that a change makes appear and disappear, and what it leaves undone."""
    given = request.args.to_dict()
    change = given.pop("change", "")
    if not change:
        raise MissingParameter(f"'change' is wanted: one of {', '.join(CHANGES)}.", "change")
    for name in given:
        if name not in CHANGES.get(change, (name,)):
            has = ", ".join(("change", *CHANGES[change]))
            raise UsageError(f"'{change}' has no parameter '{name[:60]}'. It has: {has}.")
    now = served()
    settings: Settings = current_app.extensions["rolegraph settings"]
    limits = Limits(milliseconds=settings.sparql_milliseconds, bytes=_MOST_COPIED)

    def made() -> Kept:
        store, base = now.store.limited(limits), str(now.release.manifest["base"])
        if not _TRIAL.acquire(timeout=_PATIENCE_SECONDS):
            raise TooBusy("Another change is being tried. Try again in a moment.")
        try:
            found = what_if(World(store, now.names, now.release.ontology, base), change, given)
        finally:
            _TRIAL.release()
        told = {"release": now.release.digest, **found.to_json()}
        return Kept(json.dumps(told, ensure_ascii=False).encode())

    parts = (now.release.digest, "whatif", change, sorted(given.items()))
    return answered(PLAIN_JSON, parts, made)
