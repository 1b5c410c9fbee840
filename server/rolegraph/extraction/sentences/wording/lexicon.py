"""The sentence lexicons: words in data files, as the rules want them.

A domain expert adds words to ``data/lexicon/sentences/*.yaml``; nothing here names one.
"""

import re
from functools import cache
from typing import Any

from rolegraph.errors import BadInput
from rolegraph.reading.alternation import either
from rolegraph.reading.compiled import compiled
from rolegraph.resources import lexicon as shipped


class Words:
    """Words that are looked for at a place of a text, the longest first."""

    __slots__ = ("_by_first", "_by_last", "every")

    def __init__(self, every: frozenset[str]) -> None:
        self.every = every
        self._by_first = _lengths(every, 0)
        self._by_last = _lengths(every, -1)

    def at(self, text: str, start: int = 0) -> str:
        """Return the longest word that begins at a place, or ""."""
        for length in self._by_first.get(text[start : start + 1], ()):
            if (word := text[start : start + length]) in self.every:
                return word
        return ""

    def before(self, text: str, end: int) -> str:
        """Return the longest word that ends at a place, or ""."""
        if end > 0:
            for length in self._by_last.get(text[end - 1 : end], ()):
                if (word := text[max(0, end - length) : end]) in self.every:
                    return word
        return ""


def _lengths(every: frozenset[str], place: int) -> dict[str, tuple[int, ...]]:
    """Return how long the words with a letter at a place are, the longest first."""
    found: dict[str, set[int]] = {}
    for word in every:
        found.setdefault(word[place], set()).add(len(word))
    return {letter: tuple(sorted(each, reverse=True)) for letter, each in found.items()}


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return one lexicon file, such as ``verbs``, by its keys.

    Raises BadInput, naming the file, where it is no mapping.
    """
    content = shipped(f"sentences/{name}.yaml")
    if not isinstance(content, dict):
        raise BadInput(
            f"data/lexicon/sentences/{name}.yaml: groups of words were expected "
            f"(group: [words]), found {type(content).__name__}. Restore the groups."
        )
    return content


@cache
def group(name: str, key: str) -> tuple[str, ...]:
    """Return a group of a lexicon, longest word first; a text is split at white space."""
    content = lexicon(name)[key]
    found = content.split() if isinstance(content, str) else [str(word) for word in content]
    return tuple(sorted(set(found), key=lambda word: (-len(word), word)))


@cache
def words(name: str, *keys: str) -> Words:
    """Return the words of one or more groups of a lexicon, to be looked up in a text."""
    return Words(frozenset(word for key in keys for word in group(name, key)))


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Compile a template whose ``<<file.group>>`` marks stand for the words of that group."""
    return compiled(_MARK.sub(lambda m: _any_of(m[1], m[2]), template))


@cache
def _any_of(name: str, key: str) -> str:
    return either(group(name, key))


_MARK = re.compile(r"<<([a-z]+)\.([a-z_]+)>>")
