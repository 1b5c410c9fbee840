"""Numbers and currencies in English text: 1,200, 1.200, two, ten thousand."""

import re
from functools import cache, lru_cache

from rolegraph.extraction.english.wording.lexicon import by_entry, entries, group
from rolegraph.extraction.english.wording.phrases import Phrases
from rolegraph.extraction.english.wording.words import Word
from rolegraph.extraction.figures import is_amount

_REMEMBERED = 4_096
#: Multipliers of so few letters may be units (2 mm, one mn).
_SHORT = 3
NUMBER = re.compile(r"\d")


@lru_cache(maxsize=_REMEMBERED)
def number(word: str) -> float | None:
    """Return the value of a number in figures or a small one in words, or None (1.100.2 is a version)."""
    if not NUMBER.match(word):
        named = entries("amounts")["numbers"].get(word.lower())
        return float(named) if named else None
    plain = re.sub(r"[' \u00a0\u202f]", "", word)
    if not is_amount(plain):
        return None
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain) and (
        plain.count(".") > 1 or "," in plain
    ):
        return float(plain.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+,\d{1,2}", plain):
        return float(plain.replace(",", "."))
    plain = plain.replace(",", "")
    return float(plain) if plain.count(".") <= 1 else None


@cache
def currencies() -> Phrases:
    """Return the phrases that name a currency; a hit's value is its ISO 4217 code."""
    table = entries("amounts")["currencies"].items()
    return Phrases({name: code for code, names in table for name in names})


@lru_cache(maxsize=_REMEMBERED)
def spells(word: str) -> bool:
    """Say whether a word is of a figure in words ("twenty-five", "thousand", "dollars")."""
    parts = word.split("-")
    return _counting().issuperset(parts) or word in by_entry("amounts", "currencies")


@cache
def _counting() -> frozenset[str]:
    return group("amounts", "spelling").union(entries("amounts")["numbers"])


def european(word: str, value: float) -> float:
    """Return the value of an amount of money where a single dot parts thousands (2.000)."""
    return value * 1000 if re.fullmatch(r"\d{1,3}\.\d{3}", word) else value


def multiplied(run: tuple[Word, ...], at: int, value: float, is_money: bool) -> tuple[float, int]:
    """Return a number times the word behind it (10 thousand, 5k), and where that ends."""
    word = run[at].text if at < len(run) else ""
    for factor, names in entries("amounts")["multipliers"].items():
        if word in names and (is_money or len(word) > 1 or word in "kK万亿萬億"):
            return value * float(factor), at + 1
        money_next = at + 1 < len(run) and currencies().at(run, at + 1) is not None
        if word in names and money_next:  # 10 Cr INR
            return value * float(factor), at + 1
    return value, at


def is_date(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a number is the day of a month ("by 30 November", "on April 6")."""
    beside = (*run[max(at - 1, 0) : at], *run[at + 1 : at + 2])
    return any(w.low in group("amounts", "months") and w.text[0].isupper() for w in beside)


def is_rank(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a number, or the range that it ends, names a rank (staff on grades 1 to 4)."""
    begins = at - 2 if at > 2 and run[at - 1].low in group("amounts", "range_joins") else at
    told = begins == at or NUMBER.match(run[begins].text) is not None
    return told and begins > 0 and run[begins - 1].low in group("amounts", "ranks")


@cache
def large() -> frozenset[str]:
    """Return the words that multiply a number and are no units (thousand, lakh)."""
    names = (name for several in entries("amounts")["multipliers"].values() for name in several)
    return frozenset(name for name in names if len(name) > _SHORT)
