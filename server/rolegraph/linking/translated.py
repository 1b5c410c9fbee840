"""A title in the other language, where its name is curated."""

from collections.abc import Mapping
from functools import cache

from rolegraph.extraction.labels import english
from rolegraph.linking.mappings import roles
from rolegraph.linking.titles import normalised


def in_english(name: str) -> str:
    """Return a normalised Chinese name in English; one that is not known, or English, as it is."""
    return normalised(english(name)) or name


def in_chinese(name: str) -> str:
    """Return a normalised English name in Chinese, by the roles' names; one that is none as it is."""
    return _chinese().get(name, name)


@cache
def _chinese() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for role in roles():
        names = dict(reversed(role.labels))
        for _, text in role.labels:
            if text.isascii() and "zh-Hans" in names:
                found.setdefault(normalised(text), normalised(names["zh-Hans"]))
    return found
