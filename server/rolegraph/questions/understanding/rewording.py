"""Everyday ways of saying a thing, put as documents say it before a question is read: 请5天假 is 请假5天."""

import re
from collections.abc import Sequence
from functools import cache

from rolegraph import resources


def reworded(text: str) -> str:
    """Return a question in normal form with everyday phrases as documents put them."""
    for said, meant in _rewordings():
        text = said.sub(meant, text)
    return text


@cache
def _rewordings() -> Sequence[tuple[re.Pattern[str], str]]:
    listed = resources.lexicon("questions/rewordings.yaml")["rewordings"]
    return tuple((re.compile(said), meant) for said, meant in listed)
