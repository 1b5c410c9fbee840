"""What every reading command shares: ``--data``, ``--json``, and the release to read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from rolegraph.releases import Place, Release, Server, release_at
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
    help="Folder of a build, or the URL of a store that holds one (rolegraph publish), for queries also "
    "of a running rolegraph serve; without it the last build, or one of the default source.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON alone on stdout.")


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of every reading command."""
    return data_option(json_option(command))


def server_at(data: Place | None) -> Server | None:
    """Return the running rolegraph server that a place is, None where it is another place.

    Raises StoreAway where nothing answers there.
    """
    return Server.at(str(data)) if isinstance(data, Address) else None


def listing(data: Place | None, name: str) -> list[dict[str, Any]]:
    """Return the ``positions`` or ``units`` of a release, or of a running server."""
    if server := server_at(data):
        return server.listing(name)
    listed: list[dict[str, Any]] = opened(data).read_json(name)
    return listed


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
