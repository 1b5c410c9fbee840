"""``/why``: what an inferred statement rests on, rule by rule down to the sentences."""

from typing import Any

import orjson
from flask import Blueprint, Response, render_template, request
from pyoxigraph import NamedNode

from rolegraph.errors import UsageError
from rolegraph.inference.rules import short
from rolegraph.queries import labels_of
from rolegraph.releases import inferred_of, named_node, reason_of
from rolegraph.web.serving.answering import answered
from rolegraph.web.serving.cache import Kept
from rolegraph.web.serving.negotiation import HTML, PLAIN_JSON, chosen, format_parameter
from rolegraph.web.serving.served import served

blueprint = Blueprint("why", __name__)
_PARTS = ("subject", "predicate", "object")
_FORMS = {"json": PLAIN_JSON, "html": HTML}


@blueprint.app_template_filter("curie")
def curie(iri: str) -> str:
    """Return an IRI as a prefixed name where one of our prefixes begins it."""
    return short(NamedNode(iri))


@blueprint.get("/why")
def why() -> Response:
    """Say why a triple holds; without predicate and object, list what was inferred of the subject."""
    subject, predicate, value = (request.args.get(part, "").strip() for part in _PARTS)
    given = (subject, predicate, value)
    media_type = chosen([PLAIN_JSON, HTML], format_parameter(), _FORMS)
    parts = (served().release.digest, "why", *given)
    return answered(media_type, parts, lambda: _made(given, media_type))


def _made(given: tuple[str, str, str], media_type: str) -> Kept:
    subject, predicate, value = given
    if not subject or bool(predicate) != bool(value):
        raise UsageError(
            "A subject was wanted, alone or with both predicate and object: an IRI, a prefixed name, "
            "or the title of a position, as in /why?subject=…&predicate=rg:mayApprove&object=rgo:return."
        )
    now = served()
    node = named_node(subject, now.release).value
    if predicate:
        reason = reason_of(now.release, now.store, *given).as_json()
        found: object = reason
        page: dict[str, Any] = {"reason": reason, "rows": []}
        nodes = _nodes(reason)
    else:
        rows = inferred_of(now.release, now.store, subject)
        found = [each.as_json() for each in rows]
        page = {"reason": None, "rows": rows}
        terms = {term for each in rows for term in (each.predicate, each.object)}
        nodes = {term.value for term in terms if isinstance(term, NamedNode)}
    if media_type == PLAIN_JSON:
        return Kept(orjson.dumps(found, option=orjson.OPT_INDENT_2))
    labels = labels_of(now.store, {node, *nodes})
    page |= {"subject": node, "labels": labels, "base": now.contents.base}
    return Kept(render_template("why.html", **page).encode())


def _nodes(reason: dict[str, Any]) -> set[str]:
    """Return the IRIs of a reason and its premises; a value has no label."""
    own = {reason[part] for part in _PARTS if "://" in reason[part]}
    return own.union(*(_nodes(premise) for premise in reason.get("premises", ())))
