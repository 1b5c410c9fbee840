"""Values that a graph has for the parameters of named queries."""

import random

import pyoxigraph as ox
from engines import Given

from rolegraph.queries import NamedQuery, Parameter
from rolegraph.queries.binding import blocks
from rolegraph.releases import Release, store_of
from rolegraph.vocabulary import KIND

_SETS = 7
_FLAGSHIP = {"kind": f"{KIND}approve"}


class Values:
    """Values of parameters that the graph has."""

    def __init__(self, release: Release) -> None:
        self._store = store_of(release)
        self._known: dict[str, list[str]] = {}

    def sets(self, query: NamedQuery) -> list[Given]:
        """Return several sets of values for the parameters that a query needs."""
        chance = random.Random(query.name)
        needed = [p for p in query.header.parameters if p.required and p.type == "iri"]
        if query.name == "who-may":
            needed = [p for p in query.header.parameters if p.name in ("object", "unit")]
        fixed: Given = dict(_FLAGSHIP) if query.name in ("who-may", "limits-ladder") else {}
        # What is no IRI keeps the query's documented example.
        fixed |= {p.name: _example(query, p) for p in query.header.parameters if _is_plain(p)}
        return [{**{p.name: self._one(p, chance) for p in needed}, **fixed} for _ in range(_SETS)]

    def _one(self, parameter: Parameter, chance: random.Random) -> str:
        sort = parameter.of[-1] if parameter.of else "rg:Position"
        if sort not in self._known:
            self._known[sort] = self._found(sort)
        return chance.choice(self._known[sort])

    def _found(self, sort: str) -> list[str]:
        prefixes = "PREFIX rg: <https://w3id.org/rolegraph/ns#>\n"
        prefixes += "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
        pattern = f"?x a {sort}" if ":" in sort else "?x skos:inScheme ?s ; skos:prefLabel ?l"
        table = self._store.select(f"{prefixes}SELECT DISTINCT ?x {{ {pattern} }} ORDER BY ?x")
        places = {"rgk": "/kind/", "rgo": "/object/", "rgu": "/unit-type/"}
        return [str(v) for v in table.column("x") if places.get(sort, "") in str(v)]


def _is_plain(parameter: Parameter) -> bool:
    return parameter.required and parameter.type != "iri"


def _example(query: NamedQuery, parameter: Parameter) -> str:
    written = f"<x:s> <x:p> {blocks(query.text)[parameter.name]} ."
    return next(t.object.value for t in ox.parse(input=written, format=ox.RdfFormat.TURTLE))
