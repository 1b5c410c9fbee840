"""``/why``: what an inferred statement rests on, rule by rule down to the sentences."""

from typing import Any

import orjson
from flask import Blueprint, Response, render_template, request
from pyoxigraph import NamedNode, Triple

from rolegraph.errors import UnknownResource, UsageError
from rolegraph.graph.ontology import ontology_triples
from rolegraph.inference import AskedFacts, Reason, derived_about, rules, why_holds
from rolegraph.inference.rules import short
from rolegraph.queries import labels_of
from rolegraph.releases import named_node
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
    given = tuple(request.args.get(part, "").strip() for part in _PARTS)
    media_type = chosen([PLAIN_JSON, HTML], format_parameter(), _FORMS)
    parts = (served().release.digest, "why", *given)
    return answered(media_type, parts, lambda: _made(given, media_type))


def _made(given: tuple[str, ...], media_type: str) -> Kept:
    subject, predicate, value = given
    if not subject or bool(predicate) != bool(value):
        raise UsageError(
            "A subject was wanted, alone or with both predicate and object: an IRI, a prefixed name, "
            "or the title of a position, as in /why?subject=…&predicate=rg:mayApprove&object=rgo:return."
        )
    node = named_node(subject, served().release).value
    if predicate:
        reason = _reason(given).as_json()
        found: object = reason
        page: dict[str, Any] = {"reason": reason, "rows": []}
        nodes = _nodes(reason)
    else:
        rows = _inferred(subject)
        found = [{"predicate": short(t.predicate), "object": short(t.object)} for t in rows]  # type: ignore[arg-type]  # terms
        page = {"reason": None, "rows": rows}
        nodes = {node.value for t in rows for node in (t.predicate, t.object)}  # type: ignore[union-attr]  # terms
    if media_type == PLAIN_JSON:
        return Kept(orjson.dumps(found, option=orjson.OPT_INDENT_2))
    labels = labels_of(served().store, {node, *nodes})
    base = served().contents.base
    return Kept(
        render_template("why.html", subject=node, labels=labels, base=base, **page).encode()
    )


def _reason(given: tuple[str, ...]) -> Reason:
    now = served()
    triple = Triple(*(named_node(text, now.release) for text in given))
    base = str(now.release.manifest["base"])
    compiled = rules(ontology_triples(now.release.ontology))
    found = why_holds(AskedFacts(now.store), triple, compiled, base)
    if found is None:
        raise UnknownResource(
            f"{' '.join(given)} does not hold: no document states it and nothing derives it. "
            f"/why?subject={given[0]} lists what was inferred."
        )
    return found


def _inferred(subject: str) -> list[Triple]:
    now = served()
    base = str(now.release.manifest["base"])
    return derived_about(AskedFacts(now.store), named_node(subject, now.release), base)


def _nodes(reason: dict[str, Any]) -> set[str]:
    own = {reason["subject"], reason["predicate"], reason["object"]}
    return own.union(*(_nodes(premise) for premise in reason.get("premises", ())))
