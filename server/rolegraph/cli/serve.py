"""``rolegraph serve``: the graph over HTTP."""

import click

from rolegraph.cli import ask
from rolegraph.cli.release import data_option, opened, say
from rolegraph.releases import Place
from rolegraph.web import create_app
from rolegraph.web.running import run

EXAMPLE = "Who approves returns in a region office?"


@click.command()
@data_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", default=2, show_default=True, help="Server processes.")
@click.option("--example", is_flag=True, help="Print one answered question first.")
def serve(data: Place | None, host: str, port: int, workers: int, example: bool) -> None:
    """Serve pages, answers and SPARQL over HTTP until stopped."""
    release = opened(data)
    app = create_app(data or release.folder.parents[1])
    if example:
        click.echo(ask.answered(EXAMPLE, release))
    run(app, host, port, lambda: say(f"rolegraph is ready: http://{host}:{port}"), workers)
