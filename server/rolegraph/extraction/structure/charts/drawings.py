"""Charts that are drawn in text: trees of indented lines, and boxes joined by connecting lines."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from rolegraph.extraction.structure.charts import chart_rows

_CHAIN = re.compile(r"\s*(?:[—─━-]{2,}[>→]?|→)\s*")
#: What a row of a tree hangs on, and what leads on to the next name in it.
_BRANCH = re.compile(r"[├└┣┗][─━—-]*[ \t]*$|[|+`][-─]+[ \t]*$")
_LINK = re.compile(r"[ \t]*(?:[—─━-]+[>→]?|→)[ \t]*")
_FEWEST = 2
#: The least share of known names where a list's rows hold names that no list knows.
_KNOWN = 0.8


@dataclass(frozen=True, slots=True)
class Label:
    """One name of a drawing: its span in the text, its row, and the columns that it covers."""

    start: int
    end: int
    row: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn chart between two offsets: its names, and pairs (lower, upper) of their indexes."""

    start: int
    end: int
    labels: tuple[Label, ...]
    edges: tuple[tuple[int, int], ...]


def find(text: str) -> tuple[Drawing, ...]:
    """Return the charts that a text draws, in order."""
    lines = [m.span() for m in re.finditer(r"[^\n]*\n?", text) if m.end() > m.start()]
    return tuple(_drawing(text, lines[a:b]) for a, b in _blocks(text, lines))


def _blocks(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield runs of lines that are names and connectors alone, and together draw something."""
    rows = [text[a:b] for a, b in lines]
    parts = [chart_rows.is_row(row) for row in rows]
    items = [part or chart_rows.may_name(row) for part, row in zip(parts, rows, strict=True)]
    for start, end in _runs(rows, items, 0, len(rows)):
        known = sum(parts[start:end]) >= _KNOWN * (end - start)
        for a, b in [(start, end)] if known else _runs(rows, parts, start, end):
            if _draws(rows[a:b]):
                yield a, b


def _runs(rows: list[str], fitting: list[bool], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the longest stretches between two offsets in which every line fits, all numbered or none."""
    kinds = [
        fits and (1 if chart_rows.NUMBER.match(row) else 2)
        for fits, row in zip(fitting, rows, strict=True)
    ]
    for kind, group in groupby(range(start, end), key=kinds.__getitem__):
        run = list(group)
        last = run[-1] + 1
        if kind == 1 and rows[last : last + 1] and rows[last].strip():
            # The last may head what follows.
            last = _without_heading(rows[run[0] : last]) + run[0]
        if kind:
            yield run[0], last


def _without_heading(rows: list[str]) -> int:
    """Return how many numbered rows there are before a last one that is set in as little as the first."""
    first, last = (_columns(row[: len(row) - len(row.lstrip())]) for row in (rows[0], rows[-1]))
    return len(rows) - (last <= first)


def _draws(lines: list[str]) -> bool:
    """Say whether lines show an order: connecting signs, or names set in at several depths."""
    rows = [(line, names) for line in lines if (names := chart_rows.names_in(line))]
    if len(rows) < _FEWEST:
        return False
    if sum(bool(chart_rows.DRAWN.search(line.rstrip("\n"))) for line in lines) >= _FEWEST - 1:
        return True
    if sum(bool(chart_rows.STAFFED.search(line.strip())) for line, _ in rows) >= _FEWEST:
        return True
    depths = {_columns(line[: names[0][0]]) for line, names in rows}
    single = all(chart_rows.goes_on(line, a) for line, names in rows for a, _ in names[1:])
    return len(rows) > _FEWEST and len(depths) > 1 and single


def _columns(text: str) -> int:
    """Return how many columns a text takes: a Chinese character takes two, a tab goes to the next eighth.

    What only makes a name bold takes none.
    """
    width = 0
    for c in text.replace("**", ""):
        if c == "\t":
            width += 8 - width % 8
        else:
            # Box-drawing signs are ambiguous; charts are set for one column each.
            width += 2 if unicodedata.east_asian_width(c) in "WF" else 1
    return width


def _drawing(text: str, lines: list[tuple[int, int]]) -> Drawing:
    labels = [
        Label(a + x, a + y, row, _columns(text[a : a + x]), _columns(text[a : a + y]))
        for row, (a, b) in enumerate(lines)
        for x, y in chart_rows.names_in(text[a:b])
    ]  # fmt: skip
    tree = _is_tree(text, labels)
    edges = _nested(text, labels) if tree else _joined(text, lines, labels)
    both = dict.fromkeys([*_chained(text, labels), *edges])
    return Drawing(lines[0][0], lines[-1][1], tuple(labels), tuple(both))


def _chained(text: str, labels: list[Label]) -> Iterator[tuple[int, int]]:
    """Yield who stands below whom in a row: what a line of signs leads to (经理——主管——采购员)."""
    for n, (left, right) in enumerate(pairwise(labels)):
        if left.row == right.row and _CHAIN.fullmatch(text, left.end, right.start):
            yield n + 1, n


def _is_tree(text: str, labels: list[Label]) -> bool:
    """Say whether rows hang on branches, and what else stands in a row is a chain: ├─经理─主管─员.

    Names that one row lists (保洁员、绿化工) stand for a row each.
    """
    beside = [
        (a, b)
        for a, b in pairwise(labels)
        if a.row == b.row and not chart_rows.goes_on(text, b.start)
    ]
    hung = sum(bool(_BRANCH.search(text, 0, x.start)) for x in labels)
    linked = all(_LINK.fullmatch(text, a.end, b.start) for a, b in beside)
    return not beside or (hung > 1 and linked)


def _listed(text: str, one: Label, other: Label) -> bool:
    return text[one.end : other.start].strip() in ("、", "，", ",", "；", "和", "及")


def _nested(text: str, labels: list[Label]) -> Iterator[tuple[int, int]]:
    """Yield who stands below whom in a tree: the last row set in less, in a row the one before."""
    rows: list[int] = []
    over: dict[int, int] = {}
    depths = _counted_depths(text, labels) or [label.left for label in labels]
    for n, label in enumerate(labels):
        if n and labels[n - 1].row == label.row:
            listed = _listed(text, labels[n - 1], label)
            upper = over.get(n - 1) if listed else n - 1
        else:
            upper = next((m for m in reversed(rows) if depths[m] < depths[n]), None)
            rows.append(n)
        if upper is not None:
            over[n] = upper
            yield n, upper


def _counted_depths(text: str, labels: list[Label]) -> list[int]:
    """Return how deep each name stands where only numbers tell: 一、, below it （一）, below that 1.

    Empty where some row has no number, or rows are set in.
    """
    begins = [text.rfind("\n", 0, label.start) + 1 for label in labels]
    numbers = [
        chart_rows.NUMBER.match(text, begin) for begin, label in zip(begins, labels, strict=True)
    ]
    first = [n for n, label in enumerate(labels) if not n or labels[n - 1].row != label.row]
    if not all((m := numbers[n]) and not m[0][0].isspace() for n in first):
        return []
    open_kinds: list[str] = []
    depths: list[int] = []
    for number in numbers:
        kind = (
            re.sub(r"\d+", "1", re.sub("[一二三四五六七八九十]+", "一", number[0].strip()))
            if number
            else ""
        )
        kind = kind.replace("）", ")").replace("（", "(").replace("．", ".")
        if kind in open_kinds:
            del open_kinds[open_kinds.index(kind) + 1 :]
        elif kind:
            open_kinds.append(kind)
        depths.append(len(open_kinds))
    return depths


def _joined(
    text: str, lines: list[tuple[int, int]], labels: list[Label]
) -> Iterator[tuple[int, int]]:
    """Yield who stands below whom among boxes: what connecting signs lead from one row to the next."""
    rows = sorted({label.row for label in labels})
    led = {lower for lower, _ in _chained(text, labels)}
    for upper, lower in pairwise(rows):
        above = [n for n, label in enumerate(labels) if label.row == upper]
        below = [n for n, label in enumerate(labels) if label.row == lower and n not in led]
        if len(above) == 1:
            yield from ((n, above[0]) for n in below)
            continue
        groups = _groups(text, lines[upper + 1 : lower])
        for n in below:
            touching = [
                m for m in above for g in groups if _meets(labels[m], g) and _meets(labels[n], g)
            ]
            over = touching or [m for m in above if _overlaps(labels[m], labels[n])]
            if len(set(over)) == 1:
                yield n, over[0]


def _groups(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of columns that connected signs cover between two rows."""
    spans = [
        (_columns(text[a : a + m.start()]), _columns(text[a : a + m.end()]))
        for a, b in lines
        for m in re.finditer(rf"[{re.escape(chart_rows.CONNECTORS)}]+", text[a:b])
    ]
    groups: list[tuple[int, int]] = []
    for left, right in sorted(spans):
        if groups and left <= groups[-1][1]:
            groups[-1] = (groups[-1][0], max(groups[-1][1], right))
        else:
            groups.append((left, right))
    return groups


def _meets(label: Label, group: tuple[int, int]) -> bool:
    return label.left - 1 < group[1] and group[0] < label.right + 1


def _overlaps(one: Label, other: Label) -> bool:
    return one.left < other.right and other.left < one.right
