"""Entries of a form that are still open where a heading is found: their keys, and what runs into it."""

import re
from functools import cache

from rolegraph.extraction.structure.words import CJK, words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN

#: How far before a heading the keys of its form may stand.
_FORM = 400
#: What the sections before it end in.
_ENDED = ("权限", "权力", "责任", "义务", "负责")
#: So many characters are no title.
_SENTENCE = 9
#: A shorter key is a word of running text as well.
_SHORT_KEY = 3


@cache
def key() -> re.Pattern[str]:
    """Match the key of an entry (直属上级：), which shows that a heading glued to it has ended."""
    keys = words("keys")
    every = (w for name in ("superior", "subordinate", "unit", "headcount") for w in keys[name])
    return re.compile(rf"{either(every)}\s*[:：]")


@cache
def value() -> re.Pattern[str]:
    """Match an entry whose value is still open: a list of titles (直接下级:餐厅主管、), its field."""
    keys = words("keys")
    every = either({*keys["superior"], *keys["subordinate"], *keys["functional"]})
    kept = either(key for key in keys["ignored"] if len(key) > _SHORT_KEY)
    return re.compile(rf"{every}\s*[:：]\s*(?:{HAN}{{2,10}}[、,，])*$|{kept}[:：][{CJK}、，,]*$")


def is_glued(text: str, run: int, match: re.Match[str], end: int) -> bool:
    """Say whether a word with a colon is glued to a sentence of a form in one line.

    直接上级:总经理 … 对所承担的工作负责|主要职责:1.…
    """
    before = text[run : match.start()]
    ended = before.endswith(_ENDED)
    said = ended or (len(before) >= _SENTENCE and before[-1] not in "的和与及其各")
    colon = len(match[0]) > _SHORT_KEY and text[end : end + 1] in (":", "：")
    line = max(text.rfind("\n", 0, run), run - _FORM)
    return said and colon and key().search(text, max(0, line), run) is not None
