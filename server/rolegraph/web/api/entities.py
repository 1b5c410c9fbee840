"""Follow an IRI: ``/id/…`` leads (303) to ``/doc/…``, which describes it in HTML or RDF."""

import pyoxigraph as ox
from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from rolegraph.errors import UnknownResource
from rolegraph.queries import evidence_of, internal_bound, labels_of
from rolegraph.store import Request, formats
from rolegraph.vocabulary import BASE
from rolegraph.web.serving import sending
from rolegraph.web.serving.language import readers
from rolegraph.web.serving.negotiation import HTML, SHORT, chosen, format_parameter
from rolegraph.web.serving.served import served

blueprint = Blueprint("entities", __name__)


@blueprint.get("/id/<path:local>")
def identified(local: str) -> AnyResponse:
    """Lead from a thing to its description: the thing itself is no document."""
    asked = f"?{request.query_string.decode()}" if request.query_string else ""
    return redirect(f"/doc/{local}{asked}", code=303)


@blueprint.get("/doc/<path:local>")
def described(local: str) -> Response:
    """Describe one thing: what is stated of it, with the sentences."""
    iri = BASE + local
    media_type = chosen([HTML, *formats.GRAPHS], format_parameter(), SHORT)
    now = served()
    etag = sending.tag(now.release.digest, iri, media_type, *readers(media_type))
    if (known := sending.unchanged(etag)) is not None:
        return known
    text = internal_bound("describe", "resource", iri)
    wanted = formats.N_TRIPLES if media_type == HTML else media_type
    body = now.store.answer(Request(text=text, media_type=wanted)).body
    if not body.strip():
        raise UnknownResource(f"The graph says nothing of {iri}.")
    if media_type != HTML:
        return sending.answer(body, media_type, etag)
    own = [t for t in ox.parse(body, format=ox.RdfFormat.N_TRIPLES) if _about(t, iri)]
    linked = {t.object.value for t in own if isinstance(t.object, ox.NamedNode)}
    labels = labels_of(now.store, {iri, *linked})
    page = render_template(
        "entity.html",
        iri=iri,
        label=labels.get(iri, {}),
        rows=sorted({(_short(t.predicate.value), _value(t)) for t in own}),
        labels=labels,
        base=BASE,
        evidence=evidence_of(now.store, [iri])[iri],
    )
    return sending.answer(page.encode(), HTML, etag)


def _about(triple: ox.Quad, iri: str) -> bool:
    return isinstance(triple.subject, ox.NamedNode) and triple.subject.value == iri


def _short(iri: str) -> str:
    return iri.replace("#", "/").rsplit("/", 1)[-1]


def _value(triple: ox.Quad) -> str:
    return str(getattr(triple.object, "value", triple.object))
