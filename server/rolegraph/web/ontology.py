"""The ontology's reference under ``/ontology``, and where its terms' IRIs lead."""

from flask import Blueprint, Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as Reply

from rolegraph.documentation import MEDIA_TYPES, page_of, pages, rdf_for, term_at

blueprint = Blueprint("ontology", __name__, url_prefix="/ontology")
_TYPES = {page.rpartition(".")[2]: media for media, page in MEDIA_TYPES.items()} | {
    "css": "text/css"
}


@blueprint.get("/")
def index() -> Reply:
    """Show the reference, or the ontology itself to who asks for RDF."""
    return _page(_chosen())


@blueprint.get("/<path:name>")
def page(name: str) -> Reply:
    """Show a page, or lead from a term's path (``ns``, ``kind/approve``) to where it is described."""
    if name in pages():
        return _page(name)
    target = page_of(term_at(name))
    if not target:
        abort(404)
    chosen = _chosen()
    if chosen != "index.html":
        return redirect(url_for("ontology.page", name=chosen), 303)
    found, _, anchor = target.partition("#")
    return redirect(url_for("ontology.page", name=found, _anchor=anchor or None), 303)


def _chosen() -> str:
    return rdf_for(media for media, _ in request.accept_mimetypes)


def _page(name: str) -> Reply:
    reply = Response(
        pages()[name], content_type=f"{_TYPES[name.rpartition('.')[2]]}; charset=utf-8"
    )
    reply.headers["Vary"] = "Accept"
    return reply
