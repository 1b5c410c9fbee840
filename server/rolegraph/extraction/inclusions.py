"""Whether a document's 以上 and 以下 include the number: as it says itself (本制度所称“以下”不含本数)."""

import re
from dataclasses import replace
from functools import cache
from typing import TypeVar

from rolegraph.extraction.limit_ends import WITHOUT_END
from rolegraph.extraction.sentences.wording.lexicon import group
from rolegraph.model import Authority, Duty, Limit, Measure, Statements
from rolegraph.reading.alternation import either

_Figure = TypeVar("_Figure", Limit, Measure)
_QUOTE = "[“”\"'‘’「」『』《》]?"
#: “以上”、“以内”均含本数，“以下”不含: the words, and whether the number is in them.
_SAID = re.compile(
    rf"(?P<words>{_QUOTE}[以之][上下内]{_QUOTE}(?:\s*[、，,及和与或/]?\s*{_QUOTE}[以之][上下内]{_QUOTE})*)"
    r"\s*(?:均|都|皆|则|一律)?\s*(?P<out>不)?(?:包含|包括|含)(?P<number>本数|该数|本级)?"
)
_WORD = re.compile("[以之][上下内]")


def told(found: Statements, text: str) -> Statements:
    """Return statements whose limits leave out the number where their document says that its word does."""
    words = _leaving_out(text)
    if not words:
        return found
    return replace(
        found,
        authorities=tuple(_limited(one, words) for one in found.authorities),
        duties=tuple(_measured(one, words) for one in found.duties),
    )


def _leaving_out(text: str) -> frozenset[str]:
    """Return the words that do not include the number (以下) by what a text says of them itself."""
    out: set[str] = set()
    for sentence in re.split("[。；;\n]", text) if "本数" in text or "该数" in text else ():
        said = list(_SAID.finditer(sentence))
        if any(one["number"] for one in said):
            out.update(word for one in said if one["out"] for word in _WORD.findall(one["words"]))
    return frozenset(out)


def _limited(one: Authority, words: frozenset[str]) -> Authority:
    if one.limit is None:
        return one
    further = tuple(_told(limit, words) for limit in one.limit.further)
    return replace(one, limit=replace(_told(one.limit, words), further=further))


def _measured(one: Duty, words: frozenset[str]) -> Duty:
    return replace(one, measures=tuple(_told(m, words) for m in one.measures))


@cache
def _own() -> re.Pattern[str]:
    """Match a bracket behind a figure that says whether it is included itself (5万元（含）以下)."""
    every = either([*group("figures", "included"), *group("figures", "excluded")])
    return re.compile(f"[（(]{every}[^）)税]*[）)]")


def _told(one: _Figure, words: frozenset[str]) -> _Figure:
    said = any(word in one.text for word in words)
    left = said and _own().search(one.text) is None and one.operator in WITHOUT_END
    return replace(one, operator=WITHOUT_END[one.operator]) if left else one
