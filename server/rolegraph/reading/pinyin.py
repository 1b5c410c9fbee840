"""The readings of single characters."""

import json
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

#: Grave, acute, macron and caron, as combining characters; those of ü and ê are no tones.
_TONES = "\u0300\u0301\u0304\u030c"


@cache
def readings(character: str) -> frozenset[str]:
    """Return how a character can be read, with tones (行: xíng, háng …); nothing for what is none."""
    found = _dictionary().get(str(ord(character)), "")
    return frozenset(found.split(",")) if found else frozenset()


@cache
def toneless(character: str) -> frozenset[str]:
    """Return how a character can be read, tones left away; ü stays."""
    return frozenset(map(_without_tone, readings(character)))


def _without_tone(reading: str) -> str:
    letters = unicodedata.normalize("NFD", reading)
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES))


@cache
def _dictionary() -> dict[str, str]:
    # The library loads its readings of words with those of characters, which takes longer than a document.
    spec = find_spec("pypinyin")
    assert spec is not None
    folder = Path(*(spec.submodule_search_locations or ()))
    content: dict[str, str] = json.loads((folder / "pinyin_dict.json").read_text("utf-8"))
    return content
