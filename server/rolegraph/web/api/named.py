"""Named queries over HTTP: the catalogue, answers in many forms, what would be asked, suggestions."""

from collections.abc import Mapping
from urllib.parse import urlencode

import orjson
from flask import Blueprint, Response, current_app, jsonify, render_template, request

from rolegraph.errors import MissingParameter, UsageError, WrongMediaType
from rolegraph.queries import NamedQuery, Page, library, page, resolved, resolver
from rolegraph.queries.forms import separated, workbook
from rolegraph.queries.results import results
from rolegraph.queries.solutions import solutions
from rolegraph.store import formats
from rolegraph.web.api.metadata import examples_as
from rolegraph.web.pages import queryforms
from rolegraph.web.serving.answering import answered
from rolegraph.web.serving.cache import Kept
from rolegraph.web.serving.negotiation import (
    HTML,
    PLAIN_JSON,
    SHORT,
    XLSX,
    chosen,
    format_parameter,
)
from rolegraph.web.serving.reading import FORM, whole
from rolegraph.web.serving.served import served
from rolegraph.web.serving.settings import Settings, lowered

blueprint = Blueprint("named", __name__)
OFFERS = (
    *(PLAIN_JSON, HTML, formats.CSV, formats.TSV, XLSX, formats.JSON, formats.XML),
    *formats.GRAPHS,
)
_NAMES = {**SHORT, "json": PLAIN_JSON, "srj": formats.JSON}
# A person reads fewer rows at once than a program.
_ON_A_PAGE = 100
_OWN = {"format", "next", "limit", "bom", "lang", "timeout_ms"}


@blueprint.get("/q", strict_slashes=False)
def catalogue() -> Response | str:
    """List every named query with its parameters and columns."""
    media_type = chosen([PLAIN_JSON, HTML, *formats.GRAPHS], format_parameter(), _NAMES)
    if media_type == HTML:
        words = request.args.get("q", "")
        groups = queryforms.grouped(library().values(), words)
        return render_template("queries.html", groups=groups, words=words)
    if media_type == PLAIN_JSON:
        return jsonify([about_query(q) for q in library().values()])
    return examples_as(media_type)


@blueprint.route("/q/<name>", methods=["GET", "POST"])
def answer(name: str) -> Response | str:
    """Answer a named query; ``.json .csv .tsv .xlsx .ttl`` say the form, ``.rq`` gives the file."""
    stem, dot, suffix = name.partition(".")
    query = library()[stem]
    if suffix == "rq":
        return Response(query.text, mimetype="application/sparql-query")
    media_type = chosen(OFFERS, suffix if dot else format_parameter(), _NAMES)
    if media_type == HTML and _missing(query, given := _given(query)):
        return _shown(query, given)
    given = _complete(query)
    now = served()
    limits = lowered(_settings().limits_of(query.header), request.args.get("timeout_ms", ""))
    token, most = request.args.get("next", ""), page_size(_ON_A_PAGE if media_type == HTML else 0)
    bom = request.args.get("bom", "")
    parts = (now.release.digest, query.text, given, token, most, bom)

    def made() -> Kept:
        store = now.store.limited(limits)
        found = page(store, query, given, now.release.digest, token, most, now.look)
        more = {"next": found.next, "limit": str(most)}
        following = _url(name, given, more) if found.next else ""
        cut_at = len(found.answer.rows) if found.answer.status == "truncated" else 0
        written = (
            _shown(query, given, found).encode()
            if media_type == HTML
            else _written(found, media_type)
        )
        return Kept(written, following, cut_at)

    return answered(media_type, parts, made)


@blueprint.get("/q/<name>/about")
def about(name: str) -> Response:
    """Describe one named query: parameters, columns, example, version."""
    return jsonify(about_query(library()[name]))


@blueprint.get("/q/<name>/explain")
def explain(name: str) -> Response:
    """Return the SPARQL that would be run with these parameters; nothing is run."""
    query = library()[name]
    given = _complete(query)
    return jsonify(
        {
            "query": query.name,
            "version": query.header.version,
            "release": served().release.digest,
            "params": given,
            "sparql": query.bind(given),
        }
    )


@blueprint.get("/q/<name>/values/<parameter>")
def values(name: str, parameter: str) -> Response:
    """Suggest values of a parameter: names that begin with or contain ``?q=``."""
    wanted = library()[name].parameter(parameter)
    if wanted.type in ("integer", "number"):  # nothing is called that
        return jsonify([])
    found = served().names.suggest(wanted, request.args.get("q", ""))
    return jsonify([{"id": n.iri, "label": n.text, "of": n.of} for n in found])


def about_query(query: NamedQuery) -> dict[str, object]:
    """Return what a query says of itself as JSON values."""
    header = query.header
    return {
        "name": header.name,
        "version": header.version,
        "title": dict(header.title),
        "description": dict(header.description),
        "sentence": dict(header.sentence),
        "parameters": [
            {
                "name": p.name,
                "type": p.type,
                "of": list(p.of),
                "required": p.required,
                "many": p.many,
                "label": dict(p.label),
                "choices": {value: dict(label) for value, label in p.choices.items()},
            }
            for p in header.parameters
        ],
        "columns": [
            {"name": c.name, "type": c.type, "of": list(c.of), "label": dict(c.label)}
            for c in header.columns
        ],
        "order": list(header.order),
        "limits": {"time_ms": _settings().limits_of(header).milliseconds},
        "empty": header.empty,
        "tags": list(header.tags),
        "url": f"/q/{header.name}",
    }


def _settings() -> Settings:
    settings: Settings = current_app.extensions["rolegraph settings"]
    return settings


def page_size(usual: int = 0) -> int:
    """Return how many rows a page has: ``?limit=``, and no more than the setting (or the usual)."""
    given = request.args.get("limit", "")
    if given and not whole(given):
        raise UsageError(f"'limit' wants a number of rows above 0, not {given[:60]!r}.")
    most = _settings().page_rows
    return min(whole(given) or usual or most, most)


def _given(query: NamedQuery) -> dict[str, list[str]]:
    """The parameters of a request, names resolved to IRIs; those of a JSON body as well.

    An empty value is a field of a form that was left out.
    """
    asked = {k: [v for v in values if v] for k, values in request.args.lists()}
    given = {k: v for k, v in asked.items() if k not in _OWN}
    if request.method == "POST":
        given |= _of_body()
    for name in given:
        query.parameter(name)
    now = served()
    resolve = resolver(now.store, now.names)
    found = dict(resolved(resolve, query.header.parameters, given))
    return {name: values for name, values in sorted(found.items()) if values}


def _missing(query: NamedQuery, given: Mapping[str, list[str]]) -> list[str]:
    return [p.name for p in query.header.parameters if p.required and p.name not in given]


def _complete(query: NamedQuery) -> dict[str, list[str]]:
    """The parameters of a request; raises MissingParameter where one that is needed is not there."""
    given = _given(query)
    for name in _missing(query, given):
        raise MissingParameter(
            f"'{query.name}' needs a value for '{name}'. See /q/{query.name}/about.", name
        )
    return given


def _shown(query: NamedQuery, given: Mapping[str, list[str]], found: Page | None = None) -> str:
    """The page of a query: its form, and its rows where it could be asked."""
    told = found.to_json() if found else {}
    rows = told.get("rows", [])
    return render_template(
        "query.html",
        query=query,
        fields=queryforms.fields(query, given),
        example=queryforms.example(query),
        given=given,
        page=told,
        columns=queryforms.columns(query, rows),
        charts=queryforms.chart(query, rows),
        sparql=query.bind(given) if found else "",
    )


def _of_body() -> dict[str, list[str]]:
    if request.mimetype == FORM:
        return {name: values for name, values in request.form.lists() if name not in _OWN}
    if not request.is_json:
        raise WrongMediaType(
            f"Parameters were wanted as {PLAIN_JSON} or {FORM}; "
            f"{request.mimetype or 'no type'} was found."
        )
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise UsageError("The body was wanted as a JSON object of parameters.")
    return {
        str(name): [str(v) for v in (value if isinstance(value, list) else [value])]
        for name, value in body.items()
    }


def _url(name: str, given: Mapping[str, list[str]], more: Mapping[str, str]) -> str:
    """The address of the next page, in the same form (``name`` may have a suffix)."""
    form = {key: request.args[key] for key in ("format", "bom") if key in request.args}
    return f"/q/{name}?{urlencode({**given, **form, **more}, doseq=True)}"


def _written(found: Page, media_type: str) -> bytes:
    if media_type == PLAIN_JSON:
        return orjson.dumps(found.to_json())
    if media_type in (formats.JSON, formats.XML):
        return results(found, media_type)
    if media_type in formats.GRAPHS:
        return solutions(found, media_type)
    names, rows = found.table()
    if media_type == XLSX:
        return workbook(names, rows)
    separator = "," if media_type == formats.CSV else "\t"
    return separated(names, rows, separator, bool(request.args.get("bom")))
