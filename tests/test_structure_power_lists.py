"""Lists of powers below a label: what may be decided, must be handed up, must not be done."""

import pytest
from written import written

from rolegraph.extraction import extract
from rolegraph.model import Statements


def _said(text: str) -> tuple[set[str], set[str], set[str]]:
    """Return rights, bans and duties of a text, each with its bearer."""
    found: Statements = extract(written(text))
    names = {p.id: p.label.main for p in (*found.positions, *found.units)}
    return (
        {f"{names[a.bearer]} {a.kind} {a.object}" for a in found.authorities},
        {f"{names[p.bearer]} {p.reading}" for p in found.prohibitions},
        {f"{names[d.bearer]} {d.reading}" for d in found.duties},
    )


def test_what_may_be_decided_must_be_handed_up_and_must_not_be_done_are_three_lists() -> None:
    rights, bans, duties = _said(
        "华北物流有限公司授权清单\n"
        "一、仓库主管\n可以决定：\n1．500元以内的叉车保养；\n2．装卸班次。\n"
        "需报批：\n1．货损赔付，报分公司总经理。\n"
        "不得：\n1．凭白条发货；\n2．违者按奖惩规定处理。\n"
    )
    assert rights == {
        "仓库主管 decide 叉车保养",
        "仓库主管 decide 装卸班次",
        "仓库主管 request 货损赔付",
        "分公司总经理 approve 货损赔付",
    }
    assert bans == {"仓库主管 凭白条发货"}
    assert duties == set()


def test_a_label_on_one_line_lists_its_matters_side_by_side() -> None:
    rights, bans, _ = _said(
        "仓储部经理岗位说明\n岗位职责\n1、管理仓库。\n权责边界\n"
        "可以决定：库位调整、装卸班次、5000元以内的叉车保养。\n不得：擅自借出物料；允许外人入库。\n"
    )
    assert rights == {
        "仓储部经理 decide 库位调整",
        "仓储部经理 decide 装卸班次",
        "仓储部经理 decide 叉车保养",
    }
    assert bans == {"仓储部经理 擅自借出物料", "仓储部经理 允许外人入库"}


def test_kinds_glued_to_the_item_before_head_their_own_lists() -> None:
    rights, _, duties = _said(
        "物业经理岗位说明直属上级：物业总监岗位职责：1、主持日常工作。2、编制年度预算。"
        "权限：建议权：1、人员编制的调整建议。审核权：1、加班申请的审核。核定权：1、2000元以内的维修材料。"
        "承担责任：1、瞒报事故的，按规定处理。"
    )
    assert rights == {
        "物业经理 propose 人员编制的调整",
        "物业经理 review 加班申请",
        "物业经理 approve 维修材料",
    }
    assert duties == {"物业经理 主持日常工作", "物业经理 编制年度预算"}


@pytest.mark.parametrize(
    "sentence",
    ["对下属的工作有监督、检查、考核权", "采购主管负责价格的审批权", "出纳保管印章，不得"],
)
def test_a_word_at_the_end_of_a_sentence_is_no_label(sentence: str) -> None:
    _, _, duties = _said(f"采购主管岗位职责\n1、{sentence}\n2、整理台账。\n")
    assert "采购主管 整理台账" in duties


def test_headings_that_could_be_done_head_their_lists_all_the_same() -> None:
    rights, _, duties = _said(
        "审计部\n控制职能：\n- 审计子公司的财务收支；\n- 向董事会审计委员会报告审计发现。\n"
        "控制权限：\n- 查阅权：可调阅子公司的账册；\n- 制止权：对违规支付予以制止。\n"
    )
    assert duties == {"审计部 审计子公司的财务收支", "审计部 向董事会审计委员会报告审计发现"}
    assert rights == {"审计部 query 子公司的账册", "审计部 refuse 违规支付"}


def test_several_positions_share_the_line_of_one_sentence() -> None:
    found = extract(written("实验小学机构设置\n一、领导关系\n教导主任、德育主任对副校长负责。\n"))
    names = {p.id: p.label.main for p in found.positions}
    assert {(names[x.lower], names[x.upper]) for x in found.lines} == {
        ("教导主任", "副校长"),
        ("德育主任", "副校长"),
    }


def test_plain_words_head_the_same_lists_and_brackets_name_who_decides() -> None:
    rights, bans, _ = _said(
        "【门店经理岗位卡】\n我负责什么\n★ 排定技师班次；\n我可以自己拍板\n★ 500元以内的客诉补偿；\n"
        "我必须先请示\n★ 新项目上架（商品总监）；\n我绝对不能做\n★ 私收客人现金；\n"
    )
    assert rights == {
        "门店经理 decide 客诉补偿",
        "门店经理 request 新项目上架",
        "商品总监 approve 新项目上架",
    }
    assert bans == {"门店经理 私收客人现金"}


def test_a_letter_of_authority_gives_its_list_to_whom_it_names_as_the_receiver() -> None:
    rights, bans, _ = _said(
        "华东银行转授权书\n授权人：华东银行行长\n受权人：城南支行行长\n"
        "根据本行授权办法，现将下列权限转授予受权人：\n一、信贷业务\n"
        "（一）单户50万元以下的抵押贷款，由受权人审批；\n（二）支行员工岗位调整的决定权。\n"
        "二、受权人不得将上述权限再转授他人。\n"
    )
    assert rights == {"城南支行行长 approve 抵押贷款", "城南支行行长 decide 支行员工岗位调整"}
    assert bans == {"城南支行行长 受权人不得将上述权限再转授他人"}


@pytest.mark.parametrize("line", ["以下事项请知悉：", "根据公司规定，现将有关事项通知如下："])
def test_a_notice_over_a_list_hands_no_rights_over(line: str) -> None:
    rights, _, duties = _said(
        f"出纳岗位说明书\n岗位职责\n{line}\n1、保管现金；\n2、登记日记账。\n"
    )
    assert rights == set()
    assert duties == {"出纳 保管现金", "出纳 登记日记账"}


def test_a_list_headed_by_the_word_for_authority_grants_what_its_bullets_name() -> None:
    rights, bans, duties = _said(
        "【车队主管】\n职责\n‧ 督导驾驶员行车安全\n授权\n‧ 3000元以内的车辆维修费用核准\n"
        "‧ 对酒测不合格之驾驶员，得立即停止其出车并通报人事\n禁止事项\n‧ 不得擅自更改行车纪录\n"
    )
    assert rights == {"车队主管 approve 车辆维修费用", "车队主管 revoke 出车"}
    assert bans == {"车队主管 不得擅自更改行车纪录"}
    assert duties == {"车队主管 督导驾驶员行车安全"}


def test_who_acts_within_bounds_is_whom_a_sentence_is_about() -> None:
    _, _, duties = _said("贷款管理办法\n第一章 职责\n第一条 独立审批人在授权范围内审批贷款。\n")
    assert duties == {"独立审批人 独立审批人在授权范围内审批贷款"}
    assert _said("贷款管理办法\n第一章 职责\n第一条 总经理审批后执行。\n")[2] == set()


def test_two_that_share_a_charge_are_no_position_of_both_names() -> None:
    _, _, duties = _said(
        "印章管理规定\n财务专用章、法人章分别由财务经理和出纳保管。\n公章由办公室主任保管。\n"
    )
    assert duties == {"办公室主任 公章由办公室主任保管"}


def test_lists_of_posts_below_powers_as_set_out_are_rights() -> None:
    rights, _, duties = _said(
        "授权规定\n现将各级人员的权限规定如下：\n一、办事处主任\n1、赊销权限：10万元以内；\n2、签署销售合同。\n"
        "二、大区经理\n1、对办事处主任有考核权；\n2、赊销权限：50万元以内。\n"
    )
    assert rights == {
        "办事处主任 decide 赊销",
        "办事处主任 sign 销售合同",
        "大区经理 appraise 办事处主任",
        "大区经理 decide 赊销",
    }
    assert duties == set()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("经理办公会研究决定以下事项：", {"经理办公会 decide 年度采购计划"}),
        (
            "下列事项经经理办公会审议后，须提交董事会审批：",
            {"经理办公会 review 年度采购计划", "董事会 approve 年度采购计划"},
        ),
        ("以下事项须报总经理批准：", {"总经理 approve 年度采购计划"}),
    ],
)
def test_a_sentence_says_who_decides_what_the_list_below_names(
    line: str, expected: set[str]
) -> None:
    rights, _, duties = _said(
        f"南岭食品有限公司采购规则\n一、总则\n（一）本规则适用于采购。\n二、决策\n{line}\n1.年度采购计划；\n"
        "三、职责\n（一）仓库主管\n1.保管物料；\n"
    )
    assert rights == expected
    assert duties == {"仓库主管 保管物料"}


def test_a_letter_authorises_a_post_by_its_holders_name_and_leaves_matters_out() -> None:
    rights, _, _ = _said(
        "授权书\n兹授权本公司采购经理周敏女士，代表公司行使下列权力：\n1.签订采购合同；\n下列事项不在授权范围之内：\n1.对外借款的审批。\n"
    )
    assert rights == {"采购经理 sign 采购合同"}


@pytest.mark.parametrize(
    "line",
    [
        "第五条 总经理对董事会负责，在授权范围内行使以下职权：",
        "三、总经理对董事会负责，行使下列职权：",
        "第五条 总经理在预算期间有权：",
    ],
)
def test_a_bearers_circumstances_stand_before_their_list(line: str) -> None:
    rights, _, _ = _said(f"远帆公司授权办法\n{line}\n1.审批经营性合同；\n2.签署年度报告。\n")
    assert rights == {"总经理 approve 经营性合同", "总经理 sign 年度报告"}


def test_what_passes_through_a_unit_names_no_unit() -> None:
    found = extract(
        written("远帆公司合同办法\n第一条 非标准合同一律经法务部审核后方可提交审批。\n")
    )
    assert [u.label.main for u in found.units] == ["法务部"]


def test_a_list_behind_the_second_sentence_of_an_article_is_whom_that_names() -> None:
    rights, _, duties = _said(
        "新城医院合同办法\n第一条 医院实行集体决策制度。下列事项必须经院长办公会讨论决定：\n"
        "1、年度预算；\n2、5万元以上设备购置。\n第二条 以下情形可由办公室主任直接审批用印：\n1、在职证明。\n"
    )
    assert rights == {
        "院长办公会 decide 年度预算",
        "院长办公会 decide 设备购置",
        "办公室主任 approve 在职证明",
    }
    assert duties == set()


def test_a_letter_lets_somebody_act_for_another_for_a_time() -> None:
    rights, _, _ = _said(
        "关于授权李强同志代行分公司职权的授权委托书\n"
        "因总经理职位暂缺，现授权西南分公司副总经理李强在2025年1月1日至6月30日期间，代行分公司总经理的下列职权：\n"
        "1、签署50万元以内的施工合同。\n以下权限不予授予：\n1、处置固定资产。\n"
    )
    assert rights == {"西南分公司副总经理 sign 施工合同"}


def test_powers_that_hold_for_a_time_say_when() -> None:
    found = extract(
        written("远帆公司章程\n第五条 董事长在董事会闭会期间有权：\n1.签署年度报告。\n")
    )
    assert [a.condition for a in found.authorities] == ["在董事会闭会期间"]
