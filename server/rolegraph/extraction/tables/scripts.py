"""Tables as they are read: each by itself, those of Traditional documents in Simplified characters."""

from dataclasses import replace

from rolegraph.extraction.tables.parting import parts
from rolegraph.reading import Cell, Document, simplify


def as_read(document: Document) -> Document:
    """Return a document with each of its tables by itself and their words in Simplified characters.

    Spans are unchanged.
    """
    if document.tables and document.script == "Latn":
        every = tuple(part for table in document.tables for part in parts(table))
        return document if len(every) == len(document.tables) else replace(document, tables=every)
    if document.script != "Hant" or not document.tables:
        return document
    tables = tuple(
        replace(t, rows=tuple(tuple(map(_simple, row)) for row in t.rows)) for t in document.tables
    )
    return replace(document, tables=tables)


def around(document: Document, start: int, end: int) -> str:
    """Return stored text beside a table as it is read."""
    text = document.text[max(0, start) : end]
    return simplify(text) if document.script == "Hant" else text


def _simple(cell: Cell) -> Cell:
    return replace(cell, text=simplify(cell.text)) if cell.text else cell
