"""Where the names in findings and matrices lead: to the pages of the things."""

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


LINKS = Links(page=page_of, place=place_of)
