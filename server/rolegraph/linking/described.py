"""The vocabularies described as VoID: version, licence, attribution, source and size."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from rolegraph.linking.vocabularies import about_of, vocabulary
from rolegraph.vocabulary import expand

_SPACE = "https://w3id.org/rolegraph/vocabulary/"
_XSD_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
_TERMS: Mapping[str, str] = {
    "title": "http://purl.org/dc/terms/title",
    "version": "http://www.w3.org/2002/07/owl#versionInfo",
    "attribution": "http://purl.org/dc/terms/rights",
    "source": "http://purl.org/dc/terms/source",
    "language": "http://purl.org/dc/terms/language",
    "space": "http://rdfs.org/ns/void#uriSpace",
}
_LICENCE = "http://purl.org/dc/terms/license"
_RIGHTS = "http://purl.org/dc/terms/accessRights"


def void(names: Iterable[str]) -> Iterator[Triple]:
    """Yield each vocabulary as a ``void:Dataset``."""
    for name in names:
        here, about = NamedNode(_SPACE + name), about_of(name)
        yield Triple(here, NamedNode(expand("rdf:type")), NamedNode(expand("void:Dataset")))
        for key, term in _TERMS.items():
            if about.get(key):
                yield Triple(here, NamedNode(term), Literal(str(about[key])))
        yield from _licence(here, about)
        size = Literal(str(entities(name)), datatype=NamedNode(_XSD_INTEGER))
        yield Triple(here, NamedNode("http://rdfs.org/ns/void#entities"), size)


def turtle(names: Iterable[str]) -> str:
    """Return the descriptions as Turtle."""
    prefixes = {p: expand(f"{p}:") for p in ("void", "dcterms", "owl")}
    written = serialize(void(names), format=RdfFormat.TURTLE, prefixes=prefixes)
    return (written or b"").decode()


def entities(name: str) -> int:
    """Return how many occupations a vocabulary has."""
    return len(vocabulary(name).occupations)


def _licence(here: NamedNode, about: Mapping[str, Any]) -> Iterator[Triple]:
    told = str(about.get("licence", ""))
    if told.startswith("http"):
        yield Triple(here, NamedNode(_LICENCE), NamedNode(told))
    elif told:
        yield Triple(here, NamedNode(_RIGHTS), Literal(told))
