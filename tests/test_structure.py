"""Whose text is whose: organisations, units, positions and the items below them."""

import pytest
from written import written

from rolegraph.extraction import extract
from rolegraph.extraction.structure import Outline
from rolegraph.extraction.structure.outlines import outline


def duties(found: Outline, title: str) -> list[str]:
    bearer = next(p.id for p in found.positions if p.label.hans == title)
    return [
        item.body.text
        for section in found.sections
        if section.bearer == bearer and section.kind == "duties"
        for item in section.items
    ]


def test_headings_glued_to_the_text_open_a_position_and_its_sections() -> None:
    found = outline(
        written(
            "采购经理岗位职责1审核采购合同;2管理供应商。任职资格1本科以上学历;岗位权限:1有对采购价格的审核权。采购专员岗位职责1整理台账;2跟进到货。"
        )
    )
    assert duties(found, "采购经理") == ["审核采购合同", "管理供应商"]
    assert duties(found, "采购专员") == ["整理台账", "跟进到货"]
    assert [s.kind for s in found.sections] == [
        "duties",
        "qualifications",
        "authorities",
        "duties",
    ]


def test_an_info_table_names_the_position_its_unit_and_its_superior() -> None:
    found = outline(
        written(
            "岗位名称:会计\n所属部门:财务部\n直接上级:财务经理\n岗位职责\n1、审核单据\n2、编制报表\n"
        )
    )
    (line,) = found.lines
    names = {p.id: p for p in found.positions}
    assert (names[line.lower].label.hans, names[line.upper].label.hans) == ("会计", "财务经理")
    assert (line.kind, line.basis) == ("line", "stated")
    assert names[line.lower].defined
    assert not names[line.upper].defined
    assert [u.type for u in found.units] == ["finance-department"]


def test_lists_counted_under_one_title_stand_alone() -> None:
    found = outline(written("店长岗位职责\n1、管理门店\n店长岗位职责21、盘点库存\n2、培训店员\n"))
    assert len(found.organisations) == 2
    assert [p.label.hans for p in found.positions] == ["店长", "店长"]


def test_a_collection_holds_one_organisation_a_piece() -> None:
    found = outline(
        written(
            "第一篇:出纳岗位职责\n出纳岗位职责\n1、收付现金\n第二篇:会计岗位职责\n会计岗位职责\n1、编制报表\n"
        )
    )
    assert len(found.organisations) == 2


def test_a_second_copy_of_a_text_is_the_same_organisation() -> None:
    text = "仓库主管岗位职责\n1、负责原材料入库验收及登记;\n2、负责仓库消防安全检查;\n"
    text += "3、组织每月库存盘点工作;\n"
    found = outline(written(f"第一篇:仓库\n{text}第二篇:仓库\n{text.replace('组织', '安排')}"))
    assert len(found.organisations) == 1
    assert [p.label.hans for p in found.positions] == ["仓库主管"]


def test_units_nest_as_their_headings_do() -> None:
    found = outline(
        written("一、财务部\n(一)会计科\n1、记账\n2、报税\n二、行政部\n1、采购办公用品\n")
    )
    parents = {u.label.hans: u.parent.rsplit("/", 1)[-1] for u in found.units}
    assert parents == {"财务部": "", "会计科": "财务部", "行政部": ""}


def test_running_text_gives_each_sentence_to_whom_it_names() -> None:
    found = outline(
        written("生产主管负责车间排产,监督生产进度,确保按期交货。质检员要记录每批检验结果。\n")
    )
    assert duties(found, "生产主管") == ["生产主管负责车间排产", "监督生产进度,确保按期交货"]
    assert duties(found, "质检员") == ["质检员要记录每批检验结果"]


def test_a_unit_that_running_text_places_keeps_its_place_and_gets_its_duties() -> None:
    found = outline(
        written(
            "运营中心由运营总监领导,下设品鉴部和仓储部。品鉴部由品鉴主管和品鉴师组成,负责新酒品鉴;"
            "仓储部由仓储主管组成,库内团队负责酒窖监控。\n"
        )
    )
    parents = {u.label.hans: u.parent.rsplit("/", 1)[-1] for u in found.units}
    assert parents == {"运营中心": "", "品鉴部": "运营中心", "仓储部": "运营中心"}
    said = {s.bearer.rsplit("/", 1)[-1]: [i.body.text for i in s.items] for s in found.sections}
    assert said["品鉴部"] == ["负责新酒品鉴"]
    assert said["仓储部"] == ["库内团队负责酒窖监控"]


def test_a_titled_group_is_cut_into_its_duties() -> None:
    found = outline(
        written(
            "采购经理岗位职责\n1.供应商管理:建立供应商档案,提升供货质量;制定年度评审计划,输出评审报告。\n"
        )
    )
    assert duties(found, "采购经理") == [
        "建立供应商档案,提升供货质量",
        "制定年度评审计划",
        "输出评审报告",
    ]


def test_lines_under_a_short_heading_are_its_items() -> None:
    found = outline(
        written(
            "仓管员岗位说明书\n二、岗位职责\n入库管理\n核对到货数量;\n登记入库台账。\n三、任职资格\n高中以上学历。\n"
        )
    )
    (section, _) = found.sections
    assert [(i.heading, i.body.text) for i in section.items] == [
        ("入库管理", "核对到货数量"),
        ("入库管理", "登记入库台账"),
    ]


def test_a_heading_without_a_body_is_a_position_that_is_only_named() -> None:
    found = outline(written("会计岗位职责\n1、记账\n出纳岗位职责\n"))
    assert {p.label.hans: p.defined for p in found.positions} == {"会计": True, "出纳": False}


def test_planned_holders_are_counted_on_their_positions() -> None:
    found = outline(
        written(
            "二、岗位编制\n1)设立店长1名\n2)配备导购员4名,收银员两名\n三、岗位职责\n1、店长:管理门店;培训店员\n"
        )
    )
    assert {p.label.hans: p.headcount for p in found.positions} == {
        "店长": 1,
        "导购员": 4,
        "收银员": 2,
    }


def test_a_list_that_sets_in_late_is_not_given_to_the_heading_above_it() -> None:
    found = outline(
        written("文员岗位职责\n9.负责市场调研;\n10.负责资料归档;\n跟单员岗位职责\n1.跟进订单\n")
    )
    assert not duties(found, "文员")
    assert duties(found, "跟单员") == ["跟进订单"]


@pytest.mark.parametrize("closing", ["以上是各岗位的主要职责。", "注:人数按实际情况调整。"])
def test_closing_words_and_notes_are_no_duties(closing: str) -> None:
    found = outline(written(f"文员岗位职责\n1、收发文件\n2、接待来访\n{closing}\n"))
    assert duties(found, "文员") == ["收发文件", "接待来访"]


def test_every_item_leads_back_to_the_words_it_was_read_from() -> None:
    text = "会计岗位职责\n1、审核单据;\n2、编制报表。\n"
    document = written(text)
    for section in outline(document).sections:
        for item in section.items:
            start, end = item.body.span
            assert document.text[start:end] == item.body.text


def test_texts_of_a_collection_that_count_one_title_stand_alone() -> None:
    text = "采购员岗位职责(精选2篇)\n以下是整理的岗位职责。\n"
    text += "采购员岗位职责 篇1\n1、下单\n采购员岗位职责 篇2\n1、询价\n"
    found = outline(written(text))
    assert len(found.organisations) == 2
    assert [i.body.text for s in found.sections for i in s.items] == ["下单", "询价"]


def test_an_organisation_that_the_text_names_carries_its_name() -> None:
    found = outline(written("宏达机械有限公司采购部岗位职责\n采购员岗位职责\n1、下单\n"))
    assert [o.label.hans for o in found.organisations] == ["宏达机械有限公司"]
    assert [u.label.hans for u in found.units] == ["采购部"]


def test_what_is_said_of_no_position_is_given_to_none() -> None:
    found = outline(written("随着社会发展,岗位职责越来越重要。以下内容仅供参考。\n"))
    assert not found.positions
    assert not found.organisations


def test_a_sentence_that_hands_something_on_is_one_duty_of_whom_it_names() -> None:
    found = outline(written("销售部岗位编制\n1)设立店长1名\n2)财务结算,统一由行政财务部负责。\n"))
    (section,) = found.sections
    assert [i.body.text for i in section.items] == ["财务结算,统一由行政财务部负责"]


def test_lists_that_begin_anew_stand_beside_each_other() -> None:
    text = "出纳岗位职责\n" + "1、负责收款。\n(1)清点现金;\n(2)核对支票;\n" * 400
    found = outline(written(text))
    assert len(duties(found, "出纳")) == 1200


def test_an_organisation_without_a_name_goes_by_the_heading_of_its_text() -> None:
    found = outline(written("店长岗位职责\n1、管理门店\n店长岗位职责21、盘点库存\n2、培训店员\n"))
    assert [o.label.hans for o in found.organisations] == ["店长岗位职责", "店长岗位职责2"]


LATE = "仓管主管岗位职责\n6. 会同质检部检查库存。\n7. 登记入库台账。\n"
EARLY = "\n物业部工作职责\n" + "".join(
    f"{n}. {duty}。\n"
    for n, duty in enumerate(
        ["巡查小区", "处理投诉", "编制维修计划", "组织消防演练", "管理停车场"], 1
    )
)


@pytest.mark.parametrize(
    ("kept", "bearers"),
    [
        (5, ["物业部"]),
        (4, ["物业部"]),  # one number may be lost
        (3, []),  # two are not
    ],
)
def test_a_list_without_its_beginning_goes_on_with_the_only_one_that_ends_there(
    kept: int, bearers: list[str]
) -> None:
    text = LATE + "\n".join(EARLY.split("\n")[: kept + 2]) + "\n"
    found = outline(written(text))
    owners = [
        s.bearer.rsplit("/", 1)[-1] for s in found.sections if s.items[0].number.startswith("6")
    ]
    assert owners == bearers


def test_a_duty_whose_bearer_its_number_alone_tells_is_less_sure() -> None:
    said = {d.reading: d.confidence for d in extract(written(LATE + EARLY)).duties}
    assert said["登记入库台账"] < said["巡查小区"]


@pytest.mark.parametrize(("first", "second"), [("筹划部", "策划部"), ("策划部", "筹划部")])
def test_of_two_ways_to_write_a_unit_the_commoner_one_is_its_name(first: str, second: str) -> None:
    text = (
        "第{n}篇:公司组织架构\n{unit}职责\n"
        "1、参与公司营销目标战略研究,规划品牌的发展定位。\n2、负责内部管理政策与制度的编制与下发。\n"
        "3、监督、协调公司各部门的工作。\n4、组织设计公司的工作流程与管理模式。\n"
        "5、编制广告营销策划部署方案,策划部门活动。\n"
    )
    found = outline(
        written("".join(text.format(n=n, unit=u) for n, u in (("一", first), ("二", second))))
    )
    assert [(u.label.hans, u.aliases) for u in found.units] == [("策划部", ("筹划部",))]


_TWICE = "物流部管理制度\n\n物流部管理制度\n\n物流部管理制度物流经理岗位职责\n1、管理运输\n\n"


@pytest.mark.parametrize(
    ("line", "several"),
    [("仓储部组织架构及岗位职责", 2), ("仓储是重要的环节", 1)],
)
def test_a_pasted_text_begins_where_the_line_below_its_title_repeats_it(
    line: str, several: int
) -> None:
    text = f"{line}\n\n{line}仓储经理岗位职责\n1、管理仓库\n"
    assert len(outline(written(_TWICE + text)).organisations) == several


@pytest.mark.parametrize(
    ("drawn", "titles"),
    [
        ("运营副总 经理助理", {"运营副总", "经理助理"}),
        ("总经理 助理", {"总经理助理"}),
        ("绩效考核专 员 经理", {"绩效考核专员", "经理"}),
    ],
)
def test_blanks_part_the_names_of_a_chart_where_both_are_whole(
    drawn: str, titles: set[str]
) -> None:
    found = outline(written(f"物流公司组织架构图\n组织架构图 {drawn}\n出纳岗位职责\n1、收款\n"))
    assert {p.label.hans for p in found.positions} - {"出纳"} == titles


def test_texts_of_a_collection_stand_alone_whatever_heads_their_lists() -> None:
    text = "区域经理岗位职责1\n岗位职责:\n1、开店\n2、督导门店\n任职要求:\n1、大专\n"
    text += "区域经理岗位职责2\n职责描述:\n1、招生\n"
    found = outline(written(text))
    assert len([p for p in found.positions if p.label.hans == "区域经理"]) == 2
    assert [u.label.hans for u in found.units] == []
