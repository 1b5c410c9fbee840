"""Clauses that say no deed of the bearer: what is not done (不负责…), and to what end it is (为便于…)."""

import re
from functools import lru_cache

from rolegraph.extraction.sentences import REMEMBERED, clauses_of
from rolegraph.extraction.sentences.lexicon import pattern, words

_DENIED = (
    "[^，。；、不]{0,10}(?:<<prohibitions.denials>>|不对[^，。；]{1,16}(?:[作做]出?|进行|予以))"
)
#: 对续签的合同免予审查
_EXEMPT = re.compile("[^，。；]{0,16}免[予于](?=..)")
#: A right that is not had (无处方权, 没有合同审批权限).
_LACKED = re.compile("(?:无|没有|不具有)[^，。；、有权]{1,8}权[限力]?")


def is_aim(clause: str) -> bool:
    """Say whether a clause before others only says to what end they are done: 为便于财务经理审批付款，…."""
    return clause[:1] == "为" and bool(words("frames", "aims").at(clause, 0))


@lru_cache(maxsize=REMEMBERED)
def denies(clause: str) -> bool:
    """Say whether a clause says what is not done or had (无处方权), which is neither duty nor ban."""
    if "不" in clause and pattern(_DENIED).match(clause) is not None:
        return True
    if _EXEMPT.match(clause):
        return True
    return "权" in clause and _LACKED.fullmatch(clause) is not None


def only_denies(text: str) -> bool:
    """Say whether all clauses of a sentence say only what is not done."""
    said = not {*"不权免"}.isdisjoint(text)
    return said and all(denies(text[slice(*span)]) for span in clauses_of(text))
