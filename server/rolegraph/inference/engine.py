"""Run rules inside a store."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, QuerySolutions, QueryTriples, Store

from rolegraph.errors import GraphAtFault
from rolegraph.inference.compile import rules
from rolegraph.inference.named import named_rules
from rolegraph.inference.order import strata
from rolegraph.inference.quotes import quotes_of
from rolegraph.inference.rules import Rule
from rolegraph.vocabulary import BASE, INFERRED_GRAPH, RULE_GRAPHS


@dataclass(frozen=True, slots=True)
class Inference:
    """What a run derived: triples by rule id, without those that derived none.

    ``inferred`` counts the axioms' triples, ``by_rule`` also those of the named rules.
    """

    inferred: int
    by_rule: dict[str, int]


def infer(store: Store, ontology: Iterable[Quad], base: str = BASE) -> Inference:
    """Derive what follows, into the inferred graph and one graph for each named rule.

    ``ontology`` holds the axioms (``graph.ontology.ontology_triples``); the store must hold the
    vocabularies (``ontology_quads``). What an earlier run derived is dropped first; a triple that
    is stated is not derived as well. Raises GraphAtFault when the graph contradicts the ontology,
    since only a fault of ours can do so.
    """
    compiled = rules(ontology)
    for named in named_rules():
        store.clear_graph(named.graph(base))
    graph = NamedNode(base + INFERRED_GRAPH)
    store.clear_graph(graph)
    counts: dict[str, int] = {}
    for stratum in strata(compiled):
        for rule in stratum.once:
            _count(counts, rule.id, _derive(store, rule.construct(), graph))
        while stratum.again:
            round_ = {rule.id: _derive(store, rule.construct(), graph) for rule in stratum.again}
            for ident, found in round_.items():
                _count(counts, ident, found)
            if not any(round_.values()):
                break
    inferred = sum(counts.values())
    refuse_contradictions(store, compiled, base)
    for named in named_rules():
        _count(counts, named.id, _derive(store, named.construct, named.graph(base)))
    return Inference(inferred, counts)


def is_derived(graph: str, base: str = BASE) -> bool:
    """Say whether a named graph, by its IRI, holds what was inferred and not what is stated."""
    local = graph.removeprefix(base)
    return local == INFERRED_GRAPH or local.startswith(RULE_GRAPHS)


def _count(counts: dict[str, int], ident: str, found: int) -> None:
    if found:
        counts[ident] = counts.get(ident, 0) + found


def _derive(store: Store, construct: str, graph: NamedNode) -> int:
    answer = store.query(construct, use_default_graph_as_union=True)
    if not isinstance(answer, QueryTriples):
        raise TypeError("a rule must be a CONSTRUCT query")
    new = {Quad(t.subject, t.predicate, t.object, graph) for t in answer}
    store.bulk_extend(new)
    return len(new)


def refuse_contradictions(store: Store, compiled: Iterable[Rule], base: str = BASE) -> None:
    """Raise GraphAtFault, with the statements behind it, when a check of the ontology fails."""
    for rule in compiled:
        found = _witnesses(store, rule, base) if rule.head is None else []
        if found:
            raise GraphAtFault(
                f"The graph says what the ontology rules out ({rule.id}): {'; '.join(found)}. "
                "This is a fault of rolegraph or of an extension, not of a document; "
                "please report it with the document."
            )


def _witnesses(store: Store, rule: Rule, base: str) -> list[str]:
    """Return what a check finds: each thing, with the sentences that it rests on."""
    query = f"SELECT * WHERE {{ {rule.where()} }} LIMIT 3"
    answer = store.query(query, use_default_graph_as_union=True)
    if not isinstance(answer, QuerySolutions):
        raise TypeError("a check must be a SELECT query")
    found = []
    for row in answer:
        nodes = [row[v.value] for v in answer.variables]
        said = [
            str(q) for n in nodes if isinstance(n, NamedNode) for q in quotes_of(store, n, base)
        ]
        found.append(", ".join([*map(str, nodes), *said]))
    return found
