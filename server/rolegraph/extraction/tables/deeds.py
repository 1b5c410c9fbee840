"""Cells that say in a sentence what the position of their column does: "To approve the budget"."""

from rolegraph.extraction.english.clauses import parse
from rolegraph.extraction.english.words import words
from rolegraph.extraction.tables.builder import Builder
from rolegraph.extraction.tables.cells import passage
from rolegraph.extraction.tables.headers import Column, is_chinese
from rolegraph.extraction.tables.norms import read_norms
from rolegraph.extraction.tables.shapes import Shape, about
from rolegraph.reading import Cell

#: A deed with its object: "approve orders" is one, "approve" and "sign off" say a kind alone.
_FEWEST = 3


def says_deed(text: str) -> bool:
    """Say whether a cell tells a deed and what it is done to, in English.

    "Approve up to EUR 500" tells no object: its row does.
    """
    if is_chinese(text) or len(words(text)) < _FEWEST:
        return False
    sentence = parse(text.removeprefix("To ").removeprefix("to "))
    if sentence.subject or not sentence.clauses:
        return False
    first = sentence.clauses[0]
    told = sentence.run[first.object_start : first.object_end]
    named = bool(told) and told[0].is_word and first.verbs[0].known
    return named and first.verbs[0].shape in {"base", "s"}


def holds_deeds(shape: Shape, number: int) -> bool:
    """Say whether most of a column's cells tell deeds."""
    said = [
        row[number].text for row in shape.rows if number < len(row) and row[number].text.strip()
    ]
    return bool(said) and 2 * sum(map(says_deed, said)) > len(said)


def read_deeds(shape: Shape, column: Column, cell: Cell, builder: Builder) -> None:
    """Add what a cell tells: rights where the table is one of delegation, else duties."""
    kind = "authorities" if about(shape) == "approval" else "duties"
    head = shape.header[column.number]
    for bearer in builder.named(head):
        read_norms(kind, passage(builder.document, cell), bearer, builder, head.text)
