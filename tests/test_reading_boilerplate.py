"""Every rule of the boilerplate lexicon keeps to its own examples."""

import pytest

from rolegraph.reading.boilerplate import Rule, lines_of, rules

MATCHES = [(rule, text) for rule in rules() for text in rule.matches]
DIFFERS = [(rule, text) for rule in rules() for text in rule.differs]


def found(rule: Rule, text: str) -> bool:
    return any(rule.pattern.search(line.text) for line in lines_of(text))


@pytest.mark.parametrize(("rule", "text"), MATCHES, ids=lambda value: getattr(value, "name", None))
def test_a_rule_matches_its_examples(rule: Rule, text: str) -> None:
    assert found(rule, text)


@pytest.mark.parametrize(("rule", "text"), DIFFERS, ids=lambda value: getattr(value, "name", None))
def test_a_rule_leaves_its_counterexamples(rule: Rule, text: str) -> None:
    assert not found(rule, text)
