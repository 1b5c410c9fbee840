"""The sentence lexicons hold together: one group a verb, every kind in the scheme."""

from pathlib import Path

import pytest

from rolegraph import extraction
from rolegraph.errors import BadInput
from rolegraph.extraction.objects import action_concept, object_concept
from rolegraph.extraction.schemes import scheme
from rolegraph.extraction.sentences.wording import lexicon as lexicons
from rolegraph.extraction.sentences.wording.kind_words import kinds
from rolegraph.extraction.sentences.wording.lexicon import Words, group, lexicon
from rolegraph.resources import folder
from rolegraph.vocabulary import KIND


def _kind_names() -> set[str]:
    return {concept.name for concept in scheme(KIND)}


def test_a_verb_heads_clauses_in_one_group_only() -> None:
    groups = {key: set(group("verbs", key)) for key in ("strong", "both", "weak")}
    assert not groups["strong"] & groups["both"]
    assert not groups["strong"] & groups["weak"]
    assert not groups["both"] & groups["weak"]


@pytest.mark.parametrize("key", ["kinds", "implied"])
def test_every_kind_of_the_lexicon_stands_in_the_scheme(key: str) -> None:
    assert set(lexicon("rights")[key]) <= _kind_names()


def test_every_kind_that_a_clause_may_grant_stands_in_the_scheme() -> None:
    named = {*lexicon("granting")["passive"], *group("granting", "permitted")}
    assert named <= _kind_names()


def test_every_group_of_words_is_read_by_some_rule() -> None:
    rules = "".join(f.read_text("utf-8") for f in Path(extraction.__path__[0]).rglob("*.py"))
    for file in folder("data/lexicon").joinpath("sentences").iterdir():
        name = file.name.removesuffix(".yaml")
        unread = {k for k in lexicon(name) if f'"{k}"' not in rules and f"{name}.{k}" not in rules}
        assert not unread, f"{file.name}: no rule reads {sorted(unread)}"


def test_review_is_never_approve() -> None:
    for word in ("审核", "审查", "审阅", "初审"):
        assert kinds()[word] == "review"
    for word in ("审批", "批准", "核准"):
        assert kinds()[word] == "approve"
    assert lexicon("granting")["passive"]["review"][0] == "审核"


def test_the_longest_word_is_found_at_a_place_and_before_one() -> None:
    words = Words(frozenset({"审批", "审批同意", "批"}))
    assert words.at("须审批同意后", 1) == "审批同意"
    assert words.before("须审批", 3) == "审批"
    assert words.at("须", 0) == ""
    assert words.before("须", 0) == ""


def test_a_lexicon_that_is_no_mapping_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicons, "shipped", lambda _: ["审批"])
    with pytest.raises(BadInput, match=r"sentences/none\.yaml"):
        lexicons.lexicon.__wrapped__("none")


@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("退货申请", "return-request"),
        ("退货额度", "return-amount"),
        ("采购合同", "purchase-contract"),
    ],
)
def test_an_object_is_linked_by_the_longest_label_at_its_end(words: str, concept: str) -> None:
    assert object_concept(words) == concept


def test_words_that_the_schemes_do_not_know_are_left_unlinked() -> None:
    assert object_concept("氦气") == ""
    assert action_concept(("吹口哨",)) == ""
