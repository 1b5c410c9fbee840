"""A change is tried on a copy: the findings it makes appear and disappear, what a vacancy leaves."""

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from rolegraph.cli import rolegraph
from rolegraph.errors import AmbiguousName, UsageError
from rolegraph.queries import Names, Parameter, resolver
from rolegraph.queries.naming import meant
from rolegraph.releases import open_release
from rolegraph.store import EmbeddedStore


def run(data: Path, *arguments: str) -> str:
    done = CliRunner().invoke(
        rolegraph, ["whatif", *arguments, "--data", str(data)], standalone_mode=False
    )
    if done.exception:
        raise done.exception
    return done.output


def told(data: Path, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(data, *arguments, "--json"))
    return found


def rules(findings: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return sorted((f["rule"], f["subjects"][0]["label"].get("en", "")) for f in findings)


def test_a_vacancy_names_what_nobody_does_and_who_could(example_data: Path) -> None:
    found = told(example_data, "vacant", "采购经理")
    alone = {one["text"] for one in found["left"] if not one["others"]}
    shared = {one["text"]: one["others"] for one in found["left"] if one["others"]}
    assert "审核供应商的资质和报价" in alone
    (order,) = [others for text, others in shared.items() if "采购订单" in text]
    assert [iri.rpartition("/")[2] for iri in order] == ["总经理"], (
        "above 50,000 the general manager"
    )
    assert [iri.rpartition("/")[2] for iri in found["above"]] == ["总经理"]
    assert [iri.rpartition("/")[2] for iri in found["below"]] == ["采购专员"]
    assert "Purchasing manager / 采购经理 is vacant" in run(
        example_data, "vacant", "purchasing manager"
    )


def test_a_vacancy_names_what_does_not_arrive(example_data: Path) -> None:
    found = told(example_data, "vacant", "总经理")
    assert "above-limit" in {one["what"] for one in found["received"]}


def test_joining_who_keeps_the_books_and_who_pays_is_a_finding(example_data: Path) -> None:
    found = told(example_data, "merge", "Finance Manager", "Accountant")
    arisen = {f["rule"] for f in found["appear"]}
    assert "A05" not in arisen, "a finding that only names the other position is the same"
    gone = rules(found["disappear"])
    assert ("A29", "Accountant") in gone


def test_a_circle_of_command_is_found_before_it_is_made(example_data: Path) -> None:
    found = told(example_data, "move", "采购经理", "under", "采购专员")
    assert "A17" in {f["rule"] for f in found["appear"]}


def test_a_power_to_approve_what_one_asks_for_is_found_before_it_is_given(
    example_data: Path,
) -> None:
    found = told(example_data, "grant", "采购专员", "approve", "采购费用", "5万元")
    assert "A25" in {f["rule"] for f in found["appear"]}
    within = told(example_data, "grant", "采购专员", "guide", "returns")
    assert "A25" not in {f["rule"] for f in within["appear"]}


def test_a_power_that_is_taken_leaves_reviews_without_approval(example_data: Path) -> None:
    found = told(example_data, "revoke", "区域经理", "审批", "退货")
    assert len(found["change"]["statements"]) == 1
    assert "A07" in {f["rule"] for f in found["appear"]}


def test_the_release_stays_as_it_is(example_data: Path) -> None:
    before = open_release(example_data).graph.read_bytes()
    run(example_data, "merge", "采购经理", "采购专员")
    assert open_release(example_data).graph.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("vacant", "经理"), "The nearest: "),
        (("merge", "采购经理", "Purchasing manager"), "are one"),
        (("move", "采购经理", "below", "总经理"), "under SUPERIOR"),
        (("grant", "采购专员", "approve", "采购费用", "much"), "50000CNY"),
        (("revoke", "采购专员", "approve", "退货"), "none can be revoked"),
        (("grant", "采购专员", "approve", "太空旅行"), "nothing is called"),
    ],
)
def test_what_cannot_be_supposed_is_said(
    example_data: Path, arguments: tuple[str, ...], message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        run(example_data, *arguments)
    assert message in str(caught.value)


TWO_CASHIERS = """
@prefix rg: <https://w3id.org/rolegraph/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/> .
:harbour a rg:Organisation ; skos:prefLabel "Harbour Trading"@en .
:hill a rg:Organisation ; skos:prefLabel "Hill Clinic"@en .
:one a rg:Position ; skos:prefLabel "Cashier"@en ; rg:inOrganisation :harbour .
:two a rg:Position ; skos:prefLabel "Cashier"@en ; rg:inOrganisation :hill .
"""


def test_a_title_of_several_organisations_is_listed_by_organisation_and_named_with_one() -> None:
    graph = ox.NamedNode("https://example.org/graph")
    triples = ox.parse(input=TWO_CASHIERS.encode(), format=ox.RdfFormat.TURTLE)
    store = EmbeddedStore.from_quads(
        [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]
    )
    names, position = Names.of(store), Parameter(name="position", of=("rg:Position",))
    with pytest.raises(AmbiguousName) as caught:
        meant(store, names, position, "cashier")
    listed = {
        "https://example.org/one": "cashier@Harbour Trading",
        "https://example.org/two": "cashier@Hill Clinic",
    }
    assert dict(caught.value.candidates) == listed
    for iri, name in listed.items():
        assert name in str(caught.value)
        assert meant(store, names, position, name) == iri
        assert meant(store, names, position, iri) == iri
    resolve = resolver(store, names)
    with pytest.raises(AmbiguousName) as caught:
        resolve(position, "cashier")
    assert dict(caught.value.candidates) == listed
    assert {resolve(position, name): name for name in listed.values()} == listed
    for unknown in ("https://example.org/three", "cashier@Valley School"):
        with pytest.raises(UsageError):
            meant(store, names, position, unknown)


def test_everything_that_a_change_names_has_its_label(example_data: Path) -> None:
    found = told(example_data, "vacant", "采购经理")
    named = {found["change"]["position"], *found["above"], *found["below"], *found["alike"]}
    assert named <= found["labels"].keys()
    assert found["labels"][found["change"]["position"]]["en"] == "Purchasing manager"
