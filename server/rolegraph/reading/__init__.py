"""Read role documents as they are: file → Document.

Formats and encodings, site boilerplate, damage and its repair. Raw text and offsets are never
lost: everything that reading changes leads back to the stored text.
"""

from rolegraph.reading.document import Cell, Document, Heading, Mark, Passage, Repair, Table

__all__ = ["Cell", "Document", "Heading", "Mark", "Passage", "Repair", "Table"]
