"""Chains of titles below a heading of reporting lines: 文员→行政主管→总经理, "Buyer → Head Buyer".

Under a heading of approvals the same chain says who decides; only a heading of reporting makes it lines.
An arrow leads to whom somebody reports, unless the chain begins with a higher post than it ends with.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rolegraph.extraction.english.extract import collected
from rolegraph.extraction.english.norms.context import Findings
from rolegraph.extraction.english.page.definitions import abbreviated
from rolegraph.extraction.english.page.register import Register
from rolegraph.extraction.english.wording.titles import singular
from rolegraph.extraction.evidence import evidence_at
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.structure.charts.chart_rows import ITEM
from rolegraph.extraction.structure.wording.words import words
from rolegraph.extraction.tables.cells.cells import is_title, names
from rolegraph.model import Line, Statements
from rolegraph.reading import Document, Passage
from rolegraph.reading.characters import ARROW

_HEADING = re.compile(
    "汇报(?:关系|线|路径|链|体系|层级|对象)|匯報關係|上下级关系|上下級關係|隶属关系|隸屬關係"
    r"|reporting (?:lines?|structure|relationships?|chains?)|who reports to whom|chain of command",
    re.I,
)
_LINE = re.compile(r"[^\n]+")
#: What may close a line of a list.
_CLOSING = " \t。.;；"
_ARROW = re.compile(rf"\s*{ARROW}\s*")


@dataclass(frozen=True, slots=True)
class _Chain:
    """The titles of a chain from its start to its end, with the span of the line that draws it."""

    start: int
    end: int
    titles: tuple[Passage, ...]


def covered(document: Document) -> tuple[tuple[int, int], ...]:
    """Return the spans of the stored text that chains take, which readers of text skip."""
    return tuple((chain.start, chain.end) for chain in _chains(document))


def extract(document: Document, organisation: str = "") -> Statements:
    """Return the posts and lines of a document's chains; ``organisation`` is the id of whose they are."""
    found = list(_chains(document))
    register, findings = Register(document, called=abbreviated(document.text)), Findings()
    if found:
        organisation = organisation or register.organisation("", None)
    for chain in found:
        ids = [register.position(organisation, _name(title), title) for title in chain.titles]
        if _rank(chain.titles[0]) < _rank(chain.titles[-1]):
            ids.reverse()
        findings.lines += [
            _line(chain, lower, upper, document)
            for lower, upper in pairwise(ids)
            if lower != upper
        ]
    return collected(register, findings)


def _chains(document: Document) -> Iterator[_Chain]:
    """Yield the chains that stand right below a heading of reporting lines, or below another such chain."""
    text, below = document.text, False
    for line in _LINE.finditer(text) if _ARROW.search(text) else ():
        mark = ITEM.match(line[0])
        start, end = (
            line.start() + (mark.end() if mark else 0),
            line.start() + len(line[0].rstrip(_CLOSING)),
        )
        drawn = _ARROW.search(text, start, end) is not None
        titles = tuple(_titles(document, start, end)) if below and drawn else ()
        if titles:
            yield _Chain(start, end, titles)
        elif line[0].strip():
            below = not drawn and _HEADING.search(line[0]) is not None


def _titles(document: Document, start: int, end: int) -> Iterator[Passage]:
    """Yield the titles that arrows join in a stretch, none where something else stands in it."""
    text = document.text[start:end]
    bounds = [0, *(at for m in _ARROW.finditer(text) for at in m.span()), len(text)]
    parts = [
        document.passage(start + a, start + b).strip()
        for a, b in zip(bounds[::2], bounds[1::2], strict=True)
    ]
    if len(parts) > 1 and all(
        len(names(part.text)) == 1 and is_title(part.text) for part in parts
    ):
        yield from parts


def _name(title: Passage) -> str:
    return singular(names(title.text)[0])


def _rank(title: Passage) -> int:
    """Return how many ranks stand above a title's, by the longest word that tells it; else a middling one."""
    name, levels = _name(title).lower(), list(words("ranks").values())
    told = [
        (len(word), -rank)
        for rank, several in enumerate(levels)
        for word in several
        if (re.search(rf"\b{word}\b", name) if word.isascii() else name.endswith(word))
    ]
    return -max(told)[1] if told else len(levels) // 2


def _line(chain: _Chain, lower: str, upper: str, document: Document) -> Line:
    told = ("line", lower.rpartition("/")[2], upper.rpartition("/")[2])
    return Line(
        id=statement_id("line", document.path, chain.start, chain.end, *told),
        lower=lower,
        upper=upper,
        kind="line",
        basis="chart",
        reading=document.passage(chain.start, chain.end).text,
        evidence=(evidence_at(document, chain.start, chain.end),),
    )
