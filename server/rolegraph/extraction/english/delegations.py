"""Texts that delegate: what they list below the titles of positions are powers, and no duties."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from rolegraph.extraction.english.context import Context
from rolegraph.extraction.english.paragraphs import Paragraph
from rolegraph.extraction.english.phrases import phrases
from rolegraph.extraction.english.words import words
from rolegraph.extraction.structure import Item

#: A document says at its top what it is.
_TOP = 8


def delegates(every: Iterable[Paragraph]) -> bool:
    """Say whether a text opens as one that delegates ("I delegate the powers set out below to")."""
    opening = (words(paragraph.text) for paragraph in islice(every, _TOP))
    return any(phrases("delegating").first(run) for run in opening)


def delegated(item: Item, context: Context) -> Context:
    """Return the context of "To approve overtime" below a title: a power where the text delegates."""
    section = context.section
    listed = item.body.text.lower().startswith("to ") and section.kind == "prose"
    if not (context.register.delegates and listed):
        return context
    return replace(context, section=replace(section, kind="authorities"))
