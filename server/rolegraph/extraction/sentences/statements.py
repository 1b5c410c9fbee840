"""Outline → statements: every section's items go to the readers of its kind."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol, TypeVar

from rolegraph.extraction.copies import told_once
from rolegraph.extraction.sentences import certainty
from rolegraph.extraction.sentences.duties import implications, indicators, steps
from rolegraph.extraction.sentences.duties.performing import performed
from rolegraph.extraction.sentences.granting.chains import drawn, links, list_kind
from rolegraph.extraction.sentences.granting.headed_steps import whole_steps
from rolegraph.extraction.sentences.norms import Found, read_item
from rolegraph.extraction.sentences.posts import lines
from rolegraph.extraction.structure import Item, Outline, Section
from rolegraph.extraction.structure.bearers.people import People
from rolegraph.model import (
    Authority,
    Norm,
    Statements,
    Step,
)
from rolegraph.reading import Document

#: Sections whose sentences may state a line.
_SPEAKING = ("duties", "overview", "lines", "authorities", "other")


def read(outline: Outline, document: Document) -> Statements:
    """Return what an outline's sections say, each group sorted by id."""
    people = People(outline, document)
    found = Found()
    found.lines += lines.shown(outline, document)
    people.superiors = {one.lower: one.upper for one in found.lines if one.basis == "stated"}
    listing = {s.bearer for s in outline.sections if s.kind == "authorities"}
    sections = [
        (s, [_clearest(i, document) for i in _whole(s, document)])
        for s in (*told_once(outline.sections), *outline.loose)
    ]
    mentions = _mentions(sections, people)
    processes: list[tuple[Section, list[Step]]] = []
    for section, items in sections:
        if section.kind == "process":
            each = steps.read(section, [i for i in items if len(i.body)], document)
            processes.append((section, list(each)))
            items = [i for i in items if _decides(i, section, document)]
        found.take(_said(section, items, listing, people, mentions), section.certainty)
    for section, told in processes:
        found.steps += performed(told, section, people)
    found.duties = [d for d in found.duties if d.action or not _is_heading(d, document)]
    found.appraisals = [a for a in found.appraisals if not _is_heading(a, document)]
    return Statements(
        organisations=outline.organisations,
        units=_sorted(people.units.values()),
        positions=_sorted(people.positions.values()),
        duties=_apart(indicators.tied(found.duties, found.measured)),
        authorities=_apart((*found.authorities, *_unlisted(found))),
        prohibitions=_apart(found.prohibitions),
        qualifications=_apart(found.qualifications),
        appraisals=_apart(found.appraisals),
        lines=lines.merged(found.lines),
        career_steps=_sorted(found.careers),
        steps=_sorted(found.steps),
    )


def _whole(section: Section, document: Document) -> Iterable[Item]:
    return whole_steps(section.items, document) if section.kind == "authorities" else section.items


def _decides(item: Item, section: Section, document: Document) -> bool:
    """Say whether a step of a process says who decides."""
    text = item.body.text
    chain = drawn(text) if list_kind(section.kind, section.title) == "approval" else links(text)
    return any(chain) or steps.judges(item, section, document)


def _is_heading(norm: Norm, document: Document) -> bool:
    """Say whether the words of a norm are what the format marks as a heading (## 华南区)."""
    place = norm.evidence[0]
    return any(h.start <= place.start and place.end <= h.end for h in document.headings)


def _said(
    section: Section,
    items: Iterable[Item],
    listing: set[str],
    people: People,
    mentions: dict[int, lines.Mentions],
) -> Found:
    """Return what the items of one section say, with the lines of its position."""
    found = Found()
    for item in items:
        read_item(item, section, listing, people, found)
        if section.bearer in people.positions:
            told = mentions.get(id(item), ())
            found.lines += lines.stated(item, section.bearer, told, people)
        elif section.kind == "lines":
            found.lines += lines.between(item, section.organisation, people)
    return found


def _mentions(
    sections: Iterable[tuple[Section, list[Item]]], people: People
) -> dict[int, lines.Mentions]:
    """Return the lines that items mention, by the items' identity, before any item adds a position."""
    return {
        id(item): lines.mentioned(item, section.organisation, people)
        for section, items in sections
        if section.bearer and section.kind in _SPEAKING
        for item in items
    }


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Identified)
_N = TypeVar("_N", bound=Norm)


def _sorted(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(sorted({v.id: v for v in values}.values(), key=lambda v: v.id))


def _apart(values: Iterable[_N]) -> tuple[_N, ...]:
    """Return norms sorted by id; what one cell states of several posts is a norm of each."""
    found: dict[str, _N] = {}
    for one in values:
        other = found.get(one.id, one)
        of = "" if other.bearer == one.bearer else f"/{one.bearer.rpartition('/')[2]}"
        found[f"{one.id}{of}"] = replace(one, id=f"{one.id}{of}") if of else one
    return _sorted(found.values())


def _unlisted(found: Found) -> Iterator[Authority]:
    """Yield what duties imply and their bearer's own list of rights does not cover."""
    for one in found.implied:
        if not any(implications.covers(other, one) for other in found.listed.get(one.bearer, ())):
            yield one


def _clearest(item: Item, document: Document) -> Item:
    """Return an item with the copy in front that is least damaged, then longest."""
    if not item.copies:
        return item
    every = (replace(item, copies=()), *item.copies)
    best = max(every, key=lambda i: (certainty(document, [i.body])[0], len(i.body)))
    return replace(best, heading=item.heading, copies=tuple(i for i in every if i is not best))
