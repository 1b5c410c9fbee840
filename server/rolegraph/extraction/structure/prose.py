"""Running text that names its subject: whose duty a sentence is."""

import re
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.sentences.deciding_words import appointing
from rolegraph.extraction.sentences.frequencies import EVERY
from rolegraph.extraction.sentences.ladder_steps import is_step
from rolegraph.extraction.sentences.lexicon import lexicon
from rolegraph.extraction.sentences.lexicon import words as verbs
from rolegraph.extraction.structure import clauses, judging, lines_together, titles, units
from rolegraph.extraction.structure.name_ends import name_ends
from rolegraph.extraction.structure.titles import Title
from rolegraph.extraction.structure.units import UnitName
from rolegraph.extraction.structure.words import CJK, opening, words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN

#: How many characters of a glued heading may stand before a sentence's subject.
GLUED = 18
#: What stands before a title that several hold (各区域经理应…).
_EVERY = re.compile("各级?|每[位名个]|全体|[只唯仅]有")

#: In what the next clause's subject acts.
_WHERE = re.compile(
    "在[^，,。；;]{2,14}(?:方面|过程中|环节中?|工作中|活动中)(?=[，,])|(?:与此)?同时(?=[，,])|除此之外(?=[，,])"
)
_TWICE = re.compile(
    rf"({HAN}{{3,10}})(?:{HAN}{{0,4}}(?:定位|概述|概况|简介|职责|职能|使命|描述|架构))?(?=\1)"
)
#: 各部门提交需求，行政主管|汇总后报经理审核: a step on the way of the same matter.
_PASSES_ON = re.compile("[^，,。；;后]{2,4}后(?:再|并)?(?:上报|报|送|呈|提交|交|由)")
#: 议题由各部门提出，办公室主任|汇总，经总经理审定
_HELPS = re.compile(
    "[^，,。；;]{2,4}[，,](?:经|报|由|再|并|提交|呈|送)|组织[^，,。；;]{2,12}?(?:会审|会签|评审|论证|鉴定|讨论|审查|评估)后?[，,]"
)
#: A sentence that opens with when something holds (检验不合格的, 合同未经审批的).
_CASE = re.compile("(?:^|[，,；;])[^，,；;。]{3,24}[的者]$")
_ARROW = re.compile("[→➔]|[-—=]+[>＞]")
#: A clause that ends in a figure (2000元以内的).
_BOUND = re.compile(r"\d[^，,；;]*(?:的|以[内下上]|之内)$")


@cache
def _unless() -> re.Pattern[str]:
    """Match on what the next clause depends: 未经总工程师同意，项目经理不得变更方案."""
    return re.compile(rf"{either(lexicon('prohibitions')['unless'])}[^，。；,;]{{2,20}}")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a sentence is about: a position or a unit, named between two offsets."""

    start: int
    end: int
    title: Title | None = None
    unit: UnitName | None = None


#: 年级组长由政教主任提名，校长聘任。 is no name of a chart.
_TELLS = re.compile(
    r"[^→↓|│├└─]{4,}?(?:由|接受|负责|经|报|受|须|应|不得)[^→↓|│├└─]{3,}[。；;]"
    r"|[^→↓|│├└─]{4,}?(?:包括|包含|分为|设有|如下)[^→↓|│├└─]{0,12}[:：]",
    re.DOTALL,
)


#: 信用管理岗位，负责客户信用的评估: a field of work that no list knows is a post's where it is charged.
_POST = ("岗位", "岗")
_CHARGED = re.compile("[，,]?(?:主要|具体)?(?:负责|承担|包括)")


def says_more(line: str) -> bool:
    """Say whether a line among the names of a chart has the stops of a sentence."""
    return re.search("[，,。].*[，,。]", line) is not None


def tells(line: str) -> bool:
    """Say whether a line of a chart is a sentence about it, as remarks below it are."""
    return _TELLS.fullmatch(line) is not None


@cache
def _predicate() -> re.Pattern[str]:
    lists = words("prose")
    bounded, adverbs = either((*lists["modals"], *lists["bounded"])), either(lists["adverbs"])
    deeds = either((*lists["modals"], *verbs("verbs", "strong").every))
    return re.compile(
        rf"(?:的{either(lists['nouns'])}(?:是|为|主要?包括|主要是|主要?有|在于|主要?涵盖)"
        rf"|(?:(?:受[^，。；;,]{{2,12}}?(?:委托|授权|委派|指派)[,，]?)?(?:{adverbs}|{EVERY.pattern})*"
        rf"|(?:作为|是|为|兼任?|担任)[^。；;]{{0,24}}[,，]\s*(?:{adverbs})*"
        rf"|由[^，。；,;]{{2,24}}组成[,，]\s*(?:{HAN}{{1,4}}团队)?){either(lists['modals'])}"
        rf"|(?:在|按照?|根据)[^，。；;,]{{2,16}}(?:内|下|中|规定|要求)[,，]?\s*(?:{adverbs})*{bounded}"
        # 干事秉承总干事之命办理文书
        rf"|(?:秉承?|承(?![担办接诺包揽租运受]))[^，。；;,]{{2,16}}?[之的](?:命令?|意志|意旨|决议|决定|指示)"
        # 仓管员收货时应核对单据, 运输部经理于月底前完成保养, 会计主管每月至少抽盘一次
        rf"|(?:{HAN}{{2,6}}[时前后][,，]?)(?:{either(lists['obligations'])})"
        # 经理依照总经理的指示，以本规定为准管理该科的业务
        rf"|(?:是?(?:(?:依照|按照?|根据|依据|遵照)[^，。；;,]{{2,20}}(?:指示|安排|要求|授权)[,，]?\s*)?"
        rf"以[^，。；;,]{{2,16}}为(?:基准|依据|准则|标准|准)[,，]?\s*(?:{adverbs})*"
        rf"|[于在][^，。；;,]{{2,12}}前(?:{adverbs})*|(?:{EVERY.pattern})(?:至少|统一|集中|对)*){deeds}"
        # 店长在营业结束后，要清点现金; 库区组长受仓储经理领导，带领…
        r"|在[^。；;]{0,16}后[,，]\s*要"
        rf"|(?:直接)?(?:受|由)[^，。；,;]{{2,12}}?(?:直接)?(?:领导|管辖)(?=[，,。；;]|$))"
    )


def subject(text: str, known: tuple[str, ...] = ()) -> Subject | None:
    """Return whom a sentence obliges: 营销总监负责…, 销售代表要…, 销售经理的主要职责是…, or None.

    The subject opens the sentence; one of the ``known`` titles may also stand behind a heading
    that is glued to it (客户信息收集|销售代表要…).
    """
    if is_step(text.replace(":", "：")):
        # 部门经理审核：1000元以下 is a step of a ladder.
        return None
    found = _at(text, depends(text))
    if found and _begins_chain(text, found.end):
        return None
    if found:
        return found
    all_of = _EVERY.match(text)
    found = _at(text, all_of.end()) if all_of else None
    if found and found.title:
        return found
    for name in sorted(known, key=len, reverse=True):
        at = text.find(name, 1, GLUED + len(name))
        if (
            at > 0
            and text[at - 1] not in "由经报请交"
            and not _is_part(text, at, name)
            and re.fullmatch(rf"[{CJK}A-Za-z]{{2,{GLUED}}}", text[:at])
        ):
            found = _at(text, at)
            if found and _name(found) == name and _obliges().match(text, found.end):
                return found
    return None


def _begins_chain(text: str, at: int) -> bool:
    """Say whether somebody's deed is the first step of a chain (部门经理审核→财务部审核→总经理审批)."""
    return _ARROW.search(text, at) is not None and judging.judges(text, at, False)


def _whole(name: re.Match[str]) -> Subject:
    title = titles.parse(name[0])
    return Subject(*name.span(), title=title, unit=None if title else units.parse(name[0]))


_TOGETHER = re.compile(
    r"(?P<who>[^，,。；;:：的由对向]{2,16}?(?:以及|[、/／和与及])[^，,。；;:：的由对向]{2,40}?)(?=(?:共同|均|都)?负责)"
)


def charged_together(text: str) -> tuple[Subject, ...]:
    """Return the posts and units that a sentence charges with one thing (总经理、财务总监负责…), or none."""
    found = _TOGETHER.match(text)
    parts = list(re.finditer("[^、/／和与及以各]+", found["who"])) if found else []
    each = tuple(_whole(m) for m in parts)
    return each if len(each) > 1 and all(one.title or one.unit for one in each) else ()


def depends(text: str) -> int:
    """Return where a sentence goes on behind a consent it depends on (未经…同意，) or what it is about.

    在供应商选择方面，采购员有权…; 0 without either.
    """
    found = _unless().match(text) or _WHERE.match(text)
    return found.end() + 1 if found and text[found.end() : found.end() + 1] in ("，", ",") else 0


def _name(found: Subject) -> str:
    return found.title.name if found.title else found.unit.name if found.unit else ""


def _is_part(text: str, at: int, name: str) -> bool:
    """Say whether a name ends a longer one (常务理事会 is no 理事会)."""
    end = at + len(name)
    return any(text[begin:end] in words("units")["heads"] for begin in range(at))


@cache
def _obliges() -> re.Pattern[str]:
    lists = words("prose")
    return re.compile(
        rf"{either(lists['obligations'])}|的{either(lists['nouns'])}(?:是|为)|在[^。；;]{{0,16}}后[,，]\s*要"
        rf"|作为[^。；;]{{0,24}}[,，]\s*负责"
    )


def _at(text: str, at: int) -> Subject | None:
    twice = _TWICE.match(text, at)
    if twice:
        # 客服专员|客服专员是…: a heading is glued to its sentence.
        return _at(text, twice.end())
    for end in name_ends(text, at):
        name = text[at:end]
        # 项目总工 主持…: a title set in bold, before what is said of it.
        after = text[end : end + 60].lstrip(" 　")
        post = name.endswith(_POST) and _CHARGED.match(after) is not None
        if not (post or _predicate().match(after)):
            continue
        if opening("prose", "no_predicates").match(after):
            continue
        if (
            titles.is_title(name)
            and (post or _is_plain(name))
            and name not in verbs("verbs", "strong").every
        ):
            return Subject(at, end, title=Title(name))
        if unit := units.parse(name):
            return Subject(at, end, unit=unit)
    return None


def _is_plain(name: str) -> bool:
    """Say whether a title is no more than that: no heading is glued to its front."""
    begin = titles.suffix(name)
    return begin is not None and begin <= 3


def parts(text: str) -> list[tuple[int, int]]:
    """Return the parts of a sentence that name a subject each (甲向乙汇报,乙向丙汇报), in order."""
    starts = [0]
    for m in re.finditer("[，,；;]", clauses.masked(text)):
        if _unless().fullmatch(text, starts[-1], m.start()):
            continue
        rest = text[m.end() :]
        if lines_together.named(rest) or (m[0] in ";；" and _several_charged(rest)):
            # 项目经理负责监管；总经理、副总经理负责审批: what several do is no further deed of one.
            starts.append(m.end())
            continue
        found = _at(text, m.end())
        each = (done_by().match(text, m.end()), done_by().match(text, starts[-1], m.start()))
        if all(each) and not any(one and one["apart"] for one in each):
            # 公章由行政经理保管，合同章由法务经理保管: each by its own.
            starts.append(m.end())
            continue
        name = _name(found) if found else ""
        if found and _is_step(text, found.end, "由" in text[starts[-1] : m.start()]):
            continue
        permits = tuple(lexicon("granting")["permits"])
        bounds = (
            _BOUND.search(text[: m.start()]) or _CASE.search(text[starts[-1] : m.start()])
        ) and text.startswith(permits, found.end if found else 0)
        if found and (bounds or _only_decides().match(text, found.end)):
            # 退货在2000元以内的，店长有权决定: over what the clause before names.
            continue
        # 采购员编制计划，财务部监督付款; of 销售部由经理组成，外场团队负责拓展 it is all about one unit.
        last = _at(text, starts[-1])
        apart = last is not None and (last.title is not None or _both_charged(text, last, found))
        is_unit = found is not None and found.unit is not None and (m[0] in ";；" or apart)
        if name and (titles.suffix(name) == 0 or is_unit):
            starts.append(m.end())
    return list(zip(starts, [*(s - 1 for s in starts[1:]), len(text)], strict=True))


def _both_charged(text: str, last: Subject, found: Subject | None) -> bool:
    """Say whether two units are each charged with something (销售部负责…，财务部负责…)."""
    charged = found is not None and text.startswith("负责", found.end)
    return charged and text.startswith("负责", last.end) and found != last


def _is_step(text: str, at: int, by_others: bool) -> bool:
    """Say whether what somebody does is a step of what another has in hand, and no sentence of its own."""
    last = re.split("[，,]", text.rstrip("。；;"))[-1]
    helps = by_others and (_HELPS.match(text, at) is not None or judging.is_step(last))
    return helps or _PASSES_ON.match(text, at) is not None or judging.judges(text, at, by_others)


@cache
def _only_decides() -> re.Pattern[str]:
    """Match a permit to decide, over what stands before it (租赁合同，行政总监|可以签署)."""
    permits, freely = (either(lexicon("granting")[name]) for name in ("permits", "alone"))
    deeds = {*judging.verbs(), *lexicon("rights")["kinds"]["refuse"]}
    return re.compile(rf"{permits}{freely}?{either(deeds)}(?=$|[，。；;,])")


def _several_charged(clause: str) -> bool:
    """Say whether a clause charges several posts that it names together (总经理、副总经理负责…)."""
    found = re.match(rf"(?P<who>{HAN}{{2,10}}(?:[、和与及]{HAN}{{2,10}}?)+)负责", clause)
    named = re.split("[、和与及]", found["who"]) if found else []
    return bool(named) and all(titles.is_title(each) for each in named)


@cache
def done_by() -> re.Pattern[str]:
    """Match what somebody is named to do: 采购计划由采购主管编制，…"""
    # 年度预算的审批权由股东会行使 is that body's right.
    deeds = (
        {*verbs("verbs", "strong").every, "进行", "组织"}
        - {"行使", "解释"}
        - judging.verbs()
        - appointing()
    )
    return re.compile(
        rf"[^，,。；;由]{{2,20}}(?P<apart>[，,])?由(?P<who>(?:(?!每|组织){HAN}){{2,12}}?)(?:会同{HAN}{{2,12}}?|负责|每[日周月季年][一二三四五六末初]?|统一|具体|及时)*"
        rf"{either(deeds)}(?=$|[。；;]|(?(apart)(?!))[，,]|(?(apart)(?!)|、))"
    )


def only_composes(text: str) -> bool:
    """Say whether a clause says of whom a unit consists, and so no duty (客服部由主管和专员组成).

    Nor who is its chairman (委员会主席由独立董事出任), or of whom most of it is.
    """
    composed = "(?:组成|占[大多]+数|出任|兼任|担任|委任)"
    # 或拥有销售团队的个人 goes on saying what one is; 下辖若干主管 of whom a unit consists.
    several = "(?:若干|各|[一二两三四五六七八九十\\d]+)"
    goes_on = (
        rf"或者?(?:拥有|具有|具备|是)[^，。；,;]+|(?:{HAN}{{2,10}})?下[辖设]{several}[^，。；,;]+"
    )
    return bool(
        re.fullmatch(rf"(?:{HAN}{{2,12}}由[^，。；,;]+{composed}|{goes_on})[，。；,;]?", text)
    )
