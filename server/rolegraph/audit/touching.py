"""Which properties and classes a check looks at, so that of a large graph no more need be read."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from pyparsing import ParseException
from rdflib import RDF, URIRef
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath
from rdflib.plugins.sparql.algebra import (
    translatePath,
    translatePName,
    translatePrologue,
    traverse,
)
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Node

from rolegraph.vocabulary import NS

#: Most of a graph, and few checks look into it.
_EVIDENCE = f"{NS}evidence"
_ELSEWHERE = ("DatasetClause", "GraphGraphPattern", "ServiceGraphPattern")
_ANY = ""


def touched(text: str) -> frozenset[str] | None:
    """Return the properties and classes that a query looks at.

    None where they cannot be told: it asks for any property or class, for graphs by name, or for
    evidence.
    """
    found: set[str] = set()

    def note(part: object) -> None:
        if isinstance(part, CompValue):
            found.update([_ANY] if part.name in _ELSEWHERE else _names(part.triples or ()))

    try:
        prologue, query = parseQuery(text)
    except ParseException:  # what one engine takes and another does not
        return None
    known = partial(translatePName, prologue=translatePrologue(prologue, None))
    traverse(traverse(traverse(query, visitPost=known), visitPost=translatePath), visitPre=note)
    return None if found & {_ANY, _EVIDENCE} else frozenset(found)


def _names(triples: Iterable[Iterable[Node | Path]]) -> Iterator[str]:
    """Yield what triples look at; those of one subject stand one after the other."""
    nodes = chain.from_iterable(triples)
    for _, said, thing in zip(nodes, nodes, nodes, strict=True):
        if said == RDF.type:
            yield str(thing) if isinstance(thing, URIRef) else _ANY
        else:
            yield from _steps(said)


def _steps(said: Node | Path) -> Iterator[str]:
    """Yield the properties of a path, whose classes may be any."""
    match said:
        case URIRef() if said != RDF.type:
            yield str(said)
        case InvPath():
            yield from _steps(said.arg)
        case MulPath():
            yield from _steps(said.path)
        case SequencePath() | AlternativePath():
            for part in said.args:
                yield from _steps(part)
        case _:
            yield _ANY
