"""Questions in both languages are understood, and answered with their sentences."""

import pytest

from rolegraph.questions import Index, ask, build_index
from rolegraph.store import EmbeddedStore


@pytest.fixture(scope="module")
def index(organisation: EmbeddedStore) -> Index:
    return build_index(organisation)


@pytest.mark.parametrize(
    "question",
    [
        "Who approves returns?",
        "谁审批退货?",
        "誰審批退貨申請?",
        "Which position signs off returned goods",
        "请问退货由哪个岗位审批",
    ],
)
def test_who_approves_returns_is_understood_however_it_is_said(
    question: str, organisation: EmbeddedStore, index: Index
) -> None:
    answer = ask(question, organisation, index).to_json()
    (first, *_) = answer["readings"]
    assert first["query"] == "who-may"
    assert [a["label"]["zh-Hans"] for a in first["answers"]] == ["区域经理"]
    (evidence,) = first["answers"][0]["evidence"]
    assert evidence["quote"] == "有对退货申请的审批权"


@pytest.mark.parametrize("question", ["", "   ", "？？？", "😀😀", "x" * 10_000])
def test_what_is_no_question_is_not_understood(
    question: str, organisation: EmbeddedStore, index: Index
) -> None:
    assert ask(question, organisation, index).to_json()["status"] == "not-understood"


def test_what_no_document_mentions_is_not_stated_and_named(
    organisation: EmbeddedStore, index: Index
) -> None:
    answer = ask("Who approves the hiring budget?", organisation, index).to_json()
    assert answer["status"] == "not-stated"
    assert answer["unknown_terms"] == ["hiring budget"]
