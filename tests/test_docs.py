"""What the README says of commands is true, and nothing is left out."""

import re
from pathlib import Path

import click

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
