"""Organisation charts (组织架构图): the boxes, and who stands above whom where the drawing shows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rolegraph.extraction.structure.charts import chart_rows
from rolegraph.extraction.structure.charts.drawings import Drawing
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.extraction.structure.wording.words import squeeze, words
from rolegraph.reading import Passage
from rolegraph.reading.alternation import either
from rolegraph.reading.compiled import compiled

#: What a name costs more for each blank that it runs over.
_OVER = 1.2
_CLAUSES = re.compile("[，,](?=.{4})")


@dataclass(frozen=True, slots=True)
class Box:
    """One box: a position or a unit, and where its words stand."""

    passage: Passage
    title: Title | None = None
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """The boxes of a chart in order, and the pairs (lower, upper) that its drawing joins."""

    boxes: tuple[Box, ...]
    edges: tuple[tuple[int, int], ...] = ()


def drawn(passage: Passage, drawing: Drawing) -> Chart:
    """Return the chart of a drawing in a passage."""
    boxes = [_box(passage.cut(label.start, label.end)) for label in drawing.labels]
    kept = {n: m for m, n in enumerate(n for n, box in enumerate(boxes) if box)}
    edges = tuple((kept[a], kept[b]) for a, b in drawing.edges if a in kept and b in kept)
    return Chart(tuple(box for box in boxes if box), edges)


def read(passage: Passage) -> Chart:
    """Return the chart that a passage draws; flattened text gives its boxes without edges."""
    boxes: list[Box] = []
    for m in re.finditer(r"[^\n]+", passage.text):
        boxes += [] if tells(m[0]) else _line(passage.cut(*m.span()).strip())
    return Chart(tuple(boxes))


def tells(line: str) -> bool:
    """Say whether a line is sentences (车间主任统管车间，直接向厂长汇报。), and draws nothing."""
    return line.rstrip().endswith("。") and _CLAUSES.search(line) is not None


def is_names(text: str) -> bool:
    """Say whether a line is nothing but names of positions and units, most of them known as such."""
    words_ = text.split()
    named = sum(bool(titles.parse(w) or units.parse(w)) for w in words_)
    return bool(named) and named * 3 >= len(words_) * 2 and max(map(len, words_)) <= titles.LONGEST


def _line(line: Passage) -> list[Box]:
    known = _flattened(line)
    whole = _box(line)
    if whole and _is_unit_with_leader(known, line):
        return [whole]
    if sum(len(squeeze(b.passage.text)) for b in known) == len(re.sub(r"\s", "", line.text)):
        return known
    if whole:
        return _spaced(line) or [whole]
    spans = [m.span() for m in re.finditer(r"\S+", line.text)]
    if len(spans) > 1 and all(b - a > 1 for a, b in spans):
        return [box for a, b in spans for box in _line(line.cut(a, b))]
    return known


def _spaced(line: Passage) -> list[Box]:
    """Return the two titles of a line that has a blank behind each letter (大 宗 经 理 采 购 员), or []."""
    kept = [n for n, c in enumerate(line.text) if not c.isspace()]
    text = "".join(line.text[n] for n in kept)
    if len(line.text.split()) < len(text) or text.endswith(("助理", "秘书")):
        return []
    for at in range(2, len(text) - 2):
        known = _is_known(text[at:]) or text[at:] in words("titles")["heads"]
        if known and titles.suffix(text[:at]) is not None:
            ends = (line.cut(0, kept[at]), line.cut(kept[at], len(line)))
            both = [box for box in map(_box, ends) if box]
            return both if len(both) == len(ends) else []
    return []


def _is_unit_with_leader(boxes: Sequence[Box], line: Passage) -> bool:
    """Say whether a line's two boxes are a unit and whoever leads it: one name (餐饮部总监)."""
    leaders = set(words("titles")["bare"]) & set(words("units")["leaders"])
    led = len(boxes) == 2 and boxes[0].unit and boxes[1].title and boxes[1].title.name in leaders
    return bool(led) and not re.search(r"\s", line.text.strip())


def _box(passage: Passage) -> Box | None:
    name = chart_rows.named(passage.text)
    if name is None and titles.is_office(passage.text.strip()):
        name = Title(passage.text.strip())
    if isinstance(name, Title):
        return Box(passage, title=name)
    return Box(passage, unit=name) if name else None


def _flattened(line: Passage) -> list[Box]:
    """Cut boxes that stand one behind the other without a sign between them (经理经理助理…)."""
    kept = [n for n, c in enumerate(line.text) if not c.isspace()]
    text = "".join(line.text[n] for n in kept)
    boxes = []
    for start, end in _best(text, _gaps(line.text)):
        name = titles.complete(text[start:end])
        part = line.cut(kept[start], kept[end - 1] + 1)
        if text[end : end + 1] == "级":
            # 经理级1人 counts a rank.
            continue
        if titles.is_title(name) or name in words("titles")["heads"]:
            boxes.append(Box(part, title=Title(name)))
        elif (
            name in words("units")["functions"]
            or units.is_unit(name)
            or _functions().fullmatch(name)
        ):
            boxes.append(Box(part, unit=UnitName(name, units.unit_type(name))))
    # A run of functions is a unit only among other boxes, not in a sentence.
    return (
        boxes if len(boxes) > 1 or not (boxes and boxes[0].unit and not boxes[0].unit.type) else []
    )


def _gaps(line: str) -> frozenset[int]:
    """Return where blanks part words of a line, counted without blanks; 专 员 is a word that fell apart."""
    found, at = set(), 0
    for one, after in pairwise(line.split()):
        at += len(one)
        if min(len(one), len(after)) > 1:
            found.add(at)
    return frozenset(found)


def _best(text: str, gaps: frozenset[int]) -> list[tuple[int, int]]:
    """Return the cheapest way to read a text as names one behind the other.

    A name over one of the ``gaps`` is dearer: 运营副总 经理助理 are two.
    """
    cost: list[float] = [0.0] + [1e9] * len(text)
    back = [0] * (len(text) + 1)
    for at in range(len(text)):
        for end in range(at + 1, min(len(text), at + 9) + 1):
            over = _OVER * sum(at < gap < end for gap in gaps)
            price = cost[at] + _price(text[at:end]) + over
            if price < cost[end]:
                cost[end], back[end] = price, at
    spans = []
    end = len(text)
    while end:
        if end - back[end] > 1:
            spans.append((back[end], end))
        end = back[end]
    return spans[::-1]


@cache
def _price(name: str) -> float:
    lists = words("titles")
    if len(name) == 1:
        return 5.0
    if name in words("units")["functions"]:
        return 1.4
    if name in lists["heads"]:
        return 1.5
    if _is_known(name):
        return 1.0
    if _known_unit().fullmatch(name) and units.is_unit(name):
        # Of two ways to cut, the one with the shorter names is likelier.
        return 1.0 + len(name) / 50
    if _functions().fullmatch(name) and not _all_functions().fullmatch(name):
        return 2.0
    if name[-1:] == "专" and _is_known(name + "员"):
        return 2.0
    return 3.0 if units.is_unit(name) and len(name) <= 4 else 1e6


def _modifier() -> str:
    ends = ("部", "部门", "公司", "中心", "办公室", "办事处")
    return either(m for m in words("titles")["modifiers"] if len(m) > 1 and not m.endswith(ends))


@cache
def _known_unit() -> re.Pattern[str]:
    return re.compile(f"{_modifier()}{{1,2}}{either(words('units')['heads'])}")


@cache
def _functions() -> re.Pattern[str]:
    """Several functions in a row, as small units are named (网络商务推广)."""
    return re.compile(f"{_modifier()}{{2,3}}")


@cache
def _all_functions() -> re.Pattern[str]:
    return re.compile(f"{either(words('units')['functions'])}+")


@cache
def _known() -> re.Pattern[str]:
    lists = words("titles")
    heads = either(lists["heads"])
    return compiled(rf"{_modifier()}+{heads}(?:助理|秘书)?|{heads}(?:助理|秘书)")


def _is_known(name: str) -> bool:
    """Say whether a name is one title of known words and not a unit and its head (董事会|总经理)."""
    return bool(_known().fullmatch(name)) and not units.is_unit(
        re.sub(r"(?:总经理|董事长)$", "", name)
    )
