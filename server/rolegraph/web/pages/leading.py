"""What findings and matrices take from the site: where names lead, and how words are shown."""

from flask import get_template_attribute
from markupsafe import Markup

from rolegraph.paper import Links
from rolegraph.vocabulary import BASE
from rolegraph.web.pages.evidence import page_url, place_url


def page_of(iri: str) -> str:
    """Return the address of the page about a thing of the graph, "" for what has none here."""
    if not iri.startswith(BASE):
        return ""
    return page_url(iri)


def place_of(document: str, start: int, end: int) -> str:
    """Return the address of one place in its document."""
    return place_url({"document": document, "start": start, "end": end})


def quote_of(document: str, start: int, end: int, words: str) -> str:
    """Return words with their damage struck out and what it is read as put in, as every page has them."""
    shown = get_template_attribute("macros/text.html", "quote")
    at = {"document": document, "start": start, "end": end, "quote": words}
    return Markup(shown(at, bare=True))


LINKS = Links(page=page_of, place=place_of, quote=quote_of)
