"""Texts of our own and labels of documents, in the language of a page."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import opencc
import yaml

#: The languages of a page.
LANGUAGES = ("en", "zh-Hans", "zh-Hant")

# ``zh`` is a text of our own, in Simplified; the others are labels as documents have them.
_PREFERENCE = {
    "en": ("en", "zh-Hans", "zh", "zh-Hant"),
    "zh-Hans": ("zh-Hans", "zh", "zh-Hant", "en"),
    "zh-Hant": ("zh-Hant", "zh", "zh-Hans", "en"),
}


def said(texts: Mapping[str, str], language: str) -> str:
    """Return a text or label in a language, or in the next best one; "" where there is none."""
    tag = next((t for t in _PREFERENCE[language] if texts.get(t)), "")
    if not tag:
        return ""
    return _traditional(texts[tag]) if (language, tag) == ("zh-Hant", "zh") else texts[tag]


def word(name: str, language: str) -> str:
    """Return a word of the pages themselves (``words.yaml``); KeyError for an unknown one."""
    return said(_words()[name], language)


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    text = files(__package__).joinpath("words.yaml").read_text("utf-8")
    loaded: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return loaded


def _traditional(text: str) -> str:
    converted: str = _converter().convert(text)
    return converted


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")
