"""Of whom a text speaks: a sentence says what a post is, and the list below is called that post's."""

import re

from rolegraph.extraction.structure import titles, units
from rolegraph.extraction.structure.prose import Subject
from rolegraph.reading.characters import HAN

#: 行政主厨（Executive Chef）通常是指…
_SAYS_WHAT = re.compile(
    rf"[\"“「【]?(?P<who>{HAN}{{2,12}}?)[\"”」】]?(?:[（(][^（()）]*[）)])?[，,]?(?:通常|一般)*(?:是指|指的?是?|是)"
)
#: 这个职位通常具有以下职责, 其主要职责包括, 主要职责如下
_REFERS = re.compile(
    "(?:(?:这个|这一|该|此|本)(?:岗位|职位|职务|角色|部门)|其|他们|他)?的?"
    "(?:通常|一般|具有|承担|负责|有|主要|具体|核心|基本|工作|岗位|以下|下列)*(?:职责|任务|职能|工作)"
)


def spoken_of(text: str) -> Subject | None:
    """Return the post or unit that a sentence says what it is (“行政主厨”（Chef）通常是指…), or None."""
    found = _SAYS_WHAT.match(text)
    if found is None:
        return None
    title = titles.parse(found["who"])
    if title:
        plain = titles.is_plain(title.name)
        return Subject(*found.span("who"), title=title) if plain else None
    unit = units.parse(found["who"])
    return Subject(*found.span("who"), unit=unit) if unit else None


def refers(text: str) -> bool:
    """Say whether a sentence over a list means whoever was spoken of (这个职位通常具有以下职责:)."""
    return _REFERS.match(text) is not None
