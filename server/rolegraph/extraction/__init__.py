"""Document → statements: structure first, then one module per kind of statement."""

from rolegraph.extraction import statements
from rolegraph.extraction.combining import Combined, combine
from rolegraph.extraction.outlines import outline
from rolegraph.model import Statements
from rolegraph.reading import Document

__all__ = ["Combined", "combine", "extract"]


def extract(document: Document) -> Statements:
    """Return what one document says; titles are resolved inside it alone."""
    return statements.read(outline(document), document)
