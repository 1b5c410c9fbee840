"""The shipped shapes, and one document's graph against them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pyoxigraph import BlankNode, NamedNode, Quad
from pyoxigraph import Literal as OxLiteral
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from rolegraph.graph.turtle import read_turtle
from rolegraph.resources import folder
from rolegraph.validation.report import Violation
from rolegraph.vocabulary import PREFIXES, SCHEMES, expand

SHAPE = f"{SCHEMES}shape/"
# Shapes for the ontology itself; and the one whose work ``checks.undefined_terms`` does for documents.
_ONTOLOGY = frozenset({"authority-kind.ttl", "ontology.ttl", "period.ttl", "scheme.ttl"})
_NEVER_ON_DOCUMENTS = _ONTOLOGY | {"vocabulary.ttl"}
_STRING = expand("xsd:string")
_SEVERITIES: dict[Node | None, str] = {
    SH.Violation: "violation",
    SH.Warning: "warning",
    SH.Info: "info",
}


@cache
def shape_texts() -> Mapping[str, str]:
    """Return the shapes' Turtle by file name, those on the ontology itself included."""
    files = sorted(folder("shapes").iterdir(), key=lambda f: f.name)
    return {f.name: f.read_text("utf-8") for f in files if f.name.endswith(".ttl")}


@cache
def document_shapes() -> Graph:
    """Return the shapes for the graph of one document."""
    return _parsed(name for name in shape_texts() if name not in _NEVER_ON_DOCUMENTS)


@cache
def ontology_shapes() -> Graph:
    """Return the shapes for the ontology and the schemes themselves."""
    return _parsed(_ONTOLOGY)


def lower_classes() -> Iterator[Quad]:
    """Yield the subclass axioms of the ontology that a document's graph needs beside its types."""
    bearer, below = NamedNode(expand("rg:Bearer")), NamedNode(expand("rdfs:subClassOf"))
    for name in ("rg:Position", "rg:Unit", "rg:Organisation"):
        yield Quad(NamedNode(expand(name)), below, bearer)


def _parsed(names: Iterable[str]) -> Graph:
    texts = shape_texts()
    return as_graph(quad for name in sorted(names) for quad in read_turtle(texts[name], name))


def as_graph(quads: Iterable[Quad]) -> Graph:
    """Return a new rdflib graph of some quads, their graph names left out."""
    graph = Graph(bind_namespaces="none")
    known: dict[object, Node] = {}

    def term(value: object) -> Node:
        if value not in known:
            known[value] = _term(value)
        return known[value]

    for quad in quads:
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def _term(value: object) -> Node:
    if isinstance(value, NamedNode):
        return URIRef(value.value)
    if isinstance(value, BlankNode):
        return BNode(value.value)
    if isinstance(value, OxLiteral):
        if value.language:
            return Literal(value.value, lang=value.language)
        plain = value.datatype.value == _STRING
        return Literal(value.value, datatype=None if plain else URIRef(value.datatype.value))
    raise TypeError(f"no SHACL for {value}")


def check(
    data: Graph, against: Graph, shape: str | None = None, nodes: Iterable[str] = ()
) -> Iterator[Violation]:
    """Yield what pySHACL finds in a graph: of all nodes, or what one shape says of some nodes.

    ``data`` is not changed (pySHACL is told to work in place only to spare a copy, and neither
    rules nor inference run).
    """
    # Here, since it takes a third of a second and only a build needs it.
    import pyshacl

    # Both or none: pySHACL filters the values inside a nested shape by focus nodes alone.
    conforms, results, _ = pyshacl.validate(
        data,
        shacl_graph=against,
        inplace=True,
        use_shapes=[shape] if shape else None,
        focus_nodes=sorted(nodes) if shape else None,
    )
    if conforms or not isinstance(results, Graph):
        return
    for result in results.objects(None, SH.result):
        yield _violation(results, result)


def _violation(results: Graph, result: Node) -> Violation:
    value = results.value(result, SH.value)
    source = results.value(result, SH.sourceShape)
    path = results.value(result, SH.resultPath)
    return Violation(
        severity=_SEVERITIES.get(results.value(result, SH.resultSeverity), "violation"),
        shape=str(source).removeprefix(SHAPE) if isinstance(source, URIRef) else "",
        message=_messages(results.objects(result, SH.resultMessage)),
        focus=str(results.value(result, SH.focusNode)),
        path="" if isinstance(path, BNode) else _short(path),
        value="" if isinstance(value, BNode) else _short(value),
        component=str(results.value(result, SH.sourceConstraintComponent) or ""),
    )


def _messages(found: Iterable[Node]) -> dict[str, str]:
    texts: dict[str, list[str]] = defaultdict(list)
    for message in found:
        if isinstance(message, Literal):
            texts[message.language or _language(message)].append(str(message))
    return {_TAGS.get(tag, tag): " ".join(sorted(every)) for tag, every in sorted(texts.items())}


def _language(message: str) -> str:
    """Return the language of a message that pySHACL filled in, for it drops the tag then."""
    return "zh-hans" if "。" in message else "en"


_TAGS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}


def _short(term: Node | None) -> str:
    if term is None:
        return ""
    text = str(term)
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda pair: -len(pair[1])):
        if isinstance(term, URIRef) and text.startswith(namespace) and prefix != "id":
            return f"{prefix}:{text.removeprefix(namespace)}"
    return text
