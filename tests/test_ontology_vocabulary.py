"""The concept schemes: complete, unambiguous, acyclic, and in one spelling."""

from collections import Counter, defaultdict

import pytest

from rolegraph import vocabulary
from rolegraph.extraction.sentences.wording.lexicon import lexicon
from rolegraph.graph.turtle import read_turtle, reformat
from rolegraph.resources import folder
from rolegraph.vocabulary import Concept, expand, read_scheme

SCHEMES = {
    "kinds": (vocabulary.KIND, 40),
    "objects": (vocabulary.OBJECT, 200),
    "actions": (vocabulary.ACTION, 100),
    "unit-types": (vocabulary.UNIT_TYPE, 40),
    "lines": (vocabulary.LINE, 4),
    "measures": (vocabulary.MEASURE, 12),
    "periods": (vocabulary.PERIOD, 6),
    "roles": (vocabulary.ROLE, 60),
}


def text(name: str) -> str:
    return folder("ontology/vocabulary").joinpath(f"{name}.ttl").read_text("utf-8")


def scheme(name: str) -> tuple[Concept, ...]:
    return read_scheme(text(name), SCHEMES[name][0])


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_is_kept_in_the_one_spelling(name: str) -> None:
    assert reformat(text(name)) == text(name)


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_is_wide_enough_and_labelled_in_three_languages(name: str) -> None:
    concepts = [c for c in scheme(name) if c.name]
    assert len(concepts) >= SCHEMES[name][1]
    for concept in concepts:
        assert {"en", "zh-hans", "zh-hant"} <= {tag.lower() for tag, _ in concept.labels}, (
            concept.name
        )


@pytest.mark.parametrize("name", SCHEMES)
def test_no_label_means_two_concepts(name: str) -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for concept in scheme(name):
        for tag, label in concept.labels:
            owners[tag.lower(), label.lower()].add(concept.name)
    assert {label: names for label, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize("name", SCHEMES)
def test_broader_leads_up_to_concepts_that_exist_and_never_round(name: str) -> None:
    above = {c.name: c.broader for c in scheme(name)}
    for start in above:
        seen: Counter[str] = Counter()
        waiting = list(above[start])
        while waiting:
            current = waiting.pop()
            assert current in above, f"{start}: {current} is not defined"
            assert current != start, f"{start} is broader than itself"
            seen[current] += 1
            waiting += above[current] if seen[current] == 1 else ()


def test_review_is_never_approve() -> None:
    kinds = {c.name: c for c in scheme("kinds")}
    assert "approve" in kinds["decide"].includes
    assert "approve" in kinds["final-approval"].includes
    assert kinds["approve"].includes == kinds["review"].includes == ()
    assert int(kinds["review"].values["rank"]) < int(kinds["approve"].values["rank"])


def test_only_decisions_have_a_rank() -> None:
    for kind in scheme("kinds"):
        if kind.name:
            assert ("rank" in kind.values) == (kind.values["track"] == "decision"), kind.name


def test_an_authority_over_the_broader_object_covers_the_narrower() -> None:
    objects = {c.name: c for c in scheme("objects")}
    assert "return" in objects["return-request"].broader
    assert "expense" in objects["sales-expense"].broader
    assert objects["expense"].values["monetary"] == "true"


def test_every_unit_and_period_that_figures_are_read_with_has_one_concept() -> None:
    """A figure's unit and period are the notations of the schemes, so queries need no lists."""
    figures = lexicon("figures")
    owners = Counter(
        str(q.object.value)
        for name in ("measures", "periods")
        for q in read_turtle(text(name), name)
        if q.predicate.value == expand("skos:notation")
    )
    # A time span may be the name of a period too.
    shared = {"day", "week", "month", "quarter", "year"}
    assert {word: n for word, n in owners.items() if n != (2 if word in shared else 1)} == {}
    read = [*str(figures["units"]).split(), *figures["currencies"], *figures["periods"]]
    assert sorted(set(read) - set(owners)) == []
