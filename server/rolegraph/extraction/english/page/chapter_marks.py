"""What counts a text's chapters: "Article 1.", "Section 3.03:", "2."."""

import re

from rolegraph.extraction.english.page.paragraph import Paragraph

_NUMBERED = re.compile(
    r"(article|section|part|chapter|clause|)\s*\d{1,2}(?:\.\d{1,2})*([.:)]?)\s"
    r"|(article|section|part|chapter)\s+[IVX]{1,4}\b",
    re.I,
)
_CHAPTER = re.compile(
    r"^(?:article|part|chapter|section|by-?law)\s+[\dIVX]+(?:\.\d+)*\s*[.:–—-]?\s*", re.I
)
#: With what a chapter's word begins.
_INITIALS = "APCSBapcsb"


def numbered_as(paragraph: Paragraph) -> object:
    """Return how a heading is numbered ("Article 1."), None where it is not."""
    text = f"{paragraph.marker} {paragraph.text}" if paragraph.marker else paragraph.text
    found = _NUMBERED.match(text)
    return found and ((found[1] or found[3] or "").lower(), found[2])


def begins_chapter(paragraph: Paragraph) -> bool:
    """Say whether a line begins with what counts a text's chapters ("Section 3.03: If the Chair …")."""
    style = _NUMBERED.match(paragraph.text) if paragraph.text[:1] in _INITIALS else None
    return style is not None and bool(style[1] or style[3])


def without_chapter(text: str) -> str:
    """Return a heading without "Section 2:", "Article IV –" before it."""
    return _CHAPTER.sub("", text) if text[:1] in _INITIALS else text
