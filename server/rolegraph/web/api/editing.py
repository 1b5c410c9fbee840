"""What the SPARQL editor asks for: the terms it completes, and whether a query can be read."""

import json
from contextlib import suppress

from flask import Blueprint, Response, current_app, request

from rolegraph.errors import LimitReached, TooBusy
from rolegraph.queries import internal
from rolegraph.store import Limits, Request, Store, check
from rolegraph.vocabulary import PREFIXES
from rolegraph.web.serving.answering import answered
from rolegraph.web.serving.cache import Kept
from rolegraph.web.serving.contents import Json
from rolegraph.web.serving.negotiation import PLAIN_JSON
from rolegraph.web.serving.served import served
from rolegraph.web.serving.settings import Settings

blueprint = Blueprint("editing", __name__)
_MOMENT = Limits(milliseconds=200, rows=1, bytes=1_000_000)
_TAGS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}


@blueprint.get("/editor/terms.json")
def terms() -> Response:
    """Return the prefixes, and every term of this release that has one, with its labels."""
    now = served()

    def made() -> Kept:
        known = {"base": now.contents.base, "prefixes": PREFIXES, "terms": _terms(now.store)}
        return Kept(json.dumps(known, ensure_ascii=False).encode())

    return answered(PLAIN_JSON, (now.release.digest, "terms"), made)


@blueprint.post("/editor/check")
def checked() -> tuple[str, int]:
    """Say nothing (204) of a query that can be read; else the problem, with line and column.

    The query is tried for one row and a moment: a store tells what it cannot read, and is stopped
    where it can.
    """
    settings: Settings = current_app.extensions["rolegraph settings"]
    text = request.get_data().decode("utf-8", "replace")
    if len(text.encode()) > settings.query_bytes:
        raise LimitReached(
            f"The query is longer than {settings.query_bytes} bytes. Shorten it.", "length"
        )
    check(text, settings.service_hosts)
    tried = Request(text=text, limits=_MOMENT)
    with suppress(LimitReached, TooBusy):
        served().guests.limited(settings.sparql_limits).answer(tried)
    return "", 204


def _terms(store: Store) -> list[Json]:
    found: dict[str, Json] = {}
    for row in store.select(internal("terms")).rows:
        name = _short(str(row["term"]))
        if not name:
            continue
        term = found.setdefault(name, {"name": name, "sort": row["sort"], "label": {}})
        if row.get("label"):
            tag = str(row.get("language") or "")
            term["label"][_TAGS.get(tag, tag)] = str(row["label"])
    return list(found.values())


def _short(iri: str) -> str:
    """An IRI as prefix and name, "" where no prefix fits or the name would need escapes."""
    fitting = [(len(start), prefix) for prefix, start in PREFIXES.items() if iri.startswith(start)]
    if not fitting:
        return ""
    length, prefix = max(fitting)
    name = iri[length:]
    return f"{prefix}:{name}" if name.replace("-", "").replace("_", "").isalnum() else ""
