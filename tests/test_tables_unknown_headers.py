"""Columns that no list knows are read by what stands in them, codes by what explains them."""

from pathlib import Path

import pytest
from written import powers_in

from rolegraph.extraction import extract
from rolegraph.reading import read


@pytest.mark.parametrize("head", ["多大额度才算", "花多少"])
def test_a_column_of_amounts_alone_is_the_limit_whatever_heads_it(
    tmp_path: Path, head: str
) -> None:
    rows = f"场景,{head},审核人,审批人\n设备租赁,10万元以内,商务经理,项目经理\n"
    rows += "分包结算,5万元以内,商务经理,项目经理"
    assert powers_in(tmp_path, rows) == {
        "商务经理 review 设备租赁 <=100000 CNY",
        "项目经理 approve 设备租赁 <=100000 CNY",
        "商务经理 review 分包结算 <=50000 CNY",
        "项目经理 approve 分包结算 <=50000 CNY",
    }


def test_a_matter_with_its_amount_is_no_limit_alone(tmp_path: Path) -> None:
    rows = "情形,审核人,审批人\n差旅费5000元以内,会计,财务经理\n招待费1000元以内,会计,财务经理"
    assert "财务经理 approve 差旅费 <=5000 CNY" in powers_in(tmp_path, rows)


@pytest.mark.parametrize(
    ("first", "second"),
    [("第一道审核", "第二道审核"), ("一级审核人", "二级审核人"), ("审核1", "审核2")],
)
def test_a_header_that_counts_the_turns_of_a_deed_names_the_deed(
    tmp_path: Path, first: str, second: str
) -> None:
    rows = f"事项,{first},{second},批准人\n现场签证,技术负责人,项目经理,成本部经理"
    assert powers_in(tmp_path, rows) == {
        "技术负责人 review 现场签证",
        "项目经理 review 现场签证",
        "成本部经理 approve 现场签证",
    }


_CODED = (
    "岗位代码：A-服务专员；B-服务主管；C-售后总监,,\n"
    "事项,审批流程,{last}\n整机更换,A→B→C,\n上门费减免,A-B,C"
)


def test_codes_stand_for_the_positions_that_a_line_explains(tmp_path: Path) -> None:
    assert powers_in(tmp_path, _CODED.format(last="终审人")) == {
        "服务专员 review 整机更换",
        "服务主管 review 整机更换",
        "售后总监 approve 整机更换",
        "服务专员 review 上门费减免",
        "服务主管 review 上门费减免",
        "售后总监 final-approval 上门费减免",
    }


def test_who_stands_last_in_a_chain_approves_though_others_are_only_told(tmp_path: Path) -> None:
    assert "服务主管 approve 上门费减免" in powers_in(tmp_path, _CODED.format(last="知会"))


_LEVELS = "| 层级 | 岗位 |\n|---|---|\n| M3 | 校长 |\n| M2 | 教务主管、后勤主管 |\n\n"


def test_levels_head_columns_as_the_positions_that_a_table_gives_them(tmp_path: Path) -> None:
    rows = "| 事项 | M2 | M3 |\n|---|---|---|\n| 耗材采购 | 500元 | 5000元 |\n| 活动经费 | 100元 | 900元 |\n"
    assert powers_in(tmp_path, f"# 权限额度\n\n{_LEVELS}{rows}", "rights.md") == {
        "教务主管 decide 耗材采购 <=500 CNY > 校长",
        "后勤主管 decide 耗材采购 <=500 CNY > 校长",
        "校长 decide 耗材采购 <=5000 CNY",
        "教务主管 decide 活动经费 <=100 CNY > 校长",
        "后勤主管 decide 活动经费 <=100 CNY > 校长",
        "校长 decide 活动经费 <=900 CNY",
    }


def test_letters_below_titles_are_marks_and_nobody(tmp_path: Path) -> None:
    rows = "说明：A-审批；R-审核,,\n事项,会计,财务经理\n付款,R,A\n借款,R,A"
    assert powers_in(tmp_path, rows) == {
        "会计 review 付款",
        "财务经理 approve 付款",
        "会计 review 借款",
        "财务经理 approve 借款",
    }


_LIMITS = "岗位,权限类别,权限内容,单次上限（元）,超限处理\n{rows}"


def test_a_column_of_rights_that_only_names_matters_is_bounded_by_the_amounts_beside_it(
    tmp_path: Path,
) -> None:
    rows = "店长,财务,顾客赔付,300,报区域经理\n收银主管,财务,收银作废,200,由店长处理"
    assert powers_in(tmp_path, _LIMITS.format(rows=rows)) == {
        "店长 decide 顾客赔付 <=300 CNY > 区域经理",
        "收银主管 decide 收银作废 <=200 CNY > 店长",
    }


def test_a_column_of_rights_that_says_what_may_be_done_is_read_by_its_words(
    tmp_path: Path,
) -> None:
    rows = "店长,财务,审批员工借款,300,报区域经理\n区域经理,财务,签订租赁合同,900,报总经理"
    powers = powers_in(tmp_path, _LIMITS.format(rows=rows))
    assert {power.split(" <")[0] for power in powers} >= {
        "店长 approve 员工借款",
        "区域经理 sign 租赁合同",
    }


def test_without_a_limit_beside_amounts_is_as_much_as_they_are(tmp_path: Path) -> None:
    rows = "事项,店长,总经理\n活动经费,500元,不限\n广告,900元,/"
    assert "总经理 decide 活动经费" in powers_in(tmp_path, rows)


def test_a_unit_behind_the_matter_counts_before_that_of_the_table(tmp_path: Path) -> None:
    path = tmp_path / "rights.csv"
    path.write_text(
        "额度（单位：元）,,\n事项,店长,总经理\n退费,500,900\n请假（天）,1,3\n", "utf-8"
    )
    found = extract(read(path, path.name))
    units = {(a.object, a.limit.unit) for a in found.authorities if a.limit}
    assert units == {("退费", "CNY"), ("请假", "天")}


def test_single_characters_mean_what_a_legend_says_before_any_list(tmp_path: Path) -> None:
    rows = "事项,店员,店长,总经理\n折价,申,核,批\n报损,申,批,\n说明：申—申请；核—审核；批—审批"
    assert powers_in(tmp_path, rows) == {
        "店员 request 折价",
        "店长 review 折价",
        "总经理 approve 折价",
        "店员 request 报损",
        "店长 approve 报损",
    }


def test_a_header_may_ask_who_does_something(tmp_path: Path) -> None:
    rows = "什么事,多少钱,谁提,谁审核,谁说了算,告诉谁\n"
    rows += "布草采购,3000元以内,客房主管,门店经理,区域总监,采购主管"
    assert powers_in(tmp_path, f"{rows}\n维修,500元以内,客房主管,门店经理,区域总监,采购主管") >= {
        "客房主管 request 布草采购 <=3000 CNY",
        "门店经理 review 布草采购 <=3000 CNY",
        "区域总监 decide 布草采购 <=3000 CNY",
        "采购主管 inform 布草采购 <=3000 CNY",
    }


def test_who_stands_in_the_last_of_counted_turns_approves(tmp_path: Path) -> None:
    rows = "单据类型,触发条件,发起岗位,节点1,节点2,节点3\n"
    rows += "采购单,金额≤900,采购员,采购经理,,\n采购单,金额>900,采购员,采购经理,总监,总经理"
    assert powers_in(tmp_path, rows) == {
        "采购员 request 采购单 <=900",
        "采购经理 approve 采购单 <=900 > 总经理",
        "采购员 request 采购单 >900",
        "采购经理 review 采购单 >900",
        "总监 review 采购单 >900",
        "总经理 approve 采购单 >900",
    }


def test_counted_turns_of_something_else_name_nobody(tmp_path: Path) -> None:
    rows = "项目,节点1,节点2\n厂房,三月完成,五月验收\n仓库,四月完成,六月验收"
    assert powers_in(tmp_path, rows) == set()


def test_an_unknown_column_before_who_acts_is_under_what_condition(tmp_path: Path) -> None:
    path = tmp_path / "rights.csv"
    rows = "单据,适用情形,审核人,审批人\n合同,标准文本,会计,总监\n合同,非标文本,法务经理,总经理"
    path.write_text(rows, "utf-8")
    found = extract(read(path, path.name))
    assert {(a.kind, a.condition) for a in found.authorities} == {
        ("review", "标准文本"),
        ("approve", "标准文本"),
        ("review", "非标文本"),
        ("approve", "非标文本"),
    }


def test_a_row_of_a_chinese_table_that_is_not_told_runs_together_to_no_title(
    tmp_path: Path,
) -> None:
    path = tmp_path / "rights.csv"
    path.write_text("甲,乙,丙,丁\n员工录用,门店经理,人事主管,区域总监\n", "utf-8")
    assert not extract(read(path, path.name)).positions


_SOLE = "{caption},,\n物资种类,单次金额,{head}\n办公用品,500元以内,{first}\n办公用品,500元以上,区域经理"


@pytest.mark.parametrize(
    ("caption", "first", "granted"),
    [
        (
            "门店采购审批权限表",
            "店长",
            {"店长 approve 办公用品 <=500 CNY > 区域经理", "区域经理 approve 办公用品 >=500 CNY"},
        ),
        ("门店采购一览", "店长", set()),
        ("门店采购审批权限表", "按规定办理", set()),
    ],
)
def test_the_only_titles_of_a_table_of_approvals_approve(
    tmp_path: Path, caption: str, first: str, granted: set[str]
) -> None:
    rows = _SOLE.format(caption=caption, head="管理层级别", first=first)
    assert powers_in(tmp_path, rows) == granted
