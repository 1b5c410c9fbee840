"""The reference of the ontology, and where a term's IRI leads."""

from collections.abc import Iterable

from rolegraph.documentation.pages import pages
from rolegraph.documentation.terms import SCHEMES
from rolegraph.vocabulary import NS
from rolegraph.vocabulary import SCHEMES as ROOT

__all__ = ["MEDIA_TYPES", "page_of", "pages", "rdf_for", "term_at"]

#: What the ontology is written in, by media type: the page below ``/ontology/``.
MEDIA_TYPES = {
    "text/html": "index.html",
    "text/turtle": "rolegraph.ttl",
    "application/ld+json": "rolegraph.jsonld",
    "application/n-triples": "rolegraph.nt",
}


def term_at(path: str) -> str:
    """Return the IRI of a term by the path of its IRI, such as ``ns`` or ``kind/approve``."""
    return f"{ROOT}{path}"


def page_of(iri: str) -> str:
    """Return the HTML page and anchor of a term of ours, ``kind.html#approve``; "" for another."""
    if iri.startswith(NS) or iri == NS.rstrip("#"):
        return f"index.html#{iri.removeprefix(NS)}" if iri.startswith(NS) else "index.html"
    scheme, _, name = iri.removeprefix(ROOT).partition("/")
    if not iri.startswith(ROOT) or scheme not in SCHEMES:
        return ""
    return f"{scheme}.html#{name}" if name else f"{scheme}.html"


def rdf_for(accepted: Iterable[str]) -> str:
    """Return the page for the first media type that there is a page in; HTML where there is none."""
    return next((MEDIA_TYPES[m] for m in accepted if m in MEDIA_TYPES), "index.html")
