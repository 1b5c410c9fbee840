"""Tables that look like ones of powers and are none, and bounds that stand where no header tells."""

from pathlib import Path

import pytest
from written import powers_in


@pytest.mark.parametrize(
    "rows",
    [
        # targets
        "岗位,2024年目标,2025年目标,审批额度\n销售经理,500万,600万,5万元\n区域经理,200万,300万,2万元",
        # limits of nothing that is named
        "Approval limits,,\nPosition,2025 limit,2026 limit\nBuyer,500,600\nCFO,5000,6000",
        # who trains whom
        "Training matrix,,\nCourse,Clerk,Buyer\nFirst aid,✓,✓\nApproval workflow,,✓",
        # who stands in for whom
        "Delegation,From,To,Until\nApprove invoices,CFO,Accountant,31 March\nSign,CEO,Sales Director,30 June",
        # what has been approved
        "Deal,Prepared by,Approved by,Approved on\nRent,Clerk,CFO,3 May 2025\nCars,Clerk,CEO,7 June 2025",
        # what a trip may cost
        "职务,住宿标准,餐费标准\n总经理,不限,不限\n部门经理,500元,200元",
    ],
)
def test_tables_of_other_things_grant_nothing(tmp_path: Path, rows: str) -> None:
    assert powers_in(tmp_path, rows) == set()


def test_a_day_is_no_limit(tmp_path: Path) -> None:
    rows = "项目,审批人,完成节点\nERP上线,总经理,6月30日\n仓库搬迁,运营总监,9月15日"
    assert powers_in(tmp_path, rows) == {"总经理 approve ERP上线", "运营总监 approve 仓库搬迁"}


def test_how_soon_something_is_done_is_no_limit(tmp_path: Path) -> None:
    rows = "付款类型,审核,审批,时限\n货款,会计,总经理,3个工作日\n费用,会计,财务经理,2个工作日"
    assert "总经理 approve 货款" in powers_in(tmp_path, rows)


def test_an_amount_with_what_it_measures_bounds_its_row_below_any_header(tmp_path: Path) -> None:
    rows = "审批事项,审批人,审批标准\n合同签订,分管副总,标的额10万元以下\n设备报废,设备部经理,原值2万元以下"
    assert powers_in(tmp_path, rows) == {
        "分管副总 approve 合同签订 <=100000 CNY",
        "设备部经理 approve 设备报废 <=20000 CNY",
    }


def test_deeds_below_names_that_no_list_knows_are_theirs(tmp_path: Path) -> None:
    rows = "事项,部门负责人,分管领导,班子集体\n大额支出,审核,审核,审批\n小额支出,审核,审批,"
    assert "班子集体 approve 大额支出" in powers_in(tmp_path, rows)


def test_titles_below_approver_approve_the_matters_beside(tmp_path: Path) -> None:
    rows = "Approver,Orders (EUR),Claims (EUR)\nBuyer,500,100\nCFO,5000,1000"
    assert "Buyer approve Orders <=500 EUR > CFO" in powers_in(tmp_path, rows)


def test_amounts_beside_posts_are_decisions_where_a_cell_says_what_is_done(tmp_path: Path) -> None:
    rows = "职务,差旅报销,人事任免\n副总经理,5000元,—\n部门经理,1000元,建议权"
    assert "部门经理 decide 差旅报销 <=1000 CNY > 副总经理" in powers_in(tmp_path, rows)


def test_a_title_in_a_cell_is_no_deed(tmp_path: Path) -> None:
    rows = (
        "Approval matrix,,\nMatter,Buyer,Clerk\nOrders,Managing Director,approve\nLoans,,approve"
    )
    assert not any("manage" in one for one in powers_in(tmp_path, rows))


@pytest.mark.parametrize(
    "page",
    [
        "# Sales targets 2026\n\n| Matter | Sales Manager | Sales Director |\n|---|---|---|\n"
        "| Turnover | EUR 10,000 | EUR 50,000 |\n| Trials | EUR 500 | EUR 900 |",
        "# 审批记录\n\n| 日期 | 事项 | 审批人 | 金额 |\n|---|---|---|---|\n"
        "| 2026-01-05 | 采购电脑 | 财务经理 | 12000元 |\n| 2026-01-09 | 采购桌椅 | 总经理 | 30000元 |",
    ],
)
def test_what_was_done_or_is_aimed_at_grants_nothing(tmp_path: Path, page: str) -> None:
    assert powers_in(tmp_path, page, "rights.md") == set()


def test_a_table_of_powers_below_another_line_is_read(tmp_path: Path) -> None:
    page = "# 审批权限\n\n| 事项 | 审批人 | 金额 |\n|---|---|---|\n| 采购 | 财务经理 | 12000元 |"
    assert powers_in(tmp_path, page, "rights.md") == {"财务经理 approve 采购 <=12000 CNY"}
