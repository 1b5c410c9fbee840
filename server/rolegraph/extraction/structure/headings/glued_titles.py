"""Titles right before their lists in text run together, behind other posts (。机修工 1、维护设备；2、…)."""

import re
from collections.abc import Iterator, Sequence

from rolegraph.extraction.structure.headings.heading import Heading
from rolegraph.extraction.structure.names import titles
from rolegraph.reading.characters import HAN

#: A name behind a stop, blanks, and a list that goes on.
_BEFORE_LIST = re.compile(
    rf"(?<=[。；;])[ 　]*(?P<title>{HAN}{{2,10}})[ 　]+"
    r"(?=(?:1[、.．)）](?!\d)[^\n]{4,200}?[;；。]\s*2[、.．)）]|①[^\n]{4,200}?②))"
)


def find(text: str, found: Sequence[Heading]) -> Iterator[Heading]:
    """Yield the posts whose titles stand so behind the heading of another post, none inside a heading."""
    first = next((h.start for h in found if h.kind == "position"), len(text))
    for match in _BEFORE_LIST.finditer(text, first):
        start, end = match.span("title")
        title = titles.parse(match["title"])
        inside = any(h.start < end and start < h.end for h in found)
        if title and titles.is_plain(title.name) and not inside:
            yield Heading(start=start, end=end, kind="position", section="duties", title=title,
                          named=(start, end))  # fmt: skip
