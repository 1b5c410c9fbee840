"""The word lists that segmentation works with: data/lexicon/structure, one file a subject."""

import re
from collections.abc import Mapping
from functools import cache
from operator import add
from typing import Any

from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.resources import lexicon

CJK = "\u3400-\u9fff"
_SPREAD = re.compile(rf"(?<={HAN}|[（）()])\s+(?={HAN}|[（）()])")


@cache
def words(name: str) -> Mapping[str, Any]:
    """Return one file of data/lexicon/structure as plain values."""
    loaded: Mapping[str, Any] = lexicon(f"structure/{name}.yaml")
    return loaded


@cache
def opening(name: str, key: str) -> re.Pattern[str]:
    """Return a pattern of the words of one list of a file, for what a text begins with."""
    return re.compile(either(words(name)[key]))


def pairs(text: str) -> frozenset[str]:
    """Return every pair of neighbouring characters: whether two of them ever make a word here."""
    return frozenset(map(add, text, text[1:]))


def before(text: str, at: int, skipped: str = " 　\t\r\n") -> str:
    """Return the last character in front of an offset that is none of the skipped ones, or ""."""
    while at and text[at - 1] in skipped:
        at -= 1
    return text[at - 1 : at]


def squeeze(text: str) -> str:
    """Return text without white space between Chinese characters and at the ends.

    Charts and page layouts spread a title's characters (大 区 经 理).
    """
    return _SPREAD.sub("", text).strip()
