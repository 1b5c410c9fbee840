"""Tables in every format: one row a position, delegation of authority, responsibility, forms."""

from rolegraph.extraction.tables.grids.regained import regained, unread, untold
from rolegraph.extraction.tables.grids.remnants import without_remnants
from rolegraph.extraction.tables.reader import covered, extract, named, omissions, titles

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
