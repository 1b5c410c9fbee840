"""Document → statements, and the statements of several documents → one.

``structure`` finds whose text a piece of Chinese is, ``sentences`` reads each piece, one module a kind of
statement; ``english``, ``tables``, ``diagrams`` (with ``flows``), ``reporting_chains`` and ``staffing_lists``
do both for theirs. What stands here joins and names what they found.
"""

from dataclasses import replace

from rolegraph.errors import Omission
from rolegraph.extraction import (
    currencies,
    diagrams,
    english,
    inclusions,
    reporting_chains,
    staffing_lists,
    tables,
    told_apart,
)
from rolegraph.extraction.combining import Combined, combine
from rolegraph.extraction.escalation import escalated, to_position
from rolegraph.extraction.joining import joined
from rolegraph.extraction.sentences import statements
from rolegraph.extraction.shared_ends import parted
from rolegraph.extraction.structure.outlines import outline
from rolegraph.model import Statements
from rolegraph.reading import Document

#: What draws who stands below whom, whatever language the text is in.
_DRAWN = (diagrams, reporting_chains, staffing_lists)

__all__ = ["Combined", "combine", "extract", "omissions"]


def extract(document: Document) -> Statements:
    """Return what one document says, its tables, diagrams and text; titles are resolved inside it alone."""
    untold = ((row.start, row.end) for row in tables.untold(document))
    document, apart = told_apart.written_out(tables.regained(document))
    drawn = [span for each in _DRAWN for span in each.covered(document)]
    skipped = (*tables.covered(document), *drawn, *untold)
    titles = tables.titles(document)
    if document.script == "Latn":
        text = english.extract(document, skipped, titles, tables.named(document))
    else:
        found = tables.without_remnants(outline(document, skipped, titles))
        text = statements.read(found, document)
        text = replace(text, authorities=escalated(text.authorities))
    # What the text names alone is whose tables these are.
    named = text.organisations[0].id if len(text.organisations) == 1 else ""
    charts = (each.extract(document, named) for each in _DRAWN)
    whole = joined(tables.extract(document, named), text, *charts)
    # A right over nothing said (the item's words are a duty's all the same) is none that can be asked for.
    said = inclusions.told(whole, document.body.text)
    rights = parted(to_position(one) for one in said.authorities if one.object)
    told = currencies.told(replace(said, authorities=rights), document.body.text, document.script)
    return told_apart.as_written(told, apart, document)


def omissions(document: Document) -> tuple[Omission, ...]:
    """Return the parts of a document that speak of positions and cannot be told: tables, rows."""
    unread = (*tables.unread(document), *diagrams.omissions(document))
    document, _ = told_apart.written_out(tables.regained(document))
    return (*tables.omissions(document), *unread) if document.tables else unread
