"""Steps of a ladder of approvals: a title and how far it goes (部门经理：1000元以内)."""

import re
from functools import cache, lru_cache

from rolegraph.extraction.limit_ends import caps
from rolegraph.extraction.sentences import REMEMBERED, Sentence, clauses_of
from rolegraph.extraction.sentences.limits.joined_limits import also
from rolegraph.extraction.sentences.limits.limits import (
    is_amount,
    limit_alone,
    only_bounds,
    split_limit,
)
from rolegraph.extraction.sentences.rights.found_rights import FoundRight
from rolegraph.extraction.sentences.wording.anchors import behind_holder
from rolegraph.extraction.sentences.wording.deciding_words import deed_kinds, deed_words
from rolegraph.extraction.sentences.wording.holders import HOLDER, Granted, title
from rolegraph.extraction.sentences.wording.lexicon import group

#: Letters of the longest matter that an entry only bounds.
_LONGEST = 12


@lru_cache(maxsize=REMEMBERED)
def is_step(text: str) -> bool:
    """Say whether a sentence is a step of a ladder: a title and an amount (部门经理：1000元以内)."""
    return "：" in text and _rung(text) is not None


def _rung(text: str, matter: str = "") -> re.Match[str] | None:
    for behind, whole in _forms():
        m = behind_holder(behind, whole).fullmatch(text)
        if m and (only_bounds(m["bound"]) or _bounds_matter(m["bound"], matter)):
            return m
    return None


def _bounds_matter(words: str, matter: str) -> bool:
    """Say whether words bound the matter that the list is about (2万元以上的变更 below 工程变更)."""
    limit, rest = split_limit(words.rstrip("。；"))
    what = rest.rpartition("的")[2]
    return limit is not None and len(what) > 1 and what in matter


@cache
def _forms() -> tuple[tuple[str, str], ...]:
    """Return the forms of a step: 部门经理：1000元以内, 部门经理审批：…, 1000元以内 - 部门经理审批."""
    deed = f"(?P<word>{deed_words()})"
    last = rf"(?P<bound>\d[^，。；：]*?)\s*[-—–－─]+\s*{HOLDER}{deed}"
    return (
        ("：", rf"{HOLDER}：(?P<bound>.+)"),
        (f"{deed}：", rf"{HOLDER}{deed}：(?P<bound>.+)"),
        (deed, last),
    )


def step(whole: Sentence, matter: str) -> FoundRight | None:
    """Return the right that a step of a ladder gives its title over the matter above it."""
    m = _rung(whole.text, matter) if matter else None
    if m is None:
        return None
    bound, word = m.span("bound"), m.groupdict().get("word")
    kind, said = (deed_kinds()[word], m.span("word")) if word else ("approve", bound)
    right = Granted(title(m["holder"]), kind, said, matter, bound, m.span())
    return FoundRight(right, matter, split_limit(m["bound"])[0], m.span())


def of_bounded_matter(whole: Sentence) -> FoundRight | None:
    """Return the approval of a matter that an entry only names with its bounds (单户300万元以内的抵押类授信).

    Whose entry it is stands before it (支行行长：).
    """
    text = whole.text.rstrip("。；")
    clauses = [text[a:b] for a, b in clauses_of(text)]
    head, _, what = clauses[0].rpartition("的") if clauses else ("", "", "")
    limit, rest = split_limit(head)
    told = not rest or is_amount(rest) or rest.endswith(group("figures", "measured"))
    beside = [limit_alone(clause.removeprefix("且")) for clause in clauses[1:]]
    named = 1 < len(what) <= _LONGEST and "权" not in what
    if limit is None or not (caps(limit) and told and named and all(beside)):
        return None
    place = (0, len(text))
    bound = also(limit, [one for one in beside if one])
    return FoundRight(Granted("", "approve", place, what, place, place), what, bound, place)
