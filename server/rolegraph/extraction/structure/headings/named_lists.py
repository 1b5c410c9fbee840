"""Names of positions and units that open a list or a sentence in a line (;企宣1、与… 。财务经理:审核…)."""

import re
from collections.abc import Iterator
from functools import cache

from rolegraph.extraction.sentences.limits.limits import only_bounds
from rolegraph.extraction.structure.headings.heading import Heading
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.reading.characters import HAN


@cache
def _named_list() -> re.Pattern[str]:
    return re.compile(rf"(?<=[。；;])\s*(?P<name>{HAN}{{2,10}})(?=1\s*[、.．])")


#: 。财务部经理:对…进行审核。 behind the sentence of another, on one line.
_BRACKET = rf"[（(](?:{HAN}|、){{1,10}}[)）]{HAN}{{0,4}}"
_LABEL = re.compile(
    r"(?:(?<=[。；;])|(?<=如下[:：])|(?P<bare>(?<=\S)(?=[ 　])))[ 　]*"
    rf"(?P<name>{HAN}{{2,14}}(?:{_BRACKET})?)[ 　]*(?=[:：](?P<told>[^。；;\n]{{4,}}))"
)
#: Who only takes part, or everybody: such a label ends what stands before it, and names no post.
_OTHERS = re.compile("各.{2,}|.{2,}人(?:[（(].*)?")


def find(text: str) -> tuple[Heading, ...]:
    """Return the heading that each of them is, in order."""
    return tuple(sorted((*_over_lists(text), *_labels(text)), key=lambda each: each.start))


def _labels(text: str) -> Iterator[Heading]:
    """Yield the labels that give the sentences of one line to several posts, from the first post on."""
    line, named = -1, False
    for m in _LABEL.finditer(text):
        start, end = m.span("name")
        if (at := text.rfind("\n", 0, start)) != line:
            line, named = at, False
        title = titles.parse(m["name"])
        plain = title is not None and titles.is_plain(title.name) and not only_bounds(m["told"])
        if m["bare"] is not None and not (plain and named):
            # …和审批 财务总监:…: behind a blank alone only a further post's.
            continue
        if plain or (named and _OTHERS.fullmatch(m["name"])):
            named = True
            yield Heading(start=start, end=end, kind="position", title=title if plain else None,
                          named=(start, end))  # fmt: skip


def _over_lists(text: str) -> list[Heading]:
    found = []
    for m in _named_list().finditer(text):
        start, end = m.span("name")
        name = m["name"]
        title = titles.parse(name)
        unit = None if title else units.parse(name)
        if unit is None and title is None and units.is_function(name):
            unit = UnitName(name, units.unit_type(name))
        if title or unit:
            kind = "position" if title else "unit"
            found.append(
                Heading(
                    start=start, end=end, kind=kind, title=title, unit=unit, named=(start, end)
                )
            )
    return found
