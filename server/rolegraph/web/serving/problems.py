"""Tell what went wrong: RFC 9457 problem documents, the same everywhere."""

import logging
import uuid
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from flask import Blueprint, Flask, Response, g, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge

from rolegraph import errors
from rolegraph.errors import LimitReached, Problem, RolegraphError, UnknownResource
from rolegraph.web.serving.addressing import with_parameter
from rolegraph.web.serving.details import in_chinese
from rolegraph.web.serving.language import language
from rolegraph.web.serving.negotiation import wants_html

blueprint = Blueprint("problems", __name__)
MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger("rolegraph.web")

# The kind of each error, the most special class first.
_KINDS: tuple[tuple[type[RolegraphError], str], ...] = (
    (errors.QuerySyntax, "sparql-syntax"),
    (errors.QueryFailed, "query-failed"),
    (errors.UpdateForbidden, "update-forbidden"),
    (errors.ServiceForbidden, "service-forbidden"),
    (errors.MissingParameter, "param-missing"),
    (errors.AmbiguousName, "label-ambiguous"),
    (errors.UnknownQuery, "no-such-query"),
    (errors.UnknownResource, "no-such-resource"),
    (errors.NotAcceptable, "not-acceptable"),
    (errors.WrongMediaType, "unsupported-media-type"),
    (errors.ReleaseChanged, "dataset-changed"),
    (errors.TooBusy, "too-busy"),
    (errors.StoreAway, "store-away"),
    (errors.UsageError, "param-invalid"),
)
_LIMITS = {
    "time": ("time-limit", 504),
    "memory": ("memory-limit", 504),
    "bytes": ("result-too-large", 413),
    "length": ("query-too-long", 413),
    "depth": ("query-too-deep", 400),
}
_HTTP = {
    400: "bad-request",
    404: "no-such-resource",
    405: "method-not-allowed",
    413: "body-too-large",
    415: "unsupported-media-type",
}


class Told(RolegraphError):
    """A problem that only a web request can have; it carries its kind."""

    def __init__(self, kind: str, status: int, message: str, **members: object) -> None:
        super().__init__(message)
        self.problem = Problem(kind, titles()[kind]["title"]["en"], status, message, members)


@cache
def titles() -> dict[str, Any]:
    """Return title and next step of every kind of problem, in both languages."""
    text = files("rolegraph.web").joinpath("problems.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def respond(problem: Problem) -> Response:
    """Return a problem as its document, or as a page for a browser. Every error passes here."""
    document = {
        "type": f"{request.url_root.rstrip('/')}/problems/{problem.kind}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "instance": request.full_path.rstrip("?"),
        "request_id": _request_id(),
        **problem.extra,
    }
    if wants_html():
        response = Response(_page(document, problem), problem.status, mimetype="text/html")
    else:
        response = jsonify(document)
        response.status_code, response.mimetype = problem.status, MEDIA_TYPE
    response.headers["Cache-Control"] = "no-store"
    if "retry_after" in problem.extra:
        response.headers["Retry-After"] = str(problem.extra["retry_after"])
    return response


def _page(document: dict[str, Any], problem: Problem) -> str:
    """The page of a problem: in Chinese where its sentence is known there, else the sentence as it is."""
    chinese = "" if language() == "en" else in_chinese(problem.detail, language())
    return render_template(
        "problem.html",
        problem=document,
        # What may be chosen stands below, as links.
        detail=(chinese or problem.detail).partition("\n")[0],
        tongue=language() if chinese else "en",
        says=titles()[problem.kind],
    )


def of_error(error: RolegraphError) -> Problem:
    """Return the problem of one of our errors, with the members that it carries."""
    if isinstance(error, Told):
        return error.problem
    members = {k: v for k, v in vars(error).items() if v not in ("", 0, ())}
    kind, status = "internal", error.status
    if isinstance(error, LimitReached) and error.limit in _LIMITS:
        kind, status = _LIMITS[error.limit]
    else:
        kind = next((name for cls, name in _KINDS if isinstance(error, cls)), "internal")
    if isinstance(error, errors.TooBusy):
        members["retry_after"] = members.pop("seconds")
    if kind == "internal":
        _log.error("request %s: %s", _request_id(), error)
    return Problem(kind, titles()[kind]["title"]["en"], status, str(error), members)


def register(app: Flask) -> None:
    """Let every error of an application be told as a problem."""
    app.register_blueprint(blueprint)
    app.add_template_filter(lambda error: titles()[of_error(error).kind], "problem_words")
    app.add_template_filter(with_parameter, "given")
    app.register_error_handler(RolegraphError, lambda error: respond(of_error(error)))
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _unforeseen)


def _of_http(error: HTTPException) -> Response:
    status = error.code or 500
    kind = _HTTP.get(status, "bad-request" if status < 500 else "internal")
    response = respond(Problem(kind, titles()[kind]["title"]["en"], status, _said(error)))
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


def _said(error: HTTPException) -> str:
    """What the request was and what may be, where the library's own words name neither."""
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        allowed = ", ".join(sorted(error.valid_methods))
        return (
            f"The method {request.method} cannot be used at '{request.path}'; it takes {allowed}."
        )
    if isinstance(error, RequestEntityTooLarge) and request.max_content_length:
        return (
            f"The request is larger than {request.max_content_length} bytes, which is the limit. "
            "Send it in parts."
        )
    return error.description or ""


def _unforeseen(error: Exception) -> Response:
    """The one place where any error is caught: a person gets an id, the log the trace."""
    _log.exception("request %s failed", _request_id(), exc_info=error)
    detail = (
        "Something that was not foreseen happened. The server's log has it under the request_id."
    )
    return respond(Problem("internal", titles()["internal"]["title"]["en"], 500, detail))


def _request_id() -> str:
    if "request_id" not in g:
        g.request_id = new_request_id()
    return str(g.request_id)


def new_request_id() -> str:
    """Return what a problem and the log name a request by."""
    return uuid.uuid4().hex[:12]


@blueprint.get("/problems", strict_slashes=False)
def every() -> Response | str:
    """List every type of problem that a request can be told."""
    if wants_html():
        return render_template("problems.html", kinds=titles())
    address = request.base_url.rstrip("/")
    return jsonify([{"type": f"{address}/{kind}", **says} for kind, says in titles().items()])


@blueprint.get("/problems/<kind>")
def page(kind: str) -> Response | str:
    """Say what a type of problem means and what to do next."""
    if kind not in titles():
        raise UnknownResource(f"There is no type of problem called '{kind}'.")
    if wants_html():
        return render_template("problem.html", problem=None, says=titles()[kind], kind=kind)
    return jsonify({"type": request.base_url, **titles()[kind]})
