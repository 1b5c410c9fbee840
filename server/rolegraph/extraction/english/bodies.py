"""The board or committee that a document is about: its terms of reference say whose."""

from collections.abc import Iterable
from itertools import islice

from rolegraph.extraction.english.lexicon import group
from rolegraph.extraction.english.paragraphs import Paragraph
from rolegraph.extraction.english.titles import is_body, is_title, label, unwrapped
from rolegraph.extraction.english.words import words

#: A document says at its top what it is.
_TOP = 8


def body_of(every: Iterable[Paragraph]) -> str:
    """Return the name of "Audit Committee: terms of reference" above a text, "" where none stands."""
    for paragraph in islice(every, _TOP):
        low = paragraph.text.lower()
        if not any(words_of in low for words_of in group("titles", "terms")):
            continue
        name = unwrapped(paragraph.text)
        if name != paragraph.text and is_title(name) and is_body(name) and len(words(name)) > 1:
            return label(name)
    return ""
