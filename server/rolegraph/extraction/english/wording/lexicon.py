"""The words of English role descriptions, from ``data/lexicon/english``.

Every scalar of these files is text: a list may hold ``on``, ``off`` or ``no`` without quotes.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from rolegraph.resources import lexicon


@cache
def entries(name: str) -> Mapping[str, Any]:
    """Return one file of the lexicon by its name without suffix."""
    loaded: Mapping[str, Any] = lexicon(f"english/{name}.yaml", words=True)
    return loaded


@cache
def group(name: str, key: str) -> frozenset[str]:
    """Return one list of a file as a set of lower-case entries."""
    return frozenset(str(e).lower() for e in entries(name)[key])


@cache
def grammar(key: str) -> frozenset[str]:
    """Return one list of ``grammar.yaml``: small words by what they do in a sentence."""
    return group("grammar", key)


@cache
def by_entry(name: str, key: str = "") -> Mapping[str, str]:
    """Return which list each entry of a file (or of one mapping in it) stands in.

    An entry of two lists belongs to the first.
    """
    lists = entries(name)[key] if key else entries(name)
    found: dict[str, str] = {}
    for kind, several in lists.items():
        for entry in several:
            found.setdefault(str(entry).lower(), kind)
    return found


def is_heading(text: str) -> bool:
    """Say whether a line is a heading or label of the lexicon and nothing else."""
    return text.strip(" :*#").lower() in _headings()


@cache
def _headings() -> frozenset[str]:
    sections = {e.lower() for lists in entries("sections").values() for e in lists["exact"]}
    return frozenset(sections | by_entry("fields").keys())
