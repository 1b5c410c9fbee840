"""What a chart draws, put into the registry: its posts, its units, and the lines between them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rolegraph.extraction.structure import NamedLine
from rolegraph.extraction.structure.charts.charts import Box, Chart
from rolegraph.extraction.structure.names import units
from rolegraph.extraction.structure.names.registry import Registry
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.extraction.structure.wording.words import words

#: Types of units in which nobody stands but those drawn right below.
_BODIES = ("board", "supervisory-board", "shareholders-meeting", "committee")


def enter(registry: Registry, chart: Chart, unit: UnitName | None) -> list[NamedLine]:
    """Put a chart's boxes into the registry and return the lines that it draws.

    ``unit`` is the unit whose chart it is: a bare 经理 in it is that unit's (销售部: 销售经理).
    """
    above = {a: b for a, b in chart.edges if b < a}
    over = [_within(chart, above, n) for n in range(len(chart.boxes))]
    chart = replace(chart, boxes=tuple(_told_apart(chart.boxes, over)))
    ids: list[str] = []
    for box, upper in zip(chart.boxes, over, strict=True):
        ids.append(_entered(registry, box, unit, ids[upper] if upper is not None else ""))
    return [
        NamedLine(
            lower=ids[a], upper=ids[b], kind="line", basis="chart", passage=chart.boxes[a].passage
        )
        for a, b in _lines(chart, above)
        if ids[a] != ids[b]
    ]


def _within(chart: Chart, above: Mapping[int, int], box: int) -> int | None:
    """Return the unit that a box stands in; only who is drawn right below a board is one of it."""
    unit = _first_above(chart, above, box, is_unit=True)
    name = chart.boxes[unit].unit if unit is not None else None
    outside = name is not None and name.type in _BODIES and above.get(box) != unit
    return None if outside else unit


def _told_apart(boxes: Sequence[Box], over: Sequence[int | None]) -> Iterator[Box]:
    """Yield the boxes, a bare leader that several units have by the name of its own (课长 → 制造课长)."""
    leaders = set(words("titles")["bare"]) & set(words("units")["leaders"])
    units_of: dict[str, set[int]] = defaultdict(set)
    for box, upper in zip(boxes, over, strict=True):
        if box.title and box.title.name in leaders and upper is not None:
            units_of[box.title.name].add(upper)
    for box, upper in zip(boxes, over, strict=True):
        within = boxes[upper].unit if upper is not None else None
        if box.title and within and len(units_of[box.title.name]) > 1:
            own = units.stem(within.name) + box.title.name
            yield replace(box, title=replace(box.title, name=own))
        else:
            yield box


def _first_above(chart: Chart, above: Mapping[int, int], box: int, is_unit: bool) -> int | None:
    """Return the first unit, or the first position, that the drawing shows above a box."""
    while (upper := above.get(box)) is not None:
        if (chart.boxes[upper].unit is not None) == is_unit:
            return upper
        box = upper
    return None


def _lines(chart: Chart, above: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Yield who stands below whom: as drawn, and the head of a unit below whom the unit stands."""
    leading: dict[int, list[int]] = defaultdict(list)
    for a, b in chart.edges:
        title = chart.boxes[a].title
        if title and chart.boxes[b].title:
            yield a, b
        elif title and title.name.endswith(tuple(words("units")["leaders"])):
            leading[b].append(a)
    for unit, heads in leading.items():
        upper = _head_above(chart, above, leading, unit)
        # Of several leaders the drawing does not tell who is first.
        if upper is not None and len(heads) == 1:
            yield heads[0], upper


def _head_above(
    chart: Chart, above: Mapping[int, int], leading: Mapping[int, Sequence[int]], unit: int
) -> int | None:
    """Return whom a drawing shows over a unit: the first position, or who heads a unit around it."""
    box = unit
    while (upper := above.get(box)) is not None:
        if chart.boxes[upper].title is not None:
            return upper
        if heads := leading.get(upper):
            return heads[0] if len(heads) == 1 else None
        box = upper
    return None


def _entered(registry: Registry, box: Box, unit: UnitName | None, over: str) -> str:
    """Put one box into the registry; ``over`` is the unit that the drawing shows above it."""
    if box.unit:
        return registry.unit(box.unit, box.passage, over).id
    assert box.title
    title = box.title
    if unit and title.name in words("titles")["bare"]:
        own = units.stem(unit.name) + title.name
        title = Title(own, (title.name,))
    within = over or (registry.unit(unit, box.passage.cut(0, 0)).id if unit else "")
    return registry.position(title, box.passage, within).id
