"""What an amount counts for, behind the matter that it bounds: 退款（每日累计）, 退款 above 单笔."""

import re

from rolegraph.extraction.english.figures.limits import limit_of as english_limit
from rolegraph.extraction.english.wording.lexicon import by_entry
from rolegraph.extraction.sentences.limits.limits import split_limit
from rolegraph.reading.characters import HAN

_PER = (
    "[单每](?:[笔次项单件日天周月季年]|季度|年度)(?:累计|合计)?"
    "|(?:当?日|当?月度?|季度?|当?年度?)(?:累计|合计)"
)
_BEHIND = re.compile(rf"[（(\s]*(?P<per>{_PER})(?:金额|限额|额度|上限)?[)）]?$")
#: 单笔报销额度
_BEFORE = re.compile(rf"(?P<per>{_PER})(?P<what>{HAN}{{2,8}}?)(?:金额|限额|额度|上限)")
_ALONE = re.compile(rf"(?:{_PER})(?:金额|限额|额度|上限)?")
#: Per order, Single order, Limit for each claim, Monthly cumulative
_EACH = re.compile(
    r"(?:(?:amount|limit|value|total)s? )?(?:per|for each|each|any one|single) (?P<per>[a-z]+)"
    r"|(?P<over>daily|weekly|monthly|quarterly|annual|yearly)(?: (?:cumulative|aggregate|total|amount))+"
    r"|(?:per|each|single) (?P<one>transaction|order|purchase|item|case|event|claim|invoice)"
    r" (?:limit|amount|value|total)"
    r"|(?P<each_time>daily|weekly|monthly|quarterly|annual|yearly) (?:limit|maximum|cap|commitment)"
    r"|cumulative per (?P<each>[a-z]+)|(?P<to>year|month|quarter)[ -]to[ -]date",
    re.I,
)
_UNIT = re.compile(r"(?<=\S)\s*[（(][^（）()]{1,12}[)）]\s*$")
#: Plant hire (per order), Agency labour per month
_EACH_BEHIND = re.compile(r" (?:(?P<in>[(\[])?(?:per|for each) (?P<per>[a-z]+)[)\]]?)$", re.I)


def counted_for(matter: str) -> tuple[str, str]:
    """Return a matter without the words for what its amounts count for, and the period or order, or ""."""
    found = _BEHIND.search(matter)
    if before := _BEFORE.fullmatch(matter):
        return before["what"], _period(before["per"])
    if found is None or not found.start():
        return _counted_for(matter)
    return matter[: found.start()], _period(found["per"])


def _period(words: str) -> str:
    """Return what 单笔 or 每日累计 says that amounts count for."""
    bound, _ = split_limit(f"{words}1元以内")
    return bound.per if bound else ""


def _counted_for(matter: str) -> tuple[str, str]:
    """Return an English matter without "(per order)" or "per month", and for what it is, or ""."""
    found = _EACH_BEHIND.search(matter)
    said = found["per"].lower() if found else ""
    period = by_entry("amounts", "periods").get(said, "")
    if found is None or not (period or found["in"]):
        return matter, ""  # "Price per unit" is a matter
    return matter[: found.start()].rstrip(" ,"), period or said


def _plain(words: str) -> str:
    """Return a header without the unit in brackets behind it: Monthly limit (USD)."""
    return " ".join(_UNIT.sub("", words).split())


def only_counts(words: str) -> bool:
    """Say whether a header says nothing but what the amounts below it count for."""
    plain = _plain(words)
    return _ALONE.fullmatch(plain) is not None or _EACH.fullmatch(plain) is not None


def count_of(words: str) -> str:
    """Return what the amounts count for below a header that says nothing else, "" below another."""
    plain = _plain(words)
    if found := _EACH.fullmatch(plain):
        said = next(filter(None, found.groups())).lower()
        return by_entry("amounts", "periods").get(said, said)
    return _period(plain) if _ALONE.fullmatch(plain) else ""


def counts_each(words: str) -> str:
    """Return what amounts beside a cell count for where it says nothing else: 每单, "per person per year"."""
    if found := count_of(words):
        return found
    bound = english_limit(f"$1 {words}", "<=") if words.lower().startswith("per ") else None
    return bound.per if bound and bound.text.endswith(words) else ""
