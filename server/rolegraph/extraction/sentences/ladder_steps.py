"""Steps of a ladder of approvals: a title and how far it goes (部门经理：1000元以内)."""

import re
from functools import lru_cache

from rolegraph.extraction.sentences import REMEMBERED, Sentence
from rolegraph.extraction.sentences.anchors import behind_holder
from rolegraph.extraction.sentences.found_rights import FoundRight
from rolegraph.extraction.sentences.holders import HOLDER, Granted, title
from rolegraph.extraction.sentences.limits import only_bounds, split_limit


@lru_cache(maxsize=REMEMBERED)
def is_step(text: str) -> bool:
    """Say whether a sentence is a step of a ladder: a title and an amount (部门经理：1000元以内)."""
    return _rung(text) is not None


def _rung(text: str) -> re.Match[str] | None:
    m = behind_holder("：", rf"{HOLDER}：(?P<bound>.+)").fullmatch(text)
    return m if m and only_bounds(m["bound"]) else None


def step(whole: Sentence, matter: str) -> FoundRight | None:
    """Return the right that a step of a ladder gives its title over the matter above it."""
    m = _rung(whole.text) if matter else None
    if m is None:
        return None
    bound = m.span("bound")
    right = Granted(title(m["holder"]), "approve", bound, matter, bound, m.span())
    return FoundRight(right, matter, split_limit(m["bound"])[0], m.span())
