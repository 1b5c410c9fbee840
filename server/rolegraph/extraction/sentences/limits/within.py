"""Within which bounds somebody acts (在授权额度内签署合同): the bound of the right, said before its deed."""

from functools import cache

from rolegraph.extraction.sentences.wording.anchors import Anchored, behind_holder
from rolegraph.extraction.sentences.wording.holders import HOLDER
from rolegraph.extraction.sentences.wording.moments import DEADLINE

#: The words themselves, as a part of a ``pattern`` template: 由部门负责人|在预算额度内|审批.
WITHIN = (
    r"(?P<within>在\d[^，。；由]{0,8}?[元天]?[以之]?内"
    r"|在[^，。；由]{0,12}?(?:额度|范围|权限|限额|职权|标准|预算|计划)(?:范围)?[以之]?内)"
)


def within(words: str) -> str:
    """Return within what somebody acts, without whose bounds they are (在董事会授权范围内 → 授权范围内).

    By when they act (在3个工作日内审核) bounds nothing.
    """
    if DEADLINE.fullmatch(words):
        return ""
    bounds = words.removeprefix("在")
    whose = _whose().match(bounds)
    return bounds[whose.end() :] if whose else bounds


def acts_within(text: str) -> bool:
    """Say whether a sentence opens with what somebody does within bounds (经理在授权额度内签署合同)."""
    return _acts().match(text) is not None


@cache
def _whose() -> Anchored:
    bounds = "的?(?=(?:授权|权限|职权|审批)(?:范围|额度|权限)?)"
    return behind_holder(bounds, rf"^{HOLDER}{bounds}")


@cache
def _acts() -> Anchored:
    return behind_holder("在", rf"{HOLDER}{WITHIN}")
