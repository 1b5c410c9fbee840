"""Headers that are ranges of amounts, and what columns hold: figures, counts, who does what."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from rolegraph.extraction.english.lists.verdicts import verdict
from rolegraph.extraction.english.wording.verbs import kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.tables.cells.cells import is_title, is_unlimited, said_in
from rolegraph.extraction.tables.cells.headers import (
    Column,
    amounts_of,
    is_chinese,
)
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.cells.objects import without_limit
from rolegraph.model import Limit
from rolegraph.reading import Cell

# Tables say few different things in their many cells.
_REMEMBERED = 4_096
_MOST = 0.7
_FIGURES = re.compile(r"[\d.,\s<≤＜>≥＞=]+[万千亿]?元?")
_NUMBER = re.compile(r"[\d.,\s]+")


def holds_figures_at(number: int, rows: Sequence[tuple[Cell, ...]], *, mere: bool = False) -> bool:
    """Say whether half of a column's cells that say something are figures, ``mere`` ones or any."""
    said = [row[number].text for row in rows if number < len(row) and row[number].text.strip()]
    if mere and any((told := verdict(one)) and told.deeds for one in said):
        return False  # "Approve up to £500" beside "£200"
    return bool(said) and 2 * sum(figure(one) is not None for one in said) >= len(said)


def holds_bounds(number: int, rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Say whether most of what a column's cells say is an amount and nothing besides (5万元以内, 不限)."""
    said = said_in(number, rows)
    bounds = sum(is_bound(one) for one in said)
    told = bounds + sum(map(is_unlimited, said))
    return bool(bounds) and len(said) > 1 and told >= _MOST * len(said)


@lru_cache(maxsize=_REMEMBERED)
def is_bound(text: str) -> bool:
    """Say whether words are an amount alone, with no matter in front of it: 单次2000元以内, 金额>20000."""
    what = without_limit(text)[0]
    named = _FIGURES.sub("", what)
    return figure(text) is not None and (what == text or not amounts_of(named))


def is_band(text: str) -> bool:
    """Say whether a header is a range of amounts: up to £5,000; 5-20万; 10万以上."""
    found = heading_bound(text)
    ranged = found is not None and (found.minimum is not None or not _NUMBER.fullmatch(text))
    return ranged and not is_title(text)


def heading_bound(text: str, column: Column | None = None) -> Limit | None:
    """Return the bound of a header that is an amount, alone or behind a deed: "Approves 50 to 500"."""
    deed, _, rest = text.partition(" ")
    run = words(deed) if rest and not is_chinese(deed) else ()
    verb = verb_at(run, 0)
    acts = verb is not None and bool(kind_of_verb(verb.lemma))
    return figure(text, column) or (figure(rest, column) if acts else None)


def holds_counts(number: int, rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Say whether a column only counts its rows: 1, 2, 3."""
    said = [row[number].text.strip(" .)") for row in rows if number < len(row)]
    counts = [int(one) for one in said if one.isdigit()]
    return len(counts) == len(said) > 1 and all(b - a == 1 for a, b in pairwise(counts))


def holds_verdicts(number: int, rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Say whether most of a column's cells say in a clause or two what somebody does with a matter."""
    said = [row[number].text for row in rows if number < len(row) and row[number].text.strip()]
    told = sum(says_verdict(one) for one in said)
    return len(said) > 1 and told >= _MOST * len(said)


@lru_cache(maxsize=_REMEMBERED)
def says_verdict(text: str) -> bool:
    """Say whether a cell gives somebody something in a clause or two, in English."""
    found = None if is_chinese(text) else verdict(text)
    return found is not None and bool(found.deeds)
