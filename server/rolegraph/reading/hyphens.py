"""Words that the end of a line parted behind a hyphen (pro-|gress), put together again."""

import re
from collections.abc import Iterator
from functools import cache

from rolegraph.reading.document import Mark, Passage
from rolegraph.resources import lexicon

_CUT = re.compile(r"(?<![\w-])([A-Za-z]*[a-z]{2})(-[ \t]*\r?\n[ \t]*)(?=([a-z]{2,})\b)")
#: The same over empty lines, where a page's foot and head stood.
_OVER = re.compile(r"(?<![\w-])([A-Za-z]*[a-z]{2})(-[ \t]*\r?\n\s*)(?=([a-z]{2,})\b)")
_HALF = re.compile(r"(?<![\w-])([A-Za-z]*[a-z]{2})-$")


def hyphens(text: str) -> Iterator[Mark]:
    """Yield the ends of lines behind hyphens, and the hyphen where it is none of the word's own.

    It is the word's own where the text has the word so elsewhere, or where its first part makes such words.
    """
    for found in _CUT.finditer(text):
        start, end = found.span(2)
        own = found[1].lower() in _own() or f"{found[1]}-{found[3]}" in text
        yield Mark(start + own, end, "markup")


def cut_by_pages(body: Passage) -> Iterator[Mark]:
    """Yield what parts a word that the end of a page cut, whose running lines are out already."""
    for found in _OVER.finditer(body.text):
        start, end = found.span(2)
        start += found[1].lower() in _own()
        for at in range(start, end):
            yield Mark(body.starts[at], body.ends[at], "markup")


def parts_word(before: str, after: str) -> bool:
    """Say whether a text ends in the hyphen of a word that goes on in another."""
    found = _HALF.search(before)
    return (
        found is not None
        and found[1].lower() not in _own()
        and after[:2].isascii()
        and after[:2].islower()
    )


@cache
def _own() -> frozenset[str]:
    return frozenset(lexicon("reading/hyphens.yaml")["own"].split())
