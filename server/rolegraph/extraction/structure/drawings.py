"""Charts that are drawn in text: trees of indented lines, and boxes joined by connecting lines."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rolegraph.extraction.structure import titles, units
from rolegraph.extraction.structure.words import squeeze

_CONNECTORS = "│┃|─━—-┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋+/\\↓↑→▼▲"
_DRAWN = re.compile("[│┃─━┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋↓▼]|^[ \t|+/\\\\-]+$|^\\s*\\|")
_NAME = re.compile(
    rf"[^\s{re.escape(_CONNECTORS)}\[\]【】]+(?: [^\s{re.escape(_CONNECTORS)}\[\]【】]+)*"
)
_CHAIN = re.compile(r"\s*(?:[—─━-]{2,}[>→]?|→)\s*")
#: What a row of a tree hangs on, and what leads on to the next name in it.
_BRANCH = re.compile(r"[├└┣┗][─━—-]*[ \t]*$|[|+`][-─]+[ \t]*$")
_LINK = re.compile(r"[ \t]*(?:[—─━-]+[>→]?|→)[ \t]*")
_SENTENCE = re.compile(r"[，。；？！、,;]|\d[、.)]")
_LONGEST = 240
_FEWEST = 2


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
    start = None
    for n, (a, b) in enumerate([*lines, (len(text), len(text))]):
        fits = _is_part(text[a:b]) if b > a else False
        if fits and start is None:
            start = n
        elif not fits and start is not None:
            if _draws([text[x:y] for x, y in lines[start:n]]):
                yield start, n
            start = None


def _is_part(line: str) -> bool:
    bare = line.strip()
    if not bare or len(bare) > _LONGEST or _SENTENCE.search(bare):
        return False
    names = [m[0] for m in _NAME.finditer(line)]
    if not names:
        return bool(_DRAWN.search(line.rstrip("\n")))
    return all(_is_name(name) for name in names)


def _is_name(text: str) -> bool:
    name = squeeze(text).strip("·- ()（）")
    return bool(titles.parse(name) or units.parse(name))


def _draws(lines: list[str]) -> bool:
    """Say whether lines show an order: connecting signs, or names set in at several depths."""
    named = [line for line in lines if _NAME.search(line)]
    if len(named) < _FEWEST:
        return False
    if sum(bool(_DRAWN.search(line.rstrip("\n"))) for line in lines) >= _FEWEST - 1:
        return True
    depths = {_columns(line[: m.start()]) for line in named if (m := _NAME.search(line))}
    return (
        len(named) > _FEWEST and len(depths) > 1 and all(len(_NAME.findall(x)) == 1 for x in named)
    )


def _columns(text: str) -> int:
    """Return how many columns a text takes: a Chinese character takes two, a tab goes to the next eighth."""
    width = 0
    for c in text:
        if c == "\t":
            width += 8 - width % 8
        else:
            # Box-drawing signs are ambiguous; charts are set for one column each.
            width += 2 if unicodedata.east_asian_width(c) in "WF" else 1
    return width


def _drawing(text: str, lines: list[tuple[int, int]]) -> Drawing:
    labels = [
        Label(a + m.start(), a + m.end(), row, _columns(text[a : a + m.start()]),
              _columns(text[a : a + m.end()]))
        for row, (a, b) in enumerate(lines)
        for m in _NAME.finditer(text[a:b])
    ]  # fmt: skip
    single = len({label.row for label in labels}) == len(labels)
    tree = single or _is_tree(text, labels)
    edges = _nested(labels) if tree else _joined(text, lines, labels)
    both = dict.fromkeys([*_chained(text, labels), *edges])
    return Drawing(lines[0][0], lines[-1][1], tuple(labels), tuple(both))


def _chained(text: str, labels: list[Label]) -> Iterator[tuple[int, int]]:
    """Yield who stands below whom in a row: what a line of signs leads to (经理——主管——采购员)."""
    for n, (left, right) in enumerate(pairwise(labels)):
        if left.row == right.row and _CHAIN.fullmatch(text, left.end, right.start):
            yield n + 1, n


def _is_tree(text: str, labels: list[Label]) -> bool:
    """Say whether rows hang on branches, and what else stands in a row is a chain: ├─经理─主管─员."""
    beside = [(a, b) for a, b in pairwise(labels) if a.row == b.row]
    hung = sum(bool(_BRANCH.search(text, 0, x.start)) for x in labels)
    return hung > 1 and all(_LINK.fullmatch(text, a.end, b.start) for a, b in beside)


def _nested(labels: list[Label]) -> Iterator[tuple[int, int]]:
    """Yield who stands below whom in a tree: the last row set in less, in a row the one before."""
    rows: list[int] = []
    for n, label in enumerate(labels):
        if n and labels[n - 1].row == label.row:
            yield n, n - 1
            continue
        above = [m for m in rows if labels[m].left < label.left]
        if above:
            yield n, above[-1]
        rows.append(n)


def _joined(
    text: str, lines: list[tuple[int, int]], labels: list[Label]
) -> Iterator[tuple[int, int]]:
    """Yield who stands below whom among boxes: what connecting signs lead from one row to the next."""
    rows = sorted({label.row for label in labels})
    for upper, lower in pairwise(rows):
        above = [n for n, label in enumerate(labels) if label.row == upper]
        below = [n for n, label in enumerate(labels) if label.row == lower]
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
        for m in re.finditer(rf"[{re.escape(_CONNECTORS)}]+", text[a:b])
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
