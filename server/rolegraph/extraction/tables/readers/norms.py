"""The norms that a cell's sentences state, read by the readers of its language.

Chinese cells are collected as sections, for the readers of Chinese sections to read in one go.
"""

import re
from collections.abc import Iterator

from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.outlining.items import items as english_items
from rolegraph.extraction.english.page.paragraphs import split
from rolegraph.extraction.english.reader import read_items
from rolegraph.extraction.structure import Item, Section
from rolegraph.extraction.tables.cells.deeds import says_deed
from rolegraph.extraction.tables.cells.headers import (
    is_chinese,
)
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.reading import Passage

#: 3.1000元以内: an amount may follow a number, but 3.5 is none.
_DOTTED = r"[)）.．](?:(?!\d)|(?=\d{3}|\d+(?:\.\d+)?[万千]?元|\d+[%天]))"
_NUMBER = re.compile(
    rf"(?:^|(?<=[\n。；;，,\s]))[ \t]*(?:[（(]?(\d{{1,2}})(?:、|{_DOTTED})|([①-⑳])|[-•●■◆·▪]\s)[ \t]*"
)
_STOPS = re.compile(r"[。；;！!？?\n]+")
_SEMICOLON = re.compile(r";\s+(?=[A-Za-z])")
_ENDS = " 　\t\r\n。；;，,、.:："


def read_norms(
    kind: str, passage: Passage, bearer: str, builder: Builder, title: str = ""
) -> None:
    """Add what a cell states of a bearer; ``kind`` is that of a section, ``title`` its header."""
    if not passage.text.strip(_ENDS):
        return
    if is_chinese(passage.text):
        listed = Section(
            kind=kind,
            bearer=bearer,
            items=tuple(chinese_items(passage)),
            title=title,
            organisation=builder.organisation,
        )
        builder.sections.append(listed)
        return
    told = (english_items(split(part)) for part in _english_parts(kind, passage))
    items = tuple(item for several in told for item in several)
    section = Section(kind=kind, bearer=bearer, items=items, title=title)
    position = builder.register.positions.get(bearer)
    context = Context(
        register=builder.register,
        organisation=builder.organisation,
        bearer=bearer,
        title=position.label.main if position else "",
        section=section,
    )
    read_items(context, builder.findings)


def _english_parts(kind: str, passage: Passage) -> Iterator[Passage]:
    """Yield the duties that semicolons part in a cell where both sides tell a deed, any other cell whole."""
    at = 0
    stops = list(_SEMICOLON.finditer(passage.text)) if kind == "duties" else []
    ends = [*(stop.start() for stop in stops[1:]), len(passage.text)]
    for stop, end in zip(stops, ends, strict=False):
        own, following = passage.text[at : stop.start()], passage.text[stop.end() : end]
        if says_deed(own.strip()) and says_deed(following):
            yield passage.cut(at, stop.start()).strip()
            at = stop.end()
    yield passage.cut(at, len(passage.text)).strip()


def chinese_items(passage: Passage) -> Iterator[Item]:
    """Yield a Chinese cell's numbered items, or its sentences where nothing is numbered."""
    text = passage.text
    marks = list(_NUMBER.finditer(text))
    if marks:
        edges = [*(m.start() for m in marks), len(text)]
        parts = [(m.start(), m.end(), stop) for m, stop in zip(marks, edges[1:], strict=True)]
        if text[: marks[0].start()].strip(_ENDS):
            parts.insert(0, (0, 0, marks[0].start()))
    else:
        parts = list(_sentences(text))
    for begin, start, end in parts:
        body = passage.cut(start, end).strip(_ENDS)
        if body.text:
            number = text[begin:start].strip()
            yield Item(passage=passage.cut(begin, end).strip(), body=body, number=number)


def _sentences(text: str) -> Iterator[tuple[int, int, int]]:
    at = 0
    for stop in _STOPS.finditer(text):
        yield at, at, stop.start()
        at = stop.end()
    yield at, at, len(text)
