"""In which currency a document's bare 元 is: the one that it names, where it names one alone."""

import re
from dataclasses import replace
from functools import cache

from rolegraph.extraction.sentences.lexicon import group, lexicon
from rolegraph.model import Authority, Duty, Measure, Statements
from rolegraph.reading.alternation import either

#: What a bare 元 is read as, and which other currencies write it.
_YUAN = "CNY"
_WRITING_YUAN = ("TWD", "HKD")


@cache
def _naming(code: str) -> re.Pattern[str]:
    """Match the words and signs that name a currency and no other."""
    lists = lexicon("figures")
    every = {*lists["currencies"][code], *lists["signs"][code]} - {*group("figures", "bare yuan")}
    return re.compile(either(every))


def told(found: Statements, text: str) -> Statements:
    """Return statements with bare 元 in the currency that their document names (新台幣…, 逾30萬元者)."""
    named = [code for code in (_YUAN, *_WRITING_YUAN) if _naming(code).search(text)]
    if len(named) != 1 or named == [_YUAN]:
        return found
    return replace(
        found,
        authorities=tuple(_limited(one, named[0]) for one in found.authorities),
        duties=tuple(_measured(one, named[0]) for one in found.duties),
    )


def _limited(one: Authority, code: str) -> Authority:
    if one.limit is None or one.limit.unit != _YUAN:
        return one
    return replace(one, limit=replace(one.limit, unit=code))


def _measured(one: Duty, code: str) -> Duty:
    if all(m.unit != _YUAN for m in one.measures):
        return one
    return replace(one, measures=tuple(_told(m, code) for m in one.measures))


def _told(measure: Measure, code: str) -> Measure:
    return replace(measure, unit=code) if measure.unit == _YUAN else measure
