"""Describe the endpoint to programs: Service Description, VoID, examples and prefixes as RDF."""

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from rolegraph.queries import Library, internal
from rolegraph.store import Store, formats
from rolegraph.vocabulary import PREFIXES, expand

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
)
_GRAPHS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")
_PREFIXES = {**PREFIXES, "sd": _SD, "formats": _FORMATS, "schema": "https://schema.org/"}
_TYPE = ox.NamedNode(expand("rdf:type"))


def _node(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(_PREFIXES[prefix] + local)


def _local(iri: str) -> str:
    return re.split("[#/]", iri)[-1]


def written(triples: Iterable[ox.Triple], media_type: str) -> bytes:
    """Return triples in a media type of graphs."""
    return (
        ox.serialize(triples, format=formats.GRAPHS[media_type], prefixes=dict(_PREFIXES)) or b""
    )


def service(endpoint: str, media_type: str) -> bytes:
    """Return the Service Description of the endpoint (W3C, 21 March 2013)."""
    return written(_service(endpoint), media_type)


def _service(endpoint: str) -> Iterator[ox.Triple]:
    here = ox.NamedNode(endpoint)
    dataset, default = ox.NamedNode(f"{endpoint}#dataset"), ox.NamedNode(f"{endpoint}#default")
    yield ox.Triple(here, _TYPE, _node("sd:Service"))
    yield ox.Triple(here, _node("sd:endpoint"), here)
    yield ox.Triple(here, _node("sd:supportedLanguage"), _node("sd:SPARQL11Query"))
    yield ox.Triple(here, _node("sd:feature"), _node("sd:UnionDefaultGraph"))
    for name in (*_RESULTS, *_GRAPHS):
        yield ox.Triple(here, _node("sd:resultFormat"), ox.NamedNode(_FORMATS + name))
    yield ox.Triple(here, _node("sd:defaultDataset"), dataset)
    yield ox.Triple(dataset, _TYPE, _node("sd:Dataset"))
    yield ox.Triple(dataset, _node("sd:defaultGraph"), default)
    yield ox.Triple(default, _TYPE, _node("sd:Graph"))


def prefixes(about: str) -> Iterator[ox.Triple]:
    """Yield the prefixes that SPARQL editors offer (SHACL's ``sh:declare``)."""
    ontology = ox.NamedNode(about)
    for prefix, namespace in PREFIXES.items():
        declaration = ox.NamedNode(f"{about}#prefix-{prefix}")
        yield ox.Triple(ontology, _node("sh:declare"), declaration)
        yield ox.Triple(declaration, _node("sh:prefix"), ox.Literal(prefix))
        value = ox.Literal(namespace, datatype=_node("xsd:anyURI"))
        yield ox.Triple(declaration, _node("sh:namespace"), value)


def examples(about: str, library: Library, endpoint: str) -> Iterator[ox.Triple]:
    """Yield every named query as SPARQL editors read examples (``sh:SPARQLExecutable``)."""
    for query in library.values():
        here = ox.NamedNode(f"{about}/{query.name}")
        yield ox.Triple(here, _TYPE, _node("sh:SPARQLExecutable"))
        yield ox.Triple(here, _TYPE, _node("sh:SPARQLSelectExecutable"))
        yield ox.Triple(here, _node("sh:prefixes"), ox.NamedNode(f"{about}#prefixes"))
        for language, title in query.header.title.items():
            yield ox.Triple(here, _node("rdfs:label"), ox.Literal(title, language=language))
        for language, says in query.header.description.items():
            yield ox.Triple(here, _node("rdfs:comment"), ox.Literal(says, language=language))
        for word in query.header.tags:
            yield ox.Triple(here, _node("schema:keywords"), ox.Literal(word))
        yield ox.Triple(here, _node("sh:select"), ox.Literal(query.text))
        yield ox.Triple(here, _node("schema:target"), ox.NamedNode(endpoint))


def dataset(about: str, store: Store, endpoint: str) -> Iterator[ox.Triple]:
    """Yield the VoID description: how large the graph is, by class and property."""
    here = ox.NamedNode(about)
    yield ox.Triple(here, _TYPE, _node("void:Dataset"))
    yield ox.Triple(here, _node("void:sparqlEndpoint"), ox.NamedNode(endpoint))
    (size,) = store.select(internal("size")).column("triples")
    yield ox.Triple(here, _node("void:triples"), ox.Literal(int(size)))
    for namespace in ("rg", "org", "skos", "oa", "prov"):
        vocabulary = ox.NamedNode(PREFIXES[namespace])
        yield ox.Triple(here, _node("void:vocabulary"), vocabulary)
    for row in store.select(internal("classes")).rows:
        name, used = str(row["class"]), str(row["property"])
        partition = ox.NamedNode(f"{about}#{_local(name)}")
        part = ox.NamedNode(f"{about}#{_local(name)}-{_local(used)}")
        yield ox.Triple(here, _node("void:classPartition"), partition)
        yield ox.Triple(partition, _node("void:class"), ox.NamedNode(name))
        yield ox.Triple(partition, _node("void:propertyPartition"), part)
        yield ox.Triple(part, _node("void:property"), ox.NamedNode(used))
        yield ox.Triple(part, _node("void:entities"), ox.Literal(int(row["entities"])))
        yield ox.Triple(part, _node("void:triples"), ox.Literal(int(row["triples"])))
