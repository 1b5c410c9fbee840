"""The SPARQL 1.1 Protocol, its query operation: ``GET | POST | QUERY /sparql``; and graphs to read.

Answers are complete before a status is sent. What cuts or ends a query is told: in
``X-Rolegraph-Truncated`` or as a problem.
"""

import time
from dataclasses import replace
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from rolegraph.errors import LimitReached, UnknownResource, UsageError, WrongMediaType
from rolegraph.queries import internal
from rolegraph.store import Reply, Request, check, formats, read_table
from rolegraph.web.api import description
from rolegraph.web.serving import sending
from rolegraph.web.serving.language import readers
from rolegraph.web.serving.negotiation import HTML, chosen, format_parameter, wants_html
from rolegraph.web.serving.problems import Told
from rolegraph.web.serving.reading import FORM
from rolegraph.web.serving.served import served
from rolegraph.web.serving.settings import Settings, lowered

blueprint = Blueprint("sparql", __name__)
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_READING = ("GET", "HEAD")


@blueprint.after_request
def _accepting(response: Response) -> Response:
    """Say what a QUERY may carry (RFC 10008); of addresses where one may be sent."""
    if request.endpoint == "sparql.sparql":
        response.headers["Accept-Query"] = f"{_QUERY}, {FORM}"
    return response


@blueprint.route("/sparql", methods=["GET", "POST", "QUERY"], strict_slashes=False)
def sparql() -> AnyResponse:
    """Answer a query; without one, describe the service or show the editor."""
    if not _settings().sparql:
        raise Told("sparql-disabled", 403, "This server answers named queries only: /q.")
    fields, text = _operation()
    if text is None:
        return _without_query()
    return _answered(_requested(fields, text))


@blueprint.get("/graphs", strict_slashes=False)
def graphs() -> Response:
    """Return one graph (SPARQL 1.1 Graph Store HTTP Protocol, the part that reads)."""
    named = request.args.getlist("graph")
    if len(named) + ("default" in request.args) != 1:
        raise UsageError("One graph was wanted: ?graph=IRI, or ?default.")
    if named and not urlsplit(named[0]).scheme:
        raise UsageError(
            f"A graph has an absolute IRI, which {named[0][:60]!r} is not. "
            "The default graph: /graphs?default."
        )
    store = served().guests.limited(_settings().sparql_limits)
    graph = (named[0],) if named else ()
    wanted = Request(text=internal("graph"), default_graphs=graph)
    if graph and b"false" in store.answer(replace(wanted, text=internal("graph-exists"))).body:
        raise UnknownResource(f"There is no graph {named[0]}.")
    return _answered(wanted)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["rolegraph settings"]
    return settings


def _operation() -> tuple[MultiDict[str, str], str | None]:
    """The parameters of the request and its query; None where there is none."""
    fields: MultiDict[str, str] = MultiDict(request.args)
    text: str | None = None
    if request.method not in _READING:
        kind = request.mimetype
        if kind == _UPDATE:
            raise _update_forbidden()
        if kind == FORM:
            fields.update(request.form)
        elif kind == _QUERY:
            text = _body()
        else:
            raise WrongMediaType(
                f"A query was wanted as {FORM} or {_QUERY}; {kind or 'no type'} was found."
            )
    if "update" in fields:
        raise _update_forbidden()
    given = fields.getlist("query") + ([text] if text is not None else [])
    if len(given) > 1:
        raise Told("duplicate-parameter", 400, "More than one query was given. Give one.")
    if not given and (request.method not in _READING or set(fields) - {"format"}):
        raise Told("query-missing", 400, "There is no query in the request.")
    return fields, given[0] if given else None


def _update_forbidden() -> Told:
    return Told(
        "update-forbidden",
        403,
        "An update would change the graph; this endpoint only reads. "
        "Correct the documents or data/corrections and build again.",
    )


def _body() -> str:
    charset = request.mimetype_params.get("charset", "utf-8")
    try:
        if charset.lower() not in ("utf-8", "utf8"):
            raise UnicodeError
        return request.get_data().decode("utf-8-sig")
    except UnicodeError as error:
        raise Told("bad-encoding", 400, "The query is not UTF-8. Send UTF-8.") from error


def _requested(fields: MultiDict[str, str], text: str) -> Request:
    settings = _settings()
    if len(text.encode()) > settings.query_bytes:
        raise LimitReached(
            f"The query is longer than {settings.query_bytes} bytes. Shorten it.", "length"
        )
    limits = lowered(settings.sparql_limits, fields.get("timeout_ms", ""))
    return Request(
        text=text,
        default_graphs=tuple(fields.getlist("default-graph-uri")),
        named_graphs=tuple(fields.getlist("named-graph-uri")),
        base=request.base_url,
        limits=limits,
        service_hosts=settings.service_hosts,
    )


def _answered(wanted: Request) -> Response:
    form = check(wanted.text, wanted.service_hosts)
    offers = list(formats.SOLUTIONS if form in ("SELECT", "ASK") else formats.GRAPHS)
    media_type = chosen([*offers, HTML], format_parameter())
    now = served()
    etag = sending.tag(now.release.digest, wanted, media_type, *readers(media_type))
    # What another server answers may change while the release stays.
    calls = bool(wanted.service_hosts) and "service" in wanted.text.casefold()
    if not calls and (known := sending.unchanged(etag)) is not None:
        return known
    started = time.perf_counter()
    store = now.guests.limited(_settings().sparql_limits)
    wanted = replace(wanted, media_type=offers[0] if media_type == HTML else media_type)
    reply = store.answer(wanted)
    body = _page(wanted, form, reply) if media_type == HTML else reply.body
    response = sending.answer(body, media_type, etag)
    took = (time.perf_counter() - started) * 1000
    response.headers["Server-Timing"] = f"db;dur={took:.1f}"
    if calls:
        response.headers["Cache-Control"] = "no-store"
    if reply.truncated:
        response.headers["X-Rolegraph-Truncated"] = f"rows={_settings().sparql_rows}"
    return response


def _page(wanted: Request, form: str, reply: Reply) -> bytes:
    """An answer for a browser: rows as a table, all else as the text that it is."""
    table = read_table(reply.body) if form == "SELECT" else None
    text = "" if table else reply.body.decode()
    return render_template(
        "results.html", query=wanted.text, table=table, text=text, truncated=reply.truncated
    ).encode()


def _without_query() -> AnyResponse:
    name = format_parameter()
    if name in ("", "html") and wants_html():
        return redirect("/editor")
    media_type = chosen([*formats.GRAPHS, HTML], name)
    if media_type == HTML:
        return redirect("/editor")
    if not name and not request.headers.get("Accept", "").strip(" */"):
        raise Told("query-missing", 400, "There is no query in the request.")
    now = served()
    etag = sending.tag(now.release.digest, "service", request.base_url, media_type)
    body = description.service(request.base_url, media_type)
    return sending.unchanged(etag) or sending.answer(body, media_type, etag)
