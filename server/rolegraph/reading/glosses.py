"""Pinyin that a converter left behind a character: 權(quán)限, 經(jīng)理."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from rolegraph.reading.characters import HAN
from rolegraph.reading.document import Mark
from rolegraph.reading.pinyin import readings

#: A Chinese character, then Latin letters alone in brackets of either width.
_CANDIDATE = re.compile(rf"(?<=({HAN}))[(（]\s*([^\W\d_\u2e80-\U000323af]{{1,7}})\s*[)）]")


def glosses(text: str) -> Iterator[Mark]:
    """Yield the pinyin glosses, brackets included.

    A bracket is a gloss only where its letters are a reading of the character before it, with
    tone or without: 權(quán) is one, 產品(app) and 部門(HR) are not.
    """
    for found in _CANDIDATE.finditer(text):
        if _toneless(found[2]) in _readings(found[1]):
            yield Mark(found.start(), found.end(), "gloss")


def _toneless(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable.replace("ɡ", "g").replace("ɑ", "a"))
    kept = (letter for letter in letters if unicodedata.category(letter) != "Mn")
    return "".join(kept).replace("v", "u")


@cache
def _readings(character: str) -> frozenset[str]:
    return frozenset(map(_toneless, readings(character)))
