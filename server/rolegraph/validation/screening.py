"""Which nodes may a shape refuse? The shapes as SPARQL, asked of all documents' graphs at once.

pySHACL goes over every value of every node in Python: a quarter of a second a document. The engine
rules nearly all nodes out; what is left is given to pySHACL, which alone decides and words the
results. So a query here may name a node too many, where SPARQL is stricter, but none too few: a
constraint that is not known here names every node of its shape.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, QuerySolutions, Store
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

ByShape = Mapping[str, Iterable[str]]
# An error in SPARQL, as an unbound variable is: it neither holds nor fails, whatever stands around it.
_UNKNOWN = "?unknown"


def suspects(store: Store, shapes: Graph) -> Mapping[str, ByShape]:
    """Return the IRIs of the nodes that each shape may refuse, by the named graph they are stated in.

    Each named graph is looked at alone, but for the types of what it does not describe itself.
    ``shapes`` also says which classes are below others.
    """
    found: dict[str, dict[str, set[str]]] = {}
    for shape, query in _queries(shapes):
        rows = store.query(query)
        for row in rows if isinstance(rows, QuerySolutions) else ():
            if isinstance(row["this"], NamedNode):
                by_shape = found.setdefault(row["graph"].value, {})
                by_shape.setdefault(shape, set()).add(row["this"].value)
    return found


def _queries(shapes: Graph) -> Iterator[tuple[str, str]]:
    for shape, target in sorted(shapes.subject_objects(SH.targetClass)):
        for lower in _lower(shapes, target):
            ways = " UNION ".join(f"{{ {way} }}" for way in _ways(shapes, shape, lower))
            if ways:
                yield str(shape), f"SELECT DISTINCT ?graph ?this WHERE {{ {ways} }}"


def _lower(shapes: Graph, cls: Node) -> list[str]:
    """Return a class and those below it, as SPARQL writes them."""
    return sorted(c.n3() for c in shapes.transitive_subjects(RDFS.subClassOf, cls) if c)


def _ways(shapes: Graph, shape: Node, target: str) -> Iterator[str]:
    """Yield patterns of which one holds for each node of a class that a shape refuses."""
    path = _path(shapes, shapes.value(shape, SH.path))
    focus = f"?this a {target} ."
    each, value = (f"{focus} ?this {path} ?value .", "?value") if path else (focus, "?this")
    right = []
    for constraint, argument in shapes.predicate_objects(shape):
        if constraint in _RIGHT:
            right.append(_RIGHT[constraint](shapes, argument, value))
        elif constraint in _WRONG:
            yield f"GRAPH ?graph {{ {each} {_WRONG[constraint](shapes, argument, path)} }}"
        elif (constraint, str(argument)) == (SH.maxCount, "1"):
            yield f"GRAPH ?graph {{ {each} ?this {path} ?other FILTER(!sameTerm(?value, ?other)) }}"
        elif (constraint, str(argument)) == (SH.minCount, "1"):
            yield f"GRAPH ?graph {{ {focus} FILTER NOT EXISTS {{ ?this {path} ?value }} }}"
        elif constraint not in _NO_CONSTRAINT:
            yield f"GRAPH ?graph {{ {focus} }}"
    if right:
        yield f"GRAPH ?graph {{ {each} }} FILTER(!COALESCE({' && '.join(right)}, false))"


def _path(shapes: Graph, path: Node | None) -> str:
    """Return a property path as SPARQL writes it, "" for none."""
    if path is None or isinstance(path, URIRef):
        return path.n3() if path else ""
    either = shapes.value(path, SH.alternativePath)
    steps = [_path(shapes, step) for step in shapes.items(either or path)]
    return f"({('|' if either else '/').join(steps)})"


def _holds(shapes: Graph, shape: Node, value: str) -> str:
    """Return the expression that a shape inside another one holds for a value: exact, or unknown."""
    path = _path(shapes, shapes.value(shape, SH.path))
    parts = []
    for constraint, argument in shapes.predicate_objects(shape):
        there = f"EXISTS {{ GRAPH ?graph {{ {value} {path} ?inner }} }}"
        if constraint == SH.property:
            parts.append(_holds(shapes, argument, value))
        elif (constraint, path) == (SH.hasValue, ""):
            parts.append(f"sameTerm({value}, {argument.n3()})")
        elif (constraint, str(argument)) == (SH.minCount, "1"):
            parts.append(there)
        elif (constraint, str(argument)) == (SH.maxCount, "0"):
            parts.append(f"NOT {there}")
        elif constraint not in _NO_CONSTRAINT:
            parts.append(_UNKNOWN)
    return f"({' && '.join(parts or ['true'])})"


def _of_class(shapes: Graph, cls: Node, value: str) -> str:
    typed = f"{{ {value} a ?class FILTER(?class IN ({', '.join(_lower(shapes, cls))})) }}"
    return (
        f"(EXISTS {{ GRAPH ?graph {typed} }} || EXISTS {{ GRAPH ?elsewhere {typed} }} "
        f"&& NOT EXISTS {{ GRAPH ?graph {{ {value} ?any ?thing }} }})"
    )


def _of_datatype(shapes: Graph, datatype: Node, value: str) -> str:
    """Return that a value is a well-formed literal of a datatype: one that SPARQL can cast to it."""
    name = datatype.n3()
    if datatype == RDF.langString:
        return f'LANG({value}) != ""'
    return f"sameTerm(DATATYPE({value}), {name}) && isLiteral({name}(STR({value})))"


def _of_kind(shapes: Graph, kind: Node, value: str) -> str:
    return f"isIRI({value})" if kind == SH.IRI else _UNKNOWN


def _one_of(shapes: Graph, terms: Node, value: str) -> str:
    same = (f"sameTerm({value}, {term.n3()})" for term in shapes.items(terms))
    return f"({' || '.join(same)})"


def _in_language(shapes: Graph, ranges: Node, value: str) -> str:
    names = ", ".join(f'"{str(each).lower()}"' for each in shapes.items(ranges))
    return f"LCASE(LANG({value})) IN ({names})"


def _compared(operator: str) -> "_Right":
    return lambda shapes, bound, value: f"{value} {operator} {bound.n3()}"


_Right = Callable[[Graph, Node, str], str]
# By constraint, what is true of a value that conforms.
_RIGHT: dict[Node, _Right] = {
    SH["class"]: _of_class,
    SH.datatype: _of_datatype,
    SH["in"]: _one_of,
    SH.languageIn: _in_language,
    SH.maxInclusive: _compared("<="),
    SH.minExclusive: _compared(">"),
    SH.minInclusive: _compared(">="),
    SH.minLength: lambda shapes, least, value: f"STRLEN(STR({value})) >= {least.n3()}",
    SH.nodeKind: _of_kind,
    SH["not"]: lambda shapes, inner, value: f"!{_holds(shapes, inner, value)}",
    SH["or"]: lambda shapes, inner, value: (
        f"({' || '.join(_holds(shapes, each, value) for each in shapes.items(inner))})"
    ),
    SH.pattern: lambda shapes, pattern, value: f"REGEX(STR({value}), {pattern.n3()})",
}


def _above(operator: str) -> _Right:
    return lambda shapes, other, path: (
        f"?this {other.n3()} ?other FILTER(!COALESCE(?value {operator} ?other, false))"
    )


def _same_language(shapes: Graph, unique: Node, path: str) -> str:
    return (
        f"?this {path} ?other FILTER(!sameTerm(?value, ?other) "
        '&& LANG(?value) != "" && LCASE(LANG(?value)) = LCASE(LANG(?other)))'
    )


def _selected(shapes: Graph, constraint: Node, path: str) -> str:
    """Return the group of a constraint that is SPARQL already."""
    return str(shapes.value(constraint, SH.select)).partition("WHERE")[2]


# By constraint, what is true of a node that does not conform, beside its values if it has a path.
_WRONG: dict[Node, _Right] = {
    SH.lessThan: _above("<"),
    SH.lessThanOrEquals: _above("<="),
    SH.sparql: _selected,
    SH.uniqueLang: _same_language,
}
_NO_CONSTRAINT = {RDF.type, SH.group, SH.message, SH.path, SH.severity, SH.targetClass}
