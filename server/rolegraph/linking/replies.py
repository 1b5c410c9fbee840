"""What a reconciliation service answers, as JSON values: version 0.2 and the draft of 1.0."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rolegraph.linking.batches import MOST_QUERIES
from rolegraph.linking.register import Candidate, Entity, Register, Term

Json = dict[str, Any]
VERSIONS = ("0.2", "1.0-draft")
#: The size of a preview in pixels.
WIDTH, HEIGHT = 420, 220


def manifest(register: Register, root: str, here: str) -> Json:
    """Return what a service of version 0.2 says of itself; ``here`` is its path below ``root``."""
    suggest = {
        kind: {
            "service_url": root,
            "service_path": f"{here}/suggest/{kind}",
            "flyout_service_path": f"{here}/flyout/{kind}?id=${{id}}",
        }
        for kind in ("entity", "property", "type")
    }
    return {
        **_common(register),
        "identifierSpace": register.space,
        "schemaSpace": f"{root}{here}/property/",
        "view": {"url": f"{root}{here}/view?id={{{{id}}}}"},
        "preview": {
            "url": f"{root}{here}/preview?id={{{{id}}}}",
            "width": WIDTH,
            "height": HEIGHT,
        },
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": root, "service_path": f"{here}/extend/propose"},
            "property_settings": [],
        },
    }


def draft_manifest(register: Register, root: str, here: str) -> Json:
    """Return what a service of the draft says of itself."""
    return {
        **_common(register),
        "view": {"url": f"{root}{here}/view?id={{id}}"},
        "preview": {"width": WIDTH, "height": HEIGHT},
        "suggest": {"entity": True, "property": True, "type": True},
        "extend": {"proposeProperties": True, "propertySettings": []},
        "standardizedScore": True,
    }


def _common(register: Register) -> Json:
    return {
        "versions": list(VERSIONS),
        "name": register.name,
        "documentation": "https://w3id.org/rolegraph/",
        "defaultTypes": [_term(t) for t in register.types],
        "batchSize": MOST_QUERIES,
    }


def results(found: Mapping[str, Sequence[Candidate]]) -> Json:
    """Return the answer to a batch of version 0.2."""
    return {key: {"result": [_candidate(c) for c in several]} for key, several in found.items()}


def draft_results(found: Iterable[Sequence[Candidate]]) -> Json:
    """Return the answer to a batch of the draft, in the order of its queries."""
    return {"results": [{"candidates": [_draft_candidate(c) for c in c_]} for c_ in found]}


def _candidate(candidate: Candidate) -> Json:
    entity = candidate.entity
    return {
        "id": entity.id,
        "name": entity.name,
        "description": entity.description,
        "score": candidate.score,
        "match": candidate.match,
        "type": [_term(entity.type)],
        "features": [{"id": key, "value": value} for key, value in candidate.features.items()],
    }


def _draft_candidate(candidate: Candidate) -> Json:
    told = _candidate(candidate)
    features = [{**each, "name": each["id"].replace("_", " ")} for each in told["features"]]
    return {**told, "features": features}


def suggested(entities: Iterable[Entity]) -> Json:
    """Return suggested entities, in either version."""
    return {
        "result": [
            {"id": e.id, "name": e.name, "description": e.description, "notable": [_term(e.type)]}
            for e in entities
        ]
    }


def suggested_terms(terms: Iterable[Term], prefix: str) -> Json:
    """Return suggested types or properties: those that begin with, or hold, a prefix."""
    wanted = prefix.casefold()
    fitting = [t for t in terms if wanted in t.name.casefold() or wanted in t.id.casefold()]
    fitting.sort(key=lambda t: not t.id.casefold().startswith(wanted))
    return {"result": [_term(t) for t in fitting]}


def proposed(register: Register, kind: str, most: int) -> Json:
    """Return the properties that entities of a type can be extended with."""
    several = register.properties[: most or None]
    return {"type": kind, "limit": most or len(several), "properties": [_term(t) for t in several]}


def extended(register: Register, ids: Iterable[str], terms: Sequence[Term]) -> Json:
    """Return an extension in version 0.2: rows by identifier; one that is unknown has no values."""
    rows = {i: {t.id: _cells(register.entity(i), t) for t in terms} for i in ids}
    return {"meta": [_term(t) for t in terms], "rows": rows}


def draft_extended(register: Register, ids: Iterable[str], terms: Sequence[Term]) -> Json:
    """Return an extension in the draft: rows as a list."""
    rows = [
        {
            "id": i,
            "properties": [{"id": t.id, "values": _cells(register.entity(i), t)} for t in terms],
        }
        for i in ids
    ]
    return {"meta": [_term(t) for t in terms], "rows": rows}


def _cells(entity: Entity | None, term: Term) -> list[Json]:
    """Return the values of a property; of several names of one thing the first."""
    cells: dict[str, Json] = {}
    for value in entity.values.get(term.id, ()) if entity else ():
        if isinstance(value, Term):
            cells.setdefault(value.id, {"id": value.id, "name": value.name})
        else:
            cells.setdefault(value, {"str": value})
    return list(cells.values())


def _term(term: Term) -> Json:
    return {"id": term.id, "name": term.name}
