"""What an approval allows, named behind it: 经总经理批准后方可|对外付款."""

import re
from functools import cache

from rolegraph.extraction.sentences.wording.anchors import Anchored, behind_holder
from rolegraph.extraction.sentences.wording.deciding_words import places
from rolegraph.extraction.sentences.wording.holders import HOLDER
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import group, pattern, words
from rolegraph.extraction.sentences.wording.manners import IN_FORM
from rolegraph.extraction.structure.names.units import suffix

_DENIED = re.compile("(?<=..)(?:一律|均|皆|都)?(?:不得|不予|不准|不能|不可|方可|方能)")
#: 必须经局长审批，如遇紧急事宜…: when something else holds.
_CONDITION = re.compile(
    "如|若|遇|但|除|因|于|向[^，。；]{2,10}(?:提出|报告|汇报|说明)|并?(?:依|按|根据)|经(?![营济费销贸])"
)
#: 会议同意后|再进行联审联签: another step with the same matter.
_AGAIN = re.compile("再?进行(?:联审|联签|会签|会审|签[字批署]|审[批签核])")
#: 需总经理特批，|需补充申请报告: what must be done besides.
_DEMAND = re.compile(
    "(?:还|另|且|同时|并)?(?:必须|须|需要?(?!求)|应当?(?![急收付用届聘变])(?=[^，。；]{3}))"
)
#: 不得|以鼓掌方式进行表决: how, and not what.
_MANNER = re.compile(IN_FORM)
#: 审批后，进行价格比较后|购置: what is done last is what was asked for.
_LAST = re.compile("[^，。；]{3,}[^售战背今先]后(?P<deed>[^，。；后]{2,4})")
#: 总经理审核的|内容: what is reviewed is told behind it.
_WHAT_IS_DONE = ("内容", "要点", "重点", "依据")
#: 审批后直接|报销: so long is a verb alone.
_BARE = 2
_AND = re.compile("[、和与及或并]")
#: 审核材料|完整后安排盖章
_FOUND = re.compile(
    "(?<=..)将(?:提交|报送|上报|移交).*$|(?<=..)(?:完整|齐全|无误|属实|合格)[之以]?后.*$|^(?:认定|视|算)为(?=..)"
)
#: 方可|执行付款操作
_DOING = re.compile(
    "^(?:填[写具报制][^，。；]{2,14}?[表单书][」》]?(?=购买|采购|领用|报销|借用|申领|使用$)|进行|执行(?=[^，。；]{2,}(?:操作|作业|手续)$))"
)


def _handed_on() -> re.Pattern[str]:
    return pattern(
        "(?:再|并|同时|逐级|及时|径|迳|逕)*(?:(?:[将把][^，。；]{2,12}?)?<<granting.handing>>|(?:移|洽)(?=[^，。；]{2,8}[办处]理)|报(?![销价关名告表废]))(?:[^，。；]{2,}|$)"
    )


def _goes_on() -> re.Pattern[str]:
    return pattern(
        "<<granting.issuing>>|[^，。；可]{0,8}?<<frames.titles>>(?:即?可|才能?|方能?|再|直接|负责)(?=[^，。；])"
    )


def _who_may() -> re.Pattern[str]:
    """Match who may do then what was approved (经理审批后，财务方予|报销)."""
    return pattern(
        "^[^，。；]{0,4}?(?:<<frames.titles>>|<<granting.holders>>)(?:方[可予能得]|才[可能])(?:以|予以)?"
    )


def _carried_out() -> re.Pattern[str]:
    """Match that a matter is carried out: 审批通过后具体实施."""
    manner = "(?:具体|组织|正式|统一|严格|确保|有效地?|方可|予以)*"
    return pattern(f"{manner}<<granting.carrying>>")


@cache
def _passed() -> Anchored:
    """Match by whom what is decided has been passed before."""
    deeds = (
        "(?:审核|审批|批准|复核|初审|审议|签字)(?:同意|通过|合格)?(?:后|过)?的(?=[^，。；的]{2})"
    )
    return behind_holder(deeds, f"{HOLDER}{deeds}")


_ARRANGED = re.compile("(?:再|方可|统一)?(?:办理|组织|安排|实施|开展|进行)(?P<deed>..)")
#: 审定后|列入议程, 批准后|办理交接手续
_GOES = re.compile("(?:列入|纳入|计入|录入|记入)|办理[^，。；]{0,8}(?:手续|事宜|入库|出库|登记)$")


def _is_verb(words_of: str) -> bool:
    return words_of != "" and verb_at(words_of, 0) == words_of


def _next_acts(words_of: str) -> bool:
    """Say whether somebody acts next, with a verb right behind the title (批准后，出纳|付款)."""
    m = pattern("，?[^，。；]{0,8}?<<frames.titles>>").match(words_of)
    bare = words_of.removeprefix("，")
    return m is not None and verb_at(words_of, m.end()) != "" and verb_at(bare, 0) == ""


def matter_behind(after: str, marker: str, word: str, alone: bool = False) -> str:
    """Return what an approval allows, named behind it, "" for nothing (经总经理批准后方可|对外付款).

    A deed without an object is done to what was spoken of, and the matter itself where the approval stands
    ``alone`` (未经财务总监批准，出纳不得付款).
    """
    if places(word):
        # 由董事会聘任，主持会计核算: what they do then.
        return ""
    # 由馆长决定|之
    after = after.removeprefix("之") if after[1:2] in ("", "，", "后") else after
    m = pattern(
        r"^(?:，[^，。；]{0,10}?(?:<<frames.titles>>|<<granting.holders>>)(?=不得|方[可予能得]|才[可能]|(?:一律)?不予))?"
        "<<granting.consequences>>+"
    ).match(after)
    rest = _named_in(after[m.end() :] if m else after)
    barred = m is not None and marker in group("prohibitions", "unless")
    told = m is not None and m[0].endswith("的")
    deed = alone and _is_bare_deed(rest) and rest not in group("granting", "of_anything")
    if barred and rest and (told or deed):
        # 未经批准的采购
        return rest
    if m and _goes_next(rest):
        return ""
    if not m and marker in group("prohibitions", "unless") and verb_at(rest, 0):
        # 部门未经法务部同意|签订合同的: what must not be done without.
        return "" if _is_verb(rest) else rest
    if not m and (rest.startswith("并") or (marker and marker not in group("granting", "doers"))):
        # 由董事会决定并公布: what is done then is what was approved.
        return ""
    if passed := _passed().match(rest):
        # 总经理审批|人力资源部经理审核通过的调资表
        rest = rest[passed.end() :]
    arranged = None if alone else _ARRANGED.fullmatch(rest)
    if arranged and arranged["deed"] in words("verbs", "nominal").every:
        # 汇整设备需求，送处长核准后|办理采购: what is done then with what was approved.
        return ""
    return "" if _is_bare_deed(rest) or _goes_its_way(rest) else rest


def _named_in(after: str) -> str:
    """Return what words behind an approval name, without what is said of it."""
    # 未经审计部审查的合同不得用印: what is reviewed ends where it is said what must not be done.
    rest = _DENIED.split(after)[0].rstrip("的，")
    rest = _who_may().sub("", _FOUND.sub("", _DOING.sub("", rest)))
    # 部门经理批准临时请假后，…: when something follows.
    return re.sub("(?<=..)(?:(?<![售事前战午])[之以]?后|(?:准确)?无误|属实)$", "", rest)


def _goes_next(rest: str) -> bool:
    """Say whether what follows tells where a matter goes next (经经理复核后|送财务部拨付), or when."""
    goes = _CONDITION.match(rest) or _handed_on().match(rest) or _carried_out().fullmatch(rest)
    goes = goes or _MANNER.match(rest) or _DEMAND.match(rest)
    goes = goes or _AGAIN.match(rest)
    led = rest.startswith(("负责", "由", "即为", "通过", "超越", "并", "且"))
    return goes is not None or led or rest in _WHAT_IS_DONE or suffix(rest) == 0


def _is_bare_deed(rest: str) -> bool:
    """Say whether what follows is a deed without an object of its own (组织实施, 直接报销, 签订或购买)."""
    if last := _LAST.fullmatch(rest):
        return last["deed"] in group("granting", "effects") or _is_verb(last["deed"])
    # 经理事会同意后|聘任之
    rest = rest.removesuffix("之")
    done = rest.removeprefix("直接")
    alone = done != rest and len(done) == _BARE
    return alone or (rest != "" and all(map(_is_verb, _AND.split(done))))


def _goes_its_way(rest: str) -> bool:
    """Say whether what follows tells what becomes of a matter, or who goes on with it.

    批准后办理交接手续, 审定后列入议程, 批准后分解至各省区, 签字后采购员可执行.
    """
    led = verb_at(rest, 0)
    moved = bool(led) and rest[len(led) : len(led) + 1] in {*"至到给往"}
    follows = _GOES.match(rest) or _goes_on().match(rest)
    return follows is not None or moved or _next_acts(rest) or rest in group("granting", "effects")
