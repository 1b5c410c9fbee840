"""Steps of a chain of approvals: what somebody does with the matter before them (…，总经理审批)."""

import re
from functools import cache

from rolegraph.extraction.sentences.wording.lexicon import lexicon
from rolegraph.extraction.structure.names import titles, units
from rolegraph.reading.characters import ARROW

#: What stands behind a step that names no matter: its end, or to whom it goes then.
_PASSED = re.compile(
    "(?:同意|通过|无误|合格|签字|确认)*(?:[之以]?后|并)?(?:签[字名章]|确认)?"
    rf"(?:[，,；;。]|$|[ 　]*{ARROW}|(?:方|始|才)(?:可|能|得)|再?(?:上?报|送|呈|提交|转|由|经))"
)

_HAS = re.compile("(?P<who>[^，。；对]{2,10}?)[享具]?有[^，。；对的]{2,4}权")


@cache
def verbs() -> frozenset[str]:
    """Return the verbs whose doer has a right, not a duty (由财务部审核)."""
    return frozenset(w for group in lexicon("granting")["passive"].values() for w in group)


def judges(text: str, at: int, chained: bool) -> bool:
    """Say whether a further step of a chain begins (由部门经理提名，人力资源部经理审核合同).

    A step without 由 before it names no matter of its own (5万元以下的，部门经理审核后报总监审批).
    """
    verb = max((w for w in verbs() if text.startswith(w, at)), key=len, default="")
    return bool(verb) and (chained or _PASSED.match(text, at + len(verb)) is not None)


def is_step(clause: str) -> bool:
    """Say whether a clause is a title and its step or right alone (采购主管审核后, 销售副总有决定权)."""
    has = _HAS.fullmatch(clause)
    if has and titles.is_title(has["who"]):
        return True
    ends = range(min(len(clause), titles.LONGEST), 1, -1)
    return any(judges(clause, end, False) and is_somebody(clause[:end]) for end in ends)


def is_somebody(name: str) -> bool:
    """Say whether words are a title or a unit."""
    return titles.is_title(name) or units.is_unit(name)
