"""In which currency a document's bare 元 or $ is: the one that it names, where it names one alone."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TypeVar

from rolegraph.extraction.english.wording.lexicon import entries
from rolegraph.extraction.sentences.wording.lexicon import group, lexicon
from rolegraph.model import Authority, Duty, Limit, Measure, Statements
from rolegraph.reading.alternation import either

#: What a bare 元 is read as, and which other currencies write it.
_YUAN = "CNY"
_WRITING_YUAN = ("TWD", "HKD")
#: The script in which whoever writes 元 may mean another's.
_TRADITIONAL = "Hant"
#: What a bare $ is read as.
_DOLLAR = "USD"
_Figure = TypeVar("_Figure", Limit, Measure)


@cache
def _naming_yuan(code: str) -> re.Pattern[str]:
    """Match the words and signs that name a currency and no other."""
    lists = lexicon("figures")
    every = {*lists["currencies"][code], *lists["signs"][code]} - {*group("figures", "bare yuan")}
    return re.compile(either(every))


@cache
def _naming_dollars(code: str) -> re.Pattern[str]:
    """Match what names one country's dollars; a code alone may be another word (CAD drawings)."""
    names = either(entries("amounts")["dollars"][code])
    of_amounts = r"(?:amounts?|figures?|limits?|values?|sums?)\b[^.\n]{0,40}[ (]"
    code_of = rf"\b{code}\b"
    return re.compile(
        rf"(?i:(?<!\w){names})|{code_of} ?\d|\d ?{code_of}|(?i:{of_amounts}){code_of}"
    )


def told(found: Statements, text: str, script: str) -> Statements:
    """Return statements with bare 元 and $ in the currency that their document names, or that of its place.

    新台幣…, 逾30萬元者; "All amounts are in Australian dollars" above $25,000.
    """
    for bare, code in _meant(text, script):
        found = replace(
            found,
            authorities=tuple(_limited(one, bare, code) for one in found.authorities),
            duties=tuple(_measured(one, bare, code) for one in found.duties),
        )
    return found


def _meant(text: str, script: str) -> Iterator[tuple[str, str]]:
    """Yield how an amount without a country's name is read, and in which currency it is."""
    yuan = [code for code in (_YUAN, *_WRITING_YUAN) if _naming_yuan(code).search(text)]
    places = lexicon("figures")["places"].items() if script == _TRADITIONAL and not yuan else ()
    yuan += [code for code, said in places if any(word in text for word in said)]
    if len(yuan) == 1:
        yield _YUAN, yuan[0]
    if "$" in text or "dollar" in text.lower():
        dollars = [c for c in entries("amounts")["dollars"] if _naming_dollars(c).search(text)]
        # 港币$20,000以下, then $3,000
        dollars += [c for c in _WRITING_YUAN if c not in dollars and _naming_yuan(c).search(text)]
        if len(dollars) == 1:
            yield _DOLLAR, dollars[0]


def _limited(one: Authority, bare: str, code: str) -> Authority:
    if one.limit is None:
        return one
    further = tuple(_told(limit, bare, code) for limit in one.limit.further)
    return replace(one, limit=replace(_told(one.limit, bare, code), further=further))


def _measured(one: Duty, bare: str, code: str) -> Duty:
    if all(m.unit != bare for m in one.measures):
        return one
    return replace(one, measures=tuple(_told(m, bare, code) for m in one.measures))


def _told(one: _Figure, bare: str, code: str) -> _Figure:
    return replace(one, unit=code) if one.unit == bare else one
