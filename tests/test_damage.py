"""Damage is mended where it can be justified, and sound text is left as it is."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.reading.damage import find, unmended
from rolegraph.reading.damage.beginnings import beginnings, lost_beginnings
from rolegraph.reading.passages import apply, whole
from rolegraph.reading.scripts import simplified
from rolegraph.resources import corpus

FOLDER = Path(__file__).parent / "damage"
DOCUMENTS = sorted((FOLDER / "documents").glob("*.yaml"))
SOUND = sorted((FOLDER / "sound").glob("*.txt"))


def body_and_repairs(text):
    body = simplified(whole(text))
    return body, find(body, text)


def mended(text):
    body, repairs = body_and_repairs(text)
    return apply(body, repairs).text


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_damaged_document_reads_as_it_was_written(path):
    example = yaml.safe_load(path.read_text("utf-8"))
    text = mended(example["text"])
    assert [words for words in example["mended"] if words not in text] == []
    assert [words for words in example["left"] if words not in text] == []


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_sound_document_is_left_as_it_is(path):
    assert body_and_repairs(path.read_text("utf-8"))[1] == ()


@pytest.mark.parametrize(
    "path", [*DOCUMENTS, *sorted(corpus().glob("*.txt"))], ids=lambda path: path.stem[:12]
)
def test_repairs_quote_the_document_in_order_without_overlap(path):
    text = path.read_text("utf-8")
    _, repairs = body_and_repairs(text)
    assert all(text[repair.start : repair.end] == repair.raw for repair in repairs)
    places = [(repair.start, repair.end) for repair in repairs]
    assert places == sorted(set(places))
    assert all(one[1] <= other[0] and one[0] < other[0] for one, other in pairwise(places))


def test_every_repair_says_why():
    for path in DOCUMENTS:
        _, repairs = body_and_repairs(yaml.safe_load(path.read_text("utf-8"))["text"])
        assert repairs
        assert {repair.basis for repair in repairs} <= {"byte-shift", "copy", "layout", "lexicon"}
        assert all(repair.note and 0.7 <= repair.confidence < 1 for repair in repairs)


def test_review_is_never_mended_to_approve():
    text = "岗位权限:1有对退货申请的核权;2有对退货额度的审批权;3有对各项费用的审批权;4有对销售合同的审核权"
    assert "审批权;2" not in mended(text)


@pytest.mark.parametrize(
    "text",
    [
        "销售管理岗位职责;财务岗位职责",
        "提出合理建议;大专以上学历;负责部门日常工作;遵守公司规章制度;协助总经理工作",
        "完成上级安排的任务;无工作经验者亦可;按照规定时间提交月报",
    ],
)
def test_a_shorter_wording_is_no_loss(text):
    damaged = yaml.safe_load((FOLDER / "documents" / "procurement-lost.yaml").read_text("utf-8"))
    assert mended(text) == text
    assert mended(damaged["text"] + text).endswith(text)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("身体健康,无不工作记录。", "身体健康,无不良工作记录。"),
        ("(八)完成上级办的其他任务。", "(八)完成上级交办的其他任务。"),
    ],
)
def test_a_loss_is_seen_where_what_is_left_looks_like_words(text, reading):
    damaged = yaml.safe_load((FOLDER / "documents" / "procurement-lost.yaml").read_text("utf-8"))
    assert reading in mended(damaged["text"] + text)


def test_the_rights_of_two_posts_are_not_merged():
    text = (
        "销售代表岗位权限:1有对销售月度及年度工作计划的建议权;2有对销售资源投入计划的建议权;\n"
        "销售经理岗位权限:1有对销售月度及年度工作计划的建议权及指导权;2有对销售资源投入计划的建议权;"
    )
    assert mended(text) == text


def test_a_traditional_document_is_mended_in_its_own_script():
    text = "直接上級:事業部總監。協助事業部部總監的工作。總監助理負責協銷售總監整理客戶資料"
    body, repairs = body_and_repairs(text)
    assert [(repair.raw, repair.reading) for repair in repairs] == [("部", ""), ("", "助")]
    assert "负责协助销售总监" in apply(body, repairs).text


def test_what_cannot_be_mended_is_marked_in_a_damaged_document_alone():
    text = yaml.safe_load((FOLDER / "documents" / "procurement-lost.yaml").read_text("utf-8"))[
        "text"
    ]
    body, repairs = body_and_repairs(text + "作出一的方案;唯一的方案。")
    marked = unmended(body, apply(body, repairs))
    assert "仓" in {text[mark.start : mark.end] for mark in marked}
    assert [mark.start for mark in marked if mark.start > len(text)] == [len(text) + 2]
    for path in SOUND:
        body = whole(path.read_text("utf-8"))
        assert unmended(body, body) == ()


@pytest.mark.parametrize("letters", ["肁芅螇肇膃蒀蚃肆", "?萍耙陨蠈W", "责任的和计划", "的"])
def test_a_long_text_of_nonsense_is_read_in_time_and_left(letters):
    text = letters * (20_000 // len(letters))
    started = time.process_time()
    find(whole(text), text)
    assert time.process_time() - started < 10


@given(st.text(alphabet="负责销售计划的审批权、;。\n1?? 管理", max_size=80))
def test_any_text_can_be_read(text):
    body, repairs = body_and_repairs(text)
    assert body_and_repairs(text) == (body, repairs)
    assert all(text[repair.start : repair.end] == repair.raw for repair in repairs)


@pytest.mark.parametrize("each", lost_beginnings(), ids=lambda each: each.left)
def test_an_item_that_lost_its_first_character_gets_it_back_and_no_other_does(each):
    damaged = f"③{each.left}各类资料{each.among[0] if each.among else ''}使用情况;"
    assert [edit.text for edit in beginnings(damaged)] != []
    for more in each.unless:
        assert not list(beginnings(f"③{each.left}{more}各类资料使用情况;"))
    for word in each.within:
        assert not list(beginnings(f"③{each.left}各部门{word};"))


@pytest.mark.parametrize(
    ("damaged", "whole_again"),
    [
        (
            "①跟踪费用的实际使用情况好费用的登记工作;",
            "①跟踪费用的实际使用情况，做好费用的登记工作;",
        ),
        ("①信息的收集与整理织长期合作单位的考察;", "①信息的收集与整理，组织长期合作单位的考察;"),
        ("①掌握客户情况好转的原因;", ""),
        ("①品种的试验与选育织物的检验;", ""),
        ("①掌握设备使用情况时时更新;", ""),
    ],
)
def test_a_deed_inside_an_item_gets_its_stop_and_first_character_back(damaged, whole_again):
    text = damaged
    for edit in reversed(list(beginnings(damaged))):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == (whole_again or damaged)
