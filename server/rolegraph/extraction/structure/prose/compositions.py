"""What running text says a unit consists of, and who heads it."""

import re
from dataclasses import dataclass

from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.extraction.structure.wording import clauses
from rolegraph.extraction.structure.wording.words import words
from rolegraph.reading.characters import HAN

_UNITS = (
    "(?:职能|业务|生产)?(?:部门|中心|科室|处室|机构|单位|事业部|[分子]公司|车间|班组|部|科|室|组)"
)
_SOME = rf"(?:(?:[一二两三四五六七八九十\d]+个?)?{_UNITS})"
#: 下设三个部门：生产部、质检部、业务部; 设生产部、质检部等部门
_SET_UP = re.compile(
    r"(?:下设|分设|内设|(?<!建)设[有立置]|(?<![建铺架陈敷假])设(?![备计施定想法])|分为)(?:有)?"
    rf"(?:{_SOME}(?:[:：，,]|[，,]?(?:即|分别[为是]|包括))+|[:：])?(?P<parts>(?:(?![下分内]?设)[^，。；,;])+)"
)
#: 行政部、财务部|两个部门
_COUNTED = re.compile(rf"(?<=[部科处室组]){_SOME}$")


@dataclass(frozen=True, slots=True)
class Composition:
    """What a sentence says a unit consists of, or who heads it; spans are those of the names."""

    unit: UnitName | None
    span: tuple[int, int]
    members: tuple[tuple[Title, tuple[int, int]], ...] = ()
    parts: tuple[tuple[UnitName, tuple[int, int]], ...] = ()
    head: tuple[Title, tuple[int, int]] | None = None


def compositions(text: str) -> tuple[Composition, ...]:
    """Return what the sentences of a text say of units' make-up, in order.

    销售部由销售经理和置业顾问组成; 营销中心由营销总监领导,下设策划部和客服部; 组织架构包括销售经理等职位.
    """
    found: list[Composition] = []
    for start, end in clauses.sentences(text):
        found += [_shifted(c, start) for c in _composition(text[start:end])]
    return tuple(found)


def _shifted(found: Composition, by: int) -> Composition:
    def moved(span: tuple[int, int]) -> tuple[int, int]:
        return span[0] + by, span[1] + by

    return Composition(
        found.unit,
        moved(found.span),
        tuple((t, moved(s)) for t, s in found.members),
        tuple((u, moved(s)) for u, s in found.parts),
        (found.head[0], moved(found.head[1])) if found.head else None,
    )


def _composition(sentence: str) -> list[Composition]:
    made = re.finditer(
        rf"(?:^|[，,；;])(?P<unit>{HAN}{{2,12}}?)(?:主要)?"
        r"由(?P<members>[^，。；,;]+?)(?:等)?(?:职位|岗位|人员)?组成",
        sentence,
    )
    if found := [_made_of(m, unit) for m in made if (unit := units.parse(m["unit"]))]:
        return found
    held = re.search(
        r"(?:组织架构|岗位设置|岗位|编制)(?:通常|一般|主要)?(?:包括|设有|有|分为)(?P<members>[^，。；,;]+?)等?(?:职位|岗位|人员)",
        sentence,
    )
    if held:
        return [
            Composition(None, held.span(), _members(held["members"], held.start("members"), None))
        ]
    return _headed(sentence)


def _made_of(made: re.Match[str], unit: UnitName) -> Composition:
    members = _members(made["members"], made.start("members"), unit)
    return Composition(unit, made.span("unit"), members)


def _headed(sentence: str) -> list[Composition]:
    opening = re.match(rf"(?P<unit>{HAN}{{2,12}}?)(?=是|由|下设|设|负责|隶属|分为|直属)", sentence)
    unit = units.parse(opening["unit"]) if opening else None
    if not opening or not unit:
        # 公司下设生产部、质检部: their own firm names no unit above them.
        parts = _set_up(sentence)
        return [Composition(None, parts[0][1], parts=parts)] if len(parts) > 1 else []
    led = re.search(
        rf"由(?P<head>{HAN}{{2,10}}?)(?:直接|全面|统一)?(?:领导|负责管理|主管|统一管理|负责(?=[，。；;,]|$))",
        sentence,
    )
    head = (Title(led["head"]), led.span("head")) if led and titles.is_title(led["head"]) else None
    parts = _set_up(sentence)
    if not head and not parts:
        return []
    return [Composition(unit, opening.span("unit"), parts=parts, head=head)]


def _set_up(sentence: str) -> tuple[tuple[UnitName, tuple[int, int]], ...]:
    """Return the units that a sentence says are set up below its subject, with their spans."""
    every = (
        _parts(_COUNTED.sub("", m["parts"]), m.start("parts")) for m in _SET_UP.finditer(sentence)
    )
    return next((parts for parts in every if parts), ())


def _names(text: str, at: int) -> list[tuple[str, tuple[int, int]]]:
    found = []
    for m in re.finditer(r"[^、，,和与及以]+", text):
        name = re.sub(r"(?:等.*|\d+[名个人].*)$", "", m[0]).strip()
        if name:
            found.append((name, (at + m.start(), at + m.start() + len(name))))
    return found


def _members(
    text: str, at: int, unit: UnitName | None
) -> tuple[tuple[Title, tuple[int, int]], ...]:
    found = []
    for name, span in _names(text, at):
        title = titles.parse(name)
        if title and title.name in words("titles")["bare"] and unit:
            title = Title(units.stem(unit.name) + title.name)
        if title:
            found.append((title, span))
    return tuple(found)


def _parts(text: str, at: int) -> tuple[tuple[UnitName, tuple[int, int]], ...]:
    found = []
    for name, span in _names(text, at):
        if unit := units.parse(name):
            found.append((unit, span))
    return tuple(found)
