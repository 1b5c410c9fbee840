"""Ticks of a flow of approvals, keys beside a title, titles over cases, ranks, and amounts before holders."""

from pathlib import Path

import pytest
from written import powers_in, stored

from rolegraph.extraction import extract
from rolegraph.extraction.tables.cells.ranges import heading_bound, is_band

_FLOW = "{},,,,\n事项,经办人,部门经理,总经理,出纳\n报销,√,√,,{}\n采购,√,√,√,"


@pytest.mark.parametrize("title", ["审批流程表", "费用审批程序一览表"])
def test_ticks_of_a_flow_are_turns_of_which_the_last_approves(tmp_path: Path, title: str) -> None:
    assert powers_in(tmp_path, _FLOW.format(title, "√")) == {
        "经办人 request 报销",
        "部门经理 approve 报销",
        "出纳 execute 报销",
        "经办人 request 采购",
        "部门经理 review 采购",
        "总经理 approve 采购",
    }


def test_ticks_of_a_table_of_powers_each_approve_but_for_who_asks(tmp_path: Path) -> None:
    rows = "费用审批权限表,,,\n事项,经办人,部门经理,总经理\n报销,√,√,\n采购,√,,√"
    assert powers_in(tmp_path, rows) == {
        "经办人 request 报销",
        "部门经理 approve 报销",
        "经办人 request 采购",
        "总经理 approve 采购",
    }


def test_a_legend_says_what_the_ticks_of_a_flow_mean(tmp_path: Path) -> None:
    rows = "审批流程表,,\n事项,部门经理,总经理\n报销,√,√\n采购,√,√\n注：√表示审核,,"
    assert powers_in(tmp_path, rows) == {
        "部门经理 review 报销",
        "总经理 review 报销",
        "部门经理 review 采购",
        "总经理 review 采购",
    }


def test_arrows_behind_headers_are_none_of_the_titles(tmp_path: Path) -> None:
    rows = "审批流程表,,\n事项,部门经理→,总经理\n报销,√,\n采购,√,√\n设备,√,√"
    found = extract(stored(tmp_path, rows))
    assert {p.label.main for p in found.positions} == {"部门经理", "总经理"}


@pytest.mark.parametrize(
    "rows",
    [
        "权责表,,●决定 ○复核\n事项,会计,总经理\n采购,○,●\n租赁,○,●",
        "事项,会计,总经理,备注\n采购,○,●,●决定；○复核\n租赁,○,●,",
        "事项,会计,总经理,说明\n采购,○,●,● = 决定\n租赁,○,●,○ = 复核",
    ],
)
def test_a_key_may_stand_in_a_cell_beside_others(tmp_path: Path, rows: str) -> None:
    assert {"总经理 decide 采购", "会计 verify 租赁"} <= powers_in(tmp_path, rows)


def test_titles_stand_over_cases(tmp_path: Path) -> None:
    rows = "审批权限（万元）,,,,\n事项,部门经理,,总经理,\n,预算内,预算外,预算内,预算外\n付款,20,5,不限,300"
    found = extract(stored(tmp_path, rows))
    names = {p.id: p.label.main for p in found.positions}
    assert set(names.values()) == {"部门经理", "总经理"}
    powers = {(names[a.bearer], a.limit and a.limit.value, a.condition) for a in found.authorities}
    assert powers == {
        ("部门经理", 200000.0, "预算内"),
        ("部门经理", 50000.0, "预算外"),
        ("总经理", None, "预算内"),
        ("总经理", 3000000.0, "预算外"),
    }


def test_matters_stand_over_cases_as_before(tmp_path: Path) -> None:
    rows = "审批权限（万元）,,,\n岗位,付款,,\n,预算内,预算外,\n部门经理,20,5,\n总经理,100,50,"
    found = extract(stored(tmp_path, rows))
    assert {p.label.main for p in found.positions} <= {"部门经理", "总经理"}


def test_a_numbered_deed_is_no_amount(tmp_path: Path) -> None:
    rows = "合同审批权限,,,\n合同,业务部,法务部,总经理\n销售合同,1起草,2审核,3审批\n"
    rows += "采购合同,1起草,2审核,3审批"
    assert powers_in(tmp_path, rows) == {
        f"{who} {kind} {what}合同"
        for what in ("销售", "采购")
        for who, kind in (("业务部", "formulate"), ("法务部", "review"), ("总经理", "approve"))
    }


def test_ranks_are_rows(tmp_path: Path) -> None:
    rows = "费用审批权限表（元）,,\n职级,差旅费,采购\n经理级（M1）,500,900\n总监级（M2）,5000,9000"
    assert {
        "经理级 approve 差旅费 <=500 CNY > 总监级",
        "总监级 approve 采购 <=9000 CNY",
    } <= powers_in(tmp_path, rows)


def test_amounts_stand_before_who_approves(tmp_path: Path) -> None:
    rows = "事项,审批权限\n采购,2万元以下：部门经理；2万元以上：总经理\n"
    rows += "折扣,9折以上：店长；8折至9折：总监；8折以下：总经理"
    assert powers_in(tmp_path, rows) == {
        "部门经理 approve 采购 <=20000 CNY > 总经理",
        "总经理 approve 采购 >=20000 CNY",
        "店长 approve 折扣 >=9 折 > 总监",
        "总监 approve 折扣 8-9 折 > 总经理",
        "总经理 approve 折扣 <=8 折",
    }


def test_amounts_before_holders_below_a_header_that_grants_nothing(tmp_path: Path) -> None:
    rows = "事项,联系人\n采购,2万元以下：部门经理；2万元以上：总经理\n租赁,5万元以下：店长；5万元以上：总监"
    assert powers_in(tmp_path, rows) == set()


@pytest.mark.parametrize(("head", "told"), [("Approves 50 to 500", True), ("Phase 1", False)])
def test_a_deed_before_a_range_heads_a_band(head: str, told: bool) -> None:
    assert is_band(head) == told
    assert (heading_bound(head) is not None) == told


def test_a_matter_ends_before_what_bounds_it(tmp_path: Path) -> None:
    rows = "Matter,Proposed by,Approved by\nWrite-off of GBP 500 and over,Clerk,CFO"
    assert powers_in(tmp_path, rows) == {
        "Clerk propose Write-off >=500 GBP",
        "CFO approve Write-off >=500 GBP",
    }


def test_turns_may_name_what_is_done_in_them(tmp_path: Path) -> None:
    rows = "采购审批流程（单位：万元）,,,,\n类别,金额,申请科室,设备科,院长\n"
    rows += "设备,10以下,①,②批准,\n设备,10以上,①,②,③批准\n家具,5以上,①,②会签,③"
    assert powers_in(tmp_path, rows) == {
        "申请科室 request 设备 <=100000 CNY",
        "设备科 approve 设备 <=100000 CNY > 院长",
        "申请科室 request 设备 >=100000 CNY",
        "设备科 review 设备 >=100000 CNY",
        "院长 approve 设备 >=100000 CNY",
        "申请科室 request 家具 >=50000 CNY",
        "设备科 countersign 家具 >=50000 CNY",
        "院长 approve 家具 >=50000 CNY",
    }


def test_a_header_that_sorts_rows_names_their_matter_where_no_other_does(tmp_path: Path) -> None:
    rows = "类别,额度,审核,审批\n借款,5000元以下,会计,店长\n备用金,1万元以下,会计,总监"
    assert "店长 approve 借款 <=5000 CNY" in powers_in(tmp_path, rows)
    beside = "类别,事项,审核,审批\n费用,借款,会计,店长\n费用,备用金,会计,总监"
    assert powers_in(tmp_path, beside) == {
        f"{who} {kind} {what}"
        for what, last in (("借款", "店长"), ("备用金", "总监"))
        for who, kind in (("会计", "review"), (last, "approve"))
    }


def test_a_case_beside_a_matter_is_when_it_holds(tmp_path: Path) -> None:
    rows = "审批权限表（万元）,,,\n事项,事项,部门经理,总经理\n采购,年度框架内,10,90\n采购,年度框架外,2,50"
    found = extract(stored(tmp_path, rows))
    told = {(a.object, a.condition) for a in found.authorities}
    assert told == {("采购", "年度框架内"), ("采购", "年度框架外")}
