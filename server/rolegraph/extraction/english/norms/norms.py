"""What every norm has of the passage that states it: whose it is, its words, where they stand, how sure."""

from typing import TypedDict

from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.places import confidence
from rolegraph.extraction.english.wording.words import readable
from rolegraph.extraction.evidence import evidence_of
from rolegraph.model import Evidence
from rolegraph.reading import Passage


class Stated(TypedDict):
    """The fields of ``Norm`` that a passage gives, whatever it says."""

    bearer: str
    reading: str
    language: str
    evidence: tuple[Evidence, ...]
    confidence: float
    status: str


def stated(context: Context, passage: Passage, certain: float) -> Stated:
    """Return what a norm of the context's bearer has of its passage; repaired words make it less sure."""
    sure, status = confidence(context.document, passage, certain)
    return Stated(
        bearer=context.bearer,
        reading=readable(passage.text),
        language="en",
        evidence=(evidence_of(context.document, passage),),
        confidence=sure,
        status=status,
    )
