"""Why a triple holds: the rule, what it rests on, and so on down to the sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    Triple,
    Variable,
)

from rolegraph.inference.asked import Facts
from rolegraph.inference.engine import is_derived
from rolegraph.inference.named import NamedRule, named_rules
from rolegraph.inference.quotes import Quote, quotes_of
from rolegraph.inference.rules import Atom, Rule, short
from rolegraph.vocabulary import (
    BASE,
    CORRECTIONS_GRAPH,
    LINKS_GRAPH,
    ONTOLOGY_GRAPH,
    expand,
)

_TRIES = 25
# Where a triple can be stated, the strongest first.
_SOURCES = ("document", "corrections", "links", "ontology")
_APART = {CORRECTIONS_GRAPH: "corrections", LINKS_GRAPH: "links", ONTOLOGY_GRAPH: "ontology"}
_SUBJECT, _PREDICATE, _OBJECT = (Variable(n) for n in ("subject", "predicate", "object"))


def _node(curie: str) -> NamedNode:
    return NamedNode(expand(curie))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one triple holds.

    ``rule`` is the axiom or the named rule, "" for what is stated; then ``source`` is ``document``,
    ``corrections``, ``links`` or ``ontology``, and ``quotes`` holds a document's words. ``words`` says
    a named rule in English and Chinese.
    """

    subject: NamedNode
    predicate: NamedNode
    object: NamedNode | Literal
    rule: str = ""
    words: dict[str, str] = field(default_factory=dict)
    source: str = ""
    quotes: tuple[Quote, ...] = ()
    premises: tuple["Reason", ...] = ()

    def lines(self, depth: int = 0) -> Iterator[str]:
        """Yield the reason as indented text, one line a triple, rule or quote."""
        indent = "  " * depth
        triple = f"{short(self.subject)} {short(self.predicate)} {short(self.object)}"
        how = f"follows by {self.rule}" if self.rule else f"stated in the {self.source}"
        yield f"{indent}{triple}  — {how}"
        for quote in self.quotes:
            yield f"{indent}  {quote}"
            if quote.reading not in ("", quote.exact):
                yield f"{indent}    read as: {quote.reading}"
        for premise in self.premises:
            yield from premise.lines(depth + 1)

    def as_json(self) -> dict[str, Any]:
        """Return the reason as plain values, without empty keys."""
        found: dict[str, Any] = {
            "subject": self.subject.value,
            "predicate": self.predicate.value,
            "object": self.object.value,
            "rule": self.rule,
            "words": self.words,
            "source": self.source,
            "quotes": [
                {
                    "document": q.document,
                    "start": q.start,
                    "end": q.end,
                    "quote": q.exact,
                    "reading": q.reading,
                }
                for q in self.quotes
            ],
            "premises": [premise.as_json() for premise in self.premises],
        }
        return {key: value for key, value in found.items() if value}


def why(store: Facts, triple: Triple, compiled: Iterable[Rule], base: str = BASE) -> Reason | None:
    """Return why a triple holds in a graph in which ``infer`` has run, None where it does not.

    ``compiled`` are the ontology's rules (``rules(ontology_triples())``). A triple that documents
    state is not explained further, even where it would also follow.
    """
    return _Search(store, tuple(compiled), base).reason(triple, frozenset())


@dataclass(frozen=True, slots=True)
class Inferred:
    """One thing that was inferred about a subject."""

    predicate: NamedNode
    object: NamedNode | Literal

    def as_json(self) -> dict[str, str]:
        """Return both ends as prefixed names."""
        return {"predicate": short(self.predicate), "object": short(self.object)}


def derived_about(store: Facts, subject: NamedNode, base: str = BASE) -> list[Inferred]:
    """Return what was inferred about a subject, by predicate and object."""
    found = {
        Inferred(q.predicate, q.object)
        for q in store.quads_for_pattern(subject, None, None, None)
        if isinstance(q.graph_name, NamedNode) and is_derived(q.graph_name.value, base)
        if isinstance(q.object, NamedNode | Literal)
    }
    return sorted(found, key=lambda each: (str(each.predicate), str(each.object)))


@dataclass(slots=True)
class _Search:
    store: Facts
    rules: tuple[Rule, ...]
    base: str

    def reason(self, triple: Triple, open_: frozenset[Triple]) -> Reason | None:
        """Return a reason that does not go in a circle through ``open_``."""
        subject, predicate, value = triple.subject, triple.predicate, triple.object
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
            return None
        graphs = self._graphs(subject, predicate, value)
        stated = [g for g in graphs if not is_derived(g, self.base)]
        if stated:
            sources = {self._source(g) for g in stated}
            source = next(s for s in _SOURCES if s in sources)
            quotes = self._quotes(subject, predicate, value) if source == "document" else ()
            return Reason(subject, predicate, value, source=source, quotes=tuple(quotes))
        if not graphs or triple in open_:
            return None
        for rule in named_rules():
            if rule.graph(self.base).value in graphs:
                return self._named(rule, triple, open_ | {triple})
        return self._derivation(triple, open_ | {triple})

    def _graphs(
        self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal
    ) -> list[str]:
        quads = self.store.quads_for_pattern(subject, predicate, value, None)
        return sorted(
            "" if isinstance(q.graph_name, DefaultGraph) else q.graph_name.value for q in quads
        )

    def _source(self, graph: str) -> str:
        return _APART.get(graph.removeprefix(self.base), "document")

    def _derivation(self, triple: Triple, open_: frozenset[Triple]) -> Reason | None:
        for rule in self.rules:
            bound = _match(rule.head, triple) if rule.head else None
            if bound is None:
                continue
            for body in self._bodies(rule, bound):
                premises = self._premises(body, open_)
                if premises is not None:
                    return _reason(triple, rule.id, {}, premises)
        return None

    def _named(self, rule: NamedRule, triple: Triple, open_: frozenset[Triple]) -> Reason | None:
        ends = {_SUBJECT: triple.subject, _PREDICATE: triple.predicate, _OBJECT: triple.object}
        # Oxigraph refuses a substitution for a variable that the query does not have.
        bound = {v: term for v, term in ends.items() if f"{v} " in rule.premises}
        answer = self.store.query(
            rule.premises, use_default_graph_as_union=True, substitutions=bound
        )
        body = list(dict.fromkeys(answer))
        premises = self._premises(body, open_)
        words = {"en": rule.title, "zh-Hans": rule.title_zh}
        return None if premises is None else _reason(triple, rule.id, words, premises)

    def _premises(self, body: list[Triple], open_: frozenset[Triple]) -> tuple[Reason, ...] | None:
        found = []
        for premise in body:
            reason = self.reason(premise, open_)
            if reason is None:
                return None
            found.append(reason)
        return tuple(found)

    def _bodies(self, rule: Rule, bound: dict[str, object]) -> Iterator[list[Triple]]:
        """Yield the triples that fill a rule's body, one list a way to fill it."""
        atoms = [_filled(atom, bound) for atom in rule.body]
        where = " ".join(str(atom) for atom in atoms)
        query = f"SELECT * WHERE {{ {where} }} LIMIT {_TRIES}"
        answer = self.store.query(query, use_default_graph_as_union=True)
        if isinstance(answer, QuerySolutions):
            names = [v.value for v in answer.variables]
            for row in answer:
                more = {**bound, **{name: row[name] for name in names}}
                yield [_triple(_filled(atom, more)) for atom in rule.body]

    def _quotes(
        self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal
    ) -> Iterator[Quote]:
        holders = [subject]
        if predicate == _node("rg:reportsToLine"):
            lines = (q.subject for q in self._find(None, "rg:from", subject))
            holders = [
                line
                for line in lines
                if isinstance(line, NamedNode) and any(self._find(line, "rg:to", value))
            ]
        for holder in holders:
            yield from quotes_of(self.store, holder, self.base)

    def _find(self, subject: object, curie: str, value: object) -> Iterator[Quad]:
        return self.store.quads_for_pattern(subject, _node(curie), value, None)


def _reason(
    triple: Triple, rule: str, words: dict[str, str], premises: tuple[Reason, ...]
) -> Reason:
    subject, value = triple.subject, triple.object
    if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
        raise TypeError("only triples of nodes and literals are derived")
    return Reason(subject, triple.predicate, value, rule, words, premises=premises)


def _match(head: Atom, triple: Triple) -> dict[str, object] | None:
    """Return what a rule's head must be filled with to give a triple, None where it cannot."""
    if head.predicate != triple.predicate:
        return None
    bound: dict[str, object] = {}
    for term, value in ((head.subject, triple.subject), (head.object, triple.object)):
        if isinstance(term, Variable):
            if bound.setdefault(term.value, value) != value:
                return None
        elif term != value:
            return None
    return bound


def _filled(atom: Atom, bound: dict[str, object]) -> Atom:
    def fill(term: object) -> object:
        return bound.get(term.value, term) if isinstance(term, Variable) else term

    return Atom(fill(atom.subject), atom.predicate, fill(atom.object))  # type: ignore[arg-type]  # filled in


def _triple(atom: Atom) -> Triple:
    return Triple(atom.subject, atom.predicate, atom.object)  # type: ignore[arg-type]  # ground
