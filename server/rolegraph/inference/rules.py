"""One rule: what must hold, and what then follows."""

from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Variable

from rolegraph.vocabulary import PREFIXES, expand

RDF_TYPE = NamedNode(expand("rdf:type"))
Term = NamedNode | Literal | Variable
_SHORTENED = sorted(PREFIXES.items(), key=lambda pair: -len(pair[1]))


def short(term: Term) -> str:
    """Return a term as people write it, ``rg:Duty``."""
    if isinstance(term, NamedNode):
        for prefix, namespace in _SHORTENED:
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value.removeprefix(namespace)}"
    return str(term)


@dataclass(frozen=True, slots=True)
class Atom:
    """One triple pattern."""

    subject: Term
    predicate: NamedNode
    object: Term

    @property
    def key(self) -> str:
        """What the pattern is about: its property, or for a type its class."""
        if self.predicate == RDF_TYPE and isinstance(self.object, NamedNode):
            return f"a {self.object.value}"
        return self.predicate.value

    def __str__(self) -> str:
        return f"{self.subject} {self.predicate} {self.object} ."


@dataclass(frozen=True, slots=True)
class Rule:
    """What follows from an axiom: where every atom of ``body`` holds, so does ``head``.

    ``id`` is the axiom in short; ``origin`` the OWL 2 RL rule of its kind (cax-sco, prp-spo2 …).
    ``head`` None says that the body must never hold. ``individuals`` are the variables that only
    nodes may fill.
    """

    id: str
    origin: str
    body: tuple[Atom, ...]
    head: Atom | None
    individuals: tuple[Variable, ...] = field(default=())

    @property
    def reads(self) -> frozenset[str]:
        """The keys of the atoms that the rule looks at."""
        return frozenset(atom.key for atom in self.body)

    @property
    def writes(self) -> str:
        """The key of what the rule derives, "" for a check."""
        return self.head.key if self.head else ""

    @property
    def closure(self) -> Atom | None:
        """The last link of a chain that grows at its right end, as in ``within ∘ part ⊑ within``.

        Such a rule needs one pass with a property path instead of many.
        """
        if self.head is None or len(self.body) != 2:
            return None
        first, last = self.body
        grows = first.key == self.head.key and first.subject == self.head.subject
        linked = first.object == last.subject and last.object == self.head.object
        plain = isinstance(first.object, Variable) and isinstance(last.object, Variable)
        return last if grows and linked and plain else None

    def where(self) -> str:
        """Return the body as a SPARQL group, without its braces."""
        lines = [str(atom) for atom in self.body]
        closure = self.closure
        if closure is not None:
            lines[-1] = f"{closure.subject} {closure.predicate}+ {closure.object} ."
        lines += [f"FILTER(!isLiteral({variable}))" for variable in self.individuals]
        return " ".join(lines)

    def construct(self) -> str:
        """Return the SPARQL that derives what is not known yet."""
        if self.head is None:
            raise ValueError(f"{self.id} is a check and derives nothing")
        return (
            f"CONSTRUCT {{ {self.head} }} "
            f"WHERE {{ {self.where()} FILTER NOT EXISTS {{ {self.head} }} }}"
        )
