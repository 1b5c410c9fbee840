"""Norms with their limits, measures and frequencies → quads."""

from collections.abc import Iterator, Mapping
from functools import singledispatch

from pyoxigraph import NamedNode, Quad

from rolegraph.graph.places import place
from rolegraph.graph.structure import describe
from rolegraph.graph.terms import Writer, concept, number, tagged
from rolegraph.model import (
    Appraisal,
    Authority,
    Deed,
    Duty,
    Evidence,
    Frequency,
    Limit,
    Measure,
    Norm,
    Prohibition,
    Qualification,
)
from rolegraph.reading import Document
from rolegraph.vocabulary import ACTION, KIND, OBJECT, expand

_OPERATORS = {"<": "lt", "<=": "lteq", "=": "eq", ">=": "gteq", ">": "gt"}


def describe_norm(writer: Writer, norm: Norm, documents: Mapping[str, Document]) -> Iterator[Quad]:
    """Yield a norm in the graph of each document that states it, with all that hangs on it."""
    properties = {
        "rg:borneBy": writer.node(norm.bearer),
        "rg:reading": tagged(norm.reading, norm.language),
        "rg:translation": tagged(norm.english, "en"),
        "rg:confidence": number(norm.confidence),
        "rg:curationStatus": norm.status,
        "rg:modality": norm.modality,
        "rg:scope": norm.scope,
        "rg:condition": norm.condition,
        **_own(norm, writer),
    }
    yield from describe(writer, norm.id, _class(norm), norm.evidence, properties, documents)
    for evidence in norm.evidence[:1]:
        yield from _figures(norm, writer, evidence)


def _class(norm: Norm) -> str:
    return f"rg:{type(norm).__name__}"


@singledispatch
def _own(norm: Norm, writer: Writer) -> dict[str, object]:
    raise TypeError(f"no graph shape for {type(norm).__name__}")


@_own.register
def _duty(norm: Duty, writer: Writer) -> dict[str, object]:
    return {
        **_done(norm),
        "rg:aspect": norm.aspect,
        "rg:counterparty": norm.counterparty,
        "rg:deliverable": norm.deliverable,
        "rg:heading": norm.heading,
        "rg:furtherDeed": tuple(writer.node(i) for i in _deed_ids(norm)),
        **_measured(norm, writer),
    }


def _deed_ids(norm: Duty) -> Iterator[str]:
    # The first deed is the duty's own action and object.
    return (f"{norm.id}/deed/{n}" for n, _ in enumerate(norm.further_deeds, 2))


def _done(deed: Deed | Duty) -> dict[str, object]:
    return {
        "rg:action": concept(ACTION, deed.action_concept),
        "rg:actionWord": deed.action,
        "rg:object": concept(OBJECT, deed.object_concept),
        "rg:objectWord": deed.object,
    }


@_own.register
def _appraisal(norm: Appraisal, writer: Writer) -> dict[str, object]:
    return _measured(norm, writer)


@_own.register
def _authority(norm: Authority, writer: Writer) -> dict[str, object]:
    return {
        "rg:kind": concept(KIND, norm.kind),
        "rg:object": concept(OBJECT, norm.object_concept),
        "rg:objectWord": norm.object,
        "rg:aspect": norm.aspect,
        "rg:counterparty": norm.counterparty,
        "rg:basis": norm.basis,
        "rg:limit": writer.node(f"{norm.id}/limit") if norm.limit else None,
        "rg:furtherLimit": tuple(writer.node(name) for name, _ in _further_limits(norm)),
    }


def _further_limits(norm: Authority) -> Iterator[tuple[str, Limit]]:
    # The first limit is the one that leads to whoever decides above it.
    further = norm.limit.further if norm.limit else ()
    return ((f"{norm.id}/limit/{n}", limit) for n, limit in enumerate(further, 2))


@_own.register
def _prohibition(norm: Prohibition, writer: Writer) -> dict[str, object]:
    return {
        "rg:actionWord": norm.action,
        "rg:object": concept(OBJECT, norm.object_concept),
        "rg:objectWord": norm.object,
    }


@_own.register
def _qualification(norm: Qualification, writer: Writer) -> dict[str, object]:
    return {
        "rg:qualificationKind": norm.kind,
        "rg:minimumYears": number(norm.minimum_years),
        "rg:maximumYears": number(norm.maximum_years),
    }


def _measured(norm: Duty | Appraisal, writer: Writer) -> dict[str, object]:
    return {
        "rg:frequency": writer.node(f"{norm.id}/frequency") if norm.frequency else None,
        "rg:measure": tuple(
            writer.node(f"{norm.id}/measure/{n}") for n, _ in enumerate(norm.measures, 1)
        ),
    }


def _figures(norm: Norm, writer: Writer, evidence: Evidence) -> Iterator[Quad]:
    graph = writer.graph(evidence.document)
    where = place(writer, evidence)
    if isinstance(norm, Authority) and norm.limit:
        own = {
            "rg:per": norm.limit.per,
            "rg:escalatesTo": (
                writer.node(norm.limit.escalates_to) if norm.limit.escalates_to else None
            ),
        }
        node = writer.node(f"{norm.id}/limit")
        yield from _figure(writer, graph, node, "rg:Limit", norm.limit, where, own)
        for name, limit in _further_limits(norm):
            own = {"rg:per": limit.per}
            yield from _figure(writer, graph, writer.node(name), "rg:Limit", limit, where, own)
    if isinstance(norm, Duty):
        for name, deed in zip(_deed_ids(norm), norm.further_deeds, strict=True):
            yield from writer.write(graph, writer.node(name), "rg:Deed", _done(deed))
    if isinstance(norm, Duty | Appraisal):
        for n, measure in enumerate(norm.measures, 1):
            node = writer.node(f"{norm.id}/measure/{n}")
            own = {"rg:period": measure.period}
            yield from _figure(writer, graph, node, "rg:Measure", measure, where, own)
        if norm.frequency:
            node = writer.node(f"{norm.id}/frequency")
            yield from _frequency(writer, graph, node, norm.frequency, where)


def _figure(
    writer: Writer,
    graph: NamedNode,
    node: NamedNode,
    kind: str,
    figure: Limit | Measure,
    where: NamedNode,
    own: Mapping[str, object],
) -> Iterator[Quad]:
    operator = _OPERATORS.get(figure.operator)
    properties = {
        "rg:sourceText": figure.text,
        "rg:operator": NamedNode(expand(f"odrl:{operator}")) if operator else None,
        "rg:value": number(figure.value),
        "rg:minimum": number(figure.minimum),
        "rg:maximum": number(figure.maximum),
        "rg:unit": figure.unit,
        "rg:evidence": where,
        **own,
    }
    yield from writer.write(graph, node, kind, properties)


def _frequency(
    writer: Writer, graph: NamedNode, node: NamedNode, frequency: Frequency, where: NamedNode
) -> Iterator[Quad]:
    properties = {
        "rg:sourceText": frequency.text,
        "rg:value": number(frequency.value),
        "rg:period": frequency.period,
        "rg:evidence": where,
    }
    yield from writer.write(graph, node, "rg:Frequency", properties)
