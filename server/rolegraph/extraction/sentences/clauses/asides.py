"""Clauses that say no deed of the bearer: what is not done (不负责…), and to what end it is (为便于…)."""

import re
from functools import lru_cache

from rolegraph.extraction.sentences import REMEMBERED, clauses_of
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.extraction.structure.names import titles, units

_DENIED = (
    "[^，。；、不]{0,10}(?:<<prohibitions.denials>>|不对[^，。；]{1,16}(?:[作做]出?|进行|予以))"
)
_AS = (
    "[^，。；]{0,16}?作为(?![^，。；]*(?:负责(?!人)|进行|组织))"
    "[^，。；]*(?:<<frames.titles>>|<<frames.units>>|部门|机构|者|核心|枢纽|纽带|桥梁|环节|力量)"
)
#: 对续签的合同免予审查
_EXEMPT = re.compile("[^，。；]{0,16}免[予于](?=..)")
#: A right that is not had (无处方权, 没有合同审批权限).
_LACKED = re.compile("(?:无|没有|不具有)[^，。；、有权]{1,8}权[限力]?")


def is_aim(clause: str) -> bool:
    """Say whether a clause before others only says to what end they are done: 为便于财务经理审批付款，…."""
    return clause[:1] == "为" and bool(words("frames", "aims").at(clause, 0))


def says_who(clause: str) -> bool:
    """Say whether a clause only says as what somebody acts (工段长作为夜班负责人，…)."""
    return "作为" in clause and pattern(_AS).fullmatch(clause) is not None


#: What everybody is forbidden (，任何人不得私自操作; 任何部门和个人都不得外借).
_FORBIDDEN_ALL = (
    "[^，。；]{0,8}?(?:任何(?:人|员工|职工|个人|部门|单位|岗位)[^，。；]{0,6}?|谁)(?:一律|均|都|也|皆)?"
    "(?:<<prohibitions.signs>>|不能|不可以?)"
)


def forbids_all(clause: str) -> bool:
    """Say whether a clause forbids everybody something, which is no deed of the bearer's."""
    spoken = "任何" in clause or "谁" in clause
    return spoken and pattern(_FORBIDDEN_ALL).match(clause) is not None


@lru_cache(maxsize=REMEMBERED)
def denies(clause: str) -> bool:
    """Say whether a clause says what is not done or had (无处方权), which is neither duty nor ban."""
    if "不" in clause and pattern(_DENIED).match(clause) is not None:
        return True
    if _EXEMPT.match(clause) or "并非" in clause or forbids_all(clause):
        return True
    return "权" in clause and _LACKED.fullmatch(clause) is not None


#: What cells of a table say beside titles, and how titles of ranks end (部门经理 √, 总监及以上级, 主办岗位).
_CELLS = re.compile(r"[\s√✓●○◎△×、，,/（）()]+")
_RANK = re.compile("[^，。；：的]{2,8}?(?:级|级?(?:及?以上|以下)级?)|(?:主办|主管|经办|协办)岗位")
_HEADS = ("经理", "总监", "副总", "总裁", "主管", "主任", "董事", "董事长", "负责人", "长", "书记")

#: 采购部（经理1名、采购员3名）
_STAFFED = re.compile(r"(?P<unit>[^（，。；]{2,10})（[^（）]*\d+[名人个位][^（）]*）")


def only_names(text: str) -> bool:
    """Say whether words are titles of ranks alone, as cells that lost their grid are (部门经理 √).

    Or a unit, with who is in it in brackets: 采购部（经理1名、采购员3名）.
    """
    staffed = _STAFFED.fullmatch(text)
    if staffed and units.is_unit(staffed["unit"]):
        return True
    parts = [part for part in _CELLS.split(text) if part]
    return bool(parts) and all(
        _RANK.fullmatch(part) or (part.endswith(_HEADS) and titles.is_title(part))
        for part in parts
    )


def only_denies(text: str) -> bool:
    """Say whether all clauses of a sentence say only what is not done."""
    said = not {*"不权免非任谁"}.isdisjoint(text)
    return said and all(denies(text[slice(*span)]) for span in clauses_of(text))
