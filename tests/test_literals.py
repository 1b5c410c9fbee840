"""What an expression cannot match without is looked for before it is tried, and never rules out a match."""

import re

import pytest

from rolegraph.reading.boilerplate_rules import rules
from rolegraph.reading.literals import Needs, needed


@pytest.mark.parametrize(
    ("expression", "pieces"),
    [
        ("^(本|该)文档(由|为)会员上传", {"会员上传"}),
        ("(精品|优质)文档|欢迎下载", {"文档", "欢迎下载"}),
        ("^Copyright .{4}", {"copyright "}),
        (r"^.{2,60}?\.{4,}\d", {"...."}),
        ("第[一二三]页", {"第"}),
        ("(?:下载)?[【[]", {"【", "["}),
        (r"^\d+$", set()),
        ("下载|.*", set()),
        ("(?=下载).*", set()),
    ],
)
def test_an_expression_needs_its_longest_pieces(expression: str, pieces: set[str]) -> None:
    assert needed(expression) == pieces


def test_only_expressions_whose_pieces_stand_in_a_text_are_asked_in_their_order() -> None:
    needs = Needs.of(["下载", r"\d{4}", "Copyright"])
    assert needs.asked("COPYRIGHT 2026 下载") == ["下载", r"\d{4}", "Copyright"]
    assert needs.asked("COPYRIGHT") == [r"\d{4}", "Copyright"]
    assert needs.within("请下载\n上传").asked("上传") == [r"\d{4}"]


def test_every_rule_for_sites_words_is_asked_of_each_of_its_examples() -> None:
    for rule in rules():
        for line in rule.lines:
            found = [text for text in rule.matches if re.search(line, text, re.IGNORECASE)]
            assert all(Needs.of([line]).asked(text) for text in found), line
