"""What a client asks of a reconciliation service, read from JSON values: 0.2 and the draft of 1.0.

W3C Entity Reconciliation Community Group: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
and https://reconciliation-api.github.io/specs/draft/. Every error says where in the request it lies.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from rolegraph.errors import UsageError
from rolegraph.linking.register import Condition, Query, Register, Term

#: How many queries may come at once, and how many entities may be extended.
MOST_QUERIES, MOST_IDS = 1000, 1000
_QUERY = {"query", "type", "limit", "properties", "type_strict"}
_DRAFT_QUERY = {"type", "limit", "conditions", "lang", "dir"}
_QUANTIFIERS = {"any", "all", "none"}


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
    if not isinstance(given.get("query", ""), str):
        raise UsageError(f"{at}.query: the name to look for was wanted, as a string.")
    text, kind = given.get("query", "").strip(), given.get("type", "")
    conditions = tuple(
        _property(each, f"{at}.properties[{n}]")
        for n, each in enumerate(_array(given.get("properties", []), f"{at}.properties"))
    )
    # A cell of blanks is a query too: it finds nothing, and the rest of its batch is answered.
    if "query" not in given and not conditions:
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
