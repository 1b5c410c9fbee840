"""The organisation that a text names: on a line of its own, or where a sentence shortens its name."""

import pytest
from written import written

from rolegraph.extraction.structure.outlines import outline

_LIST = "\n一、会计岗位职责\n1、审核报销单。\n"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "报销管理制度\n第一条 为规范青禾冷链有限公司（以下简称“公司”）的报销，制定本制度。",
            "青禾冷链有限公司",
        ),
        ("第二条 本制度适用于青禾酒店（下称本酒店）各部门。", "青禾酒店"),
        ("为进一步加强和规范城东医院（简称医院）采购工作：", "城东医院"),
        ("会计\n青禾冷链有限公司\n岗位职责：", "青禾冷链有限公司"),
        # What somebody else is called, and a name left blank, name no organisation of the text's.
        (
            "采购合同办法\n第一条 与青禾冷链有限公司（以下简称甲方）往来的，适用本办法。",
            "",
        ),
        ("会计\n某某冷链有限公司\n岗位职责：", "会计"),
    ],
)
def test_a_line_or_a_shortened_name_names_the_organisation(text: str, named: str) -> None:
    assert [o.label.hans for o in outline(written(text + _LIST)).organisations] == [named]


@pytest.mark.parametrize(
    ("end", "named"),
    [
        ("盛和实业集团有限公司\n2026年3月20日\n", "盛和实业集团有限公司"),
        ("    盛和实业集团有限公司\n    二〇二六年三月二十日", "盛和实业集团有限公司"),
        # A name without a date, a date below something else.
        ("盛和实业集团有限公司\n联系电话另行通知", ""),
        ("总经理签字\n2026年3月20日", ""),
    ],
)
def test_a_notice_is_of_whoever_signs_it(end: str, named: str) -> None:
    articles = "".join(f"第{n}条 第{n}类报销由总经理批准，会计审核。\n" for n in "一二三四五六")
    text = f"关于报销的通知\n{articles}{end}"
    found = [o.label.hans for o in outline(written(text)).organisations]
    assert found == list(filter(None, [named]))
