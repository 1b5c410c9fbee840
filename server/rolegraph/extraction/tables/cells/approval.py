"""Whether words speak of what somebody may approve: 审批额度, "Delegated limits", "Levels of authority"."""

import re
from functools import cache

from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.reading.alternation import either

#: What parts a deed from what bounds it: "delegated financial limits", and not "delegated to the level".
_BETWEEN = "(?:(?!by|of|the|to|at|in|for|an?|and|with|on|from)[a-z]+ )?"


def of_approval(said: str) -> bool:
    """Say whether words over, in or around a table speak of approvals, or of limits to decide up to.

    What a program lets its users do (系统权限表) is no approval.
    """
    return _told().search(said.lower()) is not None and not of_system(said)


def of_system(said: str) -> bool:
    """Say whether a title is of what a program lets its users do: 系统操作权限, "Access rights"."""
    low = said.lower()
    return any(word in low for word in entries("cells")["systems"])


@cache
def _told() -> re.Pattern[str]:
    words = {name: either(several) for name, several in entries("cells")["approval"].items()}
    bounds, papers, deeds = words["bounds"], words["papers"], words["deeds"]
    spending = either(
        [*entries("cells")["approval"]["spending"], *entries("cells")["approval"]["deeds"]]
    )
    forms = (
        words["said"],
        rf"\b{spending}[a-z]* {_BETWEEN}{bounds}\b",
        rf"\b{deeds}[a-z]* {_BETWEEN}{papers}\b",
        rf"\b{bounds} (?:of|for|on) {spending}",
        rf"\b{papers} of {deeds}",
        f"{words['chinese_deeds']}{words['of']}?{words['chinese_bounds']}",
    )
    return re.compile("|".join(forms))
