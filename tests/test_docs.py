"""What the README and the pages say of commands is true, and nothing is left out."""

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from rolegraph.cli import COMMANDS, rolegraph

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_every_command_is_in_the_readme_and_has_help() -> None:
    context = click.Context(rolegraph)
    for name in COMMANDS:
        command = rolegraph.get_command(context, name)
        assert command is not None
        assert command.help, name
        assert f"`{name}`" in README, name


def test_every_make_target_and_file_that_the_readme_names_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"(?:`|^)make (\w+)", README, re.M):
        assert re.search(rf"^{target}:", makefile, re.M), target
    for link in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / link).exists(), link


#: What stands for something of the reader's own in a command of the pages.
_OWN = {"FIRST": "林渡贸易有限公司", "SECOND": "林渡贸易有限公司"}


def _commands() -> list[tuple[str, str]]:
    """Commands of the pages on audit, matrices and what-if, each with its page, in their order."""
    return [
        (page, " ".join(_OWN.get(word, word) for word in line.split("   ")[0].split(" ")))
        for page in ("audit", "matrices", "whatif")
        for line in re.findall(
            r"^    (rolegraph .+)$", (ROOT / "docs" / f"{page}.md").read_text("utf-8"), re.M
        )
    ]


def test_every_command_on_audit_matrices_and_what_if_does_what_its_page_says(
    example_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = _commands()
    assert len(commands) > 20
    for page, command in commands:
        words, _, kept = command.replace("FOLDER", str(example_data)).partition(" > ")
        done = CliRunner().invoke(
            rolegraph,
            [*shlex.split(words)[1:], "--data", str(example_data)],
            standalone_mode=False,
        )
        assert done.exception is None, (page, command, done.exception)
        assert done.return_value in (None, 0) or "--fail-on" in words, (page, command, done.output)
        if kept:
            (tmp_path / kept).write_text(done.stdout, "utf-8")
        for written in re.findall(r"-o (\S+)", words):
            assert (tmp_path / written).stat().st_size > 100, (page, command)
