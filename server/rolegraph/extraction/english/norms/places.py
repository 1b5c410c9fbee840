"""What a statement rests on in English text: its identifier by place, and how sure its words make it."""

from collections.abc import Sequence

from rolegraph.extraction.identifiers import statement_id
from rolegraph.reading import Document, Passage


def confidence(document: Document, passage: Passage, certain: float) -> tuple[float, str]:
    """Return confidence and status of a statement, lowered where its words were repaired."""
    repairs = document.repairs_in(*passage.span) if document.repairs else ()
    for repair in repairs:
        certain *= repair.confidence
    return round(certain, 3), "repaired" if repairs else "extracted"


def norm_id(kind: str, document: Document, passage: Passage, more: Sequence[str] = ()) -> str:
    """Return the identifier of a norm that a passage states."""
    return statement_id(kind, document.path, *passage.span, *more)
