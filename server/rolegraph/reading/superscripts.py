"""Raised figures that refer to a note ($500,000¹), and the raised characters that formats only mark up."""

import re
from collections.abc import Iterator

from rolegraph.reading.document import Mark

_RAISED = str.maketrans("0123456789abcdefgi()+-", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍⁱ⁽⁾⁺⁻")
#: What refers to a note, and no ordinal (1st) or power of words.
_SHORT = re.compile(r"\s*(?:\d{1,2}|[a-g])(?:\s*,\s*(?:\d{1,2}|[a-g]))*\s*")
REFERENCE = re.compile(r"[⁰¹²³⁴-⁹ᵃ-ᵍ⁽⁾]+(?:[,，] ?[⁰¹²³⁴-⁹ᵃ-ᵍ]+)*")
#: m², 平方米 and 10³ are raised to a power.
_POWERS = re.compile(r"(?:^|[\d\s/(（·])(?:[mckdµ]?m|ft|yd|in|s)$|[米里分寸尺]$|[×x*]\s?10$")


def raised(words: str) -> str:
    """Return words that a format sets raised as raised characters, where they can refer to a note."""
    return words.strip().translate(_RAISED) if _SHORT.fullmatch(words) else words


def note_references(text: str) -> Iterator[Mark]:
    """Yield the raised figures that refer to a note, and those before the note; no powers (m²)."""
    for found in REFERENCE.finditer(text):
        if not _POWERS.search(text[max(0, found.start() - 5) : found.start()]):
            yield Mark(*found.span(), "markup")
