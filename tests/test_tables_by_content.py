"""Tables read by what stands in their cells: turns, clauses, kinds, amounts from and to, who is nobody."""

from pathlib import Path

import openpyxl
import pytest
from written import powers_in, powers_of, stored

from rolegraph.extraction import extract, omissions
from rolegraph.model import Limit
from rolegraph.reading import read


@pytest.mark.parametrize("turns", [("1", "2", "3"), ("①", "②", "③"), ("(1)", "(2)", "(3)")])
def test_cells_that_only_count_are_turns_of_which_the_last_approves(
    tmp_path: Path, turns: tuple[str, str, str]
) -> None:
    rows = "费用审批表,,,\n事项,会计,财务经理,总经理\n"
    rows += f"差旅费,{turns[0]},{turns[1]},\n设备购置,{','.join(turns)}"
    assert powers_in(tmp_path, rows) == {
        "会计 review 差旅费",
        "财务经理 approve 差旅费",
        "会计 review 设备购置",
        "财务经理 review 设备购置",
        "总经理 approve 设备购置",
    }


def test_a_sign_at_a_turn_says_what_its_legend_says(tmp_path: Path) -> None:
    rows = "费用审批表,,,\n事项,会计,财务经理,总经理\n差旅费,1,2★,\n设备购置,1,2,3★\n注：标★者为终审,,,"
    assert "财务经理 final-approval 差旅费" in powers_in(tmp_path, rows)
    assert "财务经理 review 设备购置" in powers_in(tmp_path, rows)


@pytest.mark.parametrize("cells", [("1", "3"), ("2", "4")])
def test_numbers_that_count_nothing_grant_nothing(tmp_path: Path, cells: tuple[str, str]) -> None:
    rows = f"Approval matrix,,\nMatter,Clerk,Buyer\nOrders,{cells[0]},{cells[1]}\nLoans,{cells[1]},{cells[0]}"
    document = stored(tmp_path, rows)
    assert powers_of(extract(document)) == set()
    assert "nothing explains" in omissions(document)[0].reason


def test_small_numbers_below_a_unit_are_amounts(tmp_path: Path) -> None:
    rows = "Approval matrix (EUR k),,\nMatter,Clerk,Buyer\nOrders,1,2\nLoans,1,2"
    assert "Clerk approve Orders <=1000 EUR > Buyer" in powers_in(tmp_path, rows)


def test_cells_may_say_who_acts_and_how_below_any_header(tmp_path: Path) -> None:
    rows = "事项,子公司,集团,备注\n预算,总经理组织编制,财务部审核；总裁审批,\n"
    rows += "对外投资,总经理提出,投资部、财务部会审,超过5000万元报董事会决定\n"
    rows += "用印,—,5万元以内总经理审批，5万元以上总裁审批,"
    assert {one.split(" > ")[0] for one in powers_in(tmp_path, rows)} == {
        "总经理 formulate 预算",
        "财务部 review 预算",
        "总裁 approve 预算",
        "总经理 propose 对外投资",
        "投资部 countersign 对外投资",
        "财务部 countersign 对外投资",
        "董事会 decide 对外投资 >5e+07 CNY",
        "总经理 approve 用印 <=50000 CNY",
        "总裁 approve 用印 >=50000 CNY",
    }


def test_clauses_of_which_one_says_something_else_grant_nothing(tmp_path: Path) -> None:
    rows = "事项,子公司,集团\n预算,总经理提出,财务部审核，三日内反馈\n用印,会计申请,总裁审批\n"
    rows += "借款,会计申请,总裁审批\n合同,会计申请,总裁审批"
    powers = powers_in(tmp_path, rows)
    assert "总裁 approve 用印" in powers
    assert not any(one.startswith("财务部") for one in powers)


def test_a_row_a_power_is_told_by_its_titles_kinds_and_amounts(tmp_path: Path) -> None:
    rows = "Ref,Function,Delegate,Action,From (USD),To (USD)\n"
    rows += 'D-1,Orders,Buyer,Approve,0,"5,000"\nD-2,Orders,CFO,Approve,"5,001","50,000"\n'
    rows += 'D-3,Projects,CFO,Recommend,,"90,000"\nD-4,Projects,Board,Approve,"90,001",\n'
    rows += "D-5,Leases,Buyer,Negotiate,,"
    assert powers_in(tmp_path, rows) == {
        "Buyer approve Orders <=5000 USD > CFO",
        "CFO approve Orders 5001-50000 USD",
        "CFO propose Projects <=90000 USD",
        "Board approve Projects >=90001 USD",
        "Buyer negotiate Leases",
    }


def test_two_columns_of_amounts_that_are_no_ends_of_one_range_are_not_joined(
    tmp_path: Path,
) -> None:
    rows = "岗位,事项,权限,单笔限额（元）,年度预算（元）\n店长,退款,审批,500,90000"
    assert "店长 approve 退款 <=500 CNY" in {p.split(" > ")[0] for p in powers_in(tmp_path, rows)}


@pytest.mark.parametrize(
    "head",
    ["May approve on own authority", "Can approve without referral", "What you may approve"],
)
def test_a_header_that_grants_what_its_cells_list(tmp_path: Path, head: str) -> None:
    rows = f'Role,{head},Must be passed on\nBuyer,"Orders up to £300\nTravel",Loans: CFO\nCFO,Loans,Leases'
    assert powers_in(tmp_path, rows) == {
        "Buyer approve Orders <=300 GBP",
        "Buyer approve Travel",
        "CFO approve Loans",
    }


def test_what_amounts_count_for_stands_below_or_behind_their_matter(tmp_path: Path) -> None:
    rows = "门店审批额度（元）,,,\n岗位,退款（单笔）,退款（每日累计）,报损（每月累计）\n"
    rows += "收银员,50,300,/\n店长,1000,9000,800"
    found = extract(stored(tmp_path, rows))
    limits = {(a.object, *_counted(a.limit)) for a in found.authorities if a.limit}
    assert {("退款", 50.0, "order", 300.0, "day"), ("报损", 800.0, "month")} <= limits


def _counted(bound: Limit) -> tuple[float | str | None, ...]:
    """The figures of a limit and of what holds beside it, each with what it counts for."""
    return tuple(x for one in (bound, *bound.further) for x in (one.value, one.per))


@pytest.mark.parametrize(("low", "periods"), [("单笔", {("order", "month")}), ("上半年", set())])
def test_what_amounts_count_for_may_stand_below_merged_matters(
    tmp_path: Path, low: str, periods: set[tuple[str, str]]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["门店审批额度表（单位：元）"])
    sheet.append(["岗位", "退款", None])
    sheet.append([None, low, "每月累计"])
    for row in (["收银员", 50, 300], ["店长", 1000, 9000]):
        sheet.append(row)
    for place in ("A1:C1", "B2:C2", "A2:A3"):
        sheet.merge_cells(place)
    book.save(tmp_path / "rights.xlsx")
    found = extract(read(tmp_path / "rights.xlsx", "rights.xlsx"))
    assert {_counted(a.limit)[1::2] for a in found.authorities if a.limit} == periods


@pytest.mark.parametrize("words", ["within five days", "to be confirmed", "CFO on advice"])
def test_words_that_name_nobody_hold_no_power(tmp_path: Path, words: str) -> None:
    rows = f"Matter,Requested by,Approved by\nOrders,Clerk,{words}\nLoans,Clerk,CFO"
    document = stored(tmp_path, rows)
    assert powers_of(extract(document)) == {
        "Clerk request Orders",
        "Clerk request Loans",
        "CFO approve Loans",
    }
    assert words in omissions(document)[0].reason


def test_a_chinese_remark_in_a_column_of_approvers_holds_no_power(tmp_path: Path) -> None:
    rows = "事项,申请人,审批人\n报销,会计,三个工作日内\n付款,会计,财务经理"
    assert powers_in(tmp_path, rows) == {
        "会计 request 报销",
        "会计 request 付款",
        "财务经理 approve 付款",
    }


_FIXED = """
Who can sign what

Document           Value             Prepared by    Signed by
-----------------  ----------------  -------------  -------------------
Charter contracts  up to 20,000 EUR  Charter Clerk  Commercial Manager
Lease of           any               Port Agent     Operations Director
a berth
"""


def test_a_line_of_dashes_marks_the_columns_of_a_table_in_text(tmp_path: Path) -> None:
    assert powers_in(tmp_path, _FIXED, "rights.txt") == {
        "Charter Clerk formulate Charter contracts <=20000 EUR",
        "Commercial Manager sign Charter contracts <=20000 EUR",
        "Port Agent formulate Lease of a berth",
        "Operations Director sign Lease of a berth",
    }


def test_lines_that_cross_the_edges_below_dashes_are_no_table(tmp_path: Path) -> None:
    text = "Notes\n-----  -----\nThe buyer approves all orders.\nThe clerk files them."
    assert stored(tmp_path, text, "note.txt").tables == ()


@pytest.mark.parametrize("ditto", ["同上", "〃"])
def test_a_cell_that_repeats_the_one_above_names_whom_that_names(
    tmp_path: Path, ditto: str
) -> None:
    rows = f"事项,申请人,审批人\n报销,会计,财务经理\n付款,{ditto},总经理"
    assert "会计 request 付款" in powers_in(tmp_path, rows)


def test_deeds_below_any_header_act_on_the_matters_beside_it(tmp_path: Path) -> None:
    rows = "审批环节表,,\n审批环节,报销（3000元以内）,采购\n发起,会计,采购员\n批准,财务经理,总经理"
    assert powers_in(tmp_path, rows) == {
        "会计 request 报销 <=3000 CNY",
        "财务经理 approve 报销 <=3000 CNY",
        "采购员 request 采购",
        "总经理 approve 采购",
    }


def test_ranges_below_one_label_are_the_header_of_who_approves_beside_others(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["审批权限一览表"],
        ["费用类别", "审批权限", None, "会签部门"],
        [None, "1000元以下", "1000元以上", None],
        ["差旅费", "部门经理", "总经理", "财务部"],
        ["招待费", "部门经理", "总经理", "/"],
        ["培训费", "部门经理", "总经理", "/"],
    ):
        sheet.append(row)
    for place in ("A1:D1", "B2:C2", "A2:A3", "D2:D3"):
        sheet.merge_cells(place)
    book.save(tmp_path / "rights.xlsx")
    assert powers_of(extract(read(tmp_path / "rights.xlsx", "rights.xlsx"))) >= {
        "部门经理 approve 差旅费 <=1000 CNY > 总经理",
        "总经理 approve 差旅费 >=1000 CNY",
        "财务部 countersign 差旅费",
    }


def test_a_column_of_kinds_says_what_each_row_grants_whatever_heads_it(tmp_path: Path) -> None:
    rows = "2025年度授权清单,,,\n被授权岗位,授权事项,授权类型,授权额度（万元）\n"
    rows += "区域经理,合同签订,签署,200\n财务主任,付款,复核,\n区域经理,赔付,审批,2"
    assert {one.split(" > ")[0] for one in powers_in(tmp_path, rows)} == {
        "区域经理 sign 合同签订 <=2e+06 CNY",
        "财务主任 verify 付款",
        "区域经理 approve 赔付 <=20000 CNY",
    }


def test_deeds_with_things_of_their_own_are_not_done_to_the_matter_of_the_row(
    tmp_path: Path,
) -> None:
    rows = "School: who decides what,,\nArea,Head Teacher,Finance Committee\n"
    rows += 'Budget,"Proposes the budget\nApproves virements up to £2,000",Reviews the budget\n'
    rows += "Premises,Approves lettings,Ask Head Teacher"
    powers = powers_in(tmp_path, rows)
    assert {
        "Head Teacher propose budget",
        "Head Teacher approve lettings",
        "Finance Committee review budget",
    } <= powers
    assert not any("Premises" in one and "approve" in one for one in powers)


def test_titles_at_several_levels_have_a_row_each(tmp_path: Path) -> None:
    rows = "Delegation of authority (USD),,,\nLevel,Titles,Operating expense,Capital expense\n"
    rows += 'A,"CFO, COO","1,000","2,500"\nB,Plant Manager,50,75\nC,Shift Supervisor,5,-'
    assert {
        "CFO approve Operating expense <=1000 USD",
        "COO approve Capital expense <=2500 USD",
    } <= {one.split(" > ")[0] for one in powers_in(tmp_path, rows)}


def test_gates_that_are_counted_end_with_who_approves(tmp_path: Path) -> None:
    rows = "单据名称,金额,第一关,第二关\n请购单,3万元以下,组长,\n请购单,3万元以上,组长,部门经理"
    assert {"组长 approve 请购单 <=30000 CNY", "部门经理 approve 请购单 >=30000 CNY"} <= {
        one.split(" > ")[0] for one in powers_in(tmp_path, rows)
    }
