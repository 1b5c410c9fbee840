"""Is an ontology OWL 2 RL? (W3C OWL 2 Profiles, section 4.2.)"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from rolegraph.inference.expressions import THING, Axioms
from rolegraph.inference.rules import RDF_TYPE, short
from rolegraph.vocabulary import PREFIXES, expand

_XSD = PREFIXES["xsd"]


@dataclass(frozen=True, slots=True)
class Breach:
    """One axiom outside the profile: the term it hangs on, and what is wrong."""

    subject: object
    message: str


def outside_rl(ontology: Iterable[Quad]) -> Iterator[Breach]:
    """Yield every axiom that OWL 2 RL does not allow."""
    axioms = Axioms.of(ontology)
    for subject, predicate, value in axioms.triples:
        yield from _misplaced(axioms, subject, predicate, value)
        for term in (predicate, value if predicate == RDF_TYPE else None):
            if isinstance(term, NamedNode) and term.value in _NEVER:
                yield Breach(subject, f"{short(term)} is not in OWL 2 RL")
    for node in _members(axioms):
        if not _is_lower(axioms, node):
            yield Breach(
                node, "a member of AllDisjointClasses must be a sub-class expression of RL"
            )


def _misplaced(
    axioms: Axioms, subject: object, predicate: NamedNode, value: object
) -> Iterator[Breach]:
    for side, sort in _AXIOMS.get(predicate.value, {}).items():
        expression = subject if side == "subject" else value
        if _datatype(expression) and predicate.value == expand("rdfs:range"):
            continue
        if not _ALLOWED[sort](axioms, expression):
            yield Breach(_named(axioms, subject), _said(axioms, predicate, expression, sort))


def _members(axioms: Axioms) -> Iterator[object]:
    for subject, _, value in axioms.triples:
        if value == NamedNode(expand("owl:AllDisjointClasses")):
            yield from axioms.items(axioms.one(subject, "owl:members"))


def _said(axioms: Axioms, predicate: NamedNode, expression: object, sort: str) -> str:
    what = axioms.describe(expression)
    return f"{what} may not stand in {short(predicate)} ({_SORTS[sort]} of OWL 2 RL)"


def _named(axioms: Axioms, subject: object) -> object:
    """Return the named class that a class axiom speaks of, its own subject where it has none."""
    if not isinstance(subject, BlankNode):
        return subject
    upper = axioms.get(subject, "rdfs:subClassOf")
    return next((u for u in upper if isinstance(u, NamedNode)), subject)


def _is_class(expression: object) -> bool:
    return isinstance(expression, NamedNode) and expression != THING


def _datatype(expression: object) -> bool:
    return isinstance(expression, NamedNode) and (
        expression.value.startswith(_XSD)
        or expression.value in (expand("rdf:langString"), expand("rdfs:Literal"))
    )


def _is_lower(axioms: Axioms, expression: object) -> bool:
    """Whether an expression may be a sub-class."""
    if _is_class(expression) or axioms.one(expression, "owl:oneOf"):
        return True
    for parts in ("owl:intersectionOf", "owl:unionOf"):
        if (head := axioms.one(expression, parts)) is not None:
            return all(_is_lower(axioms, part) for part in axioms.items(head))
    filler = axioms.one(expression, "owl:someValuesFrom")
    if filler is not None:
        return filler == THING or _datatype(filler) or _is_lower(axioms, filler)
    return axioms.one(expression, "owl:hasValue") is not None


def _is_upper(axioms: Axioms, expression: object) -> bool:
    """Whether an expression may be a super-class."""
    if _is_class(expression) or axioms.one(expression, "owl:hasValue") is not None:
        return True
    if (head := axioms.one(expression, "owl:intersectionOf")) is not None:
        return all(_is_upper(axioms, part) for part in axioms.items(head))
    if (denied := axioms.one(expression, "owl:complementOf")) is not None:
        return _is_lower(axioms, denied)
    if (filler := axioms.one(expression, "owl:allValuesFrom")) is not None:
        return _datatype(filler) or _is_upper(axioms, filler)
    return _counts_to_one(axioms, expression)


def _counts_to_one(axioms: Axioms, expression: object) -> bool:
    counts = [
        number
        for curie in ("owl:maxCardinality", "owl:maxQualifiedCardinality")
        for number in axioms.get(expression, curie)
    ]
    onto = axioms.one(expression, "owl:onClass")
    fit = onto is None or onto == THING or _is_lower(axioms, onto)
    return bool(counts) and fit and all(_zero_or_one(n) for n in counts)


def _zero_or_one(number: object) -> bool:
    return isinstance(number, Literal) and number.value in ("0", "1")


def _is_equivalent(axioms: Axioms, expression: object) -> bool:
    """Whether an expression may be equivalent to a class."""
    if _is_class(expression) or axioms.one(expression, "owl:hasValue") is not None:
        return True
    head = axioms.one(expression, "owl:intersectionOf")
    return head is not None and all(_is_equivalent(axioms, p) for p in axioms.items(head))


def _is_property(axioms: Axioms, expression: object) -> bool:
    return isinstance(expression, NamedNode) or bool(axioms.one(expression, "owl:inverseOf"))


_ALLOWED: dict[str, Callable[[Axioms, object], bool]] = {
    "lower": _is_lower,
    "upper": _is_upper,
    "equivalent": _is_equivalent,
    "property": _is_property,
}
_SORTS = {
    "lower": "not a sub-class expression",
    "upper": "not a super-class expression",
    "equivalent": "not an equivalent-class expression",
    "property": "not a property",
}
_AXIOMS: dict[str, dict[str, str]] = {
    expand("rdfs:subClassOf"): {"subject": "lower", "object": "upper"},
    expand("owl:equivalentClass"): {"subject": "equivalent", "object": "equivalent"},
    expand("owl:disjointWith"): {"subject": "lower", "object": "lower"},
    expand("rdfs:domain"): {"object": "upper"},
    expand("rdfs:range"): {"object": "upper"},
    expand("rdfs:subPropertyOf"): {"object": "property"},
    expand("owl:equivalentProperty"): {"object": "property"},
    expand("owl:inverseOf"): {"object": "property"},
}
_NEVER = frozenset(
    map(
        expand,
        (
            "owl:ReflexiveProperty",
            "owl:disjointUnionOf",
            "owl:hasSelf",
            "owl:minCardinality",
            "owl:minQualifiedCardinality",
            "owl:cardinality",
            "owl:qualifiedCardinality",
        ),
    )
)
