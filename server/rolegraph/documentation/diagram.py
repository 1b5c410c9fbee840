"""The model in one picture, drawn from ``ontology/diagram.yaml``."""

from collections.abc import Mapping
from html import escape
from typing import Any

import yaml

from rolegraph.resources import folder

_WIDTH, _HEIGHT, _GAP_X, _GAP_Y, _EDGE = 150, 50, 90, 45, 20


def drawing() -> Mapping[str, Any]:
    """Return the boxes, arrows and note of the picture."""
    text = folder("ontology").joinpath("diagram.yaml").read_text("utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(text)
    return loaded


def svg(labels: Mapping[str, Mapping[str, str]]) -> str:
    """Return the picture as SVG; ``labels`` gives each class its name by language."""
    plan = drawing()
    boxes: dict[str, list[int]] = plan["boxes"]
    columns = 1 + max(place[0] for place in boxes.values())
    rows = 1 + max(place[1] for place in boxes.values())
    width = columns * (_WIDTH + _GAP_X) - _GAP_X + 2 * _EDGE
    height = rows * (_HEIGHT + _GAP_Y) - _GAP_Y + 2 * _EDGE
    parts = [_arrow(boxes, *arrow) for arrow in plan["arrows"]]
    parts += [_box(name, place, labels.get(name, {})) for name, place in boxes.items()]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="group" '
        f'aria-label="The model in one picture" class="diagram">'
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="7" '
        'markerHeight="7" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z"/></marker></defs>'
        + "".join(parts)
        + "</svg>"
    )


def _corner(place: list[int]) -> tuple[int, int]:
    return _EDGE + place[0] * (_WIDTH + _GAP_X), _EDGE + place[1] * (_HEIGHT + _GAP_Y)


def _box(name: str, place: list[int], label: Mapping[str, str]) -> str:
    x, y = _corner(place)
    middle = x + _WIDTH // 2
    return (
        f'<a href="#{name}"><rect x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" rx="6"/>'
        f'<text x="{middle}" y="{y + 21}">{escape(name)}</text>'
        f'<text x="{middle}" y="{y + 40}" class="zh">{escape(label.get("zh-Hans", ""))}</text></a>'
    )


def _arrow(boxes: Mapping[str, list[int]], start: str, name: str, end: str) -> str:
    (x1, y1), (x2, y2) = _ends(boxes[start], boxes[end])
    # A third of the way along, so that the names of arrows that meet stand apart.
    x, y = (2 * x1 + x2) // 3, (2 * y1 + y2) // 3 - 4
    return (
        f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" marker-end="url(#tip)"/>'
        f'<text x="{x}" y="{y}" class="arrow">{escape(name)}</text>'
    )


def _ends(start: list[int], end: list[int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where an arrow leaves one box and meets the other: sides that face each other."""
    (sx, sy), (ex, ey) = _corner(start), _corner(end)
    if start[0] == end[0]:
        down = end[1] > start[1]
        return (
            (sx + _WIDTH // 2, sy + (_HEIGHT if down else 0)),
            (ex + _WIDTH // 2, ey + (0 if down else _HEIGHT)),
        )
    right = end[0] > start[0]
    return (
        (sx + (_WIDTH if right else 0), sy + _HEIGHT // 2),
        (ex + (0 if right else _WIDTH), ey + _HEIGHT // 2),
    )
