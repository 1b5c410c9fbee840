"""Questions in both languages are understood, and answered with their sentences."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from rolegraph.questions import Index, ask, build_index, explain, kept_index, written_out
from rolegraph.questions.families import FAMILIES as ANSWERED
from rolegraph.store import EmbeddedStore

FOLDER = Path(__file__).parent / "questions"
FAMILIES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "families.yaml").read_text("utf-8"))
NONSENSE: list[str] = [
    str(q) for q in yaml.safe_load((FOLDER / "nonsense.yaml").read_text("utf-8"))
]
GUIDE = (Path(__file__).parent.parent / "docs/questions.md").read_text("utf-8")
ROWS = [r.strip("| ").split(" | ") for r in GUIDE.splitlines() if r.startswith("| `")]
SHOWN = [(name.strip("`"), wording) for name, *wordings in ROWS for wording in wordings]
#: Queries whose bearers are the answers.
BY_BEARER = ("who-may", "who-does", "duties-of", "powers-of", "each-kind", "both-kinds")
ORG = "https://w3id.org/rolegraph/id/position/华明贸易有限公司"
WORDINGS = [(wording, case) for case in FAMILIES for wording in case["ask"]]


@pytest.fixture(scope="module")
def index(organisation: EmbeddedStore) -> Index:
    found = build_index(organisation)
    found.prepare()  # whichever test comes first in its process waits for no dictionary
    return found


@pytest.mark.parametrize(("wording", "case"), WORDINGS, ids=[w for w, _ in WORDINGS])
def test_a_question_is_read_into_its_family_and_answered(
    wording: str, case: dict[str, Any], organisation: EmbeddedStore, index: Index
) -> None:
    answer = ask(wording, organisation, index).to_json()
    (first, *_) = answer["readings"]
    titles = {a["label"].get("zh-Hans") for a in first["answers"]}
    assert (answer["status"], first["query"]) == (case["status"], case["family"])
    assert titles == set(case.get("answers", []))
    assert first.get("verdict", "") == case.get("verdict", "")
    rows = organisation.select(first["sparql"]).rows if first["answers"] else []
    if rows and "bearer" in rows[0] and first["query"] in BY_BEARER:
        assert {row["bearer"] for row in rows} == {a["id"] for a in first["answers"]}


@pytest.mark.parametrize(("name", "wording"), SHOWN, ids=[w for _, w in SHOWN])
def test_the_questions_of_the_guide_are_read_as_it_says(
    name: str, wording: str, organisation: EmbeddedStore, index: Index
) -> None:
    assert ask(wording, organisation, index).to_json()["readings"][0]["query"] == name


def test_the_guide_has_every_family() -> None:
    assert {name for name, _ in SHOWN} == set(ANSWERED)


@pytest.mark.parametrize("question", NONSENSE)
def test_nonsense_is_not_understood(
    question: str, organisation: EmbeddedStore, index: Index
) -> None:
    answer = ask(question, organisation, index).to_json()
    assert (answer["status"], answer["readings"]) == ("not-understood", [])


@pytest.mark.parametrize(
    "question",
    ["", "   ", "😀😀", "x" * 10_000, "谁" * 10_000, "谁审批" * 3000, "\x00\x01", "＜ｂ＞"],
)
def test_what_is_no_question_is_answered_quickly(
    question: str, organisation: EmbeddedStore, index: Index
) -> None:
    began = time.process_time()
    answer = ask(question, organisation, index).to_json()
    assert time.process_time() - began < 1
    assert answer["status"] == "not-understood"


def test_the_answer_is_json_with_the_keys_of_the_contract(
    organisation: EmbeddedStore, index: Index
) -> None:
    answer = json.loads(json.dumps(ask("谁审批退货?", organisation, index, "sha256:0").to_json()))
    assert {"question", "language", "release", "status", "readings"} <= set(answer)
    assert answer["language"] == "zh"
    (first, *_) = answer["readings"]
    assert {"restated", "score", "query", "params", "sparql", "url", "status", "answers"} <= set(
        first
    )
    assert set(first["restated"]) == {"en", "zh"}
    (one,) = first["answers"]
    assert {"type", "id", "label", "document", "start", "end", "organisation"} <= set(one)
    assert [s["kind"] for s in one["statements"]] == ["approve"]
    (evidence,) = one["evidence"]
    assert evidence["quote"] == "有对退货申请的审批权"


@pytest.mark.parametrize(
    ("question", "said"), [("谁控制货物流向?", "control"), ("成本谁来控制?", "costs")]
)
def test_a_word_is_said_back_as_what_is_called_by_it_alone(
    question: str, said: str, organisation: EmbeddedStore, index: Index
) -> None:
    (first, *_) = ask(question, organisation, index).to_json()["readings"]
    assert said in first["restated"]["en"]
    assert "cost control" not in first["restated"]["en"]


def test_the_named_query_of_a_reading_gives_the_same_bearers(
    organisation: EmbeddedStore, index: Index
) -> None:
    (first, *_) = ask("谁审批退货?", organisation, index).to_json()["readings"]
    rows = organisation.select(first["sparql"]).rows
    assert {row["bearer"] for row in rows} == {a["id"] for a in first["answers"]}


def test_what_no_document_mentions_is_named(organisation: EmbeddedStore, index: Index) -> None:
    answer = ask("Who approves the hiring budget?", organisation, index).to_json()
    assert answer["unknown_terms"] == ["hiring budget"]


def test_a_limit_without_a_figure_stands_in_related(
    organisation: EmbeddedStore, index: Index
) -> None:
    (first, *_) = ask("财务经理的费用审批额度是多少?", organisation, index).to_json()["readings"]
    assert first["answers"] == []
    (note,) = first["related"]
    assert [a["value"] for a in note["answers"]] == ["一定额度"]


@pytest.mark.parametrize(
    "question", ["Who may approve returns, and up to what amount?", "谁有权审批退货，额度是多少?"]
)
def test_an_amount_that_is_asked_for_beside_who_is_said_not_to_be_stated(
    question: str, organisation: EmbeddedStore, index: Index
) -> None:
    (first, *_) = ask(question, organisation, index).to_json()["readings"]
    silent = [n for n in first["related"] if n["note"]["en"] == "Up to what amount: not stated."]
    assert first["answers"]
    assert [[a["id"] for a in n["answers"]] for n in silent] == [
        [a["id"] for a in first["answers"]]
    ]
    (plain, *_) = ask("Who may approve returns?", organisation, index).to_json()["readings"]
    assert all("amount" not in n["note"]["en"] for n in plain["related"])


def test_a_question_gives_the_same_answer_twice(organisation: EmbeddedStore, index: Index) -> None:
    once = ask("Who approves returns?", organisation, index).to_json()
    again = ask("Who approves returns?", organisation, build_index(organisation)).to_json()
    assert once == again


CONVERSATIONS: list[list[list[str]]] = yaml.safe_load(
    (FOLDER / "conversations.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("turns", CONVERSATIONS, ids=[turns[-1][0] for turns in CONVERSATIONS])
def test_a_question_takes_what_it_leaves_out_from_those_before_it(
    turns: list[list[str]], organisation: EmbeddedStore, index: Index
) -> None:
    before = []
    for question, full in turns:
        assert written_out(question, before, index) == full
        before.append(ask(full, organisation, index))


def test_an_explanation_shows_phrases_patterns_and_the_readings_that_are_answered(
    organisation: EmbeddedStore, index: Index
) -> None:
    question = "May the sales director approve contracts up to 500,000 yuan?"
    told = explain(question, index)
    answered = ask(question, organisation, index).to_json()
    assert [r["query"] for r in told["readings"]] == [r["query"] for r in answered["readings"]]
    assert told["figures"] == ["500,000 yuan"]
    said = {one["said"]: one["meanings"] for one in told["segments"]}
    assert any(meaning.startswith("position ") for meaning in said["sales director"])
    best = told["patterns"][0]
    assert best["kept"]
    assert best["slots"]["position"] == ["sales director"]
    scores = [one["score"] for one in told["patterns"]]
    assert scores == sorted(scores, reverse=True)


def test_a_kept_index_answers_as_one_made_anew(organisation: EmbeddedStore, index: Index) -> None:
    content = kept_index(organisation)
    again = build_index(organisation, content)
    assert kept_index(organisation) == content
    assert again.facts == index.facts
    assert again.clauses.postings == index.clauses.postings
    for question in ("谁审批退货?", "Who reports to the finance manager?"):
        first = ask(question, organisation, index).to_json()
        assert ask(question, organisation, again).to_json() == first


def test_an_index_kept_with_other_words_is_made_again(
    organisation: EmbeddedStore, index: Index
) -> None:
    value = json.loads(kept_index(organisation))
    stale = json.dumps({**value, "words": "other", "postings": {}}).encode()
    assert build_index(organisation, stale).clauses.postings == index.clauses.postings


def test_what_is_nearest_to_an_unknown_term_stands_beside_it(
    organisation: EmbeddedStore, index: Index
) -> None:
    (first, *_) = ask("Who approves the hiring budget?", organisation, index).to_json()["readings"]
    (note,) = first["related"]
    assert "hiring budget" in note["note"]["en"]
    assert [a["label"]["zh-Hans"] for a in note["answers"]] == ["财务经理"]
    assert [s["text"] for a in note["answers"] for s in a["statements"]] == ["负责编制年度预算"]


@pytest.mark.parametrize(
    ("question", "parameters"),
    [
        ("谁登记退货台账?", {"word": ["台账"]}),
        ("Who sorts the sales contracts?", {"word": ["销售合同"]}),
        ("Who must hold a sales meeting every week?", {"period": ["week"]}),
        (
            "May the regional manager approve returns?",
            {"kind": ["rgk:approve"], "object": "rgo:return", "bearer": [f"{ORG}/区域经理"]},
        ),
        (
            "退货的审核和审批分别由谁负责?",
            {
                "kind": ["rgk:approve", "rgk:final-approval", "rgk:review", "rgk:verify"],
                "word": ["退货"],
            },
        ),
    ],
)
def test_a_query_is_asked_by_words_that_can_be_read(
    question: str, parameters: dict[str, list[str]], organisation: EmbeddedStore, index: Index
) -> None:
    (first, *_) = ask(question, organisation, index).to_json()["readings"]
    assert first["params"] == parameters
    rows = organisation.select(first["sparql"]).rows
    assert {row["bearer"] for row in rows} == {a["id"] for a in first["answers"]}
