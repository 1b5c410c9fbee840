"""Texts of our own and labels of documents, in the language of a page."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import opencc
import yaml

from rolegraph.reading.scripts import simplify

#: The languages of a page.
LANGUAGES = ("en", "zh-Hans", "zh-Hant")

# ``zh`` is a text of our own, in Simplified; the others are labels as documents have them.
_PREFERENCE = {
    "en": ("en", "zh-Hans", "zh", "zh-Hant"),
    "zh-Hans": ("zh-Hans", "zh", "zh-Hant", "en"),
    "zh-Hant": ("zh-Hant", "zh", "zh-Hans", "en"),
}


def said(texts: Mapping[str, str], language: str) -> str:
    """Return a text or label in a language, or in the next best one; "" where there is none.

    Chinese is in the reader's script, whichever the text is in.
    """
    return chosen(texts, language)[1]


def chosen(texts: Mapping[str, str], language: str) -> tuple[str, str]:
    """Return the language tag of what ``said`` returns, and it; two times "" where there is none."""
    tag = next((t for t in _PREFERENCE[language] if texts.get(t)), "")
    if not tag:
        return "", ""
    if tag != language and tag[:2] == language[:2]:
        return language, in_script(texts[tag], language)
    return tag, texts[tag]


def in_script(text: str, language: str) -> str:
    """Return Chinese in the script of a language; other text, and other languages, as they are."""
    if language == "zh-Hant":
        return str(_traditional().convert(text))
    return simplify(text) if language == "zh-Hans" else text


def word(name: str, language: str) -> str:
    """Return a word of the pages themselves (``words.yaml``); KeyError for an unknown one."""
    return said(_words()[name], language)


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    text = files(__package__).joinpath("words.yaml").read_text("utf-8")
    loaded: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return loaded


@cache
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")
