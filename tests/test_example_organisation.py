"""The invented organisation that comes with the wheel shows what rolegraph reads."""

from pathlib import Path

import pytest

from rolegraph import extraction, reading
from rolegraph.extraction import tables
from rolegraph.model import Authority, Statements

EXAMPLE = Path(__file__).parents[1] / "data" / "example"


@pytest.fixture(scope="module")
def documents() -> tuple[reading.Document, ...]:
    found, omissions = reading.read_sources((EXAMPLE,))
    assert not omissions
    return tuple(found)


@pytest.fixture(scope="module")
def statements(documents: tuple[reading.Document, ...]) -> Statements:
    each = [extraction.extract(d) for d in documents]
    return extraction.combine(each, documents, (EXAMPLE,)).statements


def _powers(statements: Statements, title: str) -> dict[tuple[str, str], Authority]:
    (bearer,) = (p.id for p in statements.positions if title in p.label.languages().values())
    return {(a.kind, a.object): a for a in statements.authorities if a.bearer == bearer}


def test_its_documents_are_of_one_organisation(statements: Statements) -> None:
    (organisation,) = statements.organisations
    assert len(organisation.documents) == 4


def test_every_table_of_it_can_be_read(documents: tuple[reading.Document, ...]) -> None:
    assert not [o for d in documents for o in tables.omissions(d)]


def test_a_position_in_two_languages_is_one(statements: Statements) -> None:
    titles = [p.label.languages() for p in statements.positions]
    assert {"zh-Hans": "总经理", "en": "General Manager"} in titles
    assert sum("总经理" in t.values() or "General Manager" in t.values() for t in titles) == 1


def test_its_region_office_has_positions(statements: Statements) -> None:
    offices = {u.id for u in statements.units if u.type == "region-office"}
    titles = {p.label.hans for p in statements.positions if p.unit in offices}
    assert titles == {"区域经理", "客户代表"}


def test_review_and_approval_of_returns_lie_in_different_hands(statements: Statements) -> None:
    assert ("approve", "退货申请") in _powers(statements, "区域经理")
    assert ("review", "退货申请") in _powers(statements, "客户代表")
    assert ("approve", "退货申请") not in _powers(statements, "客户代表")


def test_a_limit_says_where_larger_matters_go(statements: Statements) -> None:
    limit = _powers(statements, "Finance Manager")["approve", "expense claims"].limit
    assert limit
    above = next(p for p in statements.positions if p.id == limit.escalates_to)
    assert (limit.value, limit.unit, above.label.en) == (20000, "CNY", "General Manager")


def test_one_limit_has_no_figure(statements: Statements) -> None:
    limit = _powers(statements, "区域经理")["approve", "销售费用"].limit
    assert limit
    assert (limit.value, limit.text) == (None, "一定额度")


def test_nobody_may_approve_the_write_off_of_bad_debts(statements: Statements) -> None:
    assert not [a for a in statements.authorities if "bad debt" in a.object or "坏账" in a.object]


def test_it_has_figures_and_prohibitions(statements: Statements) -> None:
    assert any(d.measures for d in statements.duties)
    assert {p.action for p in statements.prohibitions} == {"change", "变更"}
