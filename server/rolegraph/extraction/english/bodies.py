"""The board or committee that a document is about: its terms of reference say whose."""

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from rolegraph.extraction.english.lexicon import group
from rolegraph.extraction.english.paragraphs import Paragraph
from rolegraph.extraction.english.titles import is_body, is_title, label, unwrapped
from rolegraph.extraction.english.words import words

#: A document says at its top what it is.
_TOP = 8
#: Words of "Individual terms of reference".
_LONGEST = 4
_DATED = re.compile(r"[,(–]|\s-\s")


def body_of(every: Iterable[Paragraph], called: Mapping[str, str]) -> str:
    """Return the name of "Audit Committee: terms of reference" above a text, "" where none stands.

    In a longer heading it is the first body that the text gives a short name (``called``).
    """
    above = ""
    top = tuple(islice(every, _TOP))
    for at, paragraph in enumerate(top):
        low = paragraph.text.lower()
        last, above = above, paragraph.text
        below = top[at + 1].text if at + 1 < len(top) else ""
        if not any(words_of in low for words_of in group("titles", "terms")):
            continue
        # "Terms of reference, adopted by the Council on 9 December 2025"
        told = is_terms(_DATED.split(low)[0])
        if told and _is_named(last):
            return label(last)
        if low.strip(" :.") in group("titles", "terms") and _is_named(below):
            return label(below)  # "Terms of reference" above the committee's name
        name = unwrapped(paragraph.text)
        if name != paragraph.text and _is_named(name):
            return label(name)
        defined = (one for one in called.values() if is_body(one) and one.lower() in low)
        if heading := next(defined, ""):
            return heading
    return ""


def is_terms(heading: str) -> bool:
    """Say whether a heading is "Terms of reference", "Individual terms of reference"."""
    low = heading.lower().strip(" :.")
    return len(words(low)) <= _LONGEST and low.endswith(tuple(group("titles", "terms")))


def _is_named(name: str) -> bool:
    """Say whether a name is a body's, and more than "Committee"."""
    return is_title(name) and is_body(name) and len(words(name)) > 1
