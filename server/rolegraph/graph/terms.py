"""Write triples of one subject into one graph."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.extraction.identifiers import document_id
from rolegraph.model import Label
from rolegraph.vocabulary import expand

XSD_DECIMAL = NamedNode(expand("xsd:decimal"))
RDF_TYPE = NamedNode(expand("rdf:type"))
Value = NamedNode | Literal | str | int | float | bool


def decimal(value: float) -> Literal:
    """Return a number as the shortest ``xsd:decimal``: 50000, 0.85."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return Literal(text or "0", datatype=XSD_DECIMAL)


def number(value: float | None) -> Literal | None:
    """Return a measured number as a decimal, whole ones too, None for None."""
    return None if value is None else decimal(value)


def literal(value: Value) -> NamedNode | Literal:
    """Return a value as a term; numbers with a fraction become decimals."""
    if isinstance(value, NamedNode | Literal):
        return value
    if isinstance(value, bool | str):
        return Literal(value)
    return Literal(value) if isinstance(value, int) else decimal(value)


@dataclass(frozen=True, slots=True)
class Writer:
    """Makes IRIs below one base, and quads.

    ``aside`` is the identifier of a graph that takes everything instead of the documents' graphs.
    """

    base: str
    aside: str = ""

    def node(self, identifier: str) -> NamedNode:
        """Return the IRI of a local identifier."""
        return NamedNode(self.base + identifier)

    def document(self, path: str) -> NamedNode:
        """Return the IRI of a document."""
        return self.node(document_id(path))

    def graph(self, path: str) -> NamedNode:
        """Return the named graph for what a document states."""
        return self.node(self.aside or f"graph/{document_id(path)}")

    def write(
        self, graph: NamedNode, subject: NamedNode, kind: str, properties: Mapping[str, object]
    ) -> Iterator[Quad]:
        """Yield a subject's type and properties; ``None``, "" and () are left out.

        Properties are prefixed names; a tuple gives one triple a value.
        """
        yield Quad(subject, RDF_TYPE, NamedNode(expand(kind)), graph)
        for name, value in properties.items():
            every = value if isinstance(value, tuple) else (value,)
            for one in every:
                if one is not None and one != "":
                    predicate = NamedNode(expand(name))
                    yield Quad(subject, predicate, literal(one), graph)


def concept(scheme: str, name: str) -> NamedNode | None:
    """Return the concept of a scheme by its local name, None for ""."""
    return NamedNode(scheme + name) if name else None


def labels(label: Label) -> tuple[Literal, ...]:
    """Return a label's names, each with its language tag."""
    return tuple(Literal(text, language=tag) for tag, text in label.languages().items())


def tagged(text: str, language: str) -> Literal | None:
    """Return a text with its language tag, None for ""."""
    return Literal(text, language=language) if text else None
