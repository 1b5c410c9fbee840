"""Processes are steps, never duties."""

from pathlib import Path

from rolegraph.extraction import extract
from rolegraph.reading import read


def steps(folder: Path, text: str) -> list[tuple[str, int, str]]:
    (folder / "a.txt").write_text(text, "utf-8")
    found = extract(read(folder / "a.txt", "a.txt"))
    return sorted((s.process, s.order, s.reading) for s in found.steps)


def test_numbered_steps_stand_in_their_order_without_dates_and_names(tmp_path: Path) -> None:
    text = "采购员岗位职责\n1、下单;\n工作流程:\n1、填写申请;\n2、经理审批;\n张三\n2014年5月21日\n"
    assert steps(tmp_path, text) == [("工作流程", 1, "填写申请"), ("工作流程", 2, "经理审批")]


def test_a_chain_is_cut_at_its_signs_and_keeps_its_label(tmp_path: Path) -> None:
    text = "采购员岗位职责\n1、下单;\n工作流程:\n询价——比价——下单。\n到货准备:清点——登记——入库。\n"
    assert steps(tmp_path, text) == [
        ("工作流程", 1, "询价"),
        ("工作流程", 2, "比价"),
        ("工作流程", 3, "下单"),
        ("工作流程·到货准备", 1, "清点"),
        ("工作流程·到货准备", 2, "登记"),
        ("工作流程·到货准备", 3, "入库"),
    ]
