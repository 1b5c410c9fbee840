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
