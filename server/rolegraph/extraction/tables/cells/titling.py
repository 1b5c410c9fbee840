"""Headers that name a post with what it does: "Board approval required?", "Reserved to the CFO"."""

import re
from functools import lru_cache
from itertools import combinations

from rolegraph.extraction.english.wording.verbs import kind_of_noun, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.extraction.tables.cells.cells import is_title
from rolegraph.extraction.tables.cells.headers import (
    is_chinese,
)
from rolegraph.extraction.tables.cells.lexicon import entries

_REMEMBERED = 4_096
_BRACKET = re.compile(r"\s*[(\[][^)\]]*[)\]]")
#: Words of the longest such header.
_LONGEST = 9


@lru_cache(maxsize=_REMEMBERED)
def title_and_deed(header: str) -> tuple[str, str] | None:
    """Return the title in a header and the kind of power that its other words name, or None.

    The kind is "" where they name none ("Limit of the CFO"); words of any other sort make it no such header.
    """
    plain = _BRACKET.sub("", header)
    run = () if is_chinese(plain) else words(plain)
    if not 1 < len(run) <= _LONGEST:
        return None
    spans = sorted(combinations(range(len(run) + 1), 2), key=lambda span: span[0] - span[1])
    for start, end in spans:
        title = between(plain, run[start:end]).removesuffix("'s").removesuffix("’s")
        if is_title(title) and _is_whole(run, start, end):
            kind = _kind((*run[:start], *run[end:]))
            return None if kind is None else (title, kind)
    return None


def _is_whole(run: tuple[Word, ...], start: int, end: int) -> bool:
    """Say whether a title begins and ends at these words, as "Board approval" and "Head" of IT do not."""
    small = entries("cells")["around_titles"]
    goes_on = end < len(run) and run[end].low in {"of", "for"}
    ends = kind_of_noun(run[end - 1].low) or run[end - 1].low in small
    return not goes_on and not ends and run[start].low not in small


def _kind(rest: tuple[Word, ...]) -> str | None:
    """Return the kind that the words beside a title name, None where they say something else."""
    small, plain = entries("cells")["around_titles"], entries("cells")["of_titles"]
    told = [word for word in rest if word.low not in small]
    if not told:
        return None
    if all(word.low in plain for word in told):
        return ""
    said = " ".join(word.low for word in told)
    if said in entries("cells")["keeping"]:
        return "decide"
    verb = verb_at(tuple(told), 0)
    whole = verb is not None and verb.end == len(told)
    return kind_of_noun(said) or (kind_of_verb(verb.lemma) if verb and whole else "") or None
