"""Cells of a table of limits that bound in words alone: 编制内, "As per budget", "Grades 1-5"."""

import re
from functools import cache, lru_cache

from rolegraph.extraction.english.figures.limits import case_of
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.tables.cells.headers import is_chinese
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.model import Limit
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN

_REMEMBERED = 1_024


@lru_cache(maxsize=_REMEMBERED)
def bound_in_words(said: str) -> Limit | None:
    """Return the bound that a cell is which says up to where and gives no figure, None for another."""
    plain = " ".join(said.split()).strip(" .。")
    if is_chinese(plain):
        bounds = _chinese().fullmatch(plain) is not None
    else:
        bounds = bool(case_of(words(plain))) or _english().fullmatch(plain) is not None
    return Limit(text=plain) if bounds else None


@cache
def _chinese() -> re.Pattern[str]:
    """What something is within (年度预算内), by what it goes (按预算), up to which rank (主管级及以下)."""
    lists = entries("cells")["bounds_in_words"]
    what = either(lists["of"])
    few = f"{HAN}{{0,4}}?"
    return re.compile(
        f"{few}{what}(?:的?范围)?[以之]?[内外]|(?:按照?|依照?|根据){few}{what}(?:执行|办理)?"
        f"|{few}{what}(?:范围)?[以之]?内?(?:的|按){few}{what}(?:执行)?"
        f"|{HAN}{{1,6}}级?(?:[（(]?不?含[）)]?|及)?以[上下](?:人员|员工|岗位|职位|级别)?"
    )


@cache
def _english() -> re.Pattern[str]:
    """What something goes by ("As per budget"), the ranks of whom it concerns ("Grades 6–9")."""
    lists = entries("cells")["bounds_in_words"]
    lead, of = either(lists["leads"]), either(lists["goes_by"])
    rank = either(group("amounts", "ranks"))
    number = r"(?:\d{1,2}|[ivx]{1,4}|[a-e])"
    return re.compile(
        rf"{lead} (?:[a-z]+ ){{0,3}}?{of}"
        rf"|(?:up to )?{rank} {number}(?: ?(?:-|–|to|and|,|/) ?{number})*"
        r"(?: (?:and|or) (?:above|below|up|under))?",
        re.IGNORECASE,
    )
