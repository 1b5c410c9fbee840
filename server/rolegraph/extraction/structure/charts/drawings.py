"""Charts that are drawn in text: trees of indented lines, and boxes joined by connecting lines."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.extraction.structure.wording import info_keys
from rolegraph.extraction.structure.wording.words import squeeze
from rolegraph.extraction.structure.wording.words import words as lists

_CONNECTORS = "│┃|─━—-┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋+/\\↓↑→▼▲"
_DRAWN = re.compile("[│┃─━┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋↓▼]|^[ \t|+/\\\\-]+$|^\\s*\\|")
#: A name's characters: what draws, brackets around a box and what lists names (保洁员、绿化工) are none.
_OF_NAME = rf"(?:[（(][^\s（()）]*[)）]|[^\s{re.escape(_CONNECTORS)}\[\]【】、])+"
_NAME = re.compile(f"{_OF_NAME}(?: {_OF_NAME})*")
_CHAIN = re.compile(r"\s*(?:[—─━-]{2,}[>→]?|→)\s*")
#: What a row of a tree hangs on, and what leads on to the next name in it.
_BRANCH = re.compile(r"[├└┣┗][─━—-]*[ \t]*$|[|+`][-─]+[ \t]*$")
_LINK = re.compile(r"[ \t]*(?:[—─━-]+[>→]?|→)[ \t]*")
_SENTENCE = re.compile(r"[，。；？！,;]")
#: What a row of a list begins with: a sign, a branch or a number.
_NUMBER = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,6}(?:[.、．)]|(?=\s))"
    r"|[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十\d]{1,2}[)）])\s*(?=\S)"
)
_ITEM = re.compile(
    rf"\s*(?:[-+•·●○■□◆◇▪]|\*(?!\*)|[│|\s]*[├└┣┗][─━—-]*)\s*(?=\S)|{_NUMBER.pattern}"
)
#: Who holds a post (总经理：王强, 总监：韩东（兼）).
_HOLDER = re.compile(r"\s*[:：]\s*([^\s:：()（）]{2,4})(?:[（(][兼代暂][^()（）]{0,4}[)）])?$")
_COUNTED = re.compile(r"[（(]?\d{1,3}\s*[人名位家个间][)）]?$")
#: Who is in a unit, behind its name (仓储部：仓储部经理, 项目部（驻厂项目经理）, **客服部**（总监：李某）).
_INSIDE = re.compile(
    r"\**(?P<unit>[^:：（(*]{2,12})\**(?:[:：]\**(?P<named>[^*]+)\**|[（(](?P<noted>[^（()）]+)[)）])"
)
#: How many hold each of a unit's posts: 经理1人，客服专员6人.
_COUNT = r"[^\s，,、；;:：()（）\d]{2,10}?\s*\d{1,3}\s*[人名位]"
_STAFF = re.compile(rf"{_COUNT}(?:[，,、；;和及]\s*{_COUNT})*")
_STAFFED = re.compile(rf"(?<=[:：（(]){_STAFF.pattern}(?=[)）]?[；;。]?$)")
_EACH = re.compile("^各(?=.{4})")
#: A key and its value (- **直属主管**：厂长), which are no names.
_ENTRY = re.compile(r"[\s*]*([^\s*:：]{2,10})[\s*]*[:：]")
_AROUND = "·-—│├└┌┐┘┤* "
_LONGEST = 240
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
    parts = [_is_part(row) for row in rows]
    items = [part or _may_name(row) for part, row in zip(parts, rows, strict=True)]
    for start, end in _runs(rows, items, 0, len(rows)):
        known = sum(parts[start:end]) >= _KNOWN * (end - start)
        for a, b in [(start, end)] if known else _runs(rows, parts, start, end):
            if _draws(rows[a:b]):
                yield a, b


def _runs(rows: list[str], fitting: list[bool], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the longest stretches between two offsets in which every line fits, all numbered or none."""
    kinds = [
        fits and (1 if _NUMBER.match(row) else 2) for fits, row in zip(fitting, rows, strict=True)
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


def _is_part(line: str) -> bool:
    bare = line.strip()
    if not bare or len(bare) > _LONGEST or _SENTENCE.search(_STAFFED.sub("", bare).strip("；")):
        return False
    names = _names(line)
    if not names:
        return bool(_DRAWN.search(line.rstrip("\n")))
    entry = _ENTRY.match(line, names[0][0])
    if entry and info_keys.role_of_key(entry[1]):
        return False
    known = [named(line[a:b]) is not None for a, b in names]
    # 运输部经理、调度员、车管员
    return any(known) and all(
        fits or titles.is_office(line[a:b].strip())
        for fits, (a, b) in zip(known, names, strict=True)
    )


def _names(line: str) -> list[tuple[int, int]]:
    """Return where the names of a row stand, behind what its list begins a row with."""
    item = _ITEM.match(line)
    begin, end = item.end() if item else 0, len(line.rstrip(" \t\n；;。"))
    if found := _INSIDE.fullmatch(line, begin, end):
        posts = _STAFF.fullmatch(found["named"] or found["noted"])
        if posts and units.parse(found["unit"]):
            at = found.start("named" if found["named"] else "noted")
            counted = re.finditer(_COUNT, posts[0])
            return [found.span("unit"), *((at + m.start(), at + m.end()) for m in counted)]
    every = _NAME.finditer(line, begin)
    return [span for m in every for span in _inside(line, *m.span())]


def _inside(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a name's span, or those of a unit and of who is named in it behind a colon or in brackets.

    Titles that only a blank parts are names of their own (业务员 客服), a unit and its head are one.
    """
    found = _INSIDE.fullmatch(line, start, end) if set(":：）)") & {*line[start:end]} else None
    group = "named" if found and found["named"] else "noted"
    if found and units.parse(found["unit"]) and titles.parse(_HOLDER.sub("", found[group])):
        yield from (found.span("unit"), found.span(group))
        return
    words = list(re.finditer(r"\S+", line[start:end]))
    apart = len(words) > 1 and all(map(_stands_alone, (m[0] for m in words)))
    yield from ((start + m.start(), start + m.end()) for m in words) if apart else ((start, end),)


def _stands_alone(word: str) -> bool:
    """Say whether a word is a whole title, which needs nothing before it (业务员, 副校长（教学）)."""
    title = titles.parse(word)
    return title is not None and title.name not in lists("titles")["bare"]


def _may_name(line: str) -> bool:
    """Say whether a row of a list is short as a name that no list knows (- 条线支持)."""
    item = _ITEM.match(line)
    name = line[item.end() :].strip() if item else ""
    return 0 < len(name) <= titles.LONGEST and not re.search(r"[，。；？！,;：:、\s\d]", name)


def named(text: str) -> Title | UnitName | None:
    """Return the position or the unit that a name of a drawing names (各项目部 each of a kind), or None."""
    if title := titles.parse(_HOLDER.sub(r" \1", text).strip(_AROUND)):
        return title
    name = _COUNTED.sub("", squeeze(text).strip(_AROUND))
    return units.parse(name) or units.parse(_EACH.sub("", name))


def _draws(lines: list[str]) -> bool:
    """Say whether lines show an order: connecting signs, or names set in at several depths."""
    rows = [(line, names) for line in lines if (names := _names(line))]
    if len(rows) < _FEWEST:
        return False
    if sum(bool(_DRAWN.search(line.rstrip("\n"))) for line in lines) >= _FEWEST - 1:
        return True
    if sum(bool(_STAFFED.search(line.strip())) for line, _ in rows) >= _FEWEST:
        return True
    depths = {_columns(line[: names[0][0]]) for line, names in rows}
    single = all(_goes_on(line, a) for line, names in rows for a, _ in names[1:])
    return len(rows) > _FEWEST and len(depths) > 1 and single


def _goes_on(line: str, start: int) -> bool:
    """Say whether a row lists the name at an offset, or names it in the unit before it."""
    return line[:start].rstrip()[-1:] in set("、:：（(，,；和及")


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
        for x, y in _names(text[a:b])
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
        (a, b) for a, b in pairwise(labels) if a.row == b.row and not _goes_on(text, b.start)
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
    for n, label in enumerate(labels):
        if n and labels[n - 1].row == label.row:
            listed = _listed(text, labels[n - 1], label)
            upper = over.get(n - 1) if listed else n - 1
        else:
            upper = next((m for m in reversed(rows) if labels[m].left < label.left), None)
            rows.append(n)
        if upper is not None:
            over[n] = upper
            yield n, upper


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
