"""Bounds told behind a rule: what it leaves out (但超过5万元的除外), how far it goes (上述额度为…)."""

import re

from rolegraph.extraction.limit_ends import begins_anew
from rolegraph.extraction.sentences.limits.limits import first_limit, limit_alone
from rolegraph.model import Limit
from rolegraph.values import replace

_LEFT_OUT = re.compile("(?:但是?|惟|唯)?(?P<what>[^，。；]{2,30})(?:除外|不在此限|不在此列|例外)")
#: 上述额度为|每人不超过5000元
_SAID = re.compile(
    "(?:上述|前述|以上|前款|该|此|其)(?:审批|授权|借款|批准)?(?=额度|限额|金额|权限)"
)

#: 限额|1万元, 额度上限为2万元
_CAPPED = re.compile(
    r"(?:最高)?(?:限额|额度|上限|额度上限|最高额|借款限额)(?:为|是)?(?P<amount>(?:人民币)?\d[\d.,，]*[万千百]?元)"
)


def left_out(clause: str) -> str:
    """Return what a clause says that a rule does not hold for (但对外担保事项|除外), or ""."""
    m = _LEFT_OUT.fullmatch(clause)
    return m["what"] if m else ""


def is_cap(limit: Limit) -> bool:
    """Say whether a limit was told as the cap of what stood before it (限额1万元)."""
    return _CAPPED.fullmatch(limit.text) is not None


def without_exception(text: str) -> str:
    """Return a sentence without the clause at its end that says what it does not hold for."""
    rule, _, last = text.rpartition("，")
    return rule if rule and left_out(last) else text


def told_behind(clause: str) -> Limit | None:
    """Return the limit that a clause sets to the rule before it, None where it sets none in figures."""
    if capped := _CAPPED.fullmatch(clause):
        bound = first_limit(capped["amount"])
        return replace(bound, operator="<=", text=clause) if bound else None
    what = left_out(clause)
    bound = limit_alone(what.rstrip("的者") or _SAID.sub("", clause))
    if not what or bound is None:
        return bound
    # What lies within bounds is left out by no limit that could be named.
    return up_to(bound) if begins_anew(bound) else None


def up_to(bound: Limit) -> Limit:
    """Return the limit up to where another begins, in the words of that (超过5万元的除外)."""
    operator = "<=" if bound.operator == ">" else "<"
    return replace(bound, operator=operator, text=f"{bound.text}的除外", further=())
