"""What there is to say of each class, property and concept."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.extraction.schemes import scheme_text
from rolegraph.graph.ontology import alignment_sources, ontology_sources, ontology_triples
from rolegraph.inference import rules
from rolegraph.inference.rules import short
from rolegraph.resources import folder
from rolegraph.vocabulary import NS, Concept, expand, read_scheme
from rolegraph.vocabulary import SCHEMES as ROOT

_KINDS = {
    expand("owl:Class"): "class",
    expand("owl:ObjectProperty"): "object property",
    expand("owl:DatatypeProperty"): "data property",
    expand("owl:AnnotationProperty"): "annotation property",
}
_LANGUAGES = {"en": "en", "zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}
#: The concept schemes, by the last segment of their namespace.
SCHEMES = ("kind", "action", "object", "unit-type", "line", "measure", "period", "role")


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property: its texts by language, and what stands around it as prefixed names."""

    name: str
    kind: str
    label: Mapping[str, str]
    definition: Mapping[str, str]
    example: str
    relations: Mapping[str, tuple[str, ...]]
    axioms: tuple[str, ...] = ()
    matches: tuple[tuple[str, str], ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """The full IRI."""
        return NS + self.name


@dataclass(frozen=True, slots=True)
class Question:
    """A competency question: its text by language, and the queries that answer it."""

    name: str
    text: Mapping[str, str]
    query: str
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A concept scheme, its own texts, and its concepts as a tree (top concepts first)."""

    name: str
    label: Mapping[str, str]
    definition: Mapping[str, str]
    concepts: tuple[Concept, ...]
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def header() -> Mapping[str, Mapping[str, str]]:
    """Return the texts of the ontology's header, by property and language ("" where it has none)."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in ontology_triples(ontology_sources()[:1]):
        if isinstance(quad.subject, NamedNode) and quad.subject.value == NS.rstrip("#"):
            found[short(quad.predicate)].update(_said(quad))
    return found


def terms() -> tuple[Term, ...]:
    """Return the classes, then the properties, each by name."""
    core = ontology_triples(ontology_sources()[:1])
    about: dict[str, list[Quad]] = defaultdict(list)
    for quad in core:
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(NS):
            about[quad.subject.value].append(quad)
    axioms = _axioms(core)
    matches = _matches()
    asked = _asked(questions())
    found = [
        _term(iri, quads, axioms[short(NamedNode(iri))], matches.get(iri, ()), asked[iri])
        for iri, quads in about.items()
    ]
    order = list(_KINDS.values())
    return tuple(sorted(found, key=lambda t: (order.index(t.kind), t.name)))


def _term(
    iri: str,
    quads: Iterable[Quad],
    axioms: tuple[str, ...],
    matches: tuple[tuple[str, str], ...],
    asked: tuple[str, ...],
) -> Term:
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    relations: dict[str, list[str]] = defaultdict(list)
    kind = ""
    for quad in quads:
        name = short(quad.predicate)
        if isinstance(quad.object, NamedNode):
            kind = _KINDS.get(quad.object.value, kind) if name == "rdf:type" else kind
            if name in _RELATIONS:
                relations[name].append(short(quad.object))
        texts[name].update(_said(quad))
    return Term(
        name=iri.removeprefix(NS),
        kind=kind,
        label=texts["skos:prefLabel"],
        definition=texts["skos:definition"],
        example=next(iter(texts["skos:example"].values()), ""),
        relations={name: tuple(sorted(values)) for name, values in sorted(relations.items())},
        axioms=axioms,
        matches=matches,
        questions=asked,
    )


_RELATIONS = ("rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range")


def _said(quad: Quad) -> dict[str, str]:
    if not isinstance(quad.object, Literal):
        return {"": quad.object.value} if isinstance(quad.object, NamedNode) else {}
    tag = quad.object.language or ""
    return {_LANGUAGES.get(tag.lower(), tag): quad.object.value}


def _axioms(core: Iterable[Quad]) -> Mapping[str, tuple[str, ...]]:
    """Return the axioms in which a term stands, that its sub-terms and ends do not say already."""
    found: dict[str, list[str]] = defaultdict(list)
    for rule in rules(core):
        if (
            rule.origin in ("prp-spo2", "prp-trp", "cax-dw")
            or "value" in rule.id
            or "(" in rule.id
        ):
            for name in set(re.findall(r"rg:\w+", rule.id)):
                found[name].append(rule.id)
    return defaultdict(tuple, {name: tuple(sorted(ids)) for name, ids in found.items()})


def _matches() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for quad in ontology_triples(alignment_sources()):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            found[quad.subject.value].append((short(quad.predicate), short(quad.object)))
    return {iri: tuple(sorted(pairs)) for iri, pairs in found.items()}


def questions() -> tuple[Question, ...]:
    """Return the competency questions by number."""
    files = {f.name: f.read_text("utf-8") for f in folder("ontology/competency").iterdir()}
    return tuple(
        Question(
            name=file.removesuffix(".rq"),
            text=dict(re.findall(r"^# (en|zh): (.+)$", text, re.M)),
            query=text,
            inferred=files.get(file.replace(".rq", ".inferred.rq"), ""),
        )
        for file, text in sorted(files.items())
        if file.endswith(".rq") and not file.endswith(".inferred.rq")
    )


def _asked(every: Iterable[Question]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for question in every:
        for name in set(re.findall(r"\brg:(\w+)", question.query + question.inferred)):
            found[NS + name].append(question.name)
    return defaultdict(tuple, {iri: tuple(names) for iri, names in found.items()})


def scheme(name: str) -> Scheme:
    """Return a shipped concept scheme by the last segment of its namespace."""
    return scheme_of(name, scheme_text(f"{ROOT}{name}/"))


def scheme_of(name: str, turtle: str) -> Scheme:
    """Return the concept scheme with the last segment of its namespace from a Turtle text."""
    concepts = {c.name: c for c in read_scheme(turtle, f"{ROOT}{name}/")}
    own = concepts.pop("", Concept(""))
    children: dict[str, list[str]] = defaultdict(list)
    for concept in sorted(concepts.values(), key=_place):
        for above in [b for b in concept.broader if b in concepts] or [""]:
            children[above].append(concept.name)
    return Scheme(
        name=name,
        label=labels(own),
        definition=dict(own.definition),
        concepts=tuple(concepts.values()),
        children={above: tuple(below) for above, below in children.items()},
    )


def _place(concept: Concept) -> tuple[str, int, str]:
    """Return where a concept stands among its neighbours: by track and rank, else by name."""
    return concept.values.get("track", ""), int(concept.values.get("rank", "0")), concept.name


def labels(concept: Concept) -> Mapping[str, str]:
    """Return a concept's preferred labels by language."""
    found: dict[str, str] = {}
    for tag, text in concept.labels:
        found.setdefault(_LANGUAGES.get(tag.lower(), tag), text)
    return found


def aliases(concept: Concept) -> Mapping[str, list[str]]:
    """Return a concept's alternative labels by language."""
    preferred = labels(concept)
    found: dict[str, list[str]] = {}
    for tag, text in concept.labels:
        if preferred.get(tag) != text:
            found.setdefault(tag, []).append(text)
    return found
