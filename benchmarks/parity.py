"""Our rules beside owlrl, which is the oracle: what either derives that the other does not.

    python benchmarks/parity.py [POSITIONS …]

Invented organisations in the shape of the graph, without texts and evidence, which owlrl would only
carry along. Minutes for 1,000 positions, nearly all of them owlrl's. Exit 1 when the two differ.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterable

from pyoxigraph import NamedNode, Quad, Store, Triple

from rolegraph.graph.ontology import ontology_quads, ontology_sources, ontology_triples
from rolegraph.inference import infer
from rolegraph.inference.reference import entailments
from rolegraph.vocabulary import BASE, INFERRED_GRAPH, expand

_TEXTS = tuple(map(expand, ("skos:prefLabel", "skos:altLabel", "skos:definition", "skos:example")))
_KINDS = ("approve", "decide", "final-approval", "review", "request", "manage", "sign")
_OBJECTS = ("return-request", "sales-expense", "annual-sales-plan", "discount", "staff")


def node(name: str) -> NamedNode:
    """Return the IRI of a prefixed name."""
    return NamedNode(expand(name))


def generated(positions: int, seed: int = 7) -> list[Quad]:
    """Return an invented organisation: a tree of units, with a position, norms and lines each."""
    chance = random.Random(seed)
    graph = NamedNode(f"{BASE}graph/document/generated.txt")
    return [
        Quad(node(subject), node(predicate), node(value), graph)
        for n in range(positions)
        for subject, predicate, value in _position(n, chance)
    ]


def _position(n: int, chance: random.Random) -> Iterable[tuple[str, str, str]]:
    me, unit, right, duty, line = f"id:p{n}", f"id:u{n // 3}", f"id:a{n}", f"id:d{n}", f"id:l{n}"
    yield unit, "rdf:type", "rg:Unit"
    yield unit, "org:subOrganizationOf", f"id:u{n // 9}" if n >= 3 else "id:o"
    yield me, "rdf:type", "rg:Position"
    yield me, "rg:inUnit", unit
    yield me, "rg:inOrganisation", "id:o"
    if n:
        yield me, "rg:reportsToLine", f"id:p{n // 4}"
    yield right, "rdf:type", "rg:Authority"
    yield right, "rg:borneBy", me
    yield right, "rg:kind", f"rgk:{chance.choice(_KINDS)}"
    yield right, "rg:object", f"rgo:{chance.choice(_OBJECTS)}"
    yield duty, "rdf:type", "rg:Duty"
    yield duty, "rg:borneBy", me
    yield duty, "rg:object", f"rgo:{chance.choice(_OBJECTS)}"
    yield line, "rdf:type", "rg:Line"
    yield line, "rg:lineKind", f"rgl:{chance.choice(('line', 'informs'))}"


def axioms() -> list[Quad]:
    """Return the core's axioms without its texts."""
    core = [s for s in ontology_sources() if s.name.endswith("rolegraph.ttl")]
    return [q for q in ontology_triples(core) if q.predicate.value not in _TEXTS]


def concepts(data: list[Quad]) -> list[Quad]:
    """Return the concepts that the data uses, with all that is above them."""
    every = [q for q in ontology_quads() if q.predicate.value not in _TEXTS]
    above = (node("skos:broader"), node("rg:includesKind"))
    wanted = {q.object for q in data}
    grown = True
    while grown:
        more = {q.object for q in every if q.subject in wanted and q.predicate in above}
        grown = not more <= wanted
        wanted |= more
    return [q for q in every if q.subject in wanted and "/ns#" not in str(q.subject)]


def derived(data: list[Quad]) -> frozenset[Triple]:
    """Return what our rules derive about the data's subjects and objects."""
    store = Store()
    store.bulk_extend([*ontology_quads(), *data])
    infer(store, ontology_triples())
    graph, about = NamedNode(BASE + INFERRED_GRAPH), _named(data)
    return frozenset(
        Triple(q.subject, q.predicate, q.object)
        for q in store.quads_for_pattern(None, None, None, graph)
        if q.subject in about
    )


def oracle(data: list[Quad]) -> frozenset[Triple]:
    """Return what owlrl derives about the data's subjects and objects, without what is not useful."""
    about = _named(data)
    found = entailments([*data, *concepts(data)], axioms())
    return frozenset(triple for triple in found if triple.subject in about)


def _named(data: list[Quad]) -> set[object]:
    return {q.subject for q in data} | {q.object for q in data}


def _timed(
    derive: Callable[[list[Quad]], frozenset[Triple]], data: list[Quad]
) -> tuple[frozenset[Triple], float]:
    began = time.process_time()
    return derive(data), time.process_time() - began


def compare(positions: int) -> bool:
    """Print one size's figures; return whether both derive the same."""
    data = generated(positions)
    (ours, quick), (theirs, slow) = _timed(derived, data), _timed(oracle, data)
    print(
        f"{positions:6} positions {len(data):7} triples: {len(ours)} derived, "
        f"{len(theirs - ours)} missing, {len(ours - theirs)} added; processor time "
        f"{quick:.1f} s (store and ontology included), owlrl {slow:.1f} s"
    )
    return ours == theirs


def main() -> int:
    """Print the figures of every size wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("positions", type=int, nargs="*", default=[1000])
    return 0 if all([compare(positions) for positions in parser.parse_args().positions]) else 1


if __name__ == "__main__":
    sys.exit(main())
