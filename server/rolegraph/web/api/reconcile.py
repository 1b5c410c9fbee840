"""The Reconciliation Service API over HTTP, for OpenRefine and its kin.

``/reconcile/NAME`` is a service of version 0.2, ``/reconcile/NAME/1.0-draft`` the same of the draft.
"""

import json
from typing import Any

import orjson
from flask import (
    Blueprint,
    Response,
    current_app,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)

from rolegraph.errors import UnknownResource, UsageError
from rolegraph.linking import batches, outside, own, replies
from rolegraph.linking.register import Entity, Register, Term
from rolegraph.linking.vocabularies import known, stamp, vocabulary
from rolegraph.vocabulary import BASE, ROLE
from rolegraph.web.serving.reading import whole
from rolegraph.web.serving.served import served

blueprint = Blueprint("reconcile", __name__, url_prefix="/reconcile")
_DRAFT = "1.0-draft"
_MOST_SUGGESTED = 20


@blueprint.get("", strict_slashes=False)
def services() -> Response:
    """List the services: names, addresses, versions."""
    return jsonify(
        [
            {
                "name": name,
                "url": url_for("reconcile.service", name=name, _external=True),
                "draft": url_for("reconcile.draft", name=name, _external=True),
                "versions": list(replies.VERSIONS),
            }
            for name in _names()
        ]
    )


@blueprint.route("/<name>", methods=["GET", "POST"])
def service(name: str) -> Response:
    """Answer as version 0.2: the manifest, a batch of queries, or an extension."""
    register = _register(name)
    if "queries" in request.values:
        batch = batches.queries(_json(request.values["queries"], "queries"))
        found = register.answers(list(batch.values()))
        return _padded(replies.results(dict(zip(batch, found, strict=True))))
    if "extend" in request.values:
        wanted = _json(request.values["extend"], "extend")
        return _padded(replies.extended(register, *batches.extension(register, wanted)))
    if request.method == "POST":
        raise UsageError("A form with 'queries' or 'extend' was wanted.")
    return _padded(replies.manifest(register, _root(), f"/reconcile/{name}"))


@blueprint.get(f"/<name>/{_DRAFT}", strict_slashes=False)
def draft(name: str) -> Response:
    """Give the manifest of the draft."""
    here = f"/reconcile/{name}/{_DRAFT}"
    return jsonify(replies.draft_manifest(_register(name), _root(), here))


@blueprint.post(f"/<name>/{_DRAFT}/match")
def match(name: str) -> Response:
    """Answer a batch of queries of the draft."""
    register = _register(name)
    batch = batches.draft_queries(_body())
    return jsonify(replies.draft_results(register.answers(batch)))


@blueprint.post(f"/<name>/{_DRAFT}/extend")
def extend(name: str) -> Response:
    """Extend entities with properties, in the form of the draft."""
    register = _register(name)
    wanted = batches.extension(register, _body())
    return jsonify(replies.draft_extended(register, *wanted))


@blueprint.get("/<name>/extend/propose")
@blueprint.get(f"/<name>/{_DRAFT}/extend/propose")
def propose(name: str) -> Response:
    """List the properties that entities of ``?type=`` can be extended with."""
    most = _number("limit", 0)
    return _padded(replies.proposed(_register(name), request.args.get("type", ""), most))


@blueprint.get("/<name>/suggest/<kind>")
@blueprint.get(f"/<name>/{_DRAFT}/suggest/<kind>")
def suggest(name: str, kind: str) -> Response:
    """Complete the name of an entity, property or type from ``?prefix=``."""
    register, prefix = _register(name), request.args.get("prefix", "")
    if kind == "entity":
        start = _number("offset", _number("cursor", 0))
        most = _number("limit", _MOST_SUGGESTED) or _MOST_SUGGESTED
        return _padded(replies.suggested(register.suggest(prefix, most, start)))
    return _padded(replies.suggested_terms(_terms(register, kind), prefix))


@blueprint.get("/<name>/flyout/<kind>")
def flyout(name: str, kind: str) -> Response:
    """Tell of something suggested, as a piece of HTML in JSON (0.2 alone)."""
    register, identifier = _register(name), request.args.get("id", "")
    if kind == "entity":
        said = render_template("reconcile/flyout.html", thing=_entity(register))
    else:
        found = next((t for t in _terms(register, kind) if t.id == identifier), None)
        if found is None:
            raise UnknownResource(f"There is no {kind} '{identifier}' in {register.name}.")
        said = render_template("reconcile/flyout.html", thing=found)
    return _padded({"id": identifier, "html": said})


@blueprint.get("/<name>/preview")
@blueprint.get(f"/<name>/{_DRAFT}/preview")
def preview(name: str) -> Response:
    """Show an entity in a small frame of another site."""
    register = _register(name)
    entity = _entity(register)
    terms = [(t.name, entity.values.get(t.id, ())) for t in register.properties]
    page = render_template("reconcile/preview.html", entity=entity, terms=terms)
    response = Response(page, mimetype="text/html")
    # A preview is made to be framed by the tool that reconciles; everything else stays forbidden.
    response.headers["Content-Security-Policy"] = "default-src 'self'; frame-ancestors *"
    return response


@blueprint.get("/<name>/view")
@blueprint.get(f"/<name>/{_DRAFT}/view")
def view(name: str) -> Any:
    """Lead to the page of an entity: ours, its own address, or where it has none our preview of it."""
    register = _register(name)
    entity, ours = _entity(register), register.space.removeprefix(BASE)
    if ours != register.space:
        return redirect(f"/id/{ours}{entity.id}", 303)
    if register.space == ROLE:
        return redirect(url_for("vocabulary.concept", scheme="role", concept=entity.id), 303)
    if register.space.startswith("http"):
        return redirect(f"{register.space}{entity.id}", 303)
    return redirect(url_for(".preview", name=name, id=entity.id), 303)


def _names() -> list[str]:
    return ["positions", "roles", *known()]


def _register(name: str) -> Register:
    """Return a service, made when it is first asked for and kept while its release or table is the same."""
    if name not in _names():
        listed = ", ".join(_names())
        raise UnknownResource(
            f"There is no service '{name}' to reconcile with. There are: {listed}."
        )
    release = served().release
    kept: dict[tuple[object, str], Register] = current_app.extensions.setdefault(
        "rolegraph registers", {}
    )
    key = (release.digest if name in ("positions", "roles") else stamp(name), name)
    if key not in kept:
        base = str(release.manifest.get("base", BASE))
        listing = release.read_json("positions")
        if name == "positions":
            kept[key] = own.positions(listing, base)
        elif name == "roles":
            kept[key] = own.roles(listing)
        else:
            kept[key] = outside.register(vocabulary(name))
    return kept[key]


def _entity(register: Register) -> Entity:
    identifier = request.args.get("id", "")
    entity = register.entity(identifier)
    if entity is None:
        raise UnknownResource(
            f"There is nothing with the identifier '{identifier}' in {register.name}."
        )
    return entity


def _terms(register: Register, kind: str) -> tuple[Term, ...]:
    terms = {"property": register.properties, "type": register.types}
    if kind not in terms:
        raise UnknownResource(f"An entity, property or type can be suggested, not '{kind}'.")
    return terms[kind]


def _json(text: str, what: str) -> object:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise UsageError(
            f"'{what}' was wanted as JSON; it cannot be read at line {error.lineno}, "
            f"column {error.colno}: {error.msg}."
        ) from error


def _body() -> object:
    return _json(request.get_data(as_text=True), "The body")


def _number(name: str, usual: int) -> int:
    given = request.args.get(name, "")
    if given and not given.isdecimal():
        raise UsageError(f"'{name}' wants a whole number, not {given[:60]!r}.")
    return whole(given) if given else usual


def _root() -> str:
    return request.url_root.rstrip("/")


def _padded(value: replies.Json) -> Response:
    """Answer as JSON, or as JSONP where ``?callback=`` names a function (0.2, section 3.2)."""
    callback = request.args.get("callback", "")
    if not callback:
        return jsonify(value)
    if not callback.replace(".", "_").isidentifier():
        raise UsageError(f"'callback' wants the name of a function, not {callback!r}.")
    body = f"/**/{callback}({json.dumps(value, ensure_ascii=True)});"
    return Response(body, mimetype="text/javascript")
