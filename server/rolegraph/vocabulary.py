"""Namespaces, the concepts of a scheme, and how IRIs of data are made from names."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

NS = "https://w3id.org/rolegraph/ns#"
SCHEMES = "https://w3id.org/rolegraph/"
KIND = f"{SCHEMES}kind/"
ACTION = f"{SCHEMES}action/"
OBJECT = f"{SCHEMES}object/"
UNIT_TYPE = f"{SCHEMES}unit-type/"
LINE = f"{SCHEMES}line/"
MEASURE = f"{SCHEMES}measure/"
PERIOD = f"{SCHEMES}period/"
ROLE = f"{SCHEMES}role/"
BASE = f"{SCHEMES}id/"

#: Names recur: titles, kinds and files.
_REMEMBERED = 4096

# Namespaces in which every term is defined by the shipped ontology or an extension of it.
CLOSED = (NS, KIND, ACTION, OBJECT, UNIT_TYPE, LINE, MEASURE, PERIOD, ROLE)

PREFIXES = {
    "rg": NS,
    "rgk": KIND,
    "rga": ACTION,
    "rgo": OBJECT,
    "rgu": UNIT_TYPE,
    "rgl": LINE,
    "rgm": MEASURE,
    "rgp": PERIOD,
    "rgr": ROLE,
    "id": BASE,
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# Where things stand: one graph a document, and these (design.md, The model).
INFERRED_GRAPH = "graph/inferred"
RULE_GRAPHS = "graph/rule/"
CORRECTIONS_GRAPH = "graph/corrections"
LINKS_GRAPH = "graph/links"
RELEASE_GRAPH = "graph/release"
ONTOLOGY_GRAPH = "graph/ontology"


def expand(curie: str) -> str:
    """Return the IRI of a prefixed name such as ``rg:Position``; KeyError for an unknown prefix."""
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


@lru_cache(maxsize=_REMEMBERED)
def slug(text: str) -> str:
    """Return text as one IRI path segment: letters and digits of any script, ``-`` for the rest.

    Dots, underscores and brackets of titles and file names stay readable; nothing that an IRI
    forbids (RFC 3987, section 2.2) and no slash comes through.
    """
    kept = "".join(c if c.isalnum() or c in "._-~()（）" else "-" for c in text.strip())
    while "--" in kept:
        kept = kept.replace("--", "-")
    return kept.strip("-") or "-"


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of a scheme as plain values: ``name`` is the local name of its IRI.

    ``labels`` holds every preferred and alternative label as (language, text), preferred first;
    ``broader`` the local names directly above, ``includes`` those that a kind of authority includes;
    ``values`` further properties by local name (``rank``, ``track``, ``monetary`` …) as text.
    """

    name: str
    labels: tuple[tuple[str, str], ...] = ()
    broader: tuple[str, ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    includes: tuple[str, ...] = ()
    definition: tuple[tuple[str, str], ...] = ()


def canonical_tag(tag: str) -> str:
    """Return a language tag in the form of BCP 47, 2.1.1 (``zh-Hans``): Oxigraph lower-cases them."""
    language, _, script = tag.partition("-")
    return f"{language}-{script.title()}" if len(script) == 4 else tag


#: What is said of one concept: (language, text) by property.
_Said = dict[str, list[tuple[str, str]]]


def read_scheme(turtle: str, namespace: str) -> tuple[Concept, ...]:
    """Return the concepts of one namespace in a Turtle text, sorted by name.

    Raises SyntaxError (line and column in its text) when the text is no Turtle.
    """
    said: dict[str, _Said] = defaultdict(lambda: defaultdict(list))
    for quad in parse(input=turtle.encode(), format=RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and subject.value.startswith(namespace):
            about = said[subject.value.removeprefix(namespace)][quad.predicate.value]
            if isinstance(value, Literal):
                about.append((canonical_tag(value.language or ""), value.value))
            elif isinstance(value, NamedNode):
                about.append(("", value.value))
    labelled = expand("skos:prefLabel")
    return tuple(
        _concept(name, about, namespace)
        for name, about in sorted(said.items())
        if labelled in about
    )


def _concept(name: str, said: _Said, namespace: str) -> Concept:
    def texts(curie: str) -> list[tuple[str, str]]:
        return sorted(said.get(expand(curie), ()))

    def names(curie: str) -> tuple[str, ...]:
        return tuple(text.removeprefix(namespace) for _, text in texts(curie))

    return Concept(
        name,
        (*texts("skos:prefLabel"), *texts("skos:altLabel")),
        names("skos:broader"),
        {
            predicate.removeprefix(NS): values[-1][1]
            for predicate, values in said.items()
            if predicate.startswith(NS) and predicate != expand("rg:includesKind")
        },
        names("rg:includesKind"),
        tuple(texts("skos:definition")),
    )
