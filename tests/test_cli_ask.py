"""In a terminal one can go on asking, and see why a question was read as it was."""

import json
from pathlib import Path

from click.testing import CliRunner

from rolegraph.cli import rolegraph


def run(data: Path, *arguments: str, typed: str = "") -> tuple[str, str]:
    done = CliRunner().invoke(
        rolegraph, ["ask", *arguments, "--data", str(data)], input=typed, standalone_mode=False
    )
    assert done.exception is None, done.exception
    return done.stdout, done.stderr


def test_a_conversation_keeps_what_it_is_about(corpus_data: Path) -> None:
    typed = "Who approves returns in a region office?\nand who reviews them?\n\nnever asked\n"
    said, aside = run(corpus_data, "-i", typed=typed)
    assert "Read as: who reviews returns" in aside
    first, second = said.split("who reviews returns")
    assert "→ Regional manager" in first
    assert "→ Sales manager" in second
    assert "never asked" not in said, "an empty line ends the conversation"


def test_a_yes_or_no_question_is_answered_by_its_verdict(corpus_data: Path) -> None:
    said, _ = run(corpus_data, "May the regional manager approve returns?")
    assert "[yes: found]" in said


def test_an_explanation_names_phrases_patterns_and_readings(corpus_data: Path) -> None:
    said, _ = run(corpus_data, "--explain", "区域经理可以审批退货吗?")
    assert "position 区域经理" in said
    assert "→" in said
    assert "who-may" in said
    printed, _ = run(corpus_data, "--explain", "--json", "区域经理可以审批退货吗?")
    assert json.loads(printed)["patterns"][0]["kept"] is True


def test_no_question_is_said_with_what_to_do(corpus_data: Path) -> None:
    done = CliRunner().invoke(
        rolegraph, ["ask", "--data", str(corpus_data)], standalone_mode=False
    )
    assert "rolegraph ask -i" in str(done.exception)
