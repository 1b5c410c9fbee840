"""What every reading command shares: ``--data``, ``--json``, and the release to read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from rolegraph.releases import Place, Release, release_at
from rolegraph.store.address import Address


class _PlaceType(click.ParamType[Place]):
    """A folder of a build, or the URL of a store on another server."""

    name = "place"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Place:
        text = str(value)
        if "://" in text:
            return Address.read(text)
        if Path(text).is_file():
            self.fail(f"A folder of a build was wanted; {text} is a file.", param, ctx)
        return Path(text)


data_option = click.option(
    "--data",
    "--store",
    "data",
    type=_PlaceType(),
    metavar="DIR|URL",
    help="Folder of a build, or the URL of a store that holds one (rolegraph publish); without it "
    "the last build, or one of the default source.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON alone on stdout.")


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of every reading command."""
    return data_option(json_option(command))


def opened(data: Place | None) -> Release:
    """Return the release to read, built first where there is none yet."""
    if data is not None:
        return release_at(data)
    # Only a build needs the readers of every format and all lexicons: a second saved otherwise.
    from rolegraph import pipeline

    return pipeline.opened(None, say)


def say(message: str) -> None:
    """Tell a person something beside the answer, on stderr."""
    click.echo(message, err=True)


def print_json(value: object) -> None:
    """Print a value as JSON alone on stdout."""
    click.echo(json_text(value), nl=False)


def json_text(value: object) -> str:
    """Return a value as JSON for people to read, a line end at its end."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
