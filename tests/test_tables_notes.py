"""Notes to which signs in cells refer, bounds beside told rights, cases as columns, countries' dollars."""

from pathlib import Path

import pytest
from written import powers_in, powers_of, stored

from rolegraph.extraction import extract, omissions
from rolegraph.reading import read

_PAGE = """
<h1>Spending authority</h1><table><tr><th>Item</th><th>Office Manager</th><th>Site Director</th></tr>
<tr><td>Orders</td><td>£500<sup>1</sup></td><td>£5,000<sup>1, 2</sup></td></tr>
<tr><td>Floor space up to 40 m<sup>2</sup></td><td>No</td><td>Yes</td></tr></table>
<p><sup>1</sup> Within the budget of the site.</p><p><sup>2</sup> Told to the Board each month.</p>
"""


def test_a_raised_figure_is_no_digit_of_an_amount_and_its_note_says_when_the_right_holds(
    tmp_path: Path,
) -> None:
    found = extract(stored(tmp_path, _PAGE, "page.html"))
    orders = [a for a in found.authorities if a.object == "Orders"]
    assert {a.limit.value for a in orders if a.limit} == {500.0, 5000.0}
    assert {a.condition for a in orders} == {
        "Within the budget of the site.",
        "Within the budget of the site. Told to the Board each month.",
    }
    assert all(any("Within the budget" in e.quote for e in a.evidence) for a in orders)


def test_a_power_of_a_unit_is_no_note(tmp_path: Path) -> None:
    document = stored(tmp_path, _PAGE, "page.html")
    assert "40 m²" in document.body.text
    assert "£5,000¹" in document.text
    assert "£5,000¹" not in document.body.text


_STARRED = """
| 事项 | 部门经理 | 总经理 |
|---|---|---|
| 采购 | 5000元* | 50000元 |
| 对外担保※ | 审核 | 审批 |

{}
"""


@pytest.mark.parametrize(
    ("below", "conditions"),
    [
        (
            "\\* 限预算内。\n\n※ 须先经法律顾问出具意见。",
            ["限预算内。", "须先经法律顾问出具意见。"],
        ),
        ("没有说明的符号不引出条件。", []),
        ("* 本表由财务部解释。\n* 本表自五月起执行。", []),  # bullets
    ],
)
def test_a_sign_behind_a_cell_is_a_reference_only_where_one_note_begins_with_it(
    tmp_path: Path, below: str, conditions: list[str]
) -> None:
    found = extract(stored(tmp_path, _STARRED.format(below), "rights.md"))
    assert sorted({a.condition for a in found.authorities if a.condition}) == sorted(conditions)


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("All amounts are in Australian dollars.", "AUD"),
        ("Amounts in CAD, before tax.", "CAD"),
        ("Amounts above NZ$10,000 are reported.", "NZD"),
        ("Drawings are kept in CAD files.", "USD"),
        ("Amounts in Canadian dollars; US dollars need the Treasurer.", "USD"),
    ],
)
def test_a_bare_dollar_is_that_of_the_one_country_that_the_document_names(
    tmp_path: Path, line: str, unit: str
) -> None:
    table = "| Item | Buyer | Director |\n|---|---|---|\n| Orders | $500 | $5,000 |"
    found = extract(stored(tmp_path, f"# Approval limits\n\n{line}\n\n{table}", "rights.md"))
    assert {a.limit.unit for a in found.authorities if a.limit} == {unit}


@pytest.mark.parametrize(
    ("head", "cell", "said"),
    [
        ("EUR thousand", "250", "250000 EUR"),
        ("£000", "250", "250000 GBP"),
        ("in thousands of EUR", "250", "250000 EUR"),
        ("EUR m", "2", "2e+06 EUR"),
        ("EUR", "250", "250 EUR"),
    ],
)
def test_a_currency_in_brackets_says_in_what_it_is_counted(
    tmp_path: Path, head: str, cell: str, said: str
) -> None:
    table = f"Approval limits ({head}),,\nItem,Buyer,Finance Director\nOrders,{cell},900"
    assert f"Buyer approve Orders <={said} > Finance Director" in powers_in(tmp_path, table)


def test_a_told_right_is_bounded_by_the_amount_beside_it(tmp_path: Path) -> None:
    table = """岗位,权限内容,额度（万元）
宴会经理,宴会合同的签订,5
宴会经理,对下属的考核,—
市场总监,宴会合同的签订,20-50"""
    assert powers_in(tmp_path, table) == {
        "宴会经理 sign 宴会合同 <=50000 CNY",
        "宴会经理 appraise 下属",
        "市场总监 sign 宴会合同 200000-500000 CNY",
    }


def test_an_amount_that_names_what_it_bounds_is_a_right_of_its_own(tmp_path: Path) -> None:
    table = """Position,Department,Decision authority,Financial limit
Sales Manager,Sales,Grants discounts of up to 10%,"EUR 10,000 per order"
Workshop Manager,Production,Approves overtime,"EUR 3,000 per order\""""
    found = powers_in(tmp_path, table)
    assert "Sales Manager approve discounts <=10 %" in found
    assert "Workshop Manager approve overtime" in found


_LISTED = """
# {}

| 类别 | 权限内容 | 额度/说明 |
|---|---|---|
| 业务 | 宴会折扣的审批 | 8.8折以内 |
| 财务 | 客户定金减免的审批 | 单笔2000元以内 |
"""


def test_rights_below_a_posts_own_heading_are_its(tmp_path: Path) -> None:
    assert powers_in(tmp_path, _LISTED.format("二、宴会经理岗位说明书"), "post.md") == {
        "宴会经理 approve 宴会折扣 >=8.8 折",
        "宴会经理 approve 客户定金减免 <=2000 CNY",
    }


def test_rights_of_nobody_are_named_by_the_build_and_are_no_text(tmp_path: Path) -> None:
    document = stored(tmp_path, _LISTED.format("宴会业务说明"), "post.md")
    found = extract(document)
    assert found.authorities == ()
    assert found.duties == ()
    (left,) = omissions(document)
    assert left.reason == "lists what somebody may do, and not who."


def test_chinese_headers_say_what_a_list_below_them_would(tmp_path: Path) -> None:
    table = """岗位,可以决定,处理后报备,须请示,不得
店长,500元以内的报损,会员积分补录,店面装修,私自改价
收银员,找零差错,—,顾客退款,代客刷卡"""
    assert powers_in(tmp_path, table) == {
        "店长 decide 报损 <=500 CNY",
        "店长 dispose 会员积分补录",
        "店长 request 店面装修",
        "收银员 decide 找零差错",
        "收银员 request 顾客退款",
    }
    found = extract(stored(tmp_path, table))
    assert {p.reading for p in found.prohibitions} == {"私自改价", "代客刷卡"}


def test_cases_as_columns_say_when_who_decides(tmp_path: Path) -> None:
    table = """供应商准入审批权限表,,
事项,低风险,高风险
供应商准入,采购经理,总经理
供应商淘汰,采购主管,采购经理"""
    found = extract(stored(tmp_path, table))
    assert {(a.kind, a.object, a.condition) for a in found.authorities} == {
        ("approve", "供应商准入", "低风险"),
        ("approve", "供应商准入", "高风险"),
        ("approve", "供应商淘汰", "低风险"),
        ("approve", "供应商淘汰", "高风险"),
    }


@pytest.mark.parametrize("heads", ["负责人,联系人", "上半年,下半年", "Deputy,Contact"])
def test_names_below_other_headers_decide_nothing(tmp_path: Path, heads: str) -> None:
    table = f"供应商准入审批权限表,,\n事项,{heads}\n供应商准入,采购经理,总经理"
    assert powers_in(tmp_path, table) == set()


def test_grades_below_a_line_that_names_the_matter_are_grades_of_it(tmp_path: Path) -> None:
    table = """Calder Bank: lending authority (EUR),,
Delegate,Grade 1-3,Grade 4
Branch Director,500,100
Chief Risk Officer,900,Recommend"""
    assert powers_in(tmp_path, table) == {
        "Branch Director approve lending, Grade 1-3 <=500 EUR > Chief Risk Officer",
        "Branch Director approve lending, Grade 4 <=100 EUR",
        "Chief Risk Officer approve lending, Grade 1-3 <=900 EUR",
        "Chief Risk Officer propose lending, Grade 4",
    }


def test_a_legend_may_say_what_headers_say(tmp_path: Path) -> None:
    table = """
D = decides, I = gives input, P = performs

| | Price list | Launch date |
|---|---|---|
| Product Manager | I | D |
| Sales Director | D | P |
"""
    assert powers_of(extract(stored(tmp_path, table, "roles.md"))) == {
        "Product Manager participate Price list",
        "Product Manager decide Launch date",
        "Sales Director decide Price list",
        "Sales Director execute Launch date",
    }


def test_raised_letters_and_ordinals_stay_what_they_are(tmp_path: Path) -> None:
    page = "<p>On the 1<sup>st</sup> of May the Clerk<sup>a</sup> reads 10 km<sup>2</sup>.</p>"
    path = tmp_path / "a.html"
    path.write_text(page, "utf-8")
    assert read(path, path.name).body.text == "On the 1st of May the Clerk reads 10 km²."


_SIGNED = """Document,Written by,Checked by,Approved by
Batch record,Production Supervisor,QA Officer,Qualified Person
Procedure,Production Supervisor,QA Officer,"{}"
"""


@pytest.mark.parametrize(
    ("cell", "cases"),
    [
        (
            "QA Manager, and Site Director if two departments are concerned",
            {"QA Manager": "", "Site Director": "if two departments are concerned"},
        ),
        ("Site Director (if over budget)", {"Site Director": "if over budget"}),
        ("Site Director (acting)", {"Site Director": ""}),
        ("QA Manager and Site Director", {"QA Manager": "", "Site Director": ""}),
    ],
)
def test_who_acts_in_one_case_alone_has_it_as_the_condition(
    tmp_path: Path, cell: str, cases: dict[str, str]
) -> None:
    found = extract(stored(tmp_path, _SIGNED.format(cell)))
    names = {p.id: p.label.main for p in found.positions}
    mine = [a for a in found.authorities if a.kind == "approve" and a.object == "Procedure"]
    assert {names[a.bearer]: a.condition for a in mine} == cases
    assert "Production Supervisor formulate Procedure" in powers_of(found)


@pytest.mark.parametrize(
    ("cell", "case"),
    [("审批（超预算时）", "超预算时"), ("审批（仅限本部门）", "仅限本部门"), ("审批（二级）", "")],
)
def test_a_bracket_behind_a_deed_says_when_it_is_done(
    tmp_path: Path, cell: str, case: str
) -> None:
    table = f"事项,部门经理,总经理\n采购,审核,{cell}\n招聘,审核,审批"
    found = extract(stored(tmp_path, table))
    (one,) = (a for a in found.authorities if a.object == "采购" and a.kind == "approve")
    assert one.condition == case


def test_what_is_asked_for_behind_who_acts_is_no_matter(tmp_path: Path) -> None:
    table = """# Community grants: who decides

| Size of grant | Who decides | Who is informed | Paperwork |
|---|---|---|---|
| Up to $2,000 | Grants Officer | Grants Manager | Short form |
| More than $2,000 | Grants Manager | Finance Officer | Full application |
"""
    assert powers_in(tmp_path, table, "grants.md") == {
        "Grants Officer decide grant <=2000 USD > Grants Manager",
        "Grants Manager inform grant <=2000 USD",
        "Grants Manager decide grant >2000 USD",
        "Finance Officer inform grant >2000 USD",
    }


def test_cells_that_do_not_say_who_acts_beside_those_that_do_are_named(tmp_path: Path) -> None:
    table = """管控事项,子公司,集团
年度预算,总经理编制,财务部审核
对外投资,总经理提出,投资部审核
中层任免,总经理提名,另行规定
利润分配,总经理提出,财务部审核"""
    (left,) = omissions(stored(tmp_path, table))
    assert left.reason == "does not say who acts and how where it should: 另行规定."


def test_headers_that_only_count_bound_the_matter_of_the_line_above(tmp_path: Path) -> None:
    table = """# 费用审批权限

## 采购审批额度

| 岗位 | 单笔 | 每月累计 |
|---|---|---|
| 采购主管 | 5000元 | 3万元 |
| 采购经理 | 2万元 | 20万元 |
"""
    found = extract(stored(tmp_path, table, "rights.md"))
    bounds = [
        (a.object, a.limit.per, a.limit.further[0].per) for a in found.authorities if a.limit
    ]
    assert bounds == [("采购", "order", "month")] * 2


def test_amounts_of_nothing_grant_nothing_and_are_named(tmp_path: Path) -> None:
    table = """Approval limits of the Harlow Freight depots

| Post | Per order | Per month |
|---|---|---|
| Storekeeper | £150 | £900 |
| Depot Manager | £6,000 | £40,000 |
"""
    document = stored(tmp_path, table, "rights.md")
    assert extract(document).authorities == ()
    assert [o.reason for o in omissions(document)] == [
        "Per order: says what amounts count for, and not of what they are.",
        "Per month: says what amounts count for, and not of what they are.",
    ]


@pytest.mark.parametrize(
    ("matter", "said"),
    [
        ("用车（50公里以内）", "用车 <=50 公里"),
        ("物料报废（单次10件以上）", "物料报废 >=10 件"),
        ("会签（3个以上部门参与）", "会签（3个以上部门参与）"),
        ("用车（跨省）", "用车（跨省）"),
    ],
)
def test_a_figure_alone_in_brackets_bounds_the_matter(
    tmp_path: Path, matter: str, said: str
) -> None:
    table = f"事项,车间主任,厂长\n{matter},审核,审批\n招聘,审核,审批"
    assert f"厂长 approve {said}" in powers_in(tmp_path, table)


@pytest.mark.parametrize("ending", ["联签", "双签", "共同审批"])
def test_who_signs_together_are_named_without_it(tmp_path: Path, ending: str) -> None:
    table = f"支出事项,审批人\n货款,业务经理、财务经理{ending}\n借款,总经理"
    assert {one.split()[0] for one in powers_in(tmp_path, table)} == {
        "业务经理",
        "财务经理",
        "总经理",
    }


_REMARKED = """
| Matter | Approver | Notes |
|---|---|---|
| Agency staff | Home Manager | {} |
"""


@pytest.mark.parametrize(
    ("remark", "condition"),
    [
        ("Within budget", "Within budget"),
        ("Three quotes required", "Three quotes required"),
        ("Unbudgeted only", "Unbudgeted only"),
        ("Board approval", "Board approval"),
        ("Blue or green", ""),
        ("Withins and withouts", ""),
    ],
)
def test_a_remark_that_says_when_a_row_holds_is_its_condition_and_evidence(
    tmp_path: Path, remark: str, condition: str
) -> None:
    found = extract(stored(tmp_path, _REMARKED.format(remark), "limits.md"))
    bearer = next(p.id for p in found.positions if p.label.main == "Home Manager")
    (right,) = (a for a in found.authorities if a.bearer == bearer)
    assert right.condition == condition
    assert any(remark in e.quote for e in right.evidence) is bool(condition)
