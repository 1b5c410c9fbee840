"""Our rules derive what owlrl derives: nothing useful is missing, nothing else is added."""

import random
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from rolegraph.graph.ontology import ontology_quads, ontology_sources, ontology_triples
from rolegraph.inference import infer
from rolegraph.inference.reference import entailments, infer_with_owlrl
from rolegraph.vocabulary import BASE, INFERRED_GRAPH, expand

EXAMPLE = Path(__file__).parent / "inference" / "organisation.trig"
LABELS = tuple(map(expand, ("skos:prefLabel", "skos:altLabel", "skos:definition", "skos:example")))


def node(name: str) -> NamedNode:
    return NamedNode(expand(name))


def axioms() -> list[Quad]:
    """The core's axioms without its texts, which owlrl would only carry along."""
    core = [s for s in ontology_sources() if s.name.endswith("rolegraph.ttl")]
    return [q for q in ontology_triples(core) if q.predicate.value not in LABELS]


def concepts(data: list[Quad]) -> list[Quad]:
    """The concepts that the data uses, with all that is above them."""
    every = [q for q in ontology_quads() if q.predicate.value not in LABELS]
    wanted = {q.object for q in data}
    grown = True
    while grown:
        more = {
            q.object
            for q in every
            if q.subject in wanted
            and q.predicate in (node("skos:broader"), node("rg:includesKind"))
        }
        grown = not more <= wanted
        wanted |= more
    return [q for q in every if q.subject in wanted and "/ns#" not in str(q.subject)]


def example() -> list[Quad]:
    return list(parse(input=EXAMPLE.read_bytes(), format=RdfFormat.TRIG))


def generated(positions: int, seed: int = 7) -> list[Quad]:
    """An invented organisation in the shape of the graph: a tree of units, norms and lines."""
    chance = random.Random(seed)
    graph = NamedNode(f"{BASE}graph/document/generated.txt")
    kinds = ("approve", "decide", "final-approval", "review", "request", "manage", "sign")
    objects = ("return-request", "sales-expense", "annual-sales-plan", "discount", "staff")
    quads: list[Quad] = []

    def say(subject: str, predicate: str, value: str | Literal) -> None:
        term = value if isinstance(value, Literal) else node(value)
        quads.append(Quad(node(subject), node(predicate), term, graph))

    for n in range(positions):
        me, unit, right = f"id:p{n}", f"id:u{n // 3}", f"id:a{n}"
        say(unit, "rdf:type", "rg:Unit")
        say(unit, "org:subOrganizationOf", f"id:u{n // 9}" if n >= 3 else "id:o")
        say(me, "rdf:type", "rg:Position")
        say(me, "rg:inUnit", unit)
        say(me, "rg:inOrganisation", "id:o")
        if n:
            say(me, "rg:reportsToLine", f"id:p{n // 4}")
        say(right, "rdf:type", "rg:Authority")
        say(right, "rg:borneBy", me)
        say(right, "rg:kind", f"rgk:{chance.choice(kinds)}")
        say(right, "rg:object", f"rgo:{chance.choice(objects)}")
        say(f"id:d{n}", "rdf:type", "rg:Duty")
        say(f"id:d{n}", "rg:borneBy", me)
        say(f"id:d{n}", "rg:object", f"rgo:{chance.choice(objects)}")
        say(f"id:l{n}", "rdf:type", "rg:Line")
        say(f"id:l{n}", "rg:lineKind", f"rgl:{chance.choice(('line', 'informs'))}")
    return quads


def derived(data: list[Quad]) -> frozenset[Triple]:
    store = Store()
    store.bulk_extend([*ontology_quads(), *data])
    infer(store, ontology_triples())
    graph = NamedNode(BASE + INFERRED_GRAPH)
    found = store.quads_for_pattern(None, None, None, graph)
    return frozenset(
        Triple(q.subject, q.predicate, q.object) for q in found if q.subject in subjects(data)
    )


def subjects(data: list[Quad]) -> set[object]:
    return {q.subject for q in data} | {q.object for q in data}


def oracle(data: list[Quad]) -> frozenset[Triple]:
    used = concepts(data)
    return frozenset(
        t for t in entailments([*data, *used], axioms()) if t.subject in subjects(data)
    )


@pytest.mark.parametrize("name", ["example", "10 positions", "100 positions"])
def test_rules_and_owlrl_derive_the_same(name: str) -> None:
    data = example() if name == "example" else generated(int(name.split()[0]))
    ours, theirs = derived(data), oracle(data)
    assert theirs
    assert sorted(map(str, theirs - ours)) == [], "owlrl derives more"
    assert sorted(map(str, ours - theirs)) == [], "our rules derive more"


def test_owlrl_can_stand_in_for_the_rules() -> None:
    store = Store()
    data = generated(3)
    store.bulk_extend([*concepts(data), *data])
    assert infer_with_owlrl(store, axioms()) > 0
    unit = Triple(node("id:p0"), node("rg:within"), node("id:u0"))
    assert any(store.quads_for_pattern(unit.subject, unit.predicate, unit.object))
