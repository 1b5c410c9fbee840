"""Numbers of lists are told apart from figures that are content."""

import pytest

from rolegraph.extraction.structure.numbering import numbering

ITEMS = {
    "numbers with their commas": ("1、签订合同;2、收取货款;3、建立档案。", [1, 2, 3]),
    "numbers without any delimiter": (
        "1有对费用的建议权;2有对计划的审核权;3有代表公司签字权",
        [1, 2, 3],
    ),
    "a number glued to the word before it": ("1有对费用的建议权2有对计划的审核权", [1, 2]),
    "figures that begin a clause": ("1、本科以上学历;2年以上工作经验;3、身体健康", [1, 2, 3]),
    "figures inside an item": ("1、每月拜访客户80户,签约5家;2、每周提交1份周报", [1, 2]),
    "a year and a date": ("1、2024年预算编制;2、2025年5月21日前完成盘点", [1, 2]),
    "a lost number that left its comma": ("1、制作合同;、催收货款;3、登记台账", [1, 2, 3]),
    "a lost number that left nothing": ("4、建立台账;负责费用控制;6、完成报表", [4, 5, 6]),
    "Chinese numerals, not those inside words": ("一、统一、规范管理;二、逐一、反复核对", [1, 2]),
    "circled numbers": ("①收集信息②整理资料③归档", [1, 2, 3]),
    "brackets": ("(1)走访老客户;(2了解区域内项目;(3)记录电话", [1, 2, 3]),
    "dashes behind a share": ("岗位:- 收取租金,收缴率98%- 策划活动- 处理投诉", [0, 0, 0]),
    "a dash between two shares": ("1、费用率5%- 8%;2、控制成本", [1, 2]),
    "bullets of a symbol font": ("对接:n价格调整n预算分析n其他工作", [0, 0, 0]),
}


@pytest.mark.parametrize("name", ITEMS)
def test_every_item_of_a_list_has_its_number(name: str) -> None:
    text, values = ITEMS[name]
    assert [mark.value for mark in numbering.find(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "2年以上销售经验",
        "不少于3次",
        "提交2份报告",
        "B2B平台",
        "ISO9001体系",
        "3.5万元以内",
        "80户",
    ],
)
def test_a_figure_is_no_number_of_a_list(text: str) -> None:
    assert numbering.find(text) == ()


def test_a_heading_takes_the_count_that_is_glued_to_the_first_number() -> None:
    text = "总监助理岗位职责21、协助管理;2、完成考核"
    marks = numbering.find(text, [(0, 9)])
    assert [(mark.start, mark.value) for mark in marks] == [(9, 1), (16, 2)]
