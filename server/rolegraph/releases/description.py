"""What a release says of itself on a server: its graphs, their sizes, and its files as text.

::

    <base>graph/release            the release that answers, and its graphs (VoID, Service Description)
    <base>graph/all/DIGEST         every triple of the release once: what queries read
    <base>graph/files/DIGEST       positions.json, texts … in parts (Content in RDF)
    <base>graph/document/… …       the named graphs, as built
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from rolegraph.store import Row
from rolegraph.store.address import Parts
from rolegraph.vocabulary import RELEASE_GRAPH, expand

# Some servers keep no literal of many megabytes.
_CHARACTERS = 100_000
_OTHER = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "cnt": "http://www.w3.org/2011/content#",
    "schema": "https://schema.org/",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A release on a server: the graph that describes it, and how many triples each graph has."""

    graph: str
    digest: str
    union: str
    files: str
    named: Mapping[str, int]
    replaced: str = ""

    @property
    def parts(self) -> Parts:
        """The graphs that queries read."""
        return Parts(self.union, tuple(self.named))

    @classmethod
    def of(cls, digest: str, base: str, named: Mapping[str, int], replaced: str) -> "Description":
        """Return the description of a release that is to be sent."""
        short = _short(digest)
        return cls(
            graph=base + RELEASE_GRAPH,
            digest=digest,
            union=f"{base}graph/all/{short}",
            files=f"{base}graph/files/{short}",
            named=named,
            replaced=replaced,
        )

    def before(self, digest: str) -> tuple[str, str]:
        """Return the graphs that a release of another digest keeps to itself."""
        own, short = _short(self.digest), _short(digest)
        return self.union.replace(own, short), self.files.replace(own, short)

    def triples(self) -> Iterator[ox.Triple]:
        """Yield the description as RDF."""
        release = ox.NamedNode(f"{self.graph}/{_short(self.digest)}")
        yield ox.Triple(release, _node("rdf:type"), _node("void:Dataset"))
        yield ox.Triple(release, _node("dcterms:identifier"), ox.Literal(self.digest))
        yield ox.Triple(release, _node("sd:defaultGraph"), ox.NamedNode(self.union))
        yield ox.Triple(release, _node("dcterms:source"), ox.NamedNode(self.files))
        if self.replaced:
            yield ox.Triple(release, _node("dcterms:replaces"), ox.Literal(self.replaced))
        for graph, size in self.named.items():
            yield ox.Triple(release, _node("void:subset"), ox.NamedNode(graph))
            yield ox.Triple(ox.NamedNode(graph), _node("void:triples"), ox.Literal(size))


def read(rows: Iterable[Row]) -> list[Description]:
    """Return the releases that a store describes, from the rows of ``releases.rq``."""
    found: dict[str, tuple[Row, dict[str, int]]] = {}
    for row in rows:
        _, named = found.setdefault(str(row["graph"]), (row, {}))
        named[str(row["named"])] = int(row["triples"])
    return [
        Description(
            graph=graph,
            digest=str(row["digest"]),
            union=str(row["union"]),
            files=str(row["files"]),
            named=named,
            replaced=str(row.get("replaced", "")),
        )
        for graph, (row, named) in found.items()
    ]


def file_triples(graph: str, name: str, text: str) -> Iterator[ox.Triple]:
    """Yield a file as text in parts."""
    for number, start in enumerate(range(0, len(text), _CHARACTERS)):
        part = ox.NamedNode(f"{graph}/{name}/{number}")
        content = text[start : start + _CHARACTERS]
        yield ox.Triple(part, _node("rdf:type"), _node("cnt:ContentAsText"))
        yield ox.Triple(part, _node("dcterms:title"), ox.Literal(name))
        yield ox.Triple(part, _node("schema:position"), ox.Literal(number))
        yield ox.Triple(part, _node("cnt:chars"), ox.Literal(content))


def _node(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(_OTHER[prefix] + local if prefix in _OTHER else expand(name))


def _short(digest: str) -> str:
    return digest.removeprefix("sha256:")[:16]
