"""Statements as the JSON of the interface contract (design.md, Positions).

Keys without content are left out. Offsets are code points of the stored text.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rolegraph.model import (
    Appraisal,
    Authority,
    Duty,
    Evidence,
    Limit,
    Line,
    Measure,
    Norm,
    Organisation,
    Position,
    Prohibition,
    Qualification,
    Statements,
    Unit,
)
from rolegraph.vocabulary import ACTION, BASE, OBJECT, ROLE

Json = dict[str, object]
N = TypeVar("N", bound=Norm)


def positions(statements: Statements, base: str = BASE) -> list[Json]:
    """Return every position, defined or only named, in the order of their ids."""
    listing = _Listing.of(statements, base)
    return [listing.position(p) for p in statements.positions]


def units(statements: Statements, base: str = BASE) -> list[Json]:
    """Return every unit in the same shape: parent, type, duties, authorities."""
    listing = _Listing.of(statements, base)
    return [listing.unit(u) for u in statements.units]


def _by_bearer(norms: Iterable[N]) -> Mapping[str, list[N]]:
    found: dict[str, list[N]] = defaultdict(list)
    for norm in norms:
        found[norm.bearer].append(norm)
    return found


@dataclass(frozen=True)
class _Listing:
    """The statements by who bears them, ready to be listed."""

    base: str
    organisations: Mapping[str, Organisation]
    units: Mapping[str, Unit]
    positions: Mapping[str, Position]
    duties: Mapping[str, list[Duty]]
    authorities: Mapping[str, list[Authority]]
    prohibitions: Mapping[str, list[Prohibition]]
    qualifications: Mapping[str, list[Qualification]]
    appraisals: Mapping[str, list[Appraisal]]
    lines: Mapping[str, list[Line]]

    @classmethod
    def of(cls, statements: Statements, base: str) -> "_Listing":
        lines: dict[str, list[Line]] = defaultdict(list)
        for line in statements.lines:
            lines[line.lower].append(line)
        return cls(
            base,
            {o.id: o for o in statements.organisations},
            {u.id: u for u in statements.units},
            {p.id: p for p in statements.positions},
            _by_bearer(statements.duties),
            _by_bearer(statements.authorities),
            _by_bearer(statements.prohibitions),
            _by_bearer(statements.qualifications),
            _by_bearer(statements.appraisals),
            lines,
        )

    def position(self, position: Position) -> Json:
        unit = self.units.get(position.unit)
        return _full(
            {
                "id": self.base + position.id,
                "label": position.label.languages(),
                "aliases": list(position.aliases),
                "defined": position.defined,
                **_place(position.evidence),
                "organisation": self._organisation(position.organisation),
                "unit": self._unit(unit) if unit else None,
                "role": ROLE + position.role if position.role else None,
                "headcount": position.headcount,
                "reports_to": [self._line(line) for line in self.lines.get(position.id, [])],
                **self._norms(position.id),
                "qualifications": [
                    _full(
                        {"text": q.reading, "en": q.english, "kind": q.kind, **_quote(q.evidence)}
                    )
                    for q in self.qualifications.get(position.id, [])
                ],
            }
        )

    def unit(self, unit: Unit) -> Json:
        parent = self.units.get(unit.parent)
        return _full(
            {
                "id": self.base + unit.id,
                "label": unit.label.languages(),
                "aliases": list(unit.aliases),
                "type": unit.type,
                **_place(unit.evidence),
                "organisation": self._organisation(unit.organisation),
                "parent": self._unit(parent) if parent else None,
                **self._norms(unit.id),
            }
        )

    def _norms(self, bearer: str) -> Json:
        return {
            "duties": [_duty(d, self.base) for d in self.duties.get(bearer, [])],
            "authorities": [self._authority(a) for a in self.authorities.get(bearer, [])],
            "prohibitions": [
                _full({"text": p.reading, "en": p.english, "action": p.action, "object": p.object})
                | _quote(p.evidence)
                for p in self.prohibitions.get(bearer, [])
            ],
            "appraisals": [
                _full({"text": a.reading, "en": a.english, **_measured(a)}) | _quote(a.evidence)
                for a in self.appraisals.get(bearer, [])
            ],
        }

    def _organisation(self, identifier: str) -> Json:
        known = self.organisations.get(identifier)
        return {
            "id": self.base + identifier,
            "label": known.label.languages() if known else {},
        }

    def _unit(self, unit: Unit) -> Json:
        label = unit.label.languages()
        return _full({"id": self.base + unit.id, "label": label, "type": unit.type})

    def _line(self, line: Line) -> Json:
        upper = self.positions.get(line.upper)
        return _full(
            {
                "title": upper.label.main if upper else line.upper,
                "id": self.base + line.upper,
                "kind": line.kind,
                "basis": line.basis,
                "document": line.evidence[0].document if line.evidence else "",
                **_quote(line.evidence),
            }
        )

    def _authority(self, authority: Authority) -> Json:
        return _full(
            {
                "id": self.base + authority.id,
                "kind": authority.kind,
                "object": authority.object,
                "object_id": OBJECT + authority.object_concept if authority.object_concept else "",
                "aspect": authority.aspect,
                "counterparty": authority.counterparty,
                "condition": authority.condition,
                "limit": self._limit(authority.limit) if authority.limit else None,
                "further_limits": [
                    self._limit(one)
                    for one in (authority.limit.further if authority.limit else ())
                ],
                "text": authority.reading,
                "en": authority.english,
                **_quote(authority.evidence),
                "confidence": authority.confidence,
                "basis": authority.basis,
                "modality": authority.modality,
            }
        )

    def _limit(self, limit: Limit) -> Json:
        if limit.value is None and limit.minimum is None and limit.maximum is None:
            return {"value": None, "status": "unquantified", "text": limit.text}
        above = self.positions.get(limit.escalates_to)
        return _figure(limit) | _full(
            {"per": limit.per, "escalates_to": above.label.main if above else limit.escalates_to}
        )


def _duty(duty: Duty, base: str) -> Json:
    return _full(
        {
            "id": base + duty.id,
            "text": duty.reading,
            "en": duty.english,
            **_quote(duty.evidence),
            "heading": duty.heading,
            "action": duty.action,
            "action_id": ACTION + duty.action_concept if duty.action_concept else "",
            "object": duty.object,
            "object_id": OBJECT + duty.object_concept if duty.object_concept else "",
            "aspect": duty.aspect,
            "scope": duty.scope,
            "counterparty": duty.counterparty,
            "condition": duty.condition,
            "deliverable": duty.deliverable,
            "confidence": duty.confidence,
            "modality": duty.modality,
            **_measured(duty),
        }
    )


def _measured(norm: Duty | Appraisal) -> Json:
    frequency = norm.frequency
    return {
        "measures": [_measure(m) for m in norm.measures],
        "frequency": (
            {"value": _number(frequency.value), "period": frequency.period} if frequency else None
        ),
    }


def _measure(measure: Measure) -> Json:
    return _figure(measure) | _full({"period": measure.period})


def _figure(figure: Limit | Measure) -> Json:
    value: object = _number(figure.value)
    if figure.minimum is not None or figure.maximum is not None:
        value = _full({"min": _number(figure.minimum), "max": _number(figure.maximum)})
    found = {"operator": figure.operator, "value": value, "unit": figure.unit, "text": figure.text}
    return _full(found)


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _place(evidence: Sequence[Evidence]) -> Json:
    if not evidence:
        return {}
    first = evidence[0]
    more = {"evidence": [_evidence(e) for e in evidence]} if len(evidence) > 1 else {}
    return {"document": first.document, "start": first.start, "end": first.end, **more}


def _quote(evidence: Sequence[Evidence]) -> Json:
    """Return the quote of the first place, and every place with its document."""
    if not evidence:
        return {}
    first = evidence[0]
    return {
        "quote": first.quote,
        "start": first.start,
        "end": first.end,
        "evidence": [_evidence(e) for e in evidence],
    }


def _evidence(evidence: Evidence) -> Json:
    return _full(
        {
            "document": evidence.document,
            "start": evidence.start,
            "end": evidence.end,
            "quote": evidence.quote,
            "page": evidence.page,
            "cell": evidence.cell,
        }
    )


def _full(found: Mapping[str, object]) -> Json:
    """Return the members with content; False and 0 are content."""
    return {k: v for k, v in found.items() if v is not None and v not in ("", [], {}, ())}
