"""``rolegraph serve``: the graph over HTTP."""

import click

from rolegraph.cli import ask
from rolegraph.cli.release import data_option, opened, say
from rolegraph.errors import UsageError
from rolegraph.releases import Place
from rolegraph.web import Settings, create_app
from rolegraph.web.serving.running import run

EXAMPLE = "Who approves returns in a region office?"


@click.command()
@data_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", default=2, show_default=True, help="Server processes.")
@click.option(
    "--setting", "given", multiple=True, metavar="NAME=VALUE", help="A setting; may repeat."
)
@click.option("--example", is_flag=True, help="Print one answered question first.")
def serve(
    data: Place | None, host: str, port: int, workers: int, given: tuple[str, ...], example: bool
) -> None:
    """Serve pages, answers and SPARQL over HTTP until stopped."""
    release = opened(data)
    app = create_app(data or release.folder.parents[1], Settings.of(_pairs(given)))
    if example:
        click.echo(ask.answered(EXAMPLE, release))
    run(app, host, port, lambda: say(f"rolegraph is ready: http://{host}:{port}"), workers)


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    if wrong := [one for one in given if "=" not in one]:
        raise UsageError(f"--setting wants NAME=VALUE, not '{wrong[0]}'.")
    return {name: value for name, _, value in (one.partition("=") for one in given)}
