"""Tables in every format: one row a position, delegation of authority, responsibility, forms."""

from rolegraph.extraction.tables.reader import covered, extract, named, omissions, titles
from rolegraph.extraction.tables.regained import regained, unread, untold
from rolegraph.extraction.tables.remnants import without_remnants

__all__ = [
    "covered",
    "extract",
    "named",
    "omissions",
    "regained",
    "titles",
    "unread",
    "untold",
    "without_remnants",
]
