"""A graph that breaks a shape is not published, and the sentence at fault is named."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib import Graph
from rdflib.namespace import RDF, SH
from written import written

from rolegraph.errors import GraphAtFault
from rolegraph.graph import graph_of, quads
from rolegraph.graph.ontology import ontology_quads
from rolegraph.model import Authority, Evidence, Label, Organisation, Position, Statements
from rolegraph.validation import validate
from rolegraph.validation.formats import FORMATS, as_shacl, as_text
from rolegraph.validation.shapes import as_graph, check, shape_texts
from rolegraph.vocabulary import BASE, expand

TEXT = "云帆公司 区域经理 岗位权限:有对退货申请的审批权。"
APPROVE = "authority/a.txt/14-24/approve"


def said(start: int, end: int) -> tuple[Evidence, ...]:
    return (Evidence(document="a.txt", start=start, end=end, quote=TEXT[start:end]),)


def statements() -> Statements:
    manager = "position/云帆公司/区域经理"
    return Statements(
        organisations=(
            Organisation(
                id="organisation/云帆公司",
                label=Label(hans="云帆公司"),
                documents=("a.txt",),
                evidence=said(0, 4),
            ),
        ),
        positions=(
            Position(
                id=manager,
                label=Label(hans="区域经理"),
                organisation="organisation/云帆公司",
                evidence=said(5, 9),
            ),
        ),
        authorities=(
            Authority(
                id=APPROVE,
                bearer=manager,
                reading=TEXT[15:25],
                kind="approve",
                object="退货申请",
                object_concept="return-request",
                evidence=said(15, 25),
            ),
        ),
    )


def built() -> Store:
    store = Store()
    store.bulk_extend(ontology_quads())
    store.bulk_extend(quads(statements(), [written(TEXT)]))
    return store


def changed(predicate: str, value: NamedNode | Literal | None, subject: str = APPROVE) -> Store:
    """Return the store with one property of a subject replaced, or taken away."""
    store = built()
    node, prop = NamedNode(BASE + subject), NamedNode(expand(predicate))
    for quad in list(store.quads_for_pattern(node, prop, None)):
        store.remove(quad)
    if value is not None:
        store.add(Quad(node, prop, value, graph_of("a.txt")))
    return store


def test_what_the_builder_writes_conforms() -> None:
    report = validate(built(), [written(TEXT)])
    assert report.violations == ()
    assert report.conforms
    assert report.documents == 1


@pytest.mark.parametrize(
    ("predicate", "value", "shape"),
    [
        ("rg:kind", None, "authority-kind"),
        ("rg:kind", NamedNode(expand("rgk:aprove")), "closed-vocabulary"),
        ("rg:evidence", None, "norm-evidence"),
        ("rg:borneBy", NamedNode(BASE + "position/nobody"), "norm-bearer"),
        (
            "rg:confidence",
            Literal("1.5", datatype=NamedNode(expand("xsd:decimal"))),
            "norm-confidence",
        ),
        ("rg:basis", Literal("guessed"), "authority-basis"),
        ("rg:knid", NamedNode(expand("rgk:approve")), "closed-vocabulary"),
    ],
)
def test_a_fault_is_found_and_stops_the_build(
    predicate: str, value: NamedNode | Literal | None, shape: str
) -> None:
    report = validate(changed(predicate, value), [written(TEXT)])
    assert shape in {v.shape for v in report.at_least("violation")}
    with pytest.raises(GraphAtFault, match=shape):
        report.refuse()


def test_a_violation_names_document_place_and_sentence_in_both_languages() -> None:
    report = validate(changed("rg:kind", None), [written(TEXT)])
    (violation,) = report.at_least("violation")
    assert (violation.document, violation.start, violation.end) == ("a.txt", 15, 25)
    assert violation.sentence == TEXT[15:25]
    assert violation.message.keys() == {"en", "zh-Hans"}


def test_a_quote_that_differs_from_its_document_is_a_violation() -> None:
    report = validate(built(), [written(TEXT.replace("审批", "审核"))])
    assert {v.shape for v in report.violations} == {"quote-equals-document"}
    assert not report.conforms


def test_validation_changes_nothing() -> None:
    store = changed("rg:kind", None)
    before = set(store)
    validate(store, [written(TEXT)])
    assert set(store) == before


def test_an_object_without_a_concept_is_information_and_blocks_nothing() -> None:
    report = validate(changed("rg:object", None), [written(TEXT)])
    assert [v.severity for v in report.violations] == ["info"]
    assert report.conforms
    report.refuse()


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_report_can_be_written_in_every_format_and_the_same_twice(name: str) -> None:
    report = validate(changed("rg:kind", None), [written(TEXT)])
    text = FORMATS[name](report)
    assert text == FORMATS[name](report)
    assert "authority-kind" in text


def test_the_text_report_says_the_verdict_first() -> None:
    assert as_text(validate(built(), [written(TEXT)])).startswith("Nothing blocks publication.")
    blocked = validate(changed("rg:kind", None), [written(TEXT)])
    assert as_text(blocked).startswith("Publication is blocked.")
    assert TEXT[15:25] in as_text(blocked)


def test_the_turtle_report_is_a_shacl_validation_report() -> None:
    graph = Graph().parse(data=as_shacl(validate(changed("rg:kind", None), [written(TEXT)])))
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    (result,) = graph.objects(report, SH.result)
    for needed in (
        SH.focusNode,
        SH.resultSeverity,
        SH.sourceConstraintComponent,
        SH.resultMessage,
    ):
        assert graph.value(result, needed) is not None


def test_the_closed_vocabulary_shape_and_the_check_of_the_build_agree() -> None:
    fault = changed("rg:knid", NamedNode(expand("rgk:aprove")))
    quads_ = list(fault.quads_for_pattern(None, None, None, graph_of("a.txt")))
    shape = Graph().parse(data=shape_texts()["vocabulary.ttl"])
    # What is defined has a type; the rest of the ontology is held to its own terms in test_ontology.
    defined = [q for q in ontology_quads() if q.predicate.value == expand("rdf:type")]
    whole = as_graph([*quads_, *defined])
    by_shape = {v.value for v in check(whole, shape)}
    ours = validate(fault, [written(TEXT)]).violations
    by_check = {v.value for v in ours if v.shape == "closed-vocabulary"}
    assert {expand(term) for term in ("rg:knid", "rgk:aprove")} == by_check
    assert {expand(v) for v in by_shape} == by_check
