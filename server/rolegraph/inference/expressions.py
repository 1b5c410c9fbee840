"""OWL 2 RL class expressions as triple patterns."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count, product

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Variable

from rolegraph.inference.rules import RDF_TYPE, Atom, Term, short
from rolegraph.vocabulary import PREFIXES, expand

Node = NamedNode | BlankNode
THING = NamedNode(expand("owl:Thing"))
#: Axioms are told in these; labels and notes, nine tenths of an ontology, are in others.
_OF_AXIOMS = (PREFIXES["owl"], PREFIXES["rdfs"], PREFIXES["rdf"], PREFIXES["rg"])


def name(curie: str) -> NamedNode:
    """Return the node of a prefixed name."""
    return NamedNode(expand(curie))


class UnsupportedAxiom(ValueError):
    """An axiom of a form that no rule is made from; ``node`` is where it hangs."""

    def __init__(self, node: object, message: str) -> None:
        super().__init__(message)
        self.node = node


@dataclass(slots=True)
class Axioms:
    """The axioms of an ontology, looked up by subject and predicate."""

    values: dict[tuple[object, str], list[object]] = field(
        default_factory=lambda: defaultdict(list)
    )
    triples: list[tuple[object, NamedNode, object]] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> "Axioms":
        """Index what triples say of classes and properties, in their order."""
        axioms = cls()
        for quad in quads:
            predicate = quad.predicate.value
            if predicate.startswith(_OF_AXIOMS):
                axioms.triples.append((quad.subject, quad.predicate, quad.object))
                axioms.values[quad.subject, predicate].append(quad.object)
        return axioms

    def get(self, subject: object, curie: str) -> list[object]:
        """Return the values of a property."""
        return self.values.get((subject, expand(curie)), [])

    def one(self, subject: object, curie: str) -> object | None:
        """Return the first value of a property, or None."""
        return next(iter(self.get(subject, curie)), None)

    def items(self, head: object) -> list[object]:
        """Return the members of an RDF list."""
        found: list[object] = []
        while head != name("rdf:nil"):
            found.extend(self.get(head, "rdf:first"))
            head = self.one(head, "rdf:rest") or name("rdf:nil")
        return found

    def fresh(self) -> Variable:
        """Return a variable that no other pattern uses."""
        return Variable(f"v{next(self._numbers)}")

    def conditions(self, expression: object, x: Term) -> list[tuple[Atom, ...]]:
        """Return when ``x`` is in a class expression: any one of several groups of patterns."""
        if isinstance(expression, NamedNode):
            return [()] if expression == THING else [(Atom(x, RDF_TYPE, expression),)]
        if every := self.one(expression, "owl:intersectionOf"):
            parts = [self.conditions(part, x) for part in self.items(every)]
            return [tuple(a for group in chosen for a in group) for chosen in product(*parts)]
        if some := self.one(expression, "owl:unionOf"):
            return [group for part in self.items(some) for group in self.conditions(part, x)]
        onto = self.one(expression, "owl:onProperty")
        if isinstance(onto, NamedNode):
            return self._restricted(expression, onto, x)
        raise UnsupportedAxiom(expression, "a class expression that no rule can start from")

    def _restricted(self, expression: object, onto: NamedNode, x: Term) -> list[tuple[Atom, ...]]:
        value = self.one(expression, "owl:hasValue")
        if isinstance(value, NamedNode | Literal):
            return [(Atom(x, onto, value),)]
        filler = self.one(expression, "owl:someValuesFrom")
        if filler is not None:
            y = self.fresh()
            return [(Atom(x, onto, y), *group) for group in self.conditions(filler, y)]
        raise UnsupportedAxiom(
            expression, f"a restriction on {short(onto)} that no rule can start from"
        )

    def consequences(
        self, expression: object, x: Term
    ) -> list[tuple[tuple[Atom, ...], Atom | None]]:
        """Return what being in a class expression means for ``x``.

        Each consequence is a head with further conditions; a head of None must never come about.
        """
        if isinstance(expression, NamedNode):
            return [] if expression == THING else [((), Atom(x, RDF_TYPE, expression))]
        if every := self.one(expression, "owl:intersectionOf"):
            return [c for part in self.items(every) for c in self.consequences(part, x)]
        if (denied := self.one(expression, "owl:complementOf")) is not None:
            return [(group, None) for group in self.conditions(denied, x)]
        onto = self.one(expression, "owl:onProperty")
        value = self.one(expression, "owl:hasValue")
        if isinstance(onto, NamedNode) and isinstance(value, NamedNode | Literal):
            return [((), Atom(x, onto, value))]
        filler = self.one(expression, "owl:allValuesFrom")
        if isinstance(onto, NamedNode) and filler is not None:
            y = self.fresh()
            step = Atom(x, onto, y)
            return [((step, *more), head) for more, head in self.consequences(filler, y)]
        raise UnsupportedAxiom(expression, "a class expression from which no rule follows")

    def describe(self, expression: object) -> str:
        """Return a class expression in Manchester style, ``rg:kind value rgk:approve``."""
        if isinstance(expression, NamedNode | Literal):
            return short(expression)
        for curie, word in (("owl:intersectionOf", " and "), ("owl:unionOf", " or ")):
            if parts := self.one(expression, curie):
                return "(" + word.join(self.describe(p) for p in self.items(parts)) + ")"
        if (denied := self.one(expression, "owl:complementOf")) is not None:
            return f"not {self.describe(denied)}"
        onto = self.one(expression, "owl:onProperty")
        for curie, word in (
            ("owl:hasValue", "value"),
            ("owl:someValuesFrom", "some"),
            ("owl:allValuesFrom", "only"),
        ):
            filler = self.one(expression, curie)
            if filler is not None:
                return f"({self.describe(onto)} {word} {self.describe(filler)})"
        return "(class expression)"
