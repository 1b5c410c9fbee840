"""Tables on their side, drawn in text, with codes, keys, groups of amounts and lines beside lines."""

from pathlib import Path

import pytest
from written import powers_in, powers_of, stored

from rolegraph.extraction import extract, omissions


@pytest.mark.parametrize(
    "rows",
    [
        "事项,停车费减免\n金额,500元以内\n申请,客服管家\n批准,项目经理",
        "事项,停车费减免,金额,500元以内\n申请,客服管家,批准,项目经理",
    ],
)
def test_a_card_of_one_matter_has_labels_beside_who_acts(tmp_path: Path, rows: str) -> None:
    assert powers_in(tmp_path, rows) == {
        "客服管家 request 停车费减免 <=500 CNY",
        "项目经理 approve 停车费减免 <=500 CNY",
    }


def test_deeds_as_rows_act_on_the_matters_above_the_columns(tmp_path: Path) -> None:
    rows = "Matter,Refunds,Write-offs\nRequested by,Clerk,Cashier\nApproved by,Team Leader,Finance Manager"
    assert powers_in(tmp_path, rows) == {
        "Clerk request Refunds",
        "Team Leader approve Refunds",
        "Cashier request Write-offs",
        "Finance Manager approve Write-offs",
    }


def test_a_form_of_a_position_is_no_card_of_a_matter(tmp_path: Path) -> None:
    rows = "岗位名称,采购专员\n直接上级,采购经理\n岗位职责,负责采购订单的下达"
    assert powers_in(tmp_path, rows) == set()
    found = extract(stored(tmp_path, rows))
    assert [d.reading for d in found.duties] == ["负责采购订单的下达"]


def test_ranges_of_amounts_as_rows_bound_the_matters_above_titles(tmp_path: Path) -> None:
    rows = "# Who approves what\n\n| Value (EUR k) | Goods | Services |\n|---|---|---|\n"
    rows += "| up to 10 | Buyer | Buyer |\n| above 10 | Purchasing Manager | Finance Director |"
    assert powers_in(tmp_path, rows, "rights.md") == {
        "Buyer approve Goods <=10000 EUR > Purchasing Manager",
        "Buyer approve Services <=10000 EUR > Finance Director",
        "Purchasing Manager approve Goods >10000 EUR",
        "Finance Director approve Services >10000 EUR",
    }


def test_ranges_beside_figures_are_no_ladder(tmp_path: Path) -> None:
    rows = "Value,Goods,Services\nup to 10 EUR,5,6\nabove 10 EUR,7,8"
    assert powers_in(tmp_path, rows) == set()


def test_amounts_below_a_row_that_only_names_a_matter_bound_it(tmp_path: Path) -> None:
    rows = "核决权限表,,,\n项次,核决事项,课长,经理\n一,交际费,,\n1,3000元以下,核决,\n"
    rows += "2,3000元以上,审核,核决\n二,印鉴使用,审核,核决"
    assert powers_in(tmp_path, rows) == {
        "课长 approve 交际费 <=3000 CNY > 经理",
        "课长 review 交际费 >=3000 CNY",
        "经理 approve 交际费 >=3000 CNY",
        "课长 review 印鉴使用",
        "经理 approve 印鉴使用",
    }


def test_an_amount_below_a_row_of_its_own_powers_is_not_about_its_matter(tmp_path: Path) -> None:
    rows = "审批权限表,,\n事项,课长,经理\n印鉴使用,审核,审批\n3000元以下,审批,"
    assert not any("印鉴使用 <=" in power for power in powers_in(tmp_path, rows))


def test_the_scale_of_a_header_holds_once_and_for_figures_in_words_too(tmp_path: Path) -> None:
    rows = "审批权限表,单位：万元,\n事项,经理,总监\n采购,审批：5,审批：＞5且≤20\n维修,审批：5万,审批：20以上"
    assert powers_in(tmp_path, rows) >= {
        "经理 approve 采购 <=50000 CNY > 总监",
        "总监 approve 采购 50000-200000 CNY",
        "经理 approve 维修 <=50000 CNY > 总监",
        "总监 approve 维修 >=200000 CNY",
    }


def test_characters_of_titles_stand_for_these_in_columns_of_them(tmp_path: Path) -> None:
    rows = (
        "简称：总—总经理；财—财务经理；采—采购经理,,,\n业务内容,提案,会审,裁决\n采购,采,财、采,总"
    )
    assert powers_in(tmp_path, rows) == {
        "采购经理 propose 采购",
        "财务经理 countersign 采购",
        "采购经理 countersign 采购",
        "总经理 decide 采购",
    }


def test_a_function_beside_its_title_is_no_code_in_a_column_of_matters(tmp_path: Path) -> None:
    rows = "联系人：采购—采购经理；财务—财务经理,,\n事项,申请人,审批人\n采购,会计,总经理\n用章,会计,总经理"
    assert "总经理 approve 采购" in powers_in(tmp_path, rows)


def test_a_table_of_signs_and_meanings_is_the_key_of_another(tmp_path: Path) -> None:
    rows = "# Authority matrix\n\n| Decision | Clerk | Buyer | Director |\n|---|---|---|---|\n"
    rows += "| Orders | I | V | A |\n| Loans | I | E | A |\n\n| Code | Meaning |\n|---|---|\n"
    rows += "| I | Initiates |\n| V | Verifies |\n| E | Endorses |\n| A | Approves |\n"
    assert powers_in(tmp_path, rows, "rights.md") == {
        "Clerk request Orders",
        "Buyer verify Orders",
        "Director approve Orders",
        "Clerk request Loans",
        "Buyer countersign Loans",
        "Director approve Loans",
    }


@pytest.mark.parametrize(("one", "other"), [("√", "○"), ("△", "★"), ("V", "E")])
def test_several_signs_that_nothing_explains_grant_nothing(
    tmp_path: Path, one: str, other: str
) -> None:
    rows = f"Approval matrix,,\nMatter,Clerk,Buyer\nOrders,{one},{other}\nLoans,,{one}"
    document = stored(tmp_path, rows)
    assert powers_of(extract(document)) == set()
    assert "nothing explains" in omissions(document)[0].reason


@pytest.mark.parametrize("sign", ["√", "✓", "x"])
def test_one_sign_alone_says_yes(tmp_path: Path, sign: str) -> None:
    rows = f"Approval matrix,,\nMatter,Clerk,Buyer\nOrders,{sign},\nLoans,,{sign}"
    assert powers_in(tmp_path, rows) == {"Clerk approve Orders", "Buyer approve Loans"}


@pytest.mark.parametrize(("note", "kind"), [("", "review"), ("“核”指核准，“准”指知会", "approve")])
def test_a_character_gives_way_to_one_that_approves_unless_a_legend_says_more(
    tmp_path: Path, note: str, kind: str
) -> None:
    rows = f"事项,出纳,会计,财务经理\n报销,拟,核,准\n付款,拟,核,准\n{note},,,"
    assert {f"会计 {kind} 报销", f"会计 {kind} 付款"} <= powers_in(tmp_path, rows)


_GRID = """
+-----------------+-------------+----------------------+
| Decision        | Who asks    | Who signs off        |
+=================+=============+======================+
| Overtime beyond | Line Lead   | Plant Manager up to  |
| the plan        |             | EUR 300; Operations  |
|                 |             | Director above that  |
+-----------------+-------------+----------------------+
| Stop of a line  | Anyone      | Shift Manager        |
+-----------------+-------------+----------------------+
"""


def test_a_grid_of_signs_is_a_table_whose_cells_go_on_in_the_next_line(tmp_path: Path) -> None:
    document = stored(tmp_path, _GRID, "rights.txt")
    found = extract(document)
    assert powers_of(found) == {
        "Line Lead request Overtime beyond the plan",
        "Plant Manager approve Overtime beyond the plan <=300 EUR > Operations Director",
        "Operations Director approve Overtime beyond the plan >300 EUR",
        "Shift Manager approve Stop of a line",
    }
    assert "Anyone" not in {p.label.main for p in found.positions}
    for one in found.authorities:
        for place in one.evidence:
            assert document.text[place.start : place.end] == place.quote
    assert "the plan" in {e.quote for a in found.authorities for e in a.evidence}


_BOX = """
┌──────────┬────┬────┐
│事项      │会计│经理│
├──────────┼────┼────┤
│报销（20  │审核│审批│
│00元以内）│    │    │
└──────────┴────┴────┘
"""


def test_a_box_of_lines_is_a_table_too(tmp_path: Path) -> None:
    assert powers_in(tmp_path, _BOX, "rights.txt") == {
        "会计 review 报销 <=2000 CNY",
        "经理 approve 报销 <=2000 CNY",
    }


def test_a_frame_around_one_text_is_no_table(tmp_path: Path) -> None:
    text = "+---------+\n| Buyer |\n| Clerk |\n+---------+\nThe Buyer approves orders."
    assert stored(tmp_path, text, "note.txt").tables == ()


def test_titles_line_by_line_beside_amounts_are_rows(tmp_path: Path) -> None:
    rows = 'Spending authority,,\nMatter,Approved by,Limit\nOrders,"Director\nManager","£900\n£90"'
    assert powers_in(tmp_path, rows) == {
        "Director approve Orders <=900 GBP",
        "Manager approve Orders <=90 GBP > Director",
    }


def test_titles_line_by_line_beside_one_amount_share_it(tmp_path: Path) -> None:
    rows = 'Spending authority,,\nMatter,Approved by,Limit\nOrders,"Director\nManager",£900'
    assert powers_in(tmp_path, rows) == {
        "Director approve Orders <=900 GBP",
        "Manager approve Orders <=900 GBP",
    }


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Who signs off", "approve"),
        ("Endorsed by", "countersign"),
        ("Who is told", "inform"),
        ("Examined by", "review"),
        ("会审", "countersign"),
    ],
)
def test_a_header_says_the_deed_of_whom_it_names(tmp_path: Path, head: str, kind: str) -> None:
    rows = f"Decision,Requested by,{head}\nOrders,Clerk,Buyer\nLoans,Clerk,Buyer"
    assert {f"Buyer {kind} Orders", f"Buyer {kind} Loans"} <= powers_in(tmp_path, rows)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Reserved to the Board of Trustees?", "decide"),
        ("Board of Trustees approval required", "approve"),
        ("Sign-off by the Board of Trustees", "approve"),
        ("Review by Board of Trustees", "review"),
    ],
)
def test_a_header_may_name_a_title_with_the_deed_that_its_marks_grant(
    tmp_path: Path, head: str, kind: str
) -> None:
    rows = f"Matter,{head},Delegated to,Limit or condition\nLoans,Yes,-,Two signatories\n"
    rows += 'Spending,No,Director,"£90,000"\nWrite-offs,"Above £2,000",Manager,"Up to £2,000"'
    above = " > Board of Trustees" if kind == "approve" else ""
    assert powers_in(tmp_path, rows) == {
        f"Board of Trustees {kind} Loans",
        "Director approve Spending <=90000 GBP",
        f"Board of Trustees {kind} Write-offs >2000 GBP",
        f"Manager approve Write-offs <=2000 GBP{above}",
    }


def test_a_title_above_dates_heads_no_marks(tmp_path: Path) -> None:
    rows = "Matter,Approved on by the Board of Trustees\nLoans,3 May 2024\nSpending,4 June 2024"
    assert powers_in(tmp_path, rows) == set()


def test_a_column_of_titles_whose_header_says_nothing_is_named_and_grants_nothing(
    tmp_path: Path,
) -> None:
    rows = "事项,申请人,牵线人,审批人\n报销,会计,出纳,财务经理\n付款,会计,出纳,财务经理"
    document = stored(tmp_path, rows)
    assert "牵线人" in omissions(document)[0].reason
    assert not any(power.startswith("出纳") for power in powers_of(extract(document)))
