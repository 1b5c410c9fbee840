"""What is a title, what is a unit, and what only looks like one."""

import pytest

from rolegraph.extraction.structure.names import titles, units

TITLES = [
    "区域经理",
    "高级销售代表",
    "采购专员",
    "财务总监",
    "总经理",
    "经理助理",
    "报关员",
    "仓储主管",
    "窑炉班长",
    "执行长",
    "执行董事",
    "评估师",
    "考核专员",
]
NOT_TITLES = [
    "协助经理",
    "负责销售代表",
    "各部门员工",
    "管理人员",
    "岗位",
    "指导员工",
    "客户的代表",
    "本岗位",
    "考核店长",
    "监督员工",
    "执行任务",
]
UNITS = {
    "财务部": "finance-department",
    "办事处": "branch-office",
    "董事会": "board",
    "所辖区域": "region-office",
}
NOT_UNITS = ["本部门", "相关部门", "内部", "各部门", "其他部门", "好处"]


@pytest.mark.parametrize("text", TITLES)
def test_a_title_is_modifiers_and_a_head(text: str) -> None:
    assert titles.is_title(text)


@pytest.mark.parametrize("text", NOT_TITLES)
def test_words_of_a_sentence_are_no_title(text: str) -> None:
    assert not titles.is_title(text)


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("销售专员(业务员/客户经理)", "销售专员", ("业务员", "客户经理")),
        ("事业部总监助理=市场部经理", "事业部总监助理", ("市场部经理",)),
        ("销售总监(或销售总经理)", "销售总监", ("销售总经理",)),
        ("销售经理(区域/产品线经理)", "销售经理", ("区域经理", "产品线经理")),
        ("大 区 经 理", "大区经理", ()),
        ("【急聘】供应链经理（常驻东莞） 25K-35K·14薪", "供应链经理", ()),
        ("急聘：采购专员 面议", "采购专员", ()),
        ("招聘专员 6000-8000元/月", "招聘专员", ()),
        ("招聘主管", "招聘主管", ()),
        ("销售管理专", "销售管理专员", ()),
    ],
)
def test_a_title_is_read_with_its_other_names(
    text: str, name: str, aliases: tuple[str, ...]
) -> None:
    found = titles.parse(text)
    assert found is not None
    assert (found.name, found.aliases) == (name, aliases)


def test_a_title_with_its_holders_counted_keeps_their_number() -> None:
    found = titles.parse("销售主管2名")
    assert found is not None
    assert (found.name, found.headcount) == ("销售主管", 2)


@pytest.mark.parametrize("text", UNITS)
def test_a_unit_has_the_type_that_its_name_shows(text: str) -> None:
    assert units.unit_type(text) == UNITS[text]


@pytest.mark.parametrize("text", NOT_UNITS)
def test_a_department_without_a_name_is_no_unit(text: str) -> None:
    assert not units.is_unit(text)


@pytest.mark.parametrize(
    ("words", "name"), [("各省区物流主管", "省区物流主管"), ("各级主管", ""), ("各部门员工", "")]
)
def test_each_of_several_holders_has_one_title(words: str, name: str) -> None:
    found = titles.parse(words)
    assert (found.name if found else "") == name


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("督导门店", False),
        ("开发加盟店", False),
        ("直营门店", True),
        ("开发部", True),
        ("开店", False),
    ],
)
def test_shops_behind_a_verb_are_what_it_is_done_to(words: str, unit: bool) -> None:
    assert units.is_unit(words) is unit


TOLD = [
    "设备故障报主管",
    "维修记录交主任",
    "退货联系采购员",
    "客诉转客服主管",
    "停机超过2小时报经理",
    "安全事故及时上报总经理",
    "招聘业务员",
    "面试导购员",
    "培训新收银员",
    "协调各车间主任",
    "接待来访客户代表",
]
TITLED = [
    "申报专员",
    "情报分析师",
    "日报编辑",
    "公交司机",
    "配送主管",
    "转运主管",
    "研发工程师",
    "客户反馈专员",
    "发电工",
    "招聘主管",
    "培训讲师",
    "接待员",
]


@pytest.mark.parametrize("text", TOLD)
def test_a_sentence_that_ends_in_a_title_is_none(text: str) -> None:
    assert not titles.is_title(text)


@pytest.mark.parametrize("text", TITLED)
def test_a_title_may_hold_a_verb(text: str) -> None:
    assert titles.is_title(text)
