"""Every rule of the boilerplate lexicon keeps to its own examples, and documents keep their content."""

from pathlib import Path

import pytest
import yaml

from rolegraph.reading import read
from rolegraph.reading.boilerplate_rules import WHOLE, Rule, any_of, kinds_of, lines_of, rules

MATCHES = [(rule, text) for rule in rules() for text in rule.matches]
DIFFERS = [(rule, text) for rule in rules() for text in rule.differs]
CLEANING = sorted((Path(__file__).parent / "reading" / "cleaning").glob("*.yaml"))


def found(rule: Rule, text: str) -> bool:
    lines = lines_of(text)
    if rule.strength == "inline":
        every = (line.whole for line in lines if any_of("inline").finds(line.whole))
        return any(map(rule.pattern.finds, every))
    return any(
        kinds_of(line, any_of(*WHOLE))[rule.strength] and rule.pattern.finds(line.text)
        for line in lines
    )


@pytest.mark.parametrize(("rule", "text"), MATCHES, ids=lambda value: getattr(value, "name", None))
def test_a_rule_matches_its_examples(rule: Rule, text: str) -> None:
    assert found(rule, text)


@pytest.mark.parametrize(("rule", "text"), DIFFERS, ids=lambda value: getattr(value, "name", None))
def test_a_rule_leaves_its_counterexamples(rule: Rule, text: str) -> None:
    assert not found(rule, text)


@pytest.mark.parametrize("example", CLEANING, ids=lambda path: path.stem)
def test_a_document_keeps_its_content_and_nothing_else(example: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(example.read_text("utf-8"))
    (tmp_path / "a.txt").write_text(case["received"], "utf-8")
    lines = read(tmp_path / "a.txt", "a.txt").body.text.split("\n")
    assert [line.strip() for line in lines if line.strip()] == case["read"], case["why"]
