"""JSON-LD as programs read it that know JSON alone: short names in a context, types in ``@type``."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import RdfFormat, Triple, serialize

from rolegraph.vocabulary import PREFIXES

_TYPE = PREFIXES["rdf"] + "type"


def jsonld(triples: Iterable[Triple], prefixes: Mapping[str, str] | None = None) -> bytes:
    """Return triples as JSON-LD: a node a subject in ``@graph``, each sorted by its name.

    ``prefixes`` adds to those of ``vocabulary.PREFIXES``; the context has those that are used. Addresses of
    things are written in full, names of properties and types short, one value without brackets. The same
    triples give the same bytes.
    """
    names = {**PREFIXES, **(prefixes or {})}
    nodes = json.loads(serialize(triples, format=RdfFormat.JSON_LD) or b"[]")
    told = [_node(node, names) for node in sorted(nodes, key=lambda node: str(node["@id"]))]
    used = {
        key.partition(":")[0]
        for node in told
        for key in (*node, *node.get("@type", ()))
        if not key.startswith("@")
    }
    context = {name: names[name] for name in sorted(used & set(names))}
    whole = {"@context": context, "@graph": told}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def _node(node: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    types = sorted(_short(each["@id"], names) for each in node.get(_TYPE, ()))
    values = {
        _short(key, names): _values(several)
        for key, several in node.items()
        if key not in ("@id", _TYPE)
    }
    return {
        "@id": node["@id"],
        **({"@type": types} if types else {}),
        **{key: values[key] for key in sorted(values)},
    }


def _values(several: Iterable[Any]) -> Any:
    ordered = sorted(several, key=lambda value: json.dumps(value, sort_keys=True))
    plain = [v["@value"] if set(v) == {"@value"} else v for v in ordered]
    return plain[0] if len(plain) == 1 else plain


def _short(address: str, names: Mapping[str, str]) -> str:
    """Return the name of a term with the longest prefix that it begins with, or its address in full."""
    fitting = [(len(space), name) for name, space in names.items() if address.startswith(space)]
    if not fitting:
        return address
    length, name = max(fitting)
    return f"{name}:{address[length:]}"
