"""How many holders a text plans for a post (配备销售主管2名,销售员10名)."""

import re
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.registry import Registry
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.extraction.structure.wording.words import CJK, words
from rolegraph.reading import Passage
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.values import replace


def headcounts(text: str) -> list[tuple[Title, tuple[int, int]]]:
    """Return the titles that a text counts, with their spans (配备销售主管2名; 会计、出纳各1名)."""
    found = []
    for m in re.finditer(
        rf"(?P<beside>(?:{HAN}{{2,8}}[、和及与])*)(?P<name>[{CJK}A-Za-z]{{2,12}}?)(?P<each>各)?"
        r"\s*(?P<n>\d{1,3}|[一二两三四五六七八九十])\s*[名人位]",
        text,
    ):
        number = titles.count(m["n"])
        beside = re.finditer(f"{HAN}+", m["beside"]) if m["each"] else ()
        named = [(m.start() + other.start(), other[0]) for other in beside]
        for at, words_ in (*named, (m.start("name"), m["name"])):
            begin = _begin(words_)
            if begin is not None:
                place = (at + begin, at + len(words_))
                # 二组各置组长一人 counts one for each of them.
                own = None if "各" in words_[:begin] else number
                found.append((Title(words_[begin:], headcount=own), place))
    return found


def _begin(name: str) -> int | None:
    """Return where the title begins that words end in, None where they end in none."""
    begin = titles.suffix(name)
    if not begin:
        return begin
    # 活动专员2人, 下设票务主管1名: what stands before 专员 is part of the title though no list knows it.
    counting = (*words("prose")["planning"], *words("prose")["counting"])
    led = max((name.rfind(w, 0, begin) + len(w) for w in counting if w in name[:begin]), default=0)
    return led if titles.is_title(name[led:]) else begin


@dataclass(frozen=True, slots=True)
class Plan:
    """What a text plans for one unit, ``start`` to ``end``; ``unit`` is where that is named, if it is.

    ``each``: it is planned for each of several inside the unit (营业部设…，各课设课长一人).
    """

    unit: tuple[int, int] | None
    start: int
    end: int
    each: bool = False


def plans(text: str) -> tuple[Plan, ...]:
    """Return whose posts each part of a sentence plans: 生产部设部长1名；质检部由总经理直管，设主管1名."""
    found = list(_plan().finditer(text))
    planned: list[Plan] = []
    for n, m in enumerate(found):
        end = found[n + 1].start() if n + 1 < len(found) else len(text)
        each = m["unit"] is not None and m["unit"].startswith(("各", "每"))
        named = _opening(text, m.start()) if m["unit"] is None or each else m.span("unit")
        goes_on = bool(planned) and (not each or "；" not in text[planned[-1].start : m.start()])
        before = planned[-1].unit if goes_on and named is None else None
        planned.append(Plan(named or before, m.end(), end, each))
    return tuple(planned)


def _opening(text: str, before: int) -> tuple[int, int] | None:
    """Return where the unit is named that the part of a sentence begins with: 业务部|由副总经理分管，设…."""
    begun = max(text.rfind(stop, 0, before) for stop in "；;") + 1
    named = re.compile(rf"{HAN}{{2,12}}?(?=是|为|作为|由|直属|隶属|归)").match(text, begun, before)
    return named.span() if named and units.parse(named[0]) else None


@cache
def _plan() -> re.Pattern[str]:
    planned = f"{either(words('prose')['planning'])}(?<!设(?=[计备施定想法]))"
    unit = rf"(?P<unit>{HAN}{{2,12}}?)"
    return re.compile(rf"(?:(?<=[，,。；;\n])|^){unit}?(?:共|拟|现)?{planned}", re.MULTILINE)


def count_planned(registry: Registry, passage: Passage, unit: str) -> bool:
    """Note how many holders a sentence plans for each title that it counts; say whether it plans any.

    ``unit`` is the id of the one whose text it is; a part of the sentence may name its own.
    """
    counted = False
    for plan in plans(passage.text):
        told = passage.cut(plan.start, plan.end)
        name = units.parse(passage.text[slice(*plan.unit)]) if plan.unit else None
        within = registry.unit(name, passage.cut(*plan.unit)).id if name and plan.unit else unit
        found = headcounts(told.text)
        if plan.each:
            found = [(replace(title, headcount=None), span) for title, span in found]
        _enter(registry, told, found, within)
        counted |= bool(found)
    return counted


def count(registry: Registry, passage: Passage, unit: str) -> bool:
    """Note how many holders of a unit's posts a text counts, by title; say whether it counts any."""
    found = headcounts(passage.text)
    _enter(registry, passage, found, unit)
    return bool(found)


def _enter(
    registry: Registry, passage: Passage, found: list[tuple[Title, tuple[int, int]]], unit: str
) -> None:
    within = registry.units.get(unit)
    of = UnitName(within.name, within.type) if within else None
    for title, span in found:
        if of or title.headcount:
            registry.position(called(title, of), passage.cut(*span), unit)


def called(title: Title, within: UnitName | None) -> Title:
    """Return a title that says nothing of what is done with the unit's name: 客服部's 经理 is 客服经理."""
    lists = words("titles")
    if within is None or title.name not in lists["bare"] or title.name in lists["trades"]:
        return title
    # 办公室主任
    of = within.name if within.name.endswith("室") else units.stem(within.name)
    return replace(title, name=of + title.name, aliases=(title.name,))
