"""Renderings are curated by sentence or composed from whole labels, never guessed."""

from dataclasses import replace

import pytest

from rolegraph.extraction.renderings import composed, key, rendered
from rolegraph.model import Authority, Duty, Evidence, Statements


def _duty(quote: str, **more: str) -> Duty:
    place = Evidence(document="a.txt", start=0, end=len(quote), quote=quote)
    return Duty(id="duty/a", bearer="p", reading=key(quote), evidence=(place,), **more)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("3、及時提交客戶資料;", "及時提交客戶資料"),
        ("(2)記錄各類用戶電話。", "記錄各類用戶電話"),
        ("①按照第10頁\n共7頁\n相關流程", "按照第10頁共7頁相關流程"),
        ("负责收款", "负责收款"),
        ("2年以上销售经验", "2年以上销售经验"),
        ("5、3年以上销售经验", "3年以上销售经验"),
        ("12.负责公司客户资料的建立", "负责公司客户资料的建立"),
    ],
)
def test_a_sentence_is_known_by_its_words_without_number_and_end(
    sentence: str, wanted: str
) -> None:
    assert key(sentence) == wanted


def test_a_curated_rendering_is_found_whatever_the_number() -> None:
    statements = Statements(duties=(_duty("6收取應收帳款。"),))
    known = {key("收取應收帳款"): "Collects accounts receivable"}
    assert rendered(statements, known).duties[0].english == "Collects accounts receivable"
    assert statements.duties[0].english == ""


def test_an_english_statement_is_left_as_it_is() -> None:
    duty = replace(_duty("Approves returns"), language="en")
    assert rendered(Statements(duties=(duty,)), {key("Approves returns"): "x"}).duties == (duty,)


def test_an_authority_over_a_known_object_is_composed() -> None:
    right = Authority(
        id="a",
        bearer="p",
        reading="有对退货的审批权",
        evidence=(),
        kind="approve",
        object="退货",
        object_concept="return",
    )
    assert composed(right) == "Approve returns"
    assert composed(replace(right, object="大客户退货")) == ""


def test_a_duty_that_says_more_than_its_labels_is_not_composed() -> None:
    duty = _duty("协助经理制定预算", action="制定", object="预算", object_concept="budget")
    assert composed(replace(duty, object="年度预算草案")) == ""
