"""Two bounds on one matter that meet at a figure: whose words take it in has it."""

from pathlib import Path

import pytest
from written import powers_in

_HEADS = "审批事项,金额,部门经理,分管副总\n"


@pytest.mark.parametrize(
    ("lower", "upper", "read"),
    [
        ("2000元以下", "2000元以上", ("<=2000", ">=2000")),
        ("2000元以下", "2000元（含）以上", ("<2000", ">=2000")),
        ("2000元以下", "2000元及以上", ("<2000", ">=2000")),
        ("2000元以下", "2000元以上（含2000元）", ("<2000", ">=2000")),
        ("2000元（含）以下", "2000元以上", ("<=2000", ">2000")),
        ("2000元及以下", "2000元以上", ("<=2000", ">2000")),
        ("2000元（不含）以下", "2000元以上", ("<2000", ">=2000")),
        ("2000元（含）以下", "2000元（含）以上", ("<=2000", ">=2000")),
        ("2000元（含税）以下", "2000元以上", ("<=2000", ">=2000")),
        ("2000元以下", "3000元（含）以上", ("<=2000", ">=3000")),
        ("2000元以下", "2000元（含）—9000元", ("<2000", "2000-9000")),
        ("2000元以下", "2000元—9000元（含）", ("<=2000", "2000-9000")),
    ],
)
def test_a_figure_is_held_by_the_bound_whose_words_take_it_in(
    tmp_path: Path, lower: str, upper: str, read: tuple[str, str]
) -> None:
    rows = f"{_HEADS}报销,{lower},审批,\n报销,{upper},,审批\n"
    first, second = read
    assert {line.split(" > ")[0] for line in powers_in(tmp_path, rows)} == {
        f"部门经理 approve 报销 {first} CNY",
        f"分管副总 approve 报销 {second} CNY",
    }


def test_a_bound_on_another_matter_takes_no_figure_away(tmp_path: Path) -> None:
    rows = f"{_HEADS}报销,2000元以下,审批,\n采购,2000元（含）以上,,审批\n"
    assert "部门经理 approve 报销 <=2000 CNY" in powers_in(tmp_path, rows)


def test_in_a_sentence_too_what_each_order_may_cost_leaves_the_figure_to_whoever_takes_it_in(
    tmp_path: Path,
) -> None:
    text = "采购部经理岗位职责\n1、单笔10万元以下的采购合同由本岗位审批，10万元（含）以上的报总经理审批。\n"
    found = powers_in(tmp_path, text, "a.txt")
    assert any(line.startswith("采购部经理 approve 采购合同 <100000 CNY") for line in found)
    assert "总经理 approve 采购合同 >=100000 CNY" in found
