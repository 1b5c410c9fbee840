"""Organisations, units, positions, lines, career steps and process steps → quads."""

from collections.abc import Iterator, Mapping
from itertools import chain

from pyoxigraph import NamedNode, Quad

from rolegraph.graph.places import describe_place, place
from rolegraph.graph.terms import Writer, concept, labels, number
from rolegraph.graph.titles import describe_titles, other_title
from rolegraph.model import CareerStep, Evidence, Line, Organisation, Position, Step, Unit
from rolegraph.reading import Document
from rolegraph.vocabulary import LINE, ROLE, UNIT_TYPE, expand

Documents = Mapping[str, Document]
REPORTING_BASES = ("stated", "chart")


def _by_document(evidence: tuple[Evidence, ...]) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    for path in sorted({e.document for e in evidence}):
        yield path, tuple(e for e in evidence if e.document == path)


def describe(
    writer: Writer,
    identifier: str,
    kind: str,
    evidence: tuple[Evidence, ...],
    properties: Mapping[str, object],
    documents: Documents,
) -> Iterator[Quad]:
    """Yield a subject in the graph of each document that it quotes, with its places."""
    for path, places in _by_document(evidence):
        yield from writer.write(
            writer.graph(path),
            writer.node(identifier),
            kind,
            {**properties, "rg:evidence": tuple(place(writer, e) for e in places)},
        )
        yield from chain.from_iterable(describe_place(writer, e, documents) for e in places)


def _described_in(writer: Writer, evidence: tuple[Evidence, ...]) -> tuple[NamedNode, ...]:
    return tuple(writer.document(path) for path, _ in _by_document(evidence))


def describe_organisation(
    writer: Writer, organisation: Organisation, documents: Documents
) -> Iterator[Quad]:
    """Yield an organisation, into the graph of each document that describes it.

    One that only ``organisations.yaml`` or ``--organisation`` names has no quote.
    """
    quoted = {e.document for e in organisation.evidence}
    properties = {
        "skos:prefLabel": labels(organisation.label),
        "rg:describedIn": tuple(writer.document(path) for path in organisation.documents),
    }
    for path in organisation.documents:
        if path not in quoted:
            yield from writer.write(
                writer.graph(path), writer.node(organisation.id), "rg:Organisation", properties
            )
    yield from describe(
        writer, organisation.id, "rg:Organisation", organisation.evidence, properties, documents
    )


def describe_unit(writer: Writer, unit: Unit, documents: Documents) -> Iterator[Quad]:
    """Yield a unit; its parent is a unit, or else its organisation."""
    properties = {
        "skos:prefLabel": labels(unit.label),
        "skos:altLabel": tuple(other_title(unit, alias) for alias in unit.aliases),
        "rg:inOrganisation": writer.node(unit.organisation),
        "org:subOrganizationOf": writer.node(unit.parent or unit.organisation),
        "rg:unitType": concept(UNIT_TYPE, unit.type),
        "rg:describedIn": _described_in(writer, unit.evidence),
    }
    yield from describe(writer, unit.id, "rg:Unit", unit.evidence, properties, documents)
    yield from describe_titles(writer, unit)


def describe_position(writer: Writer, position: Position, documents: Documents) -> Iterator[Quad]:
    """Yield a position with its titles, unit and shared role."""
    properties = {
        "skos:prefLabel": labels(position.label),
        "skos:altLabel": tuple(other_title(position, alias) for alias in position.aliases),
        "rg:inOrganisation": writer.node(position.organisation),
        "rg:inUnit": writer.node(position.unit) if position.unit else None,
        "rg:defined": position.defined,
        "rg:headcount": position.headcount,
        "org:role": concept(ROLE, position.role),
        "rg:describedIn": _described_in(writer, position.evidence),
    }
    yield from describe(
        writer, position.id, "rg:Position", position.evidence, properties, documents
    )
    yield from describe_titles(writer, position)


def describe_line(writer: Writer, line: Line, documents: Documents) -> Iterator[Quad]:
    """Yield a line as a node, and the direct triple where it is a reporting line."""
    lower, upper = writer.node(line.lower), writer.node(line.upper)
    properties = {
        "rg:from": lower,
        "rg:to": upper,
        "rg:lineKind": concept(LINE, line.kind),
        "rg:basis": line.basis,
        "rg:reading": line.reading,
        "rg:confidence": number(line.confidence),
        "rg:curationStatus": line.status,
    }
    yield from describe(writer, line.id, "rg:Line", line.evidence, properties, documents)
    reports = line.kind == "line" and line.basis in REPORTING_BASES
    if reports and line.status != "rejected":
        direct = NamedNode(expand("rg:reportsToLine"))
        for path, _ in _by_document(line.evidence):
            yield Quad(lower, direct, upper, writer.graph(path))


def describe_career_step(writer: Writer, step: CareerStep, documents: Documents) -> Iterator[Quad]:
    """Yield a promised next position."""
    properties = {
        "rg:from": writer.node(step.source),
        "rg:to": writer.node(step.target),
        "rg:reading": step.reading,
    }
    yield from describe(writer, step.id, "rg:CareerStep", step.evidence, properties, documents)


def describe_step(writer: Writer, step: Step, documents: Documents) -> Iterator[Quad]:
    """Yield one step of a process; RACI letters only where the text has them."""
    properties = {
        "rg:process": step.process,
        "rg:order": step.order,
        "rg:inOrganisation": writer.node(step.organisation),
        "rg:reading": step.reading,
        **{
            f"rg:raci{letter}": tuple(
                writer.node(who) for who, part in step.performers if part == letter
            )
            for letter in "RACI"
        },
    }
    yield from describe(writer, step.id, "rg:Step", step.evidence, properties, documents)
