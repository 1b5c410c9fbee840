"""Document → statements: structure first, then one module per kind of statement."""

from dataclasses import replace

from rolegraph.errors import Omission
from rolegraph.extraction import english, statements, tables
from rolegraph.extraction.combining import Combined, combine
from rolegraph.extraction.escalation import escalated
from rolegraph.extraction.joining import joined
from rolegraph.extraction.outlines import outline
from rolegraph.model import Statements
from rolegraph.reading import Document

__all__ = ["Combined", "combine", "extract", "omissions"]


def extract(document: Document) -> Statements:
    """Return what one document says, its tables and its text; titles are resolved inside it alone."""
    skipped, titles = tables.covered(document), tables.titles(document)
    if document.script == "Latn":
        text = english.extract(document, skipped, titles)
    else:
        text = statements.read(outline(document, skipped, titles), document)
        text = replace(text, authorities=escalated(text.authorities))
    return joined(tables.extract(document), text)


def omissions(document: Document) -> tuple[Omission, ...]:
    """Return the parts of a document that speak of positions and cannot be told: tables, rows."""
    return tables.omissions(document) if document.tables else ()
