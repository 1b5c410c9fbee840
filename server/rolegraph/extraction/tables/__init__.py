"""Tables in every format: one row a position, delegation of authority, responsibility, forms."""

from rolegraph.extraction.tables.reader import covered, extract, named, omissions, titles
from rolegraph.extraction.tables.regained import regained, unread, untold

__all__ = ["covered", "extract", "named", "omissions", "regained", "titles", "unread", "untold"]
