"""Tables that list what one position does, may or is judged by, told by what their columns hold."""

import re
from collections.abc import Sequence

from rolegraph.extraction.english.lists.verdicts import verdict
from rolegraph.extraction.tables.cells.headers import (
    POWERS,
    is_chinese,
)

#: So many columns that say what somebody does or may make a table one of its deeds.
_SEVERAL = 2
#: What only counts or sorts the duties beside it.
_SORTING = re.compile("序号|编号|序|(?:职责|职能|工作)?(?:类别|类型|分类|模块|大类|维度|板块)")
#: What stands beside an indicator: its target, how often, from which figure on.
_BESIDE = {"measure", "limit", "frequency", "ignored", "remark"}


def listed(roles: Sequence[str], headers: Sequence[str]) -> str:
    """Return what rows list below headers of these roles: tasks, decisions, indicators, or "" for neither."""
    if _lists_deeds(roles, headers) or _lists_duties(roles, headers):
        return "tasks"
    if _lists_decisions(roles, headers):
        return "decisions"
    return "indicators" if _lists_indicators(roles, headers) else ""


def _lists_deeds(roles: Sequence[str], headers: Sequence[str]) -> bool:
    """Say whether columns list what one position does or may.

    "Can decide" beside "Must refer"; a duty beside what it is judged by.
    """
    deeds = roles.count("duty") + ("authority" in roles)
    judged = "duty" in roles and "measure" in roles
    # 职责模块 | 职责描述 | 绩效标准
    told = all(held or _SORTING.fullmatch(h) for held, h in zip(roles, headers, strict=True))
    return (deeds + judged >= _SEVERAL and told) or (
        "authority" in roles and set(roles) <= {"authority", "prohibition", "ignored", "remark"}
    )


def _lists_duties(roles: Sequence[str], headers: Sequence[str]) -> bool:
    """Say whether a Chinese table only counts or sorts what is done (序号 | 工作内容)."""
    sorted_by = [h for h, held in zip(headers, roles, strict=True) if held != "duty"]
    return 0 < len(sorted_by) < len(roles) and all(map(_SORTING.fullmatch, sorted_by))


def _lists_indicators(roles: Sequence[str], headers: Sequence[str]) -> bool:
    """Say whether columns list what work is judged by: an indicator beside its target or weight."""
    english = not any(map(is_chinese, headers))
    return english and len(roles) > 1 and roles[0] == "measure" and set(roles) <= _BESIDE


def _lists_decisions(roles: Sequence[str], headers: Sequence[str]) -> bool:
    """Say whether every column is headed by what is done with the matters below ("Decides alone")."""
    told = [verdict(head) for head in headers if not is_chinese(head)]
    powers = len(told) == len(headers) > 1 and all(one is not None for one in told)
    powers = powers and any(one and one.deeds for one in told)
    return powers and not any(role in POWERS for role in roles)
