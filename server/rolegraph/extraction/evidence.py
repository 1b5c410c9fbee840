"""The evidence of what is read: where its words stand in a document."""

from rolegraph.model import Evidence
from rolegraph.reading import Document, Passage


def evidence_of(document: Document, passage: Passage) -> Evidence:
    """Return the evidence of a passage: its span, the words there, the page of a PDF."""
    return evidence_at(document, *passage.span)


def evidence_at(document: Document, start: int, end: int, cell: str = "") -> Evidence:
    """Return the evidence of a span of the stored text, with the cell of a sheet where it is one's."""
    return Evidence(
        document=document.path,
        start=start,
        end=end,
        quote=document.text[start:end],
        page=document.page_at(start),
        cell=cell or None,
    )
