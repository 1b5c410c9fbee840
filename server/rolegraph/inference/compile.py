"""OWL 2 RL axioms → rules (W3C OWL 2 Profiles, section 4.3, tables 5 to 7)."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, pairwise

from pyoxigraph import NamedNode, Quad, Variable

from rolegraph.inference.expressions import Axioms, UnsupportedAxiom
from rolegraph.inference.rules import RDF_TYPE, Atom, Rule, short
from rolegraph.vocabulary import PREFIXES, expand

X, Y, Z = Variable("x"), Variable("y"), Variable("z")
_LEFT = expand("rg:leftToPaths")
Maker = Callable[[Axioms, object, object], Iterator[Rule]]


def rules(ontology: Iterable[Quad]) -> tuple[Rule, ...]:
    """Return the rules that an ontology's axioms amount to, sorted by id.

    Properties marked ``rg:leftToPaths`` get none. Raises UnsupportedAxiom for a form that is not
    compiled, such as a functional property: identity is never inferred here.
    """
    axioms = Axioms.of(ontology)
    left = {s for s, p, _ in axioms.triples if p.value == _LEFT}
    found: dict[str, Rule] = {}
    for subject, predicate, value in axioms.triples:
        make = _AXIOMS.get(predicate.value) or _refuse_or_skip(predicate, value)
        for rule in make(axioms, subject, value):
            if not (rule.head and rule.head.predicate in left):
                found[rule.id] = rule
    return tuple(found[key] for key in sorted(found))


def _nothing(axioms: Axioms, subject: object, value: object) -> Iterator[Rule]:
    yield from ()


def _refuse(axioms: Axioms, subject: object, value: object) -> Iterator[Rule]:
    what = axioms.describe(value)
    raise UnsupportedAxiom(subject, f"{what} is a form that no rule is made from")
    yield  # a generator, like its neighbours


def _refuse_or_skip(predicate: NamedNode, value: object) -> Maker:
    if predicate == RDF_TYPE and isinstance(value, NamedNode):
        return _TYPES.get(value.value, _nothing)
    return _refuse if predicate.value in _REFUSED else _nothing


def _sub_class(axioms: Axioms, lower: object, upper: object) -> Iterator[Rule]:
    title = f"{axioms.describe(lower)} SubClassOf {axioms.describe(upper)}"
    for number, body in enumerate(axioms.conditions(lower, X), 1):
        ident = title if number == 1 else f"{title} [{number}]"
        yield from _implied(axioms, ident, "cax-sco", body, upper, X)


def _implied(
    axioms: Axioms, title: str, origin: str, body: tuple[Atom, ...], upper: object, x: Variable
) -> Iterator[Rule]:
    for number, (more, head) in enumerate(axioms.consequences(upper, x)):
        if head is not None and head in body:
            continue
        ident = title if number == 0 else f"{title} ({number + 1})"
        nodes = tuple(
            v
            for v in ([head.subject] if head else [])
            if isinstance(v, Variable) and any(a.object == v for a in (*body, *more))
        )
        yield Rule(ident, origin, (*body, *more), head, nodes)


def _equivalent_class(axioms: Axioms, one: object, other: object) -> Iterator[Rule]:
    yield from _sub_class(axioms, one, other)
    yield from _sub_class(axioms, other, one)


def _sub_property(axioms: Axioms, lower: object, upper: object) -> Iterator[Rule]:
    if isinstance(lower, NamedNode) and isinstance(upper, NamedNode):
        title = f"{short(lower)} SubPropertyOf {short(upper)}"
        yield Rule(title, "prp-spo1", (Atom(X, lower, Y),), Atom(X, upper, Y))


def _equivalent_property(axioms: Axioms, one: object, other: object) -> Iterator[Rule]:
    yield from _sub_property(axioms, one, other)
    yield from _sub_property(axioms, other, one)


def _inverse(axioms: Axioms, one: object, other: object) -> Iterator[Rule]:
    if isinstance(one, NamedNode) and isinstance(other, NamedNode):
        title = f"{short(one)} InverseOf {short(other)}"
        yield Rule(title, "prp-inv1", (Atom(X, one, Y),), Atom(Y, other, X), (Y,))
        yield Rule(f"{title} (2)", "prp-inv2", (Atom(X, other, Y),), Atom(Y, one, X), (Y,))


def _chain(axioms: Axioms, prop: object, links: object) -> Iterator[Rule]:
    parts = [p for p in axioms.items(links) if isinstance(p, NamedNode)]
    if not isinstance(prop, NamedNode) or len(parts) < 2:
        raise UnsupportedAxiom(prop, "a property chain needs two named properties or more")
    ends = [X, *(Variable(f"c{n}") for n in range(1, len(parts))), Z]
    steps = zip(pairwise(ends), parts, strict=True)
    body = tuple(Atom(start, part, end) for (start, end), part in steps)
    title = f"{' o '.join(map(short, parts))} SubPropertyOf {short(prop)}"
    yield Rule(title, "prp-spo2", body, Atom(X, prop, Z))


def _domain(axioms: Axioms, prop: object, expression: object) -> Iterator[Rule]:
    if isinstance(prop, NamedNode):
        title = f"{short(prop)} Domain {axioms.describe(expression)}"
        yield from _implied(axioms, title, "prp-dom", (Atom(X, prop, Y),), expression, X)


def _range(axioms: Axioms, prop: object, expression: object) -> Iterator[Rule]:
    datatype = isinstance(expression, NamedNode) and expression.value.startswith(PREFIXES["xsd"])
    if isinstance(prop, NamedNode) and not datatype:
        title = f"{short(prop)} Range {axioms.describe(expression)}"
        yield from _implied(axioms, title, "prp-rng", (Atom(X, prop, Y),), expression, Y)


def _symmetric(axioms: Axioms, prop: object, value: object) -> Iterator[Rule]:
    if isinstance(prop, NamedNode):
        title = f"{short(prop)} Symmetric"
        yield Rule(title, "prp-symp", (Atom(X, prop, Y),), Atom(Y, prop, X), (Y,))


def _transitive(axioms: Axioms, prop: object, value: object) -> Iterator[Rule]:
    if isinstance(prop, NamedNode):
        title = f"{short(prop)} Transitive"
        yield Rule(title, "prp-trp", (Atom(X, prop, Y), Atom(Y, prop, Z)), Atom(X, prop, Z))


def _disjoint(axioms: Axioms, one: object, other: object) -> Iterator[Rule]:
    title = f"{axioms.describe(one)} DisjointWith {axioms.describe(other)}"
    for left in axioms.conditions(one, X):
        for right in axioms.conditions(other, X):
            yield Rule(title, "cax-dw", (*left, *right), None)


def _all_disjoint(axioms: Axioms, node: object, value: object) -> Iterator[Rule]:
    for one, other in combinations(axioms.items(axioms.one(node, "owl:members")), 2):
        yield from _disjoint(axioms, one, other)


def _disjoint_properties(axioms: Axioms, one: object, other: object) -> Iterator[Rule]:
    if isinstance(one, NamedNode) and isinstance(other, NamedNode):
        title = f"{short(one)} DisjointWith {short(other)}"
        yield Rule(title, "prp-pdw", (Atom(X, one, Y), Atom(X, other, Y)), None)


_AXIOMS: dict[str, Maker] = {
    expand("rdfs:subClassOf"): _sub_class,
    expand("owl:equivalentClass"): _equivalent_class,
    expand("owl:disjointWith"): _disjoint,
    expand("rdfs:subPropertyOf"): _sub_property,
    expand("owl:equivalentProperty"): _equivalent_property,
    expand("owl:propertyDisjointWith"): _disjoint_properties,
    expand("owl:inverseOf"): _inverse,
    expand("owl:propertyChainAxiom"): _chain,
    expand("rdfs:domain"): _domain,
    expand("rdfs:range"): _range,
}
_TYPES: dict[str, Maker] = {
    expand("owl:SymmetricProperty"): _symmetric,
    expand("owl:TransitiveProperty"): _transitive,
    expand("owl:AllDisjointClasses"): _all_disjoint,
    **{
        expand(f"owl:{form}"): _refuse
        for form in (
            "FunctionalProperty",
            "InverseFunctionalProperty",
            "IrreflexiveProperty",
            "AsymmetricProperty",
            "ReflexiveProperty",
            "AllDifferent",
            "NegativePropertyAssertion",
            "AllDisjointProperties",
        )
    },
}
_REFUSED = frozenset(
    expand(f"owl:{form}") for form in ("hasKey", "sameAs", "differentFrom", "disjointUnionOf")
)
