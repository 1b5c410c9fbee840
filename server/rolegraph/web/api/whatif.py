"""What a change of who does what would do, over HTTP: ``/whatif?change=vacant&position=…``.

In a browser a form for each change; what a change does stands below them.
"""

import json
import threading
from collections.abc import Mapping

from flask import Blueprint, Response, current_app, render_template, request

from rolegraph.audit.findings import Json
from rolegraph.audit.whatif import CHANGES, OPTIONAL, World, what_if
from rolegraph.errors import MissingParameter, TooBusy, UsageError
from rolegraph.store import Limits
from rolegraph.web.serving.answering import answered
from rolegraph.web.serving.cache import Kept
from rolegraph.web.serving.negotiation import HTML, PLAIN_JSON, chosen, format_parameter
from rolegraph.web.serving.served import served
from rolegraph.web.serving.settings import Settings

blueprint = Blueprint("whatif", __name__)
#: Bytes of what one organisation's documents state: some hundred positions, tried in seconds.
_MOST_COPIED = 50_000_000
# A trial takes a core for seconds; more than one at once would keep other answers waiting.
_TRIAL = threading.Lock()
_PATIENCE_SECONDS = 10
_FORMS = {"json": PLAIN_JSON, "html": HTML}
_OWN = ("format", "lang")


@blueprint.get("/whatif", strict_slashes=False)
def whatif() -> Response:
    """Answer with the findings that a change makes appear and disappear, and what it leaves undone.

    A browser that names no change, or not all that it needs, is shown the forms.
    """
    media_type = chosen([PLAIN_JSON, HTML], format_parameter(), _FORMS)
    change, given = _asked()
    parts = (served().release.digest, "whatif", change, sorted(given.items()))
    if media_type == HTML:
        return answered(HTML, parts, lambda: Kept(_page(change, given)))
    if not change:
        raise MissingParameter(f"'change' is wanted: one of {', '.join(CHANGES)}.", "change")
    return answered(
        PLAIN_JSON,
        parts,
        lambda: Kept(json.dumps(_tried(change, given), ensure_ascii=False).encode()),
    )


def _asked() -> tuple[str, dict[str, str]]:
    """The change that a request names, "" for none, and its parameters; UsageError for unknown ones."""
    given = {name: value for name, value in request.args.items() if name not in _OWN}
    change = given.pop("change", "")
    for name in given:
        if name not in CHANGES.get(change, (name,)):
            has = ", ".join(("change", *CHANGES[change]))
            raise UsageError(f"'{change}' has no parameter '{name[:60]}'. It has: {has}.")
    return change, given


def _tried(change: str, given: Mapping[str, str]) -> Json:
    now = served()
    settings: Settings = current_app.extensions["rolegraph settings"]
    limits = Limits(milliseconds=settings.sparql_milliseconds, bytes=_MOST_COPIED)
    store, base = now.store.limited(limits), str(now.release.manifest["base"])
    if not _TRIAL.acquire(timeout=_PATIENCE_SECONDS):
        raise TooBusy("Another change is being tried. Try again in a moment.")
    try:
        found = what_if(World(store, now.names, now.release.ontology, base), change, given)
    finally:
        _TRIAL.release()
    return {"release": now.release.digest, **found.to_json()}


def _page(change: str, given: Mapping[str, str]) -> bytes:
    needed = [name for name in CHANGES.get(change, ()) if name not in OPTIONAL]
    complete = bool(change) and all(given.get(name, "").strip() for name in needed)
    return render_template(
        "whatif.html",
        changes=CHANGES,
        optional=OPTIONAL,
        change=change,
        given=given,
        told=_tried(change, given) if complete else {},
    ).encode()
