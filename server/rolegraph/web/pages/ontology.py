"""The ontology's reference under ``/ontology``, and where its terms' IRIs lead."""

import re

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as Reply

from rolegraph.documentation import MEDIA_TYPES, page_of, pages, rdf_for, term_at
from rolegraph.documentation.terms import SCHEMES
from rolegraph.paper import in_script
from rolegraph.web.serving.language import language

blueprint = Blueprint("ontology", __name__, url_prefix="/ontology")
# Our own texts, which are Simplified where they stand; labels in a language of their own stay.
_CHINESE = re.compile(r'<(\w+) class="zh" lang="zh-Hans">.*?</\1>', re.S)
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
    kind = name.rpartition(".")[2]
    text = _framed(name) if kind == "html" else pages()[name]
    reply = Response(text, content_type=f"{_TYPES[kind]}; charset=utf-8")
    reply.headers["Vary"] = "Accept"
    return reply


def _framed(name: str) -> str:
    """A page of the reference in a page of the site, its Chinese in the reader's script."""
    text = pages()[name]
    body = text.partition("<main>")[2].partition("</main>")[0]
    title = text.partition("<title>")[2].partition("</title>")[0]
    stem = name.rpartition(".")[0]
    return render_template(
        "ontology.html",
        name=name,
        title=title,
        scheme=stem if stem in SCHEMES else "",
        body=Markup(_CHINESE.sub(lambda m: in_script(m[0], language()), body)),
    )
