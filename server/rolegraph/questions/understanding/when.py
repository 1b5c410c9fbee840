"""When a thing is of: a plan of the quarter is no report of the quarter."""

import re
from collections.abc import Sequence
from functools import cache

from rolegraph.questions.stated.matching import Group
from rolegraph.questions.words.lexicon import load


def period_alone(missing: Sequence[str], wanted: Sequence[Group]) -> bool:
    """Say whether a sentence says a period that is asked about, and nothing of what is asked of it."""
    others = [g for g in wanted if not _is_period(g.text)]
    things = [g for g in others if not g.verb] or others
    return len(others) < len(wanted) and bool(things) and all(g.text in missing for g in things)


def another_period(missing: Sequence[str], reading: str) -> bool:
    """Say whether a sentence lacks the period that is asked about, and says another: 每周 for 月度."""
    asked = [text for text in missing if _is_period(text)]
    return bool(asked) and any(re.search(p, reading, re.IGNORECASE) for p in _periods())


def lacks_period(missing: Sequence[str], reading: str) -> bool:
    """Say whether a sentence lacks the period that is asked about: 月度 of a meeting. 当月 says it too."""
    asked = [text for text in missing if _is_period(text)]
    told = {**load("sentences")["periods"]}
    of_one = load("sentences")["of_one_period"]
    return any(
        not re.search(of_one.get(p, "$^"), reading, re.IGNORECASE)
        for text in asked
        for p, words in told.items()
        if re.fullmatch(words, text, re.IGNORECASE)
    )


def says_period(reading: str, asked: Sequence[str]) -> bool:
    """Say whether a sentence says one of the periods that are asked about, if any is: 每月 of a month."""
    told = load("sentences")["periods"]
    forms = [told.get(period, "$^") for period in asked]
    return not forms or any(re.search(form, reading, re.IGNORECASE) for form in forms)


def _is_period(text: str) -> bool:
    return any(re.fullmatch(told, text, re.IGNORECASE) for told in _periods())


@cache
def _periods() -> tuple[str, ...]:
    return tuple(load("sentences")["periods"].values())
