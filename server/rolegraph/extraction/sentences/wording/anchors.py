"""Patterns that are compiled when a text first has what they cannot match without.

One that names holders takes longer to compile than a page to read, and most documents have nothing for it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from sys import maxsize

from rolegraph.extraction.sentences.wording.holders import ends_in_name, may_name
from rolegraph.extraction.sentences.wording.lexicon import pattern


@dataclass(frozen=True)
class Anchored:
    """A template whose every match has the anchor in it; ``named`` where a holder ends right before that."""

    template: str
    anchor: str
    named: bool

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """Match at a place, as a compiled pattern does."""
        return self._whole.match(text, start, end) if self._may(text, start, end) else None

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """Search, as a compiled pattern does."""
        return self._whole.search(text, start, end) if self._may(text, start, end) else None

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """Match a whole stretch, as a compiled pattern does."""
        return self._whole.fullmatch(text, start, end) if self._may(text, start, end) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield each match in a text, as a compiled pattern does."""
        return self._whole.finditer(text) if self._may(text, 0, maxsize) else iter(())

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return pattern(self.template)

    @cached_property
    def _part(self) -> re.Pattern[str]:
        # Of a holder each place, also inside what the anchor matched before.
        return pattern(f"(?={self.anchor})" if self.named else self.anchor)

    def _may(self, text: str, start: int, end: int) -> bool:
        if self.named and not may_name(text):
            return False
        first = self._part.search(text, start, end)
        if first is None or not self.named:
            return first is not None
        places = self._part.finditer(text, first.start(), end)
        return any(ends_in_name(text, m.start()) for m in places)


@cache
def anchored(anchor: str, template: str) -> Anchored:
    """Return a template that matches nothing where a text lacks the anchor, a template as well."""
    return Anchored(template, anchor, named=False)


@cache
def behind_holder(anchor: str, template: str) -> Anchored:
    """Return a template in which a holder stands, and the anchor right behind it."""
    return Anchored(template, anchor, named=True)
