"""What an amount counts for, behind the matter that it bounds: 退款（每日累计）, 退款 above 单笔."""

import re

from rolegraph.extraction.english.lexicon import by_entry
from rolegraph.extraction.sentences.limits import split_limit

_PER = (
    "[单每](?:[笔次项单件日天周月季年]|季度|年度)(?:累计|合计)?"
    "|(?:当?日|当?月度?|季度?|当?年度?)(?:累计|合计)"
)
_BEHIND = re.compile(rf"[（(\s]*(?P<per>{_PER})(?:金额|限额|额度|上限)?[)）]?$")
_ALONE = re.compile(rf"(?:{_PER})(?:金额|限额|额度|上限)?")
#: Per order, Single order, Limit for each claim, Monthly cumulative
_EACH = re.compile(
    r"(?:(?:amount|limit|value|total)s? )?(?:per|for each|each|any one|single) (?P<per>[a-z]+)"
    r"|(?P<over>daily|weekly|monthly|quarterly|annual|yearly)(?: (?:cumulative|aggregate|total|amount))+"
    r"|cumulative per (?P<each>[a-z]+)",
    re.I,
)
#: Plant hire (per order), Agency labour per month
_EACH_BEHIND = re.compile(r" (?:(?P<in>[(\[])?(?:per|for each) (?P<per>[a-z]+)[)\]]?)$", re.I)


def counted_for(matter: str) -> tuple[str, str]:
    """Return a matter without the words for what its amounts count for, and the period or order, or ""."""
    found = _BEHIND.search(matter)
    if found is None or not found.start():
        return _counted_for(matter)
    bound, _ = split_limit(f"{found['per']}1元以内")
    return matter[: found.start()], bound.per if bound else ""


def _counted_for(matter: str) -> tuple[str, str]:
    """Return an English matter without "(per order)" or "per month", and for what it is, or ""."""
    found = _EACH_BEHIND.search(matter)
    said = found["per"].lower() if found else ""
    period = by_entry("amounts", "periods").get(said, "")
    if found is None or not (period or found["in"]):
        return matter, ""  # "Price per unit" is a matter
    return matter[: found.start()].rstrip(" ,"), period or said


def only_counts(words: str) -> bool:
    """Say whether a header says nothing but what the amounts below it count for."""
    plain = " ".join(words.split())
    return _ALONE.fullmatch(plain) is not None or _EACH.fullmatch(plain) is not None


def count_of(words: str) -> str:
    """Return what the amounts count for below a header that says nothing else, "" below another."""
    plain = " ".join(words.split())
    if found := _EACH.fullmatch(plain):
        said = next(filter(None, found.groups())).lower()
        return by_entry("amounts", "periods").get(said, said)
    bound = split_limit(f"{plain}1元以内")[0] if _ALONE.fullmatch(plain) else None
    return bound.per if bound else ""
