"""Sentences anywhere that grant a right, to their bearer or to somebody they name."""

from dataclasses import dataclass

from rolegraph.model import Authority
from rolegraph.reading import Document, Passage


@dataclass(frozen=True, slots=True)
class Grant:
    """An authority, and the titles that extraction has to find among positions and units.

    ``holder`` is the title as the text writes it, "" for the bearer that was given;
    ``escalates_to`` the title that decides beyond the authority's limit.
    """

    authority: Authority
    holder: str = ""
    escalates_to: str = ""


def read(passage: Passage, bearer: str, document: Document) -> tuple[Grant, ...]:
    """Return what the sentences of a passage grant: 有权…, 可自主决定…, 报…审批, 经…批准."""
    return ()
