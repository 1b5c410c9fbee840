"""What every reading command shares: ``--data``, ``--json``, and the release to read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from rolegraph import pipeline
from rolegraph.releases import Release

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of a build; without it the last build, or one of the default source.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON alone on stdout.")


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of every reading command."""
    return data_option(json_option(command))


def opened(data: Path | None) -> Release:
    """Return the release to read, built first where there is none yet."""
    return pipeline.opened(data, say)


def say(message: str) -> None:
    """Tell a person something beside the answer, on stderr."""
    click.echo(message, err=True)


def print_json(value: object) -> None:
    """Print a value as JSON alone on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
