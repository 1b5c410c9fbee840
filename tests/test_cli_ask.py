"""In a terminal one can go on asking, and see why a question was read as it was."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rolegraph import pipeline
from rolegraph.cli import rolegraph


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked")
    wanted = pipeline.Request(sources=pipeline.default_sources(), data=folder)
    pipeline.build(wanted, lambda _: None)
    return folder


def run(data: Path, *arguments: str, typed: str = "") -> tuple[str, str]:
    done = CliRunner().invoke(
        rolegraph, ["ask", *arguments, "--data", str(data)], input=typed, standalone_mode=False
    )
    assert done.exception is None, done.exception
    return done.stdout, done.stderr


def test_a_conversation_keeps_what_it_is_about(data: Path) -> None:
    typed = "Who approves returns in a region office?\nand who reviews them?\n\nnever asked\n"
    said, aside = run(data, "-i", typed=typed)
    assert "Read as: who reviews returns" in aside
    first, second = said.split("who reviews returns")
    assert "→ Regional manager" in first
    assert "→ Sales manager" in second
    assert "never asked" not in said, "an empty line ends the conversation"


def test_a_yes_or_no_question_is_answered_by_its_verdict(data: Path) -> None:
    said, _ = run(data, "May the regional manager approve returns?")
    assert "[yes: found]" in said


def test_an_explanation_names_phrases_patterns_and_readings(data: Path) -> None:
    said, _ = run(data, "--explain", "区域经理可以审批退货吗?")
    assert "position 区域经理" in said
    assert "→" in said
    assert "who-may" in said
    printed, _ = run(data, "--explain", "--json", "区域经理可以审批退货吗?")
    assert json.loads(printed)["patterns"][0]["kept"] is True


def test_no_question_is_said_with_what_to_do(data: Path) -> None:
    done = CliRunner().invoke(rolegraph, ["ask", "--data", str(data)], standalone_mode=False)
    assert "rolegraph ask -i" in str(done.exception)
