"""Tables are read by what their headers say, and named where they do not say it."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from written import names_of, powers_of, stored

from rolegraph.extraction import blank, extract, omissions, tables, template
from rolegraph.model import Statements
from rolegraph.reading import Document, read


def _csv(folder: Path, text: str) -> Document:
    return stored(folder, text)


def _markdown(folder: Path, text: str) -> Document:
    path = folder / "rights.md"
    path.write_text(text, "utf-8")
    return read(path, path.name)


def _sheet(
    folder: Path, rows: Iterable[Sequence[Any]], merged: Sequence[str] = (), title: str = "Rights"
) -> Document:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.save(folder / "rights.xlsx")
    return read(folder / "rights.xlsx", "rights.xlsx")


def _lines(found: Statements) -> set[str]:
    names = names_of(found)
    return {f"{names[x.lower]} > {names[x.upper]} {x.kind}" for x in found.lines}


def test_a_row_a_position_gives_its_unit_superior_duties_andpowers_of(tmp_path: Path) -> None:
    document = _csv(
        tmp_path,
        """
Position,Department,Reports to,Duties,Authority,Headcount
Buyer,Purchasing,Purchasing Manager,"1. Places orders. 2. Checks invoices.",May approve orders up to EUR 500,3
Purchasing Manager,Purchasing,Finance Director,Negotiates contracts,,1
""",
    )
    found = extract(document)
    assert _lines(found) == {
        "Buyer > Purchasing Manager line",
        "Purchasing Manager > Finance Director line",
    }
    assert powers_of(found) == {"Buyer approve orders <=500 EUR"}
    assert {d.action for d in found.duties} == {"place", "check", "negotiate"}
    assert {p.label.en: p.headcount for p in found.positions if p.defined} == {
        "Buyer": 3,
        "Purchasing Manager": 1,
    }


def test_a_cell_is_evidence_by_sheet_and_cell(tmp_path: Path) -> None:
    rows = [("Position", "Reports to"), ("Buyer", "Purchasing Manager")]
    found = extract(_sheet(tmp_path, rows))
    (line,) = found.lines
    assert [e.cell for e in line.evidence] == ["Rights!A2", "Rights!B2"]


@pytest.mark.parametrize("number", ["1.1.2.1", "1.000.0", "2024.1.1", "1..2"])
def test_a_number_that_is_no_figure_is_no_limit(tmp_path: Path, number: str) -> None:
    found = extract(_csv(tmp_path, f"事项,总经理,部门经理\n采购,审批,{number}\n报销,审批,审核"))
    assert powers_of(found) == {
        "总经理 approve 采购",
        "总经理 approve 报销",
        "部门经理 review 报销",
    }


def test_columns_that_name_who_decides_are_powers_with_limits(tmp_path: Path) -> None:
    document = _csv(
        tmp_path,
        """
事项,额度（万元）,申请人,审核人,审批人
采购合同,≤5,采购专员,采购经理,副总经理
采购合同,5-50,采购经理,副总经理,总经理
""",
    )
    assert powers_of(extract(document)) == {
        "采购专员 request 采购合同 <=50000 CNY",
        "采购经理 review 采购合同 <=50000 CNY",
        "副总经理 approve 采购合同 <=50000 CNY > 总经理",
        "采购经理 request 采购合同 50000-500000 CNY",
        "副总经理 review 采购合同 50000-500000 CNY",
        "总经理 approve 采购合同 50000-500000 CNY",
    }


@pytest.mark.parametrize("sign", ["→", "—", "->", "－"])
def test_a_chain_in_a_cell_ends_with_who_approves(tmp_path: Path, sign: str) -> None:
    document = _csv(
        tmp_path,
        f"""
事项,金额,审批流程
差旅费,5000元以下,经办人{sign}部门经理{sign}财务经理
采购合同,不限,采购经理审核{sign}法务部会签{sign}总经理审批{sign}印章管理员用印
押金,不限,见财务制度第3{sign}5条
""",
    )
    assert powers_of(extract(document)) == {
        "部门经理 review 差旅费 <=5000 CNY",
        "财务经理 approve 差旅费 <=5000 CNY",
        "采购经理 review 采购合同",
        "法务部 countersign 采购合同",
        "总经理 approve 采购合同",
    }


def test_a_column_of_kinds_is_no_matter_though_no_list_knows_its_title(tmp_path: Path) -> None:
    document = _csv(
        tmp_path,
        """
事情,掌门,技术经理,运营经理
付费点设计,审批,拟定,审核
活动预算,审批（5万元以内）,—,申请
""",
    )
    assert not {p for p in powers_of(extract(document)) if p.endswith(("审批", "决定"))}
    assert "运营经理 request 活动预算" in powers_of(extract(document))


def test_review_in_a_cell_is_never_approval(tmp_path: Path) -> None:
    rows = [("事项", "部门经理", "总经理"), ("费用报销", "审核", "审批")]
    assert powers_of(extract(_sheet(tmp_path, rows))) == {
        "部门经理 review 费用报销",
        "总经理 approve 费用报销",
    }


def test_two_header_rows_and_merged_cells_are_read_through(tmp_path: Path) -> None:
    rows = [
        ("某公司分权表（单位：元）", None, None, None),
        ("类别", "事项", "审批权限", None),
        (None, None, "部门经理", "总经理"),
        ("采购", "办公用品", 2000, "√"),
        (None, "设备", None, "不限"),
    ]
    document = _sheet(tmp_path, rows, ("A1:D1", "A2:A3", "B2:B3", "C2:D2", "A4:A5"))
    assert powers_of(extract(document)) == {
        "部门经理 approve 办公用品 <=2000 CNY > 总经理",
        "总经理 approve 办公用品",
        "总经理 approve 设备",
    }


@pytest.mark.parametrize("legend", ["A = approve, R = review", "A：审批，R：审核"])
def test_letters_mean_what_the_legend_says(tmp_path: Path, legend: str) -> None:
    table = "| Matter | Buyer | Purchasing Manager |\n|---|---|---|\n| Orders | R | A |\n"
    found = extract(_markdown(tmp_path, f"{legend}\n\n{table}"))
    assert powers_of(found) == {"Buyer review Orders", "Purchasing Manager approve Orders"}


def test_raci_letters_are_kept_as_steps_and_grant_nothing(tmp_path: Path) -> None:
    table = "| Step | Buyer | CFO |\n|---|---|---|\n| Select supplier | R | A/C |\n"
    found = extract(_markdown(tmp_path, f"# RACI\n\n{table}"))
    (step,) = found.steps
    names = names_of(found)
    assert not found.authorities
    assert step.reading == "Select supplier"
    assert [(names[who], letter) for who, letter in step.performers] == [
        ("Buyer", "R"),
        ("CFO", "A"),
        ("CFO", "C"),
    ]


def test_a_responsibility_matrix_without_a_name_is_the_process_of_its_file(tmp_path: Path) -> None:
    found = extract(_csv(tmp_path, "Activity,Buyer,CFO\nSelect supplier,R,A"))
    assert [step.process for step in found.steps] == ["rights"]


def test_a_table_without_headers_gives_nothing_and_is_named(tmp_path: Path) -> None:
    document = _csv(tmp_path, "Storekeeper,Warehouse Manager\nBuyer,Purchasing Manager")
    assert tables.extract(document) == Statements()
    (omission,) = tables.omissions(document)
    assert omission.document == "rights.csv, table 1"
    assert "header" in omission.reason
    assert "template" in omission.remedy


def test_titles_side_by_side_without_headers_run_together_to_no_title(tmp_path: Path) -> None:
    rows = "Accountant,Finance Manager,Posts invoices\nCashier,Accountant,Counts the cash daily"
    document = _csv(tmp_path, rows)
    assert extract(document) == Statements()
    assert len(tables.omissions(document)) == 1


def test_a_chart_in_a_sheet_is_read_and_not_said_to_be_left_out(tmp_path: Path) -> None:
    rows = (["Chief Executive"], ["", "Finance Director"], ["", "Operations Director"])
    document = _sheet(tmp_path, rows, title="Chart")
    assert len(extract(document).positions) == 3
    assert tables.omissions(document) == ()


def test_a_limit_whose_header_names_the_power_is_one_without_powers_beside_it(
    tmp_path: Path,
) -> None:
    rows = "Role,Main duties,{}\nStore Manager,Plans the rota,EUR 500"
    found = extract(_csv(tmp_path, rows.format("Spending limit")))
    assert [(a.kind, a.limit and a.limit.value) for a in found.authorities] == [("approve", 500)]
    assert extract(_csv(tmp_path, rows.format("Amount"))).authorities == ()


def test_a_byte_order_mark_before_a_table_of_tabs_hides_no_header(tmp_path: Path) -> None:
    path = tmp_path / "roles.txt"
    path.write_text(
        "Position\tReports to\tDuty\nShop Assistant\tStore Manager\tServes customers\n", "utf-16"
    )
    found = extract(read(path, path.name))
    assert [p.label.main for p in found.positions] == ["Shop Assistant", "Store Manager"]


def test_marks_without_a_legend_are_named_and_not_guessed(tmp_path: Path) -> None:
    table = "| Matter | Buyer | Sales Manager |\n|---|---|---|\n| Orders | X | Z |\n"
    document = _markdown(tmp_path, table)
    assert not tables.extract(document).authorities
    assert "marks" in tables.omissions(document)[0].reason


def test_a_table_of_something_else_is_left_alone(tmp_path: Path) -> None:
    document = _csv(tmp_path, "Article,Price\nHammer,12\nSaw,20")
    assert extract(document) == Statements()
    assert tables.omissions(document) == ()


def test_a_form_says_whose_it_is(tmp_path: Path) -> None:
    file = docx.Document()
    form = file.add_table(0, 4)
    for row in (
        ("岗位名称", "仓库主管", "所属部门", "物流部"),
        ("直接上级", "物流经理", "直接下级", "仓管员、叉车司机"),
    ):
        for cell, text in zip(form.add_row().cells, row, strict=True):
            cell.text = text
    for text in ("岗位职责", "1、每月盘点库存；\n2、审核出库单据。"):
        cells = form.add_row().cells
        cells[0].merge(cells[3]).text = text
    file.save(tmp_path / "form.docx")
    found = extract(read(tmp_path / "form.docx", "form.docx"))
    assert _lines(found) == {
        "仓库主管 > 物流经理 line",
        "仓管员 > 仓库主管 line",
        "叉车司机 > 仓库主管 line",
    }
    assert [d.reading for d in found.duties] == ["每月盘点库存", "审核出库单据"]


def test_text_below_a_form_is_about_the_forms_position(tmp_path: Path) -> None:
    file = docx.Document()
    form = file.add_table(0, 2)
    for row in (("Job title", "Warehouse Clerk"), ("Reports to", "Warehouse Supervisor")):
        for cell, text in zip(form.add_row().cells, row, strict=True):
            cell.text = text
    file.add_paragraph("Responsibilities")
    file.add_paragraph("Checks incoming goods daily", style="List Bullet")
    file.save(tmp_path / "clerk.docx")
    found = extract(read(tmp_path / "clerk.docx", "clerk.docx"))
    names = names_of(found)
    assert [(names[d.bearer], d.action, d.object) for d in found.duties] == [
        ("Warehouse Clerk", "check", "incoming goods")
    ]


def test_the_template_that_is_given_out_is_read_without_a_word_left_over(tmp_path: Path) -> None:
    path = tmp_path / "positions.xlsx"
    path.write_bytes(blank.empty())
    document = read(path, path.name)
    assert tables.extract(document) == Statements()
    assert tables.omissions(document) == ()


def _filled(folder: Path, *rows: dict[str, str]) -> Document:
    path = folder / "positions.xlsx"
    path.write_bytes(blank.empty())
    book = openpyxl.load_workbook(path)
    names = [c.name for c in template.columns()]
    for row in rows:
        book.worksheets[0].append([row.get(name) for name in names])
    book.save(path)
    return read(path, path.name)


def test_a_row_of_the_template_means_what_its_columns_say(tmp_path: Path) -> None:
    row = {
        "organisation": "Kestrel",
        "unit": "Purchasing",
        "unit type": "department",
        "position": "Buyer",
        "aliases": "Purchaser; Purchasing clerk",
        "superior": "Purchasing Manager",
        "duty": "Tracks deliveries",
        "frequency": "1/week",
        "measure": ">= 95 %; <= 2 days",
    }
    power = {
        "organisation": "Kestrel",
        "position": "Buyer",
        "authority": "审批",
        "object": "purchase orders",
        "limit": "<= 500",
        "currency": "EUR",
        "per": "order",
        "escalates to": "Purchasing Manager",
    }
    found = extract(_filled(tmp_path, row, power))
    assert powers_of(found) == {"Buyer approve purchase orders <=500 EUR > Purchasing Manager"}
    (duty,) = found.duties
    assert [(m.operator, m.value, m.unit) for m in duty.measures] == [
        (">=", 95, "%"),
        ("<=", 2, "days"),
    ]
    assert duty.frequency
    assert duty.frequency.period == "week"
    buyer = next(p for p in found.positions if p.label.en == "Buyer")
    assert buyer.aliases == ("Purchaser", "Purchasing clerk")
    assert [o.label.en for o in found.organisations] == ["Kestrel"]


def test_a_kind_that_does_not_exist_is_named_with_its_cell(tmp_path: Path) -> None:
    wrong = {"position": "Buyer", "authority": "aprove", "object": "orders"}
    document = _filled(tmp_path, wrong)
    assert not tables.extract(document).authorities
    assert [o.reason for o in tables.omissions(document)] == [
        "positions 岗位!M2: aprove is no kind of authority."
    ]


def test_a_table_read_twice_gives_the_same(tmp_path: Path) -> None:
    document = _csv(tmp_path, "岗位,直接上级\n采购员,采购经理")
    assert tables.extract(document) == tables.extract(document)


def test_a_build_names_the_tables_that_it_could_not_read(tmp_path: Path) -> None:
    document = _csv(tmp_path, "Storekeeper,Warehouse Manager\nBuyer,Purchasing Manager")
    assert omissions(document) == tables.omissions(document)
    assert len(omissions(document)) == 1


def test_a_row_with_an_amount_that_came_apart_is_named_and_not_read(tmp_path: Path) -> None:
    document = _csv(tmp_path, "事项,部门经理,总经理\n差旅费,≤500,审批\n招待费,≤5,000,审批")
    assert {a.object for a in extract(document).authorities} == {"差旅费"}
    assert [o.reason for o in tables.omissions(document)] == ["row A3: more cells than headers."]


def test_a_unit_in_a_responsibility_matrix_keeps_its_letters(tmp_path: Path) -> None:
    table = (
        "| Activity | Store Manager | Clerk | HR |\n|---|---|---|---|\n| Hire staff | R | | C |\n"
    )
    found = extract(_markdown(tmp_path, table))
    (step,) = found.steps
    names = names_of(found)
    assert [(names[who], letter) for who, letter in step.performers] == [
        ("Store Manager", "R"),
        ("HR", "C"),
    ]


def test_targets_and_weights_are_no_powers_and_no_positions(tmp_path: Path) -> None:
    found = extract(
        _markdown(
            tmp_path,
            """# Analyst

| Indicator | Target | Weight |
|---|---|---|
| Calls solved at once | 70 % | 40 % |
| Calls closed within 5 days | 95 % | 30 % |
""",
        )
    )
    assert [p.label.main for p in found.positions] == ["Analyst"]
    assert found.authorities == ()


def test_a_column_of_values_is_the_matter_where_the_others_tell_how(tmp_path: Path) -> None:
    found = extract(
        _csv(
            tmp_path,
            """Value of contract,Process,Approver
"Below £5,000",One quotation,Budget Holder
"Over £5,000",Open tender,Head of Procurement""",
        )
    )
    shown = {
        (a.kind, a.object, a.limit.operator, a.limit.value) for a in found.authorities if a.limit
    }
    assert shown == {("approve", "contract", "<", 5000), ("approve", "contract", ">", 5000)}


@pytest.mark.parametrize(
    ("title", "listed"), [("Scheme of delegation", True), ("Who does what", False)]
)
def test_a_cell_that_tells_a_deed_says_what_is_done_itself(
    tmp_path: Path, title: str, listed: bool
) -> None:
    found = extract(
        _markdown(
            tmp_path,
            f"""# {title}

| Area | Headteacher | Trust Board |
|---|---|---|
| Contracts | To approve contracts below £10,000 | To approve contracts over £10,000 |
| Pupils | To appoint the mentors | To review the intake |
""",
        )
    )
    assert {a.object for a in found.authorities if a.basis == "listed"} == (
        {"contracts", "mentors", "intake"} if listed else set()
    )
    assert "Contracts" not in {a.object for a in found.authorities}
    assert len(found.duties) == (0 if listed else 4)


def test_notes_below_a_sheet_are_read_as_text_and_its_legend_is_not(tmp_path: Path) -> None:
    rows = [
        ["Approval limits", "", ""],
        ["Matter", "Buyer", "Director"],
        ["Orders", 500, 9000],
        ["Rents", 600, 9900],
        ["A = approve", "", ""],
        ["The Director may suspend any delegation.", "", ""],
    ]
    found = extract(_sheet(tmp_path, [[cell or None for cell in row] for row in rows]))
    assert {a.object for a in found.authorities if a.kind == "revoke"} == {"any delegation"}
    assert {p.label.main for p in found.positions} == {"Buyer", "Director"}


def test_titles_in_brackets_head_the_columns_of_tiers(tmp_path: Path) -> None:
    found = extract(
        _csv(
            tmp_path,
            """Category,Tier 1 (Chief Executive),Tier 2 (Team Manager)
Spending (NZ$),"9,000",500
Trips,"2,000",Nil""",
        )
    )
    assert {p.label.main for p in found.positions} == {"Chief Executive", "Team Manager"}
    shown = {(a.object, a.limit.value, a.limit.unit) for a in found.authorities if a.limit}
    assert shown == {("Spending", 9000, "NZD"), ("Spending", 500, "NZD"), ("Trips", 2000, "")}


def test_two_columns_of_who_acts_make_the_first_one_the_matter(tmp_path: Path) -> None:
    found = extract(
        _csv(tmp_path, "Document,Prepared by,Approved by\nJournal entry,Accountant,Controller")
    )
    assert {(a.kind, a.object) for a in found.authorities} == {
        ("formulate", "Journal entry"),
        ("approve", "Journal entry"),
    }


@pytest.mark.parametrize(("said", "granted"), [("none", []), ("up to £75", ["Overtime"])])
def test_a_limit_that_says_none_denies_the_power(
    tmp_path: Path, said: str, granted: list[str]
) -> None:
    rows = f"| Matter | May decide |\n|---|---|\n| Tools | up to £9 |\n| Overtime | {said} |\n"
    found = extract(_markdown(tmp_path, f"# Supervisor\n\n{rows}"))
    assert [a.object for a in found.authorities if a.object != "Tools"] == granted
    assert {a.kind for a in found.authorities} == {"decide"}


@pytest.mark.parametrize("header", ["核决", "核定人", "审批权限"])
def test_a_column_of_whoever_decides_is_read_by_any_of_itsnames_of(
    tmp_path: Path, header: str
) -> None:
    rows = f"事项,申请人,审核,{header}\n设备采购,采购员,采购经理,总经理\n加班,文员,主管,副总经理"
    found = extract(_csv(tmp_path, rows))
    deciding = {
        (a.bearer.rpartition("/")[2], a.object) for a in found.authorities if a.kind == "approve"
    }
    assert deciding == {("总经理", "设备采购"), ("副总经理", "加班")}


def test_a_limit_in_brackets_behind_the_approver_is_the_approvals_alone(tmp_path: Path) -> None:
    rows = "事项,申请人,审批权限\n软件采购,研发经理,研发总监（10万元以下）"
    found = extract(_csv(tmp_path, rows))
    assert {(a.kind, a.limit.value if a.limit else None) for a in found.authorities} == {
        ("request", None),
        ("approve", 100_000),
    }


def test_sentences_under_a_head_of_powers_name_no_approver(tmp_path: Path) -> None:
    rows = "事项,申请人,审批权限\n软件采购,研发经理,10万元以下可自行决定并报财务备案"
    assert {a.kind for a in extract(_csv(tmp_path, rows)).authorities} == {"request"}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("晨岭食品有限公司费用审批权限表", "晨岭食品有限公司"),
        ("某某食品有限公司审批权限表", ""),
        ("费用审批权限表", ""),
    ],
)
def test_the_row_above_a_table_names_its_organisation(
    tmp_path: Path, title: str, name: str
) -> None:
    found = extract(_csv(tmp_path, f"{title},,\n事项,申请人,审批人\n差旅费,业务员,销售总监"))
    (organisation,) = found.organisations
    assert name in organisation.label.hans
    assert bool(name) == bool(organisation.label.hans)


def test_a_cap_by_the_month_is_no_rung_above_one_for_each_case(tmp_path: Path) -> None:
    rows = (
        "事项,额度,申请人,审批人\n会议费,≤5000元,市场专员,销售总监\n会议费,≤8000元/月,文员,总经理"
    )
    limits = [a.limit for a in extract(_csv(tmp_path, rows)).authorities if a.kind == "approve"]
    assert [(one.value, one.per, one.escalates_to) for one in limits if one] == [
        (5000, "", ""),
        (8000, "month", ""),
    ]


def test_blanks_above_titles_and_labels_above_blanks_are_one_header(tmp_path: Path) -> None:
    found = extract(
        _csv(
            tmp_path,
            "单位,工作项目,权责划分,,,备注\n,,承办人,组长,执行长,\n行政组,一、印信使用,拟办,审核,核定,\n",
        )
    )
    assert powers_of(found) == {
        "承办人 formulate 印信使用",
        "组长 review 印信使用",
        "执行长 approve 印信使用",
    }


def test_bodies_head_columns_as_positions_do(tmp_path: Path) -> None:
    rows = "序号,决策事项,党委会,董事会,总经理办公会\n1,发展战略,前置研究,决定,拟订\n2,副职聘任,审议,—,决定"
    assert powers_of(extract(_csv(tmp_path, rows))) == {
        "党委会 review 发展战略",
        "董事会 decide 发展战略",
        "总经理办公会 formulate 发展战略",
        "党委会 review 副职聘任",
        "总经理办公会 decide 副职聘任",
    }


@pytest.mark.parametrize(
    "rows",
    [
        "序号,内容,甲方,乙方\n1,战略,决定,拟订\n2,预算,审议,审议",
        "内容,甲方,乙方\n战略,决定,拟订\n预算,过会,列会",
    ],
)
def test_kinds_below_a_header_that_no_list_knows_are_no_positions(
    tmp_path: Path, rows: str
) -> None:
    assert [p for p in extract(_csv(tmp_path, rows)).positions if p.defined] == []


def test_a_column_of_names_beside_columns_of_marks_says_who_asks(tmp_path: Path) -> None:
    rows = "事项,发起,部门经理,总经理\n付款：10万元＜单笔≤50万元,出纳,审核,审批\n转正,人事部,审批,"
    assert powers_of(extract(_csv(tmp_path, rows))) == {
        "出纳 request 付款 100000-500000 CNY",
        "部门经理 review 付款 100000-500000 CNY",
        "总经理 approve 付款 100000-500000 CNY",
        "人事部 request 转正",
        "部门经理 approve 转正",
    }


@pytest.mark.parametrize(
    ("cell", "limit"),
    [("1.000", "<=1000"), ("75.000", "<=75000"), ("0.125", "<=0.125"), ("1.5", "<=1.5")],
)
def test_a_point_before_three_digits_parts_thousands(
    tmp_path: Path, cell: str, limit: str
) -> None:
    document = _csv(tmp_path, f"Matter,Limit (EUR),Approver\nOrders,{cell},Site Director\n")
    assert powers_of(extract(document)) == {f"Site Director approve Orders {limit} EUR"}


def test_a_row_without_a_matter_goes_on_with_the_one_above(tmp_path: Path) -> None:
    text = """
    No.,Nature of Power,Delegated to,Extent of Power
    1,Hire of vehicles,Deputy Registrar,Up to Rs. 10000
    ,,Registrar,Full powers
    2,Sale of land,Registrar,Nil
    Stores,,,
    ,,Registrar,Full powers
    """.replace("    ", "")
    assert powers_of(extract(_csv(tmp_path, text))) == {
        "Deputy Registrar approve Hire of vehicles <=10000 INR > Registrar",
        "Registrar approve Hire of vehicles",
    }


@pytest.mark.parametrize(
    ("legend", "granted"),
    [
        ("Y = may approve alone, N = no authority", {"CFO approve Leases"}),
        ("Y = may not approve, N = no authority", set()),
        ("Y = to be informed, N = no authority", {"CFO inform Leases"}),
        ("Y = reviews before approval, N = no authority", {"CFO review Leases"}),
    ],
)
def test_a_legend_in_whole_phrases_says_what_each_may(
    tmp_path: Path, legend: str, granted: set[str]
) -> None:
    table = "| Matter | CEO | CFO |\n|---|---|---|\n| Leases | N | Y |\n"
    found = extract(_markdown(tmp_path, f"# Delegation of authority\n\n{legend}\n\n{table}"))
    assert {p for p in powers_of(found) if p.startswith("CFO")} == granted


def test_whoever_a_legend_lets_act_jointly_may_do_so_under_that_condition(tmp_path: Path) -> None:
    text = (
        "# Delegation of authority\n\nJ = approves jointly with the next level\n\n"
        "| Matter | CFO | CEO |\n|---|---|---|\n| Leases | J | J |\n"
    )
    found = extract(_markdown(tmp_path, text))
    assert {a.condition for a in found.authorities} == {"jointly with the next level"}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Losses may be written off by the following officers:", "write-off"),
        ("The following officers may approve losses:", "approve"),
        ("Losses are described in the following table:", "decide"),
    ],
)
def test_the_line_over_a_table_says_what_its_figures_grant(
    tmp_path: Path, line: str, kind: str
) -> None:
    table = "| Loss | Bursar | CFO |\n|---|---|---|\n| Cash | £100 | £900 |\n"
    found = extract(_markdown(tmp_path, f"# Losses\n\n{line}\n\n{table}"))
    assert {a.kind for a in found.authorities} == {kind}


def test_indicators_beside_targets_are_what_the_position_above_is_judged_by(
    tmp_path: Path,
) -> None:
    text = (
        "# Buyer\n\n**Reports to:** CFO\n\n## Targets\n\n"
        "| Indicator | Target | Weight |\n|---|---|---|\n| Savings | at least 3 % | 40 % |\n"
    )
    found = extract(_markdown(tmp_path, text))
    assert [(a.reading, [m.value for m in a.measures]) for a in found.appraisals] == [
        ("Savings | at least 3 %", [3])
    ]
    assert found.duties == found.authorities == ()


def test_a_word_for_anybody_in_a_cell_is_nobody(tmp_path: Path) -> None:
    rows = "事项,经办部门,审核人,批准人\n费用报销,各部门,部门经理,财务总监"
    found = extract(_csv(tmp_path, rows))
    assert powers_of(found) == {"部门经理 review 费用报销", "财务总监 approve 费用报销"}
    assert "各部门" not in names_of(found).values()


def test_a_cell_that_reads_well_is_not_mended_from_another_row(tmp_path: Path) -> None:
    rows = (
        "項次,核決項目,經辦,單位主管,處長,總經理\n一,請購：新臺幣3萬元以下,立案,核決,,\n"
        "二,請購：逾新臺幣3萬元至30萬元,立案,審核,核決,\n三,請購：逾新臺幣30萬元,立案,審核,審核,核決"
    )
    assert {p for p in powers_of(extract(_csv(tmp_path, rows))) if p.startswith("处长")} == {
        "处长 approve 请购 30000-300000 TWD > 总经理",
        "处长 review 请购 >300000 TWD",
    }


@pytest.mark.parametrize(
    ("cell", "granted"),
    [
        ("up to £75", {"Clerk approve Refunds <=75 GBP"}),
        ("Recommend only", {"Clerk propose Refunds"}),
        ("Nil", set()),
    ],
)
def test_a_lesser_kind_where_a_limit_would_stand_is_no_approval(
    tmp_path: Path, cell: str, granted: set[str]
) -> None:
    table = f"| Nature of payment | Limit |\n|---|---|\n| Refunds | {cell} |\n"
    found = extract(_markdown(tmp_path, f"# Clerk\n\n## Financial powers\n\n{table}"))
    assert powers_of(found) == granted


def test_each_of_two_holders_in_a_cell_has_the_limit_behind_it(tmp_path: Path) -> None:
    text = (
        "Area,Activity,Approve\n"
        "Treasury,Payment run,Treasurer (up to 500 EUR); CFO (above 500 EUR)\n"
    )
    assert powers_of(extract(_csv(tmp_path, text))) == {
        "Treasurer approve Payment run <=500 EUR > CFO",
        "CFO approve Payment run >500 EUR",
    }


@pytest.mark.parametrize(
    ("cell", "granted"),
    [
        ("Decides", {"Clerk decide Refunds"}),
        ("Orders", {"Clerk procure Refunds"}),
        ("Decides, informs the IT Manager", {"Clerk decide Refunds"}),
        ("Recommend to the Head of Service", {"Clerk propose Refunds"}),
        ("No authority – recommend only", {"Clerk propose Refunds"}),
        ("None – CFO decides", {"CFO decide Refunds"}),
        ("Proposes; CFO approves", {"Clerk propose Refunds", "CFO approve Refunds"}),
        ("Proposes; decision by the CFO", {"Clerk propose Refunds", "CFO decide Refunds"}),
        (
            "Approve up to £1,500 (CFO above)",
            {"Clerk approve Refunds <=1500 GBP > CFO", "CFO approve Refunds >1500 GBP"},
        ),
        ("Agree 30 to 60 days; longer ones go to the CFO", {"Clerk execute agree Refunds 30-60 days > CFO"}),
        ("Approve orders with the CFO", set()),
        ("See annex 2", set()),
        ("Refer", set()),
        ("Must refer to the CFO", set()),
    ],
)  # fmt: skip
def test_a_cell_beside_the_matter_says_in_a_clause_or_two_who_does_what(
    tmp_path: Path, cell: str, granted: set[str]
) -> None:
    table = f"| Topic | Your authority |\n|---|---|\n| Refunds | {cell} |\n"
    found = extract(_markdown(tmp_path, f"# Clerk\n\n## Decisions\n\n{table}"))
    assert powers_of(found) == granted


def test_a_cell_under_a_title_may_name_somebody_for_the_rest(tmp_path: Path) -> None:
    rows = "Matter,Clerk,Buyer\nRefunds,Proposes; CFO approves,-\nOrders,£500 (CFO above),£90\n"
    found = extract(_csv(tmp_path, f"Sign-off limits 2026,,\n{rows}"))
    assert powers_of(found) == {
        "Clerk propose Refunds",
        "CFO approve Refunds",
        "Buyer approve Orders <=90 GBP > Clerk",
        "Clerk approve Orders <=500 GBP > CFO",
        "CFO approve Orders >500 GBP",
    }


def test_who_must_be_consulted_by_the_legend_takes_part(tmp_path: Path) -> None:
    rows = "A = approves; C = must be consulted,,\nMatter,Clerk,Buyer\nRefunds,A,C\nLoans,A,-\n"
    assert "Buyer participate Refunds" in powers_of(extract(_csv(tmp_path, rows)))


def test_a_deed_done_to_a_post_heads_no_table_as_its_title(tmp_path: Path) -> None:
    table = "| Matter | Limit |\n|---|---|\n| Refunds | up to £75 |\n"
    text = f"# Buyer\n\n## Tasks\n\n- Coach the Clerks\n\n## Approval limits\n\n{table}"
    assert powers_of(extract(_markdown(tmp_path, text))) == {"Buyer approve Refunds <=75 GBP"}


def test_a_caption_above_a_second_header_begins_a_table_of_its_own(tmp_path: Path) -> None:
    rows = (
        "Tasks\nTask,Clerk,Buyer\nFiling,A,R\nPost,I,A\n,,\n"
        "Approval levels\nItem,Clerk,Buyer\nRefunds,£50,£200\nRepairs,£75,-\n"
    )
    found = extract(_csv(tmp_path, rows))
    assert powers_of(found) == {
        "Clerk approve Refunds <=50 GBP > Buyer",
        "Buyer approve Refunds <=200 GBP",
        "Clerk approve Repairs <=75 GBP",
    }
    assert {step.reading for step in found.steps} == {"Filing", "Post"}


def test_a_row_of_one_cell_above_further_matters_only_groups_them(tmp_path: Path) -> None:
    rows = "Approval levels\nItem,Approver\nRefunds,CFO\nTravel,CFO\nStaff\nHiring,HR Director\n"
    assert "HR Director approve Hiring" in powers_of(extract(_csv(tmp_path, rows)))


def test_what_a_header_counts_amounts_by_bounds_each_of_them(tmp_path: Path) -> None:
    table = "| Amount per event | Who may approve |\n|---|---|\n| Up to £30 | Buyer |\n| Above £30 | CFO |"
    found = extract(_markdown(tmp_path, f"# Policy\n\n## Entertainment of customers\n\n{table}\n"))
    assert powers_of(found) == {
        "Buyer approve Entertainment of customers <=30 GBP > CFO",
        "CFO approve Entertainment of customers >30 GBP",
    }
    assert {a.limit.per for a in found.authorities if a.limit} == {"event"}


def test_a_bare_figure_below_a_spending_limit_has_the_headers_unit(tmp_path: Path) -> None:
    rows = 'Position,Reports to,Spending limit (EUR)\nClerk,Buyer,"2,500"\nBuyer,CFO,900\n'
    assert powers_of(extract(_csv(tmp_path, rows))) == {
        "Clerk approve Spending limit <=2500 EUR",
        "Buyer approve Spending limit <=900 EUR",
    }


def test_the_documents_title_tells_what_the_amounts_of_its_tables_grant(tmp_path: Path) -> None:
    table = "| Matter | Clerk | Buyer |\n|---|---|---|\n| Refunds | £50 | £200 |\n"
    text = f"# Scheme of delegation\n\nIn force since May.\n\nMore.\n\n## B. Other\n\n{table}"
    assert {a.kind for a in extract(_markdown(tmp_path, text)).authorities} == {"approve"}


def test_titles_below_titles_head_a_table_of_their_own(tmp_path: Path) -> None:
    rows = (
        "Authority levels in GBP\nClass,Clerk,Buyer\nHousehold,250,750\nMotor,100,300\n,,\n"
        "Payments\nPayment,Assistant,Manager\nDamage,10,20\nLoss,No authority,Recommends\n"
    )
    assert powers_of(extract(_csv(tmp_path, rows))) >= {
        "Clerk approve Motor <=100 GBP > Buyer",
        "Manager propose Loss",
    }
    assert not any(
        "Clerk approve Damage" in one for one in powers_of(extract(_csv(tmp_path, rows)))
    )


def test_a_cell_that_says_consulted_is_no_right_to_look_into_it(tmp_path: Path) -> None:
    rows = "Approval levels,,\nMatter,Clerk,Buyer\nRefunds,Consulted,Approves\n"
    assert "Clerk participate Refunds" in powers_of(extract(_csv(tmp_path, rows)))


def test_headers_say_what_is_done_with_the_matters_below_them(tmp_path: Path) -> None:
    heads = "| Decides alone | Proposes; decision by the CFO |\n|---|---|\n"
    table = f"{heads}| Signs leases | Loans |\n| Shifts | Bonuses |\n"
    found = extract(_markdown(tmp_path, f"# Clerk\n\n## Decisions\n\n{table}"))
    assert powers_of(found) >= {
        "Clerk decide Shifts",
        "Clerk propose Loans",
        "Clerk propose Bonuses",
        "CFO decide Loans",
        "CFO decide Bonuses",
    }


def test_matters_beside_who_does_what_need_no_known_header(tmp_path: Path) -> None:
    table = (
        "| Question | You |\n|---|---|\n| Refunds | Decide |\n| Orders | Recommend to the CFO |\n"
    )
    found = extract(_markdown(tmp_path, f"# Clerk\n\n## Your powers\n\n{table}"))
    assert powers_of(found) == {"Clerk decide Refunds", "Clerk propose Orders"}


def test_a_row_of_a_table_that_is_not_told_is_no_line_of_text(tmp_path: Path) -> None:
    table = "| What | How | When |\n|---|---|---|\n| Refunds | Decide | now |\n| Tax | Sign | later |\n"
    document = _markdown(tmp_path, f"# Clerk\n\n## Your powers\n\n{table}")
    assert powers_of(extract(document)) == set()
    assert [one.reason for one in omissions(document)] == [
        "has no header row that tells what its columns hold."
    ]


def test_a_column_that_only_counts_its_rows_is_not_what_they_are_about(tmp_path: Path) -> None:
    rows = "Step,Action,Approved by,Remarks\n1,Count goods,Buyer,\n2,Write off goods,CFO,\n"
    assert powers_of(extract(_csv(tmp_path, rows))) == {
        "Buyer approve Count goods",
        "CFO approve Write off goods",
    }


def test_a_matter_beside_who_must_approve_needs_no_known_header(tmp_path: Path) -> None:
    rows = "Trip,Approval needed from\nDomestic trips,Buyer\nOther trips,CFO\n"
    assert powers_of(extract(_csv(tmp_path, rows))) == {
        "Buyer approve Domestic trips",
        "CFO approve Other trips",
    }


def test_a_count_below_a_title_is_up_to_so_many_and_a_group_has_its_column(tmp_path: Path) -> None:
    heads = "Approval levels,,,\nMatter,Clerk,Change Control Group,CFO\n"
    rows = f"{heads}Fleet,25 vehicles,100 vehicles,any size\nCost,£5,£90,£400\n"
    assert powers_of(extract(_csv(tmp_path, rows))) == {
        "Clerk approve Fleet <=25 vehicles",
        "Change Control Group approve Fleet <=100 vehicles > CFO",
        "CFO approve Fleet",
        "Clerk approve Cost <=5 GBP",
        "Change Control Group approve Cost <=90 GBP > CFO",
        "CFO approve Cost <=400 GBP",
    }


def test_whoever_a_row_is_done_by_has_it_as_work_and_not_as_a_power(tmp_path: Path) -> None:
    rows = "Step,Action,Done by,Approved by\n1,Count goods,Clerk,Buyer\n2,Book goods,Clerk,\n"
    found = extract(_csv(tmp_path, rows))
    assert powers_of(found) == {"Buyer approve Count goods"}
    assert {d.reading for d in found.duties} == {"Count goods", "Book goods"}


def test_rows_of_three_cells_under_unknown_headers_run_together_to_no_power(
    tmp_path: Path,
) -> None:
    table = "| One | Two | Three |\n|---|---|---|\n| Retest samples | Recruit analysts | Complaints |\n"
    text = f"# Laboratory Manager\n\n## Authority\n\n- Approves methods\n\n{table}"
    assert powers_of(extract(_markdown(tmp_path, text))) == {"Laboratory Manager approve methods"}


def test_headers_may_make_a_decision_or_hand_it_on(tmp_path: Path) -> None:
    heads = (
        "| Makes the decision | Makes a recommendation | Must refer to the CFO |\n|---|---|---|\n"
    )
    table = f"{heads}| Purchases up to £90 | Equipment | Complaints |\n"
    found = extract(_markdown(tmp_path, f"# Clerk\n\n## Decision-making authority\n\n{table}"))
    assert powers_of(found) == {"Clerk decide Purchases <=90 GBP", "Clerk propose Equipment"}


def test_a_title_among_titles_keeps_its_column_whatever_its_cells_say(tmp_path: Path) -> None:
    heads = "Sign-off guide,,\nMatter,Clerk,Buyer,CFO\n"
    rows = (
        f"{heads}Discount,£20,£40,£90\nNew starter,Interview and recommend,Approve,Not needed\n"
        "Closing,Ask Buyer,Decide,Not needed\n"
    )
    assert powers_of(extract(_csv(tmp_path, rows))) == {
        "Clerk approve Discount <=20 GBP > Buyer",
        "Buyer approve Discount <=40 GBP > CFO",
        "CFO approve Discount <=90 GBP",
        "Clerk propose New starter",
        "Buyer approve New starter",
        "Clerk request Closing",
        "Buyer decide Closing",
    }


def test_manager_over_a_column_of_a_matrix_is_a_post_and_nobodys_superior(tmp_path: Path) -> None:
    rows = "Area,Director,Head of Service,Manager\nOrders,£90,£40,£20\nLeave,All staff,None of it,Own team\n"
    document = _csv(tmp_path, rows)
    assert powers_of(extract(document)) == {
        "Director decide Orders <=90 GBP",
        "Head of Service decide Orders <=40 GBP > Director",
        "Manager decide Orders <=20 GBP > Head of Service",
    }
    assert not extract(document).duties
    (told,) = omissions(document)
    assert "All staff, None of it, Own team" in told.reason


def test_what_somebody_owns_is_a_deed_only_behind_an_article(tmp_path: Path) -> None:
    rows = "Area,Director,Buyer\nOrders,£90,£40\nStock,Own the count,Own shelves\n"
    assert {d.reading for d in extract(_csv(tmp_path, rows)).duties} == {"Own the count"}


def test_two_ranges_side_by_side_head_a_table_and_no_form(tmp_path: Path) -> None:
    rows = "Item,Up to £50,Above £50\nTravel,Clerk,Director\nBudget,Clerk,Director\n"
    assert powers_of(extract(_csv(tmp_path, rows))) == {
        "Clerk decide Travel <=50 GBP > Director",
        "Director decide Travel >50 GBP",
        "Clerk decide Budget <=50 GBP > Director",
        "Director decide Budget >50 GBP",
    }
    form = "Job title,Finance Clerk\nSalary,£25k,£30k\nReports to,Finance Director\n"
    assert not extract(_csv(tmp_path, form)).authorities


def test_below_ranges_a_step_is_done_and_only_a_matter_decided(tmp_path: Path) -> None:
    rows = (
        "Step,Up to £50,Above £50\nNeeds request,Clerk,Clerk\nTechnical check,Buyer,Buyer\n"
        "Signature of order,Buyer,Director\nReceipt of goods,Clerk,Clerk\n"
    )
    found = extract(_csv(tmp_path, rows)).authorities
    assert {(a.kind, a.object) for a in found} == {
        ("request", "Needs request"),
        ("verify", "Technical check"),
        ("sign", "order"),
        ("execute", "Receipt of goods"),
    }
    chinese = "环节,5万元以下,5万元以上\n请购,班组长,部门经理\n付款审批,财务经理,总经理\n"
    assert {(a.kind, a.object) for a in extract(_csv(tmp_path, chinese)).authorities} == {
        ("request", "请购"),
        ("approve", "付款"),
    }


def test_a_header_over_ranges_alone_says_what_they_are_of(tmp_path: Path) -> None:
    rows = "Discount,Approval\n0-5%,Clerk\n>5%,Director\n"
    assert powers_of(extract(_csv(tmp_path, rows))) == {
        "Clerk approve Discount 0-5 % > Director",
        "Director approve Discount >5 %",
    }
    rows = "Amount,Approval\nUp to £50,Clerk\nOver £50,Director\n"
    assert not extract(_csv(tmp_path, rows)).authorities  # of what?


@pytest.mark.parametrize(
    ("heads", "kinds"),
    [("Decision,Who", {"decide"}), ("Task,Who", {"hire"}), ("Colour,Who", set())],
)
def test_who_stands_beside_decisions_decides(tmp_path: Path, heads: str, kinds: set[str]) -> None:
    rows = f"{heads}\nHire staff,Director\nHire drivers,Clerk\n"
    assert {a.kind for a in extract(_csv(tmp_path, rows)).authorities} == kinds
