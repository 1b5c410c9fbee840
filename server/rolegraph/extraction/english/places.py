"""The evidence of a passage: where its words stand in the document."""

from collections.abc import Sequence

from rolegraph.extraction.identifiers import statement_id
from rolegraph.model import Evidence
from rolegraph.reading import Document, Passage


def evidence(document: Document, passage: Passage, cell: str = "") -> Evidence:
    """Return the evidence of a passage, with the page of a PDF and the cell of a sheet."""
    start, end = passage.span
    return Evidence(
        document=document.path,
        start=start,
        end=end,
        quote=document.text[start:end],
        page=document.page_at(start),
        cell=cell or None,
    )


def confidence(document: Document, passage: Passage, certain: float) -> tuple[float, str]:
    """Return confidence and status of a statement, lowered where its words were repaired."""
    repairs = document.repairs_in(*passage.span) if document.repairs else ()
    for repair in repairs:
        certain *= repair.confidence
    return round(certain, 3), "repaired" if repairs else "extracted"


def norm_id(kind: str, document: Document, passage: Passage, more: Sequence[str] = ()) -> str:
    """Return the identifier of a norm that a passage states."""
    return statement_id(kind, document.path, *passage.span, *more)
