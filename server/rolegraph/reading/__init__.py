"""Read role documents as they are: file → Document.

Formats and encodings, site boilerplate, damage and its repair. Raw text and offsets are never
lost: everything that reading changes leads back to the stored text.
"""

from rolegraph.reading.document import Cell, Document, Heading, Mark, Passage, Repair, Table
from rolegraph.reading.limits import DEFAULT, Limits
from rolegraph.reading.reader import read
from rolegraph.reading.scripts import simplify
from rolegraph.reading.sources import Source, listed, read_sources

__all__ = [
    "DEFAULT",
    "Cell",
    "Document",
    "Heading",
    "Limits",
    "Mark",
    "Passage",
    "Repair",
    "Source",
    "Table",
    "listed",
    "read",
    "read_sources",
    "simplify",
]
