"""What one cell of a matrix grants by its own words: 审批, A, ≤50,000, approve up to EUR 500."""

import re
from collections.abc import Iterator, Mapping

from rolegraph.extraction.english.wording.verbs import kind_of_passive, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.tables.cells.cells import is_tick, is_title, is_unlimited, kind_in
from rolegraph.extraction.tables.cells.headers import (
    Column,
)
from rolegraph.extraction.tables.cells.limits import counted, figure
from rolegraph.extraction.tables.cells.wording import own_end
from rolegraph.model import Limit
from rolegraph.reading.characters import HAN

#: "all", "full" and 全部 alone say too little of what they are about.
_VAGUE = 4
_CODES = re.compile(r"\s*[/、,，;；+&\n]\s*|\s+(?:and|or|then)\s+")
_BE = re.compile(r"^\s*(?:(?:is|are|to) )?(?:be )?", re.I)
_COUNT = re.compile(r"\d{1,2}")
_CLAUSE = re.compile(
    rf"[（(：:]|(?=[≤<≥>])|(?<={HAN}|[A-Za-z])\s*(?=\d)"
    r"|\s+(?=up to|below|above|not exceeding|under|over)"
)


def powers_in(
    words_of: str, column: Column, kinds_of: Mapping[str, str], granted: str, *, bare: bool = True
) -> Iterator[tuple[str, Limit | None]]:
    """Yield kind and limit of what one cell says: 审批, A, ≤50,000, approve up to EUR 500.

    ``granted`` is the kind that the table is of, "" where nothing says it; ``bare``: a figure alone
    decides then.
    """
    if is_title(words_of):
        return
    # 1起草 counts a turn, and no cases (1起).
    bound = None if kind_in(words_of) else figure(words_of, column) or counted(words_of)
    if bound and not bound.unit and _COUNT.fullmatch(words_of.strip()):
        return  # 1 and 2 of nothing are codes or turns
    head, rest = _parted(words_of)
    if kinds := _kinds(head, kinds_of):
        inner = figure(rest, column) if rest else bound
        for kind in kinds:
            yield kind, inner
    elif bound:
        kind = own_end(words_of) or granted or ("decide" if bare else "")
        yield from [(kind, bound)] if kind else []
    elif granted and ((is_tick(words_of) and not kinds_of) or is_unlimited(words_of)):
        yield granted, None
    elif bare and is_unlimited(words_of) and len(words_of.strip()) > _VAGUE:
        yield "decide", None


def _kinds(head: str, kinds_of: Mapping[str, str]) -> list[str]:
    """Return the kinds that the parts of a cell name, or it as a whole.

    A part names one with its first word: "After legal review" says nothing of who reviews.
    """
    kinds: list[str] = []
    for part in _CODES.split(head):
        run = _BE.sub("", part).split()
        led = run and _kind(run[0], kinds_of)
        kinds += [kind for word in run if (kind := _kind(word, kinds_of))] if led else []
    return kinds or list(filter(None, [_kind(head, kinds_of)]))


def _parted(words_of: str) -> tuple[str, str]:
    found = _CLAUSE.search(words_of)
    if not found:
        return words_of, ""
    return words_of[: found.start()].strip(), words_of[found.start() :].strip(" （(：:）)")


def _kind(part: str, kinds_of: Mapping[str, str]) -> str:
    return kinds_of.get(part.strip(), "") or kind_of_word(part)


def kind_of_word(part: str) -> str:
    """Return the kind that a word names: 审批, "Recommend", "Negotiates", "Consulted"; or ""."""
    found = kind_in(part)
    run = words(part)
    verb = verb_at(run, 0) if len(run) == 1 and len(part) > 2 else None
    if verb and verb.shape not in {"base", "s", "ed"}:
        return ""  # "Managing" of a Managing Director
    told = kind_of_passive(part.strip().lower())  # "Consulted"
    return found or told or (kind_of_verb(verb.lemma) if verb and verb.shape != "ed" else "")
