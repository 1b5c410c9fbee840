"""Changes of who does what, on a copy of what is stated: quads in, quads out.

What was inferred must be left out before and inferred again afterwards. What a change adds stands in
a graph of its own (``graph/whatif``) and rests on no words: it is a supposition.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from rolegraph.vocabulary import LINE, expand

Quads = Iterable[Quad]
_TYPE = NamedNode(expand("rdf:type"))
_BORNE_BY = NamedNode(expand("rg:borneBy"))
_FROM, _TO = NamedNode(expand("rg:from")), NamedNode(expand("rg:to"))
_LINE_KIND, _COMMAND = NamedNode(expand("rg:lineKind")), NamedNode(LINE + "line")
_REPORTS = NamedNode(expand("rg:reportsToLine"))
GRAPH = "graph/whatif"


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit as somebody supposes it: ``operator`` is lt, lteq, eq, gteq or gt (ODRL)."""

    operator: str
    value: str
    unit: str
    text: str


def vacated(quads: Quads, position: str) -> Iterator[Quad]:
    """Yield all but what a position must, may and may not do; its place in the lines stays."""
    kept = tuple(quads)
    borne = _subjects(kept, _BORNE_BY, position)
    return (q for q in kept if q.subject not in borne)


def merged(quads: Quads, kept: str, gone: str) -> Iterator[Quad]:
    """Yield the quads with one position in the place of two; no line joins it to itself."""
    one, other = NamedNode(kept), NamedNode(gone)
    every = [q for q in quads if q.subject != other or q.predicate == _REPORTS]
    moved = [_with(q, other, one) for q in every]
    turned = {q.subject for q in moved if q.predicate == _FROM and q.object == one}
    looping = turned & {q.subject for q in moved if q.predicate == _TO and q.object == one}
    return (
        q
        for q in moved
        if q.subject not in looping and not (q.predicate == _REPORTS and q.subject == q.object)
    )


def moved(quads: Quads, position: str, superior: str, base: str) -> Iterator[Quad]:
    """Yield the quads with a position's lines of command replaced by one to another superior."""
    kept = tuple(quads)
    lower, upper = NamedNode(position), NamedNode(superior)
    command = {q.subject for q in kept if q.predicate == _LINE_KIND and q.object == _COMMAND}
    old = command & _subjects(kept, _FROM, position)
    for quad in kept:
        if quad.subject not in old and (quad.subject != lower or quad.predicate != _REPORTS):
            yield quad
    graph, line = NamedNode(base + GRAPH), NamedNode(f"{base}{GRAPH}/line")
    yield Quad(line, _TYPE, NamedNode(expand("rg:Line")), graph)
    yield Quad(line, _FROM, lower, graph)
    yield Quad(line, _TO, upper, graph)
    yield Quad(line, _LINE_KIND, _COMMAND, graph)
    yield Quad(line, NamedNode(expand("rg:basis")), Literal("stated"), graph)
    yield Quad(lower, _REPORTS, upper, graph)


def granted(
    quads: Quads, position: str, kind: str, matter: tuple[str, str], bound: Bound | None, base: str
) -> Iterator[Quad]:
    """Yield the quads with one authority more; ``matter`` is an object's IRI and its words."""
    yield from quads
    graph, norm = NamedNode(base + GRAPH), NamedNode(f"{base}{GRAPH}/authority")
    words = Literal(matter[1])
    yield Quad(norm, _TYPE, NamedNode(expand("rg:Authority")), graph)
    for name, value in (
        ("rg:borneBy", NamedNode(position)),
        ("rg:kind", NamedNode(kind)),
        ("rg:object", NamedNode(matter[0])),
        ("rg:objectWord", words),
        ("rg:reading", words),
        ("rg:basis", Literal("listed")),
        ("rg:confidence", _decimal("1")),
        ("rg:curationStatus", Literal("extracted")),
    ):
        yield Quad(norm, NamedNode(expand(name)), value, graph)
    if bound:
        limit = NamedNode(f"{base}{GRAPH}/authority/limit")
        yield Quad(norm, NamedNode(expand("rg:limit")), limit, graph)
        yield Quad(limit, _TYPE, NamedNode(expand("rg:Limit")), graph)
        operator = NamedNode(expand(f"odrl:{bound.operator}"))
        yield Quad(limit, NamedNode(expand("rg:operator")), operator, graph)
        yield Quad(limit, NamedNode(expand("rg:value")), _decimal(bound.value), graph)
        yield Quad(limit, NamedNode(expand("rg:unit")), Literal(bound.unit), graph)
        yield Quad(limit, NamedNode(expand("rg:sourceText")), Literal(bound.text), graph)


def revoked(quads: Quads, statements: Collection[str]) -> Iterator[Quad]:
    """Yield the quads without some norms."""
    gone = {NamedNode(iri) for iri in statements}
    return (q for q in quads if q.subject not in gone)


def _subjects(quads: Quads, predicate: NamedNode, value: str) -> set[NamedNode | BlankNode]:
    node = NamedNode(value)
    return {
        q.subject
        for q in quads
        if q.predicate == predicate
        and q.object == node
        and isinstance(q.subject, NamedNode | BlankNode)
    }


def _with(quad: Quad, old: NamedNode, new: NamedNode) -> Quad:
    subject = new if quad.subject == old else quad.subject
    value = new if quad.object == old else quad.object
    return Quad(subject, quad.predicate, value, quad.graph_name)


def _decimal(text: str) -> Literal:
    return Literal(text, datatype=NamedNode(expand("xsd:decimal")))
