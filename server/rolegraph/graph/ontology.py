"""The shipped ontology and vocabularies as texts and as quads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import BlankNode, NamedNode, Quad

from rolegraph.graph.turtle import read_turtle
from rolegraph.resources import folder
from rolegraph.vocabulary import BASE, ONTOLOGY_GRAPH


@dataclass(frozen=True, slots=True)
class Source:
    """One Turtle file: its name as people know it, and its text."""

    name: str
    text: str

    def line_of(self, iri: str, names: Iterable[str] = ()) -> int:
        """Return the first line, from 1, on which a term stands under its IRI or a short name."""
        wanted = (f"<{iri}>", *names)
        for number, line in enumerate(self.text.splitlines(), 1):
            if any(name in line for name in wanted):
                return number
        return 1


def ontology_sources() -> tuple[Source, ...]:
    """Return the core ontology and the concept schemes by name; alignments are apart (``alignment``)."""
    root = folder("ontology")
    schemes = sorted(f.name for f in (root / "vocabulary").iterdir() if f.name.endswith(".ttl"))
    paths = ["rolegraph.ttl", *(f"vocabulary/{name}" for name in schemes)]
    return tuple(
        Source(f"ontology/{path}", root.joinpath(*path.split("/")).read_text("utf-8"))
        for path in paths
    )


def alignment_sources() -> tuple[Source, ...]:
    """Return the alignments with other ontologies, one file a target, sorted by name."""
    files = sorted(folder("ontology/alignments").iterdir(), key=lambda f: f.name)
    return tuple(
        Source(f"ontology/alignments/{f.name}", f.read_text("utf-8"))
        for f in files
        if f.name.endswith(".ttl")
    )


def ontology_triples(sources: Iterable[Source] | None = None) -> list[Quad]:
    """Return every triple of the sources, by default of the core and the schemes.

    Raises SyntaxError with file, line and column for a text that is no Turtle.
    """
    chosen = ontology_sources() if sources is None else sources
    return [quad for source in chosen for quad in _triples(source)]


@lru_cache(64)
def _triples(source: Source) -> tuple[Quad, ...]:
    """Return a source's triples; a build asks three times for the same ones."""
    return tuple(read_turtle(source.text, source.name))


def ontology_quads(base: str = BASE, sources: Iterable[Source] | None = None) -> Iterator[Quad]:
    """Yield the sources' triples in the ontology graph, in a stable order.

    Class expressions and lists hang on blank nodes, whose names would differ at every build; they
    are left to the Turtle files, and the rest is what questions and rules read.
    """
    graph = NamedNode(base + ONTOLOGY_GRAPH)
    for triple in ontology_triples(sources):
        if not isinstance(triple.subject, BlankNode) and not isinstance(triple.object, BlankNode):
            yield Quad(triple.subject, triple.predicate, triple.object, graph)
