"""What an organisation's text tells only at its end: which names mean the same, and who is where."""

import re
from functools import cache

from rolegraph.extraction.structure import NamedLine, Section
from rolegraph.extraction.structure.names import units
from rolegraph.extraction.structure.names.belonging import are_apart
from rolegraph.extraction.structure.names.registry import Registry, UnitDraft
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.extraction.structure.wording.words import opening, words
from rolegraph.reading import Passage
from rolegraph.reading.alternation import either


def settle(registry: Registry, sections: list[Section], lines: list[NamedLine]) -> None:
    """Join names that mean one unit or position, and place positions by their titles and duties."""
    _join_functions(registry)
    _join_nested(registry)
    _join_bare_bodies(registry)
    _place_by_title(registry)
    _join_bare_titles(registry, lines)
    _place_in_regions(registry, sections)


def _join_functions(registry: Registry) -> None:
    """A function of a chart (财务) is the department that the text describes (财务部)."""
    for unit in list(registry.units.values()):
        if unit.parent or unit.name not in words("units")["functions"]:
            continue
        same = [u for u in registry.units.values() if u is not unit and _is_of(u, unit.name)]
        if len(same) == 1:
            registry.join(same[0].id, unit.id)


def _join_nested(registry: Registry) -> None:
    """A unit below one of its own name (a text's title above its chart) is that one."""
    for unit in list(registry.units.values()):
        above = registry.units.get(unit.parent)
        while above and above.name != unit.name:
            above = registry.units.get(above.parent)
        if above and above.id in registry.units and unit.id in registry.units:
            for other in registry.units.values():
                other.parent = above.parent if other.parent == above.id else other.parent
            registry.join(unit.id, above.id)


def _join_bare_bodies(registry: Registry) -> None:
    """A body named by its last word alone (委员会) is the only one in full that ends in it."""
    for unit in list(registry.units.values()):
        if unit.name not in words("units")["bare_bodies"]:
            continue
        others = (u for u in registry.units.values() if u is not unit)
        full = [u for u in others if units.in_full(u.name, unit.name)]
        if len(full) == 1 and full[0].parent != unit.id:
            registry.join(full[0].id, unit.id)


def _is_of(unit: UnitDraft, function: str) -> bool:
    return unit.name in (function, f"{function}部", f"{function}部门")


def _place_by_title(registry: Registry) -> None:
    """A position is in the unit that its title names (销售部经理), where there is one of that name."""
    for position in registry.positions.values():
        led = units.led_by(position.title)
        own = [u.id for u in registry.units.values() if u.name == led]
        if led and not position.unit and len(own) == 1:
            position.unit = own[0]


def _join_bare_titles(registry: Registry, lines: list[NamedLine]) -> None:
    """A bare title that only one described position can mean (助理) is another name of that one.

    The 主任 above a post of one unit is not the head of another.
    """
    for draft in [d for d in registry.positions.values() if d.title in words("titles")["bare"]]:
        meant = None if draft.defined else registry.resolve(draft.title)
        below = (registry.unit_of(line.lower) for line in lines if line.upper == draft.id)
        if meant and not any(are_apart(unit, registry.unit_of(meant.id)) for unit in below):
            registry.join(meant.id, draft.id)
    for draft in [d for d in registry.positions.values() if not d.defined and d.unit]:
        # 设主任1名 of 行政部 was taken for 行政主任; the text has 行政部主任.
        bare = next((a for a in draft.aliases if a in words("titles")["bare"]), "")
        whole = registry.find(registry.units[draft.unit].name + bare) if bare else None
        if whole and whole is not draft:
            registry.join(whole.id, draft.id)


def _place_in_regions(registry: Registry, sections: list[Section]) -> None:
    """A position that heads a region is in the region's unit, even where that has no other name.

    What a form says of its unit stands.
    """
    for position in list(registry.positions.values()):
        regional = opening("units", "regional_titles").match(position.title)
        if not regional or position.placed:
            continue
        found = _headed([s for s in sections if s.bearer == position.id])
        if found is not None:
            name = UnitName(found.text, units.unit_type(found.text))
            position.unit = registry.unit(name, found, position.unit).id


def _headed(sections: list[Section]) -> Passage | None:
    """Return the words for the region that duties say somebody manages (负责所辖区域的…管理)."""
    for section in sections:
        for item in section.items:
            if section.kind == "duties" and (m := _heading_region().search(item.body.text)):
                return item.body.cut(*m.span("region"))
    return None


@cache
def _heading_region() -> re.Pattern[str]:
    lists = words("units")
    return re.compile(
        rf"{either(lists['heading_verbs'])}(?P<region>{either(lists['headed_regions'])})"
        rf"[^，,。；;]{{0,12}}(?:管理|工作|运营|业务|事务)"
    )
