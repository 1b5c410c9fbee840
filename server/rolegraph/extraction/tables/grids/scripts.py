"""Tables as they are read: each by itself, those of Traditional documents in Simplified characters."""

import re
from dataclasses import replace

from rolegraph.extraction.tables.grids.abreast import each
from rolegraph.extraction.tables.grids.ditto import repeated
from rolegraph.extraction.tables.grids.footnotes import without_references
from rolegraph.extraction.tables.grids.parting import forms, parts
from rolegraph.extraction.tables.grids.stacked import apart
from rolegraph.reading import Cell, Document, Table, simplify
from rolegraph.reading.typography import without_unseen

_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
#: A header stands in one of so many rows.
_DEEPEST = 4


def as_read(document: Document) -> Document:
    """Return a document with each of its tables by itself and their words in Simplified characters.

    Lines of cells that belong to one another are rows. Spans are unchanged.
    """
    if not document.tables:
        return document
    document = without_references(document)
    latin, traditional = document.script == "Latn", document.script == "Hant"
    every = tuple(one for t in document.tables for one in each(t))
    every = tuple(part for t in every for part in (parts(t) if latin else (t,)))
    if traditional:
        every = tuple(
            replace(t, rows=tuple(tuple(map(_simple, row)) for row in t.rows)) for t in every
        )
    every = tuple(part for t in every for part in forms(t))
    text = simplify(document.text) if traditional else document.text
    every = tuple(map(_without_arrows, every))
    every = tuple(apart(repeated(table), text) for table in every)
    return document if every == document.tables else replace(document, tables=every)


def _without_arrows(table: Table) -> Table:
    """Return a table without the arrows behind the headers of a flow (经办人→ | 部门经理→)."""
    heads = tuple(tuple(map(_plain, row)) for row in table.rows[:_DEEPEST])
    return (
        table
        if heads == table.rows[:_DEEPEST]
        else replace(table, rows=(*heads, *table.rows[_DEEPEST:]))
    )


def _plain(cell: Cell) -> Cell:
    bare = cell.text.rstrip(" →➔➜⇒")
    cut = len(cell.text) - len(bare)
    return (
        replace(cell, end=cell.end - cut, text=bare) if cut and bare and not cell.further else cell
    )


def around(document: Document, start: int, end: int) -> str:
    """Return stored text beside a table as it is read, without the tags of a format."""
    # Blanks that do not break are plain ones here as in cells.
    text = without_unseen(document.text[max(0, start) : end].replace("\u00a0", " "))
    text = _TAG.sub("", text)
    return simplify(text) if document.script == "Hant" else text


def _simple(cell: Cell) -> Cell:
    return replace(cell, text=simplify(cell.text)) if cell.text else cell
