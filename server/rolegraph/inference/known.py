"""Which terms exist: ours, and those of the vocabularies that we build on."""

from collections.abc import Iterable, Mapping
from functools import cache

import yaml
from pyoxigraph import NamedNode, Quad
from rdflib import namespace as rdflib_namespaces
from rdflib.namespace import DefinedNamespace

from rolegraph.resources import folder
from rolegraph.vocabulary import CLOSED

_LISTED = (
    "DCTERMS",
    "ODRL2",
    "ORG",
    "OWL",
    "PROV",
    "RDF",
    "RDFS",
    "SDO",
    "SH",
    "SKOS",
    "VANN",
    "VOID",
    "XSD",
)
# Terms that the specifications define and rdflib's lists lack.
_MORE = frozenset(
    f"http://www.w3.org/ns/shacl#{term}" for term in ("in", "class", "not", "or", "and")
)


@cache
def foreign_terms() -> Mapping[str, frozenset[str]]:
    """Return the known terms of each foreign namespace, as full IRIs."""
    known: dict[str, frozenset[str]] = {}
    for name in _LISTED:
        space: type[DefinedNamespace] = getattr(rdflib_namespaces, name)
        iri = str(space)
        terms = frozenset(f"{iri}{term}" for term in space.__annotations__ if term[0] != "_")
        known[iri] = terms | {term for term in _MORE if term.startswith(iri)}
    listed = yaml.safe_load(
        folder("ontology/alignments").joinpath("terms.yaml").read_text("utf-8")
    )
    for entry in listed.values():
        space_iri = entry["namespace"]
        known[space_iri] = frozenset(f"{space_iri}{term}" for term in entry["terms"])
    return known


def is_known(iri: str, ours: frozenset[str]) -> bool:
    """Return whether a term exists; IRIs outside ours and the known namespaces are let through."""
    if iri.startswith(CLOSED):
        return iri in ours
    for space, terms in foreign_terms().items():
        if iri.startswith(space) and iri != space:
            return iri in terms
    return True


def defined_by(quads: Iterable[Quad]) -> frozenset[str]:
    """Return the terms that some triples say something of."""
    return frozenset(q.subject.value for q in quads if isinstance(q.subject, NamedNode))
