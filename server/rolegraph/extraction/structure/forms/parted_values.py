"""Values of an info table to which the next key is glued (岗位名称：仓储主管|所属部门仓储部)."""

import re
from dataclasses import replace
from functools import cache

from rolegraph.extraction.structure.names import titles
from rolegraph.extraction.structure.wording.info_keys import Entry
from rolegraph.extraction.structure.wording.words import words
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


def run_together(name: str) -> list[str]:
    """Return the titles that a name is made of, each with a field (行政专员人事专员驾驶员), or the name.

    销售经理助理 and 总经理办公室主任 are one: only three are told apart, or two of one rank.
    """
    pieces = _pieces(name.strip())
    alike = len(pieces) == 2 and pieces[0][-2:] == pieces[1][-2:]
    return pieces if len(pieces) > 2 or alike else [name]


def _pieces(name: str) -> list[str]:
    if _HEAD <= len(name) < 2 * _HEAD:
        return [name] if titles.is_title(name) else []
    for end in range(_HEAD, len(name) - _HEAD + 1):
        rest = _pieces(name[end:]) if titles.is_title(name[:end]) else []
        if rest and titles.is_plain(name[:end]) and name[:end][-2:] in _ranks():
            return [name[:end], *rest]
    return [name] if titles.is_title(name) and titles.is_plain(name) else []


@cache
def _ranks() -> frozenset[str]:
    """The heads of titles that end one: 专员, 经理."""
    return frozenset(head for head in words("titles")["heads"] if len(head) == 2)


def _is_field(name: str) -> bool:
    return 1 < len(name) < _SHORTEST and name.isalpha() and not titles.is_title(name)
