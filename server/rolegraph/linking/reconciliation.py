"""The Reconciliation Service API, read and written: version 0.2 and the draft of 1.0.

W3C Entity Reconciliation Community Group: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
and https://reconciliation-api.github.io/specs/draft/. JSON values in, values out; every error says
where in the request it lies.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rolegraph.errors import UsageError
from rolegraph.linking.register import Candidate, Condition, Entity, Query, Register, Term

Json = dict[str, Any]
VERSIONS = ("0.2", "1.0-draft")
#: How many queries may come at once, and how many entities may be extended.
MOST_QUERIES, MOST_IDS = 1000, 1000
#: The size of a preview in pixels.
WIDTH, HEIGHT = 420, 220
_QUERY = {"query", "type", "limit", "properties", "type_strict"}
_DRAFT_QUERY = {"type", "limit", "conditions", "lang", "dir"}
_QUANTIFIERS = {"any", "all", "none"}


def manifest(register: Register, root: str, here: str) -> Json:
    """Return what a service of version 0.2 says of itself; ``here`` is its path below ``root``."""
    suggest = {
        kind: {"service_url": root, "service_path": f"{here}/suggest/{kind}"}
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


def queries(batch: object) -> dict[str, Query]:
    """Return the queries of a batch of version 0.2 by their keys; raises UsageError."""
    found = _mapping(batch, "the batch")
    _few(found, MOST_QUERIES, "queries")
    return {key: _query(value, key) for key, value in found.items()}


def draft_queries(batch: object) -> list[Query]:
    """Return the queries of a batch of the draft; raises UsageError."""
    several = _mapping(batch, "the batch").get("queries")
    if not isinstance(several, list):
        raise UsageError("The batch was wanted as an object with an array 'queries'.")
    _few(several, MOST_QUERIES, "queries")
    return [_draft_query(value, f"queries[{n}]") for n, value in enumerate(several)]


def _query(value: object, at: str) -> Query:
    given = _known(_mapping(value, at), _QUERY, at)
    text, kind = str(given.get("query", "")).strip(), given.get("type", "")
    conditions = tuple(
        _property(each, f"{at}.properties[{n}]")
        for n, each in enumerate(_array(given.get("properties", []), f"{at}.properties"))
    )
    if not text and not conditions:
        raise UsageError(f"{at}: a 'query', or 'properties' with at least one, was wanted.")
    kinds = kind if isinstance(kind, list) else [kind]
    return Query(
        text=text,
        type=str(kinds[0]) if len(kinds) == 1 else "",
        limit=_limit(given.get("limit"), at),
        conditions=conditions,
    )


def _property(value: object, at: str) -> Condition:
    given = _mapping(value, at)
    if "pid" not in given or "v" not in given:
        raise UsageError(f"{at}: an object with 'pid' and 'v' was wanted.")
    return Condition(str(given["pid"]), _values(given["v"], at))


def _draft_query(value: object, at: str) -> Query:
    given = _known(_mapping(value, at), _DRAFT_QUERY, at)
    several = _array(given.get("conditions", []), f"{at}.conditions")
    if not several:
        raise UsageError(f"{at}: 'conditions' with at least one was wanted.")
    if not isinstance(given.get("type", ""), str):
        raise UsageError(f"{at}.type: one type was wanted, as a string.")
    text, identifier, conditions = "", "", []
    for n, each in enumerate(several):
        sort, condition = _condition(each, f"{at}.conditions[{n}]")
        if sort == "name":
            text = condition.values[0]
        elif sort == "id":
            identifier = condition.values[0]
        else:
            conditions.append(condition)
    return Query(
        text=text,
        id=identifier,
        type=given.get("type", ""),
        limit=_limit(given.get("limit"), at),
        conditions=tuple(conditions),
    )


def _condition(value: object, at: str) -> tuple[str, Condition]:
    given = _mapping(value, at)
    sort = given.get("matchType")
    if sort not in ("name", "id", "property") or "propertyValue" not in given:
        raise UsageError(
            f"{at}: 'matchType' (name, id or property) and 'propertyValue' were wanted."
        )
    if sort == "property" and "propertyId" not in given:
        raise UsageError(f"{at}: a condition of a property names it in 'propertyId'.")
    quantifier = given.get("matchQuantifier", "any")
    if quantifier not in _QUANTIFIERS:
        raise UsageError(f"{at}.matchQuantifier: any, all or none was wanted, not {quantifier!r}.")
    values = _values(given["propertyValue"], at)
    if not values:
        raise UsageError(f"{at}.propertyValue: at least one value was wanted.")
    required = bool(given.get("required", False))
    return sort, Condition(str(given.get("propertyId", "")), values, quantifier, required)


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


def extension(register: Register, wanted: object) -> tuple[list[str], list[Term]]:
    """Return the identifiers and properties that an extension asks for; raises UsageError."""
    given = _mapping(wanted, "the extension")
    if "ids" not in given or "properties" not in given:
        raise UsageError("The extension was wanted as an object with 'ids' and 'properties'.")
    ids = [str(i) for i in _array(given["ids"], "ids")]
    _few(ids, MOST_IDS, "identifiers")
    known = {t.id: t for t in register.properties}
    names = [
        _mapping(p, f"properties[{n}]").get("id")
        for n, p in enumerate(_array(given["properties"], "properties"))
    ]
    for n, name in enumerate(names):
        if name not in known:
            raise UsageError(
                f"properties[{n}]: there is no property {name!r}. There are: {', '.join(known)}."
            )
    return ids, [known[str(name)] for name in names]


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


def _mapping(value: object, at: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UsageError(f"{at} was wanted as an object, and is {_sort(value)}.")
    return value


def _array(value: object, at: str) -> list[Any]:
    if not isinstance(value, list):
        raise UsageError(f"{at} was wanted as an array, and is {_sort(value)}.")
    return value


def _sort(value: object) -> str:
    names: Sequence[tuple[type, str]] = (
        (dict, "an object"),
        (list, "an array"),
        (str, "a string"),
    )
    return next((name for kind, name in names if isinstance(value, kind)), str(value))


def _known(given: dict[str, Any], names: set[str], at: str) -> dict[str, Any]:
    if strange := sorted(set(given) - names):
        raise UsageError(
            f"{at}: there is no member {', '.join(strange)}. There are: {', '.join(sorted(names))}."
        )
    return given


def _values(value: object, at: str) -> tuple[str, ...]:
    several = value if isinstance(value, list) else [value]
    return tuple(_value(each, at) for each in several)


def _value(value: object, at: str) -> str:
    if isinstance(value, dict):
        if "id" not in value:
            raise UsageError(f"{at}: a value that is an object has an 'id'.")
        return str(value["id"])
    if isinstance(value, str | int | float):
        return str(value)
    raise UsageError(f"{at}: a string, number, boolean or object with an 'id' was wanted.")


def _limit(value: object, at: str) -> int:
    if value is None:
        return 0
    if not isinstance(value, int | float) or isinstance(value, bool) or value < 1:
        raise UsageError(f"{at}.limit: a number of at least 1 was wanted, not {value!r}.")
    return int(value)


def _few(several: Sequence[object] | Mapping[str, object], most: int, what: str) -> None:
    if len(several) > most:
        raise UsageError(
            f"{len(several)} {what} came at once; at most {most} are taken. Send them in parts."
        )
