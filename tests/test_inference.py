"""What follows from what is stated, and what must not follow."""

from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, QueryBoolean, RdfFormat, Store

from rolegraph.errors import GraphAtFault
from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import infer, rules
from rolegraph.inference.order import strata
from rolegraph.vocabulary import BASE, INFERRED_GRAPH, PREFIXES

HERE = Path(__file__).parent
PROLOGUE = "".join(f"PREFIX {p}: <{iri}> " for p, iri in PREFIXES.items())


def example(more: str = "") -> Store:
    store = Store()
    store.bulk_extend(ontology_quads())
    store.load((HERE / "inference" / "organisation.trig").read_bytes(), format=RdfFormat.TRIG)
    if more:
        store.update(
            f"{PROLOGUE} INSERT DATA {{ GRAPH id:graph/more {{ {more} }} }}".replace(
                "id:graph/more", f"<{BASE}graph/more>"
            )
        )
    return store


@cache
def inferred() -> Store:
    store = example()
    infer(store, ontology_triples())
    return store


def holds(store: Store, pattern: str) -> bool:
    answer = store.query(f"{PROLOGUE} ASK {{ {pattern} }}", use_default_graph_as_union=True)
    assert isinstance(answer, QueryBoolean)
    return bool(answer)


@pytest.mark.parametrize(
    "triple",
    [
        "id:approve-return a rg:ApprovalAuthority, rg:Authority, rg:Norm, rg:Statement",
        "id:decide-discount a rg:ApprovalAuthority, rg:MonetaryAuthority",
        "id:review-return a rg:ReviewAuthority",
        "id:line-1 a rg:ReportingLine",
        "id:regional-manager a org:Post ; org:postIn id:east ; org:reportsTo id:director",
        "id:regional-manager rg:reportsTo id:director",
        "id:clerk rg:within id:returns-desk, id:shanghai, id:east, id:yunfan",
        "id:approve-return rg:about rgo:return-request, rgo:return",
        "id:decide-discount rg:coversKind rgk:approve ; rg:about rgo:price",
        "id:regional-manager rg:mayApprove rgo:return-request, rgo:return, rgo:discount",
        "id:regional-manager rg:mayDecide rgo:discount",
        "id:branch-manager rg:mayReview rgo:return",
        "id:clerk rg:mayRequest rgo:return",
    ],
)
def test_it_follows(triple: str) -> None:
    assert holds(inferred(), triple)


@pytest.mark.parametrize(
    "triple",
    [
        "id:review-return a rg:ApprovalAuthority",
        "id:branch-manager rg:mayApprove ?anything",
        "id:clerk rg:mayApprove ?anything",
        "id:approve-return rg:coversKind rgk:review",
        "id:line-4 a rg:ReportingLine",
        "id:branch-manager rg:reportsTo id:director",
        "id:regional-manager rg:under ?anybody",
        "id:regional-manager rg:within id:shanghai",
        "id:approve-return a rg:MonetaryAuthority",
        "?one owl:sameAs ?other",
    ],
)
def test_it_does_not_follow(triple: str) -> None:
    assert not holds(inferred(), triple)


def test_what_is_stated_is_not_derived_again() -> None:
    graph = NamedNode(BASE + INFERRED_GRAPH)
    for quad in inferred().quads_for_pattern(None, None, None, graph):
        everywhere = list(inferred().quads_for_pattern(quad.subject, quad.predicate, quad.object))
        assert len(everywhere) == 1, quad


def test_inferring_twice_gives_the_same_graph() -> None:
    store = example()
    first = infer(store, ontology_triples())
    once = set(store)
    assert infer(store, ontology_triples()) == first
    assert set(store) == once


def test_a_circle_of_superiors_and_two_superiors_are_data_and_no_fault() -> None:
    store = example("id:director rg:reportsToLine id:clerk, id:branch-manager")
    infer(store, ontology_triples())
    assert holds(store, "id:director rg:reportsTo+ id:director")


@pytest.mark.parametrize(
    "fault",
    [
        "id:approve-return a rg:Duty",
        "id:visit rg:kind rgk:approve",
        "id:clerk a rg:Unit",
        "id:discount-limit a rg:Measure",
    ],
)
def test_a_fault_of_ours_stops_the_build_with_the_statements_behind_it(fault: str) -> None:
    store = example(fault)
    subject = fault.split()[0].removeprefix("id:")
    with pytest.raises(GraphAtFault, match=subject) as caught:
        infer(store, ontology_triples())
    assert "rights.txt [" in str(caught.value)


def test_what_nothing_reads_later_is_derived_in_one_pass() -> None:
    for stratum in strata(rules(ontology_triples())):
        assert not any("within" in rule.id for rule in stratum.again)


def test_an_empty_store_gives_only_what_the_vocabularies_give() -> None:
    store = Store()
    store.bulk_extend(ontology_quads())
    infer(store, ontology_triples())
    graph = NamedNode(BASE + INFERRED_GRAPH)
    found: list[Quad] = list(store.quads_for_pattern(None, None, None, graph))
    assert all("/id/" not in str(quad.subject) for quad in found)
