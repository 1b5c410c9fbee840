"""Tables side by side, units in labels over titles, ranges that tell their ends, keys and registers."""

from pathlib import Path

import pytest
from written import powers_in, powers_of, stored

from rolegraph.extraction import extract, omissions
from rolegraph.extraction.tables.cells.headers import Column, role
from rolegraph.extraction.tables.cells.limits import limit
from rolegraph.extraction.tables.cells.units import unit_of

_TWO = """
费用审批权限,,,,,,
费用,审批人,限额（元）,{0},合同,审批人,限额（万元）
维修,项目经理,3000,{1},租赁合同,物业总监,20
绿化,客服主管,800,{1},保洁合同,总经理,50
"""


@pytest.mark.parametrize(("head", "blank"), [("", ""), (" ", "")])
def test_tables_side_by_side_are_read_apart(tmp_path: Path, head: str, blank: str) -> None:
    assert powers_in(tmp_path, _TWO.format(head, blank)) == {
        "项目经理 approve 维修 <=3000 CNY",
        "客服主管 approve 绿化 <=800 CNY",
        "物业总监 approve 租赁合同 <=200000 CNY",
        "总经理 approve 保洁合同 <=500000 CNY",
    }


def test_a_header_said_twice_heads_two_halves_of_a_list(tmp_path: Path) -> None:
    rows = "Approval limits in GBP,,,,,\nItem,Approver,Limit,Item,Approver,Limit\n"
    rows += "Rent,CFO,900,Fuel,Buyer,50\nLeases,CEO,5000,Tools,Planner,70"
    assert powers_in(tmp_path, rows) == {
        "CFO approve Rent <=900 GBP",
        "Buyer approve Fuel <=50 GBP",
        "CEO approve Leases <=5000 GBP",
        "Planner approve Tools <=70 GBP",
    }


def test_a_blank_column_between_titles_parts_no_matrix(tmp_path: Path) -> None:
    rows = (
        "审批权限表,,,,\n事项,部门经理,,财务经理,总经理\n差旅费,审核,,审核,审批\n采购,审核,,,审批"
    )
    assert "总经理 approve 差旅费" in powers_in(tmp_path, rows)
    assert "财务经理 review 差旅费" in powers_in(tmp_path, rows)


@pytest.mark.parametrize(
    ("said", "unit", "factor"),
    [
        ("Approval limit (£000)", "GBP", 1e3),
        ("Limit of approval in k€", "EUR", 1e3),
        ("£000", "GBP", 1e3),
        ("(Rs. in lakhs)", "INR", 1e5),
        ("claims settlement authority, GBP per claim", "GBP", 1),
        ("单位：元（均含税）", "CNY", 1),
        ("（金额单位：人民币 万元）", "CNY", 1e4),
        ("本表金额单位均为万元。", "CNY", 1e4),
        ("限额/万元", "CNY", 1e4),
        ("责任单位：财务部", "", 1),
        ("within 5 days", "", 1),
    ],
)
def test_the_unit_of_a_line_or_header(said: str, unit: str, factor: float) -> None:
    assert unit_of(said) == (unit, factor)


def test_a_label_over_titles_gives_their_unit(tmp_path: Path) -> None:
    rows = "Approval limits,,\nMatter,Limit (£000),\n,Buyer,CFO\nPlant hire (per order),2.5,40\n"
    rows += "Agency labour per month,1,10"
    found = extract(stored(tmp_path, rows))
    limits = {(a.object, a.limit.value, a.limit.unit, a.limit.per) for a in found.authorities}
    assert ("Plant hire", 2500.0, "GBP", "order") in limits
    assert ("Agency labour", 10000.0, "GBP", "month") in limits


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("3000以上至2万（含）", 3000, 20000),
        ("10（不含）-50（含）", 100000, 500000),
        ("5000元（含）～1万元（不含）", 5000, 10000),
        ("10以上，50以下（含50）", 100000, 500000),
        ("大于10小于等于50", 100000, 500000),
    ],
)
def test_a_range_that_tells_its_ends(said: str, low: float, high: float) -> None:
    factor = 1e4 if "万" not in said and "元" not in said else 1.0
    found = limit(said, Column("limit", 0, "CNY", factor))
    assert found is not None
    assert (found.minimum, found.maximum, found.unit) == (low, high, "CNY")


@pytest.mark.parametrize("said", ["3000、5000", "1,000, 2,000"])
def test_two_figures_are_no_range(said: str) -> None:
    found = limit(said, Column("limit", 0, "CNY", 1.0))
    assert found is None or found.maximum is None


@pytest.mark.parametrize(
    ("lower", "sign"), [("1万元（含）以下", ">"), ("1万元以下", ">="), ("1万元以下（不含）", ">=")]
)
def test_what_begins_behind_an_included_end_begins_above_it(
    tmp_path: Path, lower: str, sign: str
) -> None:
    rows = f"事项,金额,审核,审批\n报销,{lower},会计,经理\n报销,1万元以上,财务经理,总经理"
    powers = powers_in(tmp_path, rows)
    assert f"总经理 approve 报销 {sign}10000 CNY" in powers
    assert f"财务经理 review 报销 {sign}10000 CNY" in powers


def test_who_decides_alone_and_with_whose_consent(tmp_path: Path) -> None:
    rows = "Matter,Decides alone,With the consent of,To be informed\n"
    rows += "Prices,Head of Sales,,CFO\nLeases,Head of Estates,CFO,CEO"
    found = extract(stored(tmp_path, rows))
    assert {(a.kind, a.object, a.condition) for a in found.authorities if a.kind != "inform"} == {
        ("decide", "Prices", ""),
        ("decide", "Leases", "with the consent of CFO"),
        ("approve", "Leases", ""),
    }


@pytest.mark.parametrize("head", ["Needs consent of", "Subject to the approval of", "须征得同意"])
def test_a_header_asks_for_consent(head: str) -> None:
    assert role(head) == "approve"


@pytest.mark.parametrize("head", ["Approval of", "Consent forms", "Approval of orders"])
def test_a_header_of_what_is_approved_names_nobody(head: str) -> None:
    assert role(head) != "approve"


def test_a_register_bounds_the_deeds_of_whom_it_delegates_to(tmp_path: Path) -> None:
    rows = "Delegator,Delegate,Function,Limit\nCouncil,CEO,Write off bad debts,$900\n"
    rows += "CEO,Buyer,Sign purchase orders,$50\nCEO,Planner,Approve variations,$70"
    assert powers_in(tmp_path, rows) == {
        "CEO write-off bad debts <=900 USD",
        "Buyer sign purchase orders <=50 USD",
        "Planner approve variations <=70 USD",
    }


def test_a_register_of_names_beside_places_grants_nothing(tmp_path: Path) -> None:
    rows = "Delegator,Delegate,Site,Limit\nCouncil,CEO,North depot,$900\nCEO,Buyer,South depot,$50"
    assert powers_in(tmp_path, rows) == set()


def test_a_key_says_what_whoever_a_sign_marks_does(tmp_path: Path) -> None:
    rows = "费用审批表,,,\n事项,经办人,会计,总经理\n差旅费,1,2★,\n设备,1,2,3★\n注：带★者为最终批准人,,,"
    assert powers_in(tmp_path, rows) == {
        "经办人 request 差旅费",
        "会计 final-approval 差旅费",
        "经办人 request 设备",
        "会计 review 设备",
        "总经理 final-approval 设备",
    }


@pytest.mark.parametrize("meaning", ["归口", "协办"])
def test_a_sign_whose_meaning_names_no_power_grants_none(tmp_path: Path, meaning: str) -> None:
    rows = f"审批权限表,,\n事项,会计,总经理\n采购,●,\n报销,,●\n注：●为{meaning},,"
    document = stored(tmp_path, rows)
    assert powers_of(extract(document)) == set()
    told = " ".join(one.reason for one in omissions(document))
    assert ("nothing explains" in told) == (meaning == "归口")


def test_departments_that_no_list_knows_act_on_matters(tmp_path: Path) -> None:
    rows = "事项,提出,审核,批准\n年度计划,经营管理部,各部门经理,薪酬与考核委员会\n采购,业务部门,安全部,总经理"
    found = extract(stored(tmp_path, rows))
    assert {u.label.main for u in found.units} == {
        "经营管理部",
        "薪酬与考核委员会",
        "业务部门",
        "安全部",
    }
    assert {p.label.main for p in found.positions} == {"部门经理", "总经理"}
