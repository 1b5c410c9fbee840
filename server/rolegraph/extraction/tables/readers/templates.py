"""Rows of the template: every cell means what its column says; what does not fit is named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rolegraph.extraction import template
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.tables.cells.cells import distinct, passage, row_evidence, text
from rolegraph.extraction.tables.cells.concepts import object_concept
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.norms import read_norms
from rolegraph.model import Duty, Frequency, Limit, Measure
from rolegraph.reading import Cell, Table

_OPERATORS = {"≤": "<=", "≥": ">=", "<=": "<=", ">=": ">=", "<": "<", ">": ">", "=": "=", "": "<="}
_NUMBER = r"\d+(?:,\d+)*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"\s*(<=|>=|[<>=≤≥]?)\s*({_NUMBER})(?![.,]?\d)(?:\s*(?:-|–|~)\s*({_NUMBER}))?\s*(.*)$", re.S
)
_PERIODS = ("day", "week", "month", "quarter", "half-year", "year", "2 weeks")
_QUALIFICATIONS = ("education", "experience", "skill", "trait")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row by the names of its columns; empty cells are left out."""

    cells: dict[str, Cell]
    builder: Builder

    def text(self, name: str) -> str:
        """Return what a column says in this row, "" where it is empty."""
        return text(self.builder.document, self.cells[name]) if name in self.cells else ""


def header_of(table: Table) -> tuple[str, ...]:
    """Return the names of a template's columns, () for another table."""
    first = table.rows[0] if table.rows else ()
    by_header = {c.header: c.name for c in template.columns()}
    by_name = {c.name: c.name for c in template.columns()}
    for known in (by_header, by_name):
        names = tuple(known.get(" ".join(c.text.lower().split()), "") for c in first)
        written = [n for n, c in zip(names, first, strict=True) if c.text.strip()]
        if written and all(written) and "position" in names and _complete(names):
            return names
    return ()


def is_guide(table: Table) -> bool:
    """Say whether a table is the guide or the list of kinds that come with a template."""
    return bool(table.rows) and template.is_guide(tuple(c.text for c in table.rows[0]))


def read_template(shape: Shape, names: tuple[str, ...], builder: Builder) -> list[str]:
    """Read a template's rows; return what could not be read, row by row."""
    problems: list[str] = []
    for cells in shape.table.rows[1:]:
        named = {n: c for n, c in zip(names, cells, strict=False) if n and c.text.strip()}
        row = _Row(named, builder)
        if distinct(cells):
            problems += _row(row)
    return problems


def _complete(names: tuple[str, ...]) -> bool:
    # "Position" beside "Limit" is somebody's own table: a template's limits are of an authority.
    return ("authority" not in names or "object" in names) and (
        "limit" not in names or "authority" in names
    )


def _row(row: _Row) -> Iterator[str]:
    _organisation(row)
    bearer = _bearer(row)
    if not bearer:
        yield f"{_place(row)}: neither position nor unit is given."
        return
    _lines(row, bearer)
    yield from _authority(row, bearer)
    if "duty" in row.cells:
        yield from _duty(row, bearer)
    if "prohibition" in row.cells:
        cell = row.cells["prohibition"]
        read_norms("prohibitions", passage(row.builder.document, cell), bearer, row.builder)
    yield from _qualification(row, bearer)


def _place(row: _Row) -> str:
    first = next(iter(row.cells.values()))
    return first.reference or row.builder.document.text[first.start : first.end][:20]


def _organisation(row: _Row) -> None:
    cell = row.cells.get("organisation")
    place = passage(row.builder.document, cell) if cell else None
    register = row.builder.register
    row.builder.organisation = register.organisation(row.text("organisation"), place)


def _bearer(row: _Row) -> str:
    builder, unit = row.builder, ""
    if "unit" in row.cells:
        place = passage(builder.document, row.cells["unit"])
        unit = builder.register.unit(
            builder.organisation, row.text("unit"), place, kind=row.text("unit type")
        )
    if "position" not in row.cells:
        return unit
    count = row.text("headcount")
    position = builder.register.position(
        builder.organisation,
        row.text("position"),
        passage(builder.document, row.cells["position"]),
        defined=True,
        unit=unit,
        headcount=int(count) if count.isdigit() else None,
    )
    others = tuple(a.strip() for a in re.split(r"[;；]", row.text("aliases")) if a.strip())
    if others:
        old = builder.register.positions[position]
        aliases = tuple(dict.fromkeys((*old.aliases, *others)))
        builder.register.positions[position] = replace(old, aliases=aliases)
    return position


def _lines(row: _Row, bearer: str) -> None:
    for name, kind in (("superior", "line"), ("functional superior", "functional")):
        if name in row.cells:
            row.builder.line(bearer, _position(row, name), kind, _around(row, name))
    if "next position" in row.cells:
        row.builder.career(bearer, _position(row, "next position"), _around(row, "next position"))


def _around(row: _Row, name: str) -> tuple[Cell, ...]:
    own = row.cells.get("position", row.cells.get("unit"))
    return (own, row.cells[name]) if own else (row.cells[name],)


def _position(row: _Row, name: str) -> str:
    cell = row.cells[name]
    place = passage(row.builder.document, cell)
    return row.builder.register.position(row.builder.organisation, row.text(name), place)


def _authority(row: _Row, bearer: str) -> Iterator[str]:
    named = row.text("authority")
    if not named:
        return
    kind = _kind(named)
    if not kind:
        yield f"{row.cells['authority'].reference or named}: {named} is no kind of authority."
        return
    if not row.text("object"):
        yield f"{row.cells['authority'].reference or named}: {named} has no object."
        return
    parts = ("object", "authority", "limit", "currency", "per", "position")
    made = row.builder.authority(
        bearer,
        kind,
        row.text("object"),
        tuple(row.cells[p] for p in parts if p in row.cells),
        limit=_limit(row),
        condition=row.text("condition"),
    )
    if "escalates to" in row.cells and "limit" in row.cells:
        row.builder.escalate(made, _position(row, "escalates to"))


def _kind(named: str) -> str:
    for name, labels in template.kinds().items():
        if named.lower() in (name, *(label.lower() for label in labels)):
            return name
    return ""


def _limit(row: _Row) -> Limit | None:
    words = row.text("limit")
    if not words:
        return None
    found = _FIGURE.match(words)
    if found is None:
        return Limit(text=words)
    unit = row.text("currency") or found[4].strip()
    first = _number(found[2])
    if found[3]:
        return Limit(
            text=words, minimum=first, maximum=_number(found[3]), unit=unit, per=row.text("per")
        )
    return Limit(
        text=words, operator=_OPERATORS[found[1]], value=first, unit=unit, per=row.text("per")
    )


def _number(words: str) -> float:
    return float(words.replace(",", ""))


def _duty(row: _Row, bearer: str) -> Iterator[str]:
    """Add a duty: its sentence read as one, its own columns before what the sentence says."""
    builder, cell = row.builder, row.cells["duty"]
    place = passage(builder.document, cell)
    before = {d.id for d in builder.findings.duties}
    read_norms("duties", place, bearer, builder)
    made = [d for d in builder.findings.duties if d.id not in before]
    duty = made[0] if len(made) == 1 else _plain_duty(row, bearer)
    builder.findings.duties = [d for d in builder.findings.duties if d not in made]
    measure, frequency = row.text("measure"), row.text("frequency")
    figures = _measures(measure) if measure else duty.measures
    often = _frequency(frequency) if frequency else duty.frequency
    if measure and not figures:
        yield f"{row.cells['measure'].reference or measure}: {measure} is no measure."
    if frequency and often is None:
        yield f"{row.cells['frequency'].reference or frequency}: {frequency} is no frequency."
    own = "" if row.text("authority") else row.text("object")
    what = own or duty.object
    builder.findings.duties.append(
        replace(
            duty,
            reading=" ".join(place.text.split()),
            action=row.text("action") or duty.action,
            object=what,
            object_concept=object_concept(what),
            scope=row.text("scope") or duty.scope,
            condition=row.text("condition") or duty.condition,
            frequency=often,
            measures=figures,
        )
    )


def _plain_duty(row: _Row, bearer: str) -> Duty:
    document = row.builder.document
    places = row_evidence(document, (row.cells["duty"],))
    return Duty(
        id=statement_id("duty", document.path, places[0].start, places[0].end),
        bearer=bearer,
        reading=row.text("duty"),
        evidence=places,
    )


def _measures(words: str) -> tuple[Measure, ...]:
    found = []
    for part in re.split(r"[;；]", words):
        m = _FIGURE.match(part)
        if m is None:
            return ()
        unit, _, period = m[4].strip().partition("/")
        values = (_number(m[2]), _number(m[3]) if m[3] else None)
        ranged = values[1] is not None
        found.append(
            Measure(
                text=part.strip(),
                operator="" if ranged else _OPERATORS[m[1]] if m[1] else "=",
                value=None if ranged else values[0],
                minimum=values[0] if ranged else None,
                maximum=values[1],
                unit=unit.strip(),
                period=period.strip(),
            )
        )
    return tuple(found)


def _frequency(words: str) -> Frequency | None:
    found = re.match(r"\s*(\d+(?:\.\d+)?)\s*/\s*(.+?)\s*$", words)
    if found is None or found[2] not in _PERIODS:
        return None
    return Frequency(text=words, value=float(found[1]), period=found[2])


def _qualification(row: _Row, bearer: str) -> Iterator[str]:
    cell = row.cells.get("qualification")
    if cell is None:
        return
    findings = row.builder.findings
    before = len(findings.qualifications)
    read_norms("qualifications", passage(row.builder.document, cell), bearer, row.builder)
    kind = row.text("qualification kind")
    if kind and kind not in _QUALIFICATIONS:
        yield f"{cell.reference or kind}: {kind} is no kind of qualification."
    elif kind:
        made = findings.qualifications[before:]
        findings.qualifications[before:] = [replace(q, kind=kind) for q in made]
