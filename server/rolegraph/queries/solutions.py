"""An answer as RDF: the result-set vocabulary of the SPARQL tests, each solution with its sentences.

::

    [] a rs:ResultSet ; rs:resultVariable "bearer", … ; dcterms:isPartOf "sha256:…" (the release) ;
       rs:solution [ rs:index 1 ; rs:binding [ rs:variable "bearer" ; rs:value <…> ] ;
                     prov:wasDerivedFrom [ dcterms:source "file" ; oa:start 1 ; oa:end 5 ; oa:exact "…" ] ] .
"""

from collections.abc import Iterator

import pyoxigraph as ox

from rolegraph.queries.behind import Place
from rolegraph.queries.paging import Page
from rolegraph.store import Value
from rolegraph.store.formats import GRAPHS
from rolegraph.vocabulary import PREFIXES, expand

_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_PREFIXES = {name: PREFIXES[name] for name in ("prov", "oa", "dcterms")} | {"rs": _RS}


def solutions(page: Page, media_type: str) -> bytes:
    """Return a page in a media type of graphs; the same page gives the same bytes."""
    return ox.serialize(triples(page), format=GRAPHS[media_type], prefixes=_PREFIXES) or b""


def triples(page: Page) -> Iterator[ox.Triple]:
    """Yield a page as a result set."""
    header, answer = page.answer.query.header, ox.BlankNode("answer")
    yield ox.Triple(answer, _node("rdf:type"), _rs("ResultSet"))
    yield ox.Triple(answer, _node("dcterms:isPartOf"), ox.Literal(page.release))
    for column in header.columns:
        yield ox.Triple(answer, _rs("resultVariable"), ox.Literal(column.name))
    for number, row in enumerate(page.rows, 1):
        solution = ox.BlankNode(f"row{number}")
        yield ox.Triple(answer, _rs("solution"), solution)
        yield ox.Triple(solution, _rs("index"), ox.Literal(number))
        for column in header.columns:
            if column.name in row:
                binding = ox.BlankNode(f"row{number}{column.name}")
                yield ox.Triple(solution, _rs("binding"), binding)
                yield ox.Triple(binding, _rs("variable"), ox.Literal(column.name))
                value = _term(row[column.name], column.type)
                yield ox.Triple(binding, _rs("value"), value)
        places = page.evidence.get(str(row.get(header.statement)), ())
        for which, place in enumerate(places, 1):
            yield from _sentence(solution, ox.BlankNode(f"row{number}place{which}"), place)


def _sentence(solution: ox.BlankNode, here: ox.BlankNode, place: Place) -> Iterator[ox.Triple]:
    yield ox.Triple(solution, _node("prov:wasDerivedFrom"), here)
    yield ox.Triple(here, _node("dcterms:source"), ox.Literal(place.document))
    yield ox.Triple(here, _node("oa:start"), ox.Literal(place.start))
    yield ox.Triple(here, _node("oa:end"), ox.Literal(place.end))
    yield ox.Triple(here, _node("oa:exact"), ox.Literal(place.quote))


def _term(value: Value, kind: str) -> ox.NamedNode | ox.Literal:
    return ox.NamedNode(str(value)) if kind == "iri" else ox.Literal(value)


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(name))


def _rs(name: str) -> ox.NamedNode:
    return ox.NamedNode(_RS + name)
