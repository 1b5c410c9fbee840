"""Every derived triple leads down to the words it rests on."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, Triple

from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import Reason, infer, named_rules, rules, why_holds
from rolegraph.vocabulary import BASE, INFERRED_GRAPH, expand

RULES = rules(ontology_triples())


def store() -> Store:
    made = Store()
    made.bulk_extend(ontology_quads())
    example = Path(__file__).parent / "inference" / "organisation.trig"
    made.load(example.read_bytes(), format=RdfFormat.TRIG)
    infer(made, ontology_triples())
    return made


@pytest.fixture(scope="module")
def inferred() -> Store:
    return store()


def ask(inferred: Store, subject: str, predicate: str, value: str) -> Reason | None:
    triple = Triple(*(NamedNode(expand(c)) for c in (subject, predicate, value)))
    return why_holds(inferred, triple, RULES)


def leaves(reason: Reason) -> list[Reason]:
    return [leaf for p in reason.premises for leaf in leaves(p)] if reason.premises else [reason]


def test_a_shortcut_leads_down_to_the_sentence(inferred: Store) -> None:
    reason = ask(inferred, "id:regional-manager", "rg:mayApprove", "rgo:return")
    assert reason is not None
    assert reason.rule == "R01-may"
    assert reason.words.keys() == {"en", "zh-Hans"}
    quotes = {q.exact for leaf in leaves(reason) for q in leaf.quotes}
    assert quotes == {"有对退货申请的审批权"}


def test_a_chain_names_each_axiom_on_the_way(inferred: Store) -> None:
    reason = ask(inferred, "id:clerk", "rg:within", "id:east")
    assert reason is not None
    assert reason.rule == "rg:within o org:subOrganizationOf SubPropertyOf rg:within"
    assert {leaf.predicate.value for leaf in leaves(reason)} == {
        expand("rg:inUnit"),
        expand("org:subOrganizationOf"),
    }


def test_a_reporting_triple_rests_on_the_words_of_its_line(inferred: Store) -> None:
    reason = ask(inferred, "id:regional-manager", "org:reportsTo", "id:director")
    assert reason is not None
    (leaf,) = leaves(reason)
    assert [q.exact for q in leaf.quotes] == ["直接上级:销售总监"]


def test_what_is_stated_is_said_to_be_stated(inferred: Store) -> None:
    reason = ask(inferred, "id:approve-return", "rg:kind", "rgk:approve")
    assert reason is not None
    assert (reason.rule, reason.source) == ("", "document")
    reason = ask(inferred, "rgk:decide", "rg:includesKind", "rgk:approve")
    assert reason is not None
    assert reason.source == "ontology"


def test_what_does_not_hold_has_no_reason(inferred: Store) -> None:
    assert ask(inferred, "id:branch-manager", "rg:mayApprove", "rgo:return") is None


def test_every_derived_triple_about_documents_has_a_reason(inferred: Store) -> None:
    graphs = [NamedNode(BASE + INFERRED_GRAPH), *(rule.graph() for rule in named_rules())]
    for graph in graphs:
        derived = list(inferred.quads_for_pattern(None, None, None, graph))
        assert derived, graph
        for quad in derived:
            if str(quad.subject).startswith(f"<{BASE}"):
                triple = Triple(quad.subject, quad.predicate, quad.object)
                reason = why_holds(inferred, triple, RULES)
                assert reason is not None, triple
                assert "document" in {leaf.source for leaf in leaves(reason)}, triple
                assert list(reason.lines())
                assert reason.as_json()["rule"]


def test_a_candidate_is_told_apart_from_a_holder(inferred: Store) -> None:
    reason = ask(inferred, "id:branch-manager", "rg:candidateFor", "id:approve-return")
    assert reason is not None
    assert reason.rule == "R03-candidates"
    assert {leaf.source for leaf in leaves(reason)} == {"document", "links"}
    assert ask(inferred, "id:branch-manager", "rg:mayApprove", "rgo:return") is None


def test_a_rejected_statement_gives_no_letter_and_no_power(inferred: Store) -> None:
    assert ask(inferred, "id:clerk", "rg:suggestsAccountable", "rgo:return-request") is None
