"""How many holders a text plans for a post (配备销售主管2名,销售员10名)."""

import re

from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.registry import Registry
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.extraction.structure.wording.words import CJK, words
from rolegraph.reading import Passage
from rolegraph.values import replace


def _plans(before_title: str) -> bool:
    """Say whether words only lead to a title that is counted (销售部设|经理, 另|助理)."""
    return any(word in before_title for word in words("prose")["counting"])


def headcounts(text: str) -> list[tuple[Title, tuple[int, int]]]:
    """Return the titles that a text counts, with their spans (配备销售主管2名,销售员10名)."""
    found = []
    for m in re.finditer(
        rf"(?P<name>[{CJK}A-Za-z]{{2,12}})\s*(?P<n>\d{{1,3}}|[一二两三四五六七八九十])\s*[名人位]",
        text,
    ):
        begin = titles.suffix(m["name"])
        led = begin and _plans(m["name"][:begin])
        if begin and not led and titles.is_title(m["name"]):
            # 活动专员2人: what stands before 专员 is part of the title though no list knows it.
            begin = 0
        if begin is not None:
            at = m.start("name") + begin
            found.append(
                (Title(m["name"][begin:], headcount=titles.count(m["n"])), (at, m.end("name")))
            )
    return found


def count(registry: Registry, passage: Passage, unit: str) -> bool:
    """Note how many holders a text plans for each title that it counts; say whether it counts any."""
    found = headcounts(passage.text)
    within = registry.units.get(unit)
    for title, span in found:
        of = UnitName(within.name, within.type) if within else None
        registry.position(called(title, of), passage.cut(*span), unit)
    return bool(found)


def called(title: Title, within: UnitName | None) -> Title:
    """Return a title that says nothing of what is done with the unit's name: 客服部's 经理 is 客服经理."""
    if within is None or title.name not in words("titles")["bare"]:
        return title
    # 办公室主任
    of = within.name if within.name.endswith("室") else units.stem(within.name)
    return replace(title, name=of + title.name, aliases=(title.name,))
