"""Values of an info table to which the next key is glued (岗位名称：仓储主管|所属部门仓储部)."""

import re
from dataclasses import replace
from functools import cache

from rolegraph.extraction.structure import titles
from rolegraph.extraction.structure.info_keys import Entry
from rolegraph.extraction.structure.words import words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN

#: What a key tells that stands right behind a title.
_BESIDE = ("unit", "superior")
#: A shorter key may be a word of the title itself (部门, 上级).
_SHORTEST = 4
#: A head that names have in common says what they are (工程师, not 员).
_HEAD = 3


def apart(text: str, entry: Entry) -> list[Entry]:
    """Return an entry that names a position, and behind it the one that is glued to its value."""
    found = _glued().fullmatch(text, *entry.value) if entry.role == "position" else None
    if found is None or titles.parse(found["title"]) is None:
        return [entry]
    own = replace(entry, end=found.end("title"), value=found.span("title"))
    role = next(r for r in _BESIDE if found["key"] in words("keys")[r])
    beside = replace(entry, start=found.start("key"), role=role, key=found["key"],
                     value=found.span("value"))  # fmt: skip
    return [own, beside]


@cache
def _glued() -> re.Pattern[str]:
    keys = (key for role in _BESIDE for key in words("keys")[role] if len(key) >= _SHORTEST)
    return re.compile(
        rf"(?P<title>{HAN}{{2,12}}?)[ 　]*(?P<key>{either(keys)})[ 　]*(?P<value>{HAN}{{2,12}})"
    )


def headed_alike(names: list[str]) -> list[str]:
    """Give names of few characters the head of the last of them, where it alone is a title.

    土建、水暖、电气工程师 are three engineers.
    """
    *others, last = (name.strip() for name in names) if len(names) > 1 else ("",)
    if not others or not titles.is_title(last) or not all(map(_is_field, others)):
        return names
    every = titles.shared([*others, last])
    head = len(every[0]) - len(others[0])
    headed = _HEAD <= head < len(last) and all(map(titles.is_title, every))
    return every if headed else names


def _is_field(name: str) -> bool:
    return 1 < len(name) < _SHORTEST and name.isalpha() and not titles.is_title(name)
