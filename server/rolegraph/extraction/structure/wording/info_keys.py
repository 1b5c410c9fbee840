"""The keys of info tables: what each tells, and how they are written."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rolegraph.extraction.structure.wording.words import words
from rolegraph.reading.alternation import either

_GAP = re.compile(r"(?<=(\S))[ 　]{1,4}(?=(\S))")
_BLANK = re.compile("[ 　]")
#: What a character of a key takes at most with the blanks behind it.
_WIDEST = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value; ``role`` is what the key tells (position, superior, unit …).

    ``start`` to ``end`` is the whole entry, ``value`` the span of what stands behind the colon.
    """

    start: int
    end: int
    role: str
    key: str
    value: tuple[int, int]


@cache
def every() -> dict[str, str]:
    """Return what each key of the lexicon tells: position, unit, superior …, or that it is ignored."""
    roles = ("position", "unit", "head", "superior", "functional", "subordinate", "headcount", "alias",
             "above", "posts", "organisation", "overview", "charge", "appraisal", "promotion",
             "ignored")  # fmt: skip
    return {key: role for role in roles for key in words("keys")[role]}


def any_of(keys: Iterable[str], spaced: bool) -> str:
    """Return a pattern of any of the keys, with blanks in it where they may be ``spaced``."""
    return either(keys, between="[ 　]{0,4}" if spaced else "")


def is_spaced(text: str) -> bool:
    """Say whether blanks may stand inside a key (岗 位 名 称：): what finds those takes long to compile."""
    gaps = ((found.start(), found[1] + found[2]) for found in _GAP.finditer(text))
    return any(
        key in _BLANK.sub("", text[max(0, at - _WIDEST * len(key)) : at + _WIDEST * len(key)])
        for at, joint in gaps
        for key in _joints().get(joint, ())
    )


@cache
def _joints() -> dict[str, frozenset[str]]:
    """Return the keys by each two characters that stand side by side in them."""
    found: dict[str, set[str]] = defaultdict(set)
    for key in every():
        for one, other in pairwise(key):
            found[one + other].add(key)
    return {joint: frozenset(keys) for joint, keys in found.items()}


def role(key: str) -> str:
    """Return what a key tells; what no list knows tells nothing that is read."""
    return every().get(key, "ignored")


def role_of_key(words: str) -> str:
    """Return what a key of an info table tells (直接上级: superior), "" for no key."""
    return every().get("".join(words.split()).strip(":："), "")


def is_nobody(value: str) -> bool:
    """Say whether a value says that there is nobody (直接上级：无)."""
    return value.strip(" 　。.") in words("keys")["nobody"]
