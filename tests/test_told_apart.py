"""Posts that a bracket, a dash or a comma behind their title tells apart, and what only remarks."""

from pathlib import Path

import pytest

from rolegraph.extraction import extract
from rolegraph.extraction.english.wording import told_apart as english
from rolegraph.extraction.structure.names import told_apart as chinese
from rolegraph.extraction.told_apart import are_peers
from rolegraph.reading import read

CHINESE = {
    "副总经理（生产）": "生产副总经理",
    "副总经理(财务)": "财务副总经理",
    "副总经理（分管财务）": "分管财务的副总经理",
    "副总经理（生产、质量）": "生产质量副总经理",
    "经理（采购部）": "采购部经理",
    "部门经理（采购部）": "采购部经理",
    "主任（一车间）": "一车间主任",
    "区域经理（华东）": "华东区域经理",
    "大区经理（北方大区）": "北方大区经理",
    "会计（往来）": "往来会计",
    "店长（徐汇店）": "徐汇店店长",
}
REMARKS = (
    "销售经理（1人）",
    "会计（兼）",
    "部门经理（代）",
    "总经理（以下简称总经理）",
    "采购经理（Purchasing Manager）",
    "工程师（P5）",
    "部门经理（初审）",
    "总经理（终审）",
    "采购经理（5万元以下）",
    "供应链经理（常驻东莞）",
    "销售专员（业务员/客户经理）",
    "销售经理（区域/产品线经理）",
    "销售总监（或销售总经理）",
    "总经理（王强）",
    "会计（兼职）",
    "部门经理（代理）",
    "经理（含副经理）",
    "司机（暂缺）",
    "总经理（签字）",
)


@pytest.mark.parametrize("written", CHINESE)
def test_what_tells_chinese_posts_apart_is_read_as_part_of_the_title(written: str) -> None:
    found = chinese.written_out(f"直接上级：{written}")
    assert [(one.written, one.plain) for one in found] == [(written, CHINESE[written])]


@pytest.mark.parametrize("written", REMARKS)
def test_what_is_only_remarked_of_a_chinese_post_tells_none_apart(written: str) -> None:
    assert chinese.written_out(f"一、{written}\n二、采购员（进口）\n报{written}审批。")[:1] == (
        chinese.written_out("二、采购员（进口）")
    )


def test_words_that_no_list_knows_tell_a_post_apart_beside_others_that_do() -> None:
    alone = chinese.written_out("采购员（蓝海线）")
    beside = chinese.written_out("采购员（蓝海线）\n采购员（进口）")
    assert alone == ()
    assert [one.plain for one in beside] == ["蓝海线采购员", "进口采购员"]


def test_a_dash_tells_chinese_posts_apart_only_where_there_are_several() -> None:
    deputies = chinese.written_out("副总经理-生产\n副总经理-营销\n")
    assert [one.plain for one in deputies] == ["生产副总经理", "营销副总经理"]
    assert chinese.written_out("会计—财务部\n") == ()
    assert chinese.written_out("总经理—生产部\n总经理—采购部\n") == ()
    assert chinese.written_out("采购员-采购部-总经理\n采购员-仓储部-总经理\n") == ()


ENGLISH = {
    "General Manager (Purchase)": "Manager of Purchase",
    "Manager (Human Resources and Administration)": "Manager of Human Resources and Administration",
    "Regional Manager (North)": "Manager of North",
    "Head of Finance (North)": "Head of Finance North",
    "Manager (Plant 2)": "Manager of Plant 2",
    "Manager (Leeds Branch)": "Manager of Leeds Branch",
    "Head – HR": "Head of HR",
    "Director - Operations": "Director of Operations",
    "Director, Procurement": "Director of Procurement",
    "Vice President, Corporate Services": "President of Corporate Services",
}
ENGLISH_REMARKS = (
    "Finance Director (acting)",
    "Buyer (m/f/d)",
    "Buyer (up to EUR 5,000)",
    "Managing Director (MD)",
    "Claims Adjuster (Level 2)",
    "Regional Manager (vacant)",
    "Purchasing Manager (采购经理)",
    "Clerk (2)",
    "Manager (or delegate)",
    "Head of Finance (M. Farrugia)",
    "Committee (Finance)",
    "the Director, Finance, HR and IT",
    "Director, Finance Manager and Buyer",
    "Managing Director – Operations Manager",
    "The Director, Ms Smith",
    "Line Manager – Training",
)


@pytest.mark.parametrize("written", ENGLISH)
def test_what_tells_english_posts_apart_is_read_as_part_of_the_title(written: str) -> None:
    found = english.written_out(f"Reports to: {written}\n")
    assert [one.plain for one in found] == [ENGLISH[written]]


@pytest.mark.parametrize("written", ENGLISH_REMARKS)
def test_what_is_only_remarked_of_an_english_post_tells_none_apart(written: str) -> None:
    assert english.written_out(f"{written} may approve orders.") == ()


def test_a_place_tells_english_posts_apart_where_the_text_says_that_it_is_one() -> None:
    posts = "Plant Manager (Leeds) reports to X.\nPlant Manager (Hull) reports to X.\n"
    told = english.written_out(f"{posts}Location: Hull\nThe Leeds plant makes board.")
    assert [one.plain for one in told] == ["Manager of Leeds", "Manager of Hull"]
    assert english.written_out(posts) == ()
    assert english.written_out("Buyer (Anna) is in early.\nBuyer (Tom) orders ink.") == ()


def _said(tmp_path: Path, text: str) -> dict[str, list[str]]:
    path = tmp_path / "rules.txt"
    path.write_text(text, "utf-8")
    found = extract(read(path, path.name))
    names = {p.id: p.label.main for p in found.positions}
    said: dict[str, list[str]] = {name: [] for name in names.values()}
    for right in found.authorities:
        said[names[right.bearer]].append(f"{right.kind} {right.object}")
    return said


def test_a_plain_title_picks_none_of_those_that_a_bracket_tells_apart(tmp_path: Path) -> None:
    said = _said(
        tmp_path,
        "宏泰公司审批规定\n副总经理（生产）岗位职责\n1、审批维修计划；\n2、组织生产。\n"
        "副总经理（营销）岗位职责\n1、审批促销方案；\n2、开拓市场。\n"
        "其他规定\n第一条 外部培训由副总经理审批。\n",
    )
    assert said["副总经理（生产）"] == ["approve 维修计划"]
    assert said["副总经理（营销）"] == ["approve 促销方案"]
    assert said["副总经理"] == ["approve 外部培训"]


def test_a_title_that_a_text_writes_both_ways_is_one_post(tmp_path: Path) -> None:
    said = _said(
        tmp_path,
        "宏泰公司审批规定\n第一条 维修费用由副总经理（生产）审批。\n第二条 临时停产由生产副总经理批准。\n",
    )
    assert said == {"生产副总经理": ["approve 维修费用", "approve 临时停产"]}


def test_a_quote_of_a_title_that_a_bracket_tells_apart_is_the_text(tmp_path: Path) -> None:
    path = tmp_path / "rules.txt"
    path.write_text("宏泰公司审批规定\n第一条 维修费用由副总经理（生产）审批。\n", "utf-8")
    document = read(path, path.name)
    found = extract(document)
    (post,) = found.positions
    assert post.label.hans == "副总经理（生产）"
    assert [e.quote for e in post.evidence] == ["副总经理（生产）"]
    assert found.authorities[0].reading == "维修费用由副总经理（生产）审批"


PEERS = (
    ("华东区经理", "华南区经理"),
    ("一车间主任", "二车间主任"),
    ("生产副总经理", "营销副总经理"),
    ("上海闵行店店长", "上海徐汇店店长"),
    ("Regional Manager of North", "Regional Manager of South"),
    ("Plant 1 Manager", "Plant 2 Manager"),
)
ABOVE = (
    ("采购部经理", "财务部经理"),
    ("部门经理", "总经理"),
    ("副总经理", "总经理"),
    ("生产副总经理", "常务副总经理"),
    ("店长", "区域经理"),
    ("Engineer I", "Engineer II"),
    ("Head of Procurement", "Head of Finance"),
)


@pytest.mark.parametrize(("one", "other"), PEERS)
def test_managers_of_two_places_and_two_deputies_stand_beside_one_another(
    one: str, other: str
) -> None:
    assert are_peers(one, other)


@pytest.mark.parametrize(("one", "other"), ABOVE)
def test_posts_that_differ_by_more_than_a_place_do_not(one: str, other: str) -> None:
    assert not are_peers(one, other)
