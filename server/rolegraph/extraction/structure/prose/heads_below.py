"""Sentences that put posts below another: 客服经理下设客服主管2名；客服主管下设班长4名."""

import re

from rolegraph.extraction.structure.names import titles
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.prose.prose import Subject
from rolegraph.reading.characters import HAN

_PART = re.compile("[^；;。]+")
_HEAD = re.compile(rf"(?P<who>{HAN}{{2,10}}?)(?:直接)?下[设辖](?=[^，。；;]{{2,}})")


def heads(text: str) -> list[tuple[Subject, tuple[int, int]]]:
    """Return each post that a text puts others below, with the part of the text that says so."""
    found = []
    for part in _PART.finditer(text):
        m = _HEAD.match(part[0].strip())
        if m and titles.is_title(m["who"]):
            found.append((Subject(0, len(m["who"]), title=Title(m["who"])), part.span()))
    return found
