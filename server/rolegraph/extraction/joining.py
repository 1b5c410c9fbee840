"""Put together what several readers take from one document: its text and its tables."""

from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter
from typing import Any, TypeVar

from rolegraph.model import Evidence, Label, Line, Position, Statements, Unit

_T = TypeVar("_T")


def joined(*parts: Statements) -> Statements:
    """Return the statements of all parts, each once and each group sorted by id.

    A position or unit that several parts name has what each of them says of it.
    """
    every = [p for p in parts if p != Statements()]
    if len(every) == 1:
        return every[0]
    return Statements(
        organisations=_once(p.organisations for p in every),
        units=_sorted(_merged((u for p in every for u in p.units), _unit)),
        positions=_sorted(_merged((o for p in every for o in p.positions), _position)),
        duties=_once(p.duties for p in every),
        authorities=_once(p.authorities for p in every),
        prohibitions=_once(p.prohibitions for p in every),
        qualifications=_once(p.qualifications for p in every),
        appraisals=_once(p.appraisals for p in every),
        lines=_lines(line for p in every for line in p.lines),
        career_steps=_once(p.career_steps for p in every),
        steps=_once(p.steps for p in every),
    )


def _merged(several: Iterable[Any], join: Any) -> Iterable[Any]:
    found: dict[str, Any] = {}
    for one in several:
        found[one.id] = join(found[one.id], one) if one.id in found else one
    return found.values()


def _unit(first: Unit, second: Unit) -> Unit:
    return replace(
        first,
        type=first.type or second.type,
        label=_label(first.label, second.label),
        aliases=_union(first.aliases, second.aliases),
        evidence=_union(first.evidence, second.evidence),
    )


def _position(first: Position, second: Position) -> Position:
    places: tuple[tuple[Evidence, ...], tuple[Evidence, ...]] = (first.evidence, second.evidence)
    if second.defined and not first.defined:
        places = (second.evidence, first.evidence)
    return replace(
        first,
        label=_label(first.label, second.label),
        unit=first.unit or second.unit,
        aliases=_union(first.aliases, second.aliases),
        defined=first.defined or second.defined,
        role=first.role or second.role,
        headcount=first.headcount if first.headcount is not None else second.headcount,
        evidence=_union(*places),
    )


def _label(first: Label, second: Label) -> Label:
    return Label(
        hans=first.hans or second.hans,
        hant=first.hant or second.hant,
        en=first.en or second.en,
    )


def _lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return each line once, with every place that states it."""
    found: dict[tuple[str, str, str, str], Line] = {}
    for line in lines:
        key = (line.lower, line.upper, line.kind, line.basis)
        old = found.get(key)
        found[key] = replace(old, evidence=_union(old.evidence, line.evidence)) if old else line
    return _sorted(found.values())


def _union(first: tuple[_T, ...], second: tuple[_T, ...]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _once(groups: Iterable[Iterable[_T]]) -> tuple[_T, ...]:
    by_id = attrgetter("id")
    found: dict[str, _T] = {}
    for group in groups:
        for one in group:
            found.setdefault(by_id(one), one)
    return _sorted(found.values())


def _sorted(several: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(sorted(several, key=attrgetter("id")))
