"""Words that the end of a line parted behind a hyphen (pro-|gress), put together again."""

import re
from collections.abc import Iterator
from functools import cache

from rolegraph.reading.document import Mark
from rolegraph.resources import lexicon

_CUT = re.compile(r"(?<![\w-])([A-Za-z]*[a-z]{2})(-[ \t]*\r?\n[ \t]*)(?=([a-z]{2,})\b)")


def hyphens(text: str) -> Iterator[Mark]:
    """Yield the ends of lines behind hyphens, and the hyphen where it is none of the word's own.

    It is the word's own where the text has the word so elsewhere, or where its first part makes such words.
    """
    for found in _CUT.finditer(text):
        start, end = found.span(2)
        own = found[1].lower() in _own() or f"{found[1]}-{found[3]}" in text
        yield Mark(start + own, end, "markup")


@cache
def _own() -> frozenset[str]:
    return frozenset(lexicon("reading/hyphens.yaml")["own"].split())
