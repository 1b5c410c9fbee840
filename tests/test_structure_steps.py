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


def doers(folder: Path, text: str) -> list[tuple[str, str]]:
    (folder / "a.txt").write_text(text, "utf-8")
    found = extract(read(folder / "a.txt", "a.txt"))
    ends = ((s, who.rpartition("/")[2]) for s in found.steps for who, _ in s.performers)
    return sorted((step.reading, who) for step, who in ends)


_POSTS = "司机岗位职责\n1、按时送货;\n2、清洗车厢;\n车队长岗位职责\n1、安排排班;\n2、建立台账;\n"


def test_a_step_is_done_by_whom_it_names_first(tmp_path: Path) -> None:
    text = (
        f"{_POSTS}车辆维修流程\n司机填写申请——车队长核实——总经理审批——维修厂维修——车队长验收。\n"
    )
    assert doers(tmp_path, text) == [
        ("司机填写申请", "司机"),
        ("车队长核实", "车队长"),
        ("车队长验收", "车队长"),
    ]


def test_the_work_of_a_post_is_done_by_the_post(tmp_path: Path) -> None:
    text = "采购员岗位职责\n1、下单;\n2、比价;\n工作流程:\n汇总需求——询价——录入订单。\n"
    every = ("录入订单", "汇总需求", "询价")
    assert doers(tmp_path, text) == [(step, "采购员") for step in every]


def test_where_others_act_in_a_process_its_steps_are_nobodys(tmp_path: Path) -> None:
    text = "采购员岗位职责\n1、下单;\n2、比价;\n工作流程:\n客户提出需求——汇总需求——经理审批。\n"
    assert doers(tmp_path, text) == []


def test_a_process_by_a_name_of_its_own_is_nobodys_work(tmp_path: Path) -> None:
    text = "采购员岗位职责\n1、下单;\n2、比价;\n退货流程:\n汇总需求——录入订单——归档。\n"
    assert doers(tmp_path, text) == []
