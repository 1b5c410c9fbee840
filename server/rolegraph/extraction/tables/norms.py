"""The norms that a cell's sentences state, read by the readers of its language."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rolegraph.extraction import authorities as chinese_authorities
from rolegraph.extraction import duties as chinese_duties
from rolegraph.extraction import grants, prohibitions, qualifications
from rolegraph.extraction.english.context import Context
from rolegraph.extraction.english.items import items as english_items
from rolegraph.extraction.english.paragraphs import split
from rolegraph.extraction.english.reader import read_items
from rolegraph.extraction.structure import Item, Section
from rolegraph.extraction.tables.builder import Builder
from rolegraph.extraction.tables.headers import is_chinese
from rolegraph.reading import Passage

_NUMBER = re.compile(
    r"(?:^|(?<=[\n。；;，,\s]))[ \t]*(?:[（(]?(\d{1,2})[)）、.．](?!\d)|([①-⑳])|[-•●■◆·▪]\s)[ \t]*"
)
_STOPS = re.compile(r"[。；;！!？?\n]+")
_ENDS = " 　\t\r\n。；;，,、.:："


def read_norms(
    kind: str, passage: Passage, bearer: str, builder: Builder, title: str = ""
) -> None:
    """Add what a cell states of a bearer; ``kind`` is that of a section, ``title`` its header."""
    if not passage.text.strip(_ENDS):
        return
    if is_chinese(passage.text):
        for item in chinese_items(passage):
            _chinese(kind, item, bearer, builder)
        return
    section = Section(kind=kind, bearer=bearer, items=english_items(split(passage)), title=title)
    position = builder.register.positions.get(bearer)
    context = Context(
        register=builder.register,
        organisation=builder.organisation,
        bearer=bearer,
        title=position.label.main if position else "",
        section=section,
    )
    read_items(context, builder.findings)


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


def _chinese(kind: str, item: Item, bearer: str, builder: Builder) -> None:
    document, findings = builder.document, builder.findings
    if kind == "qualifications":
        findings.qualifications.append(qualifications.read(item, bearer, document))
        return
    banned = prohibitions.read(item, bearer, document)
    if banned:
        findings.prohibitions.append(banned)
        return
    if kind == "authorities":
        listed = chinese_authorities.listed(item, bearer, document)
        findings.authorities += listed
        if listed:
            return
    else:
        duty = chinese_duties.read(item, bearer, document)
        findings.duties.append(duty)
        findings.authorities += chinese_authorities.implied(duty, item, document)
    _grants(item, bearer, builder)


def _grants(item: Item, bearer: str, builder: Builder) -> None:
    """Add what a sentence grants, to the bearer or to the position that it names."""
    for grant in grants.read(item.body, bearer, builder.document):
        one = grant.authority
        if grant.holder:
            one = replace(one, bearer=_position(grant.holder, item.body, builder))
        if grant.escalates_to and one.limit:
            upper = _position(grant.escalates_to, item.body, builder)
            one = replace(one, limit=replace(one.limit, escalates_to=upper))
        builder.findings.authorities.append(one)


def _position(title: str, passage: Passage, builder: Builder) -> str:
    return builder.register.position(builder.organisation, title, passage)
