"""``rolegraph publish``: load a release into a store on another server."""

from pathlib import Path

import click

from rolegraph.cli.release import data_option, json_option, opened, print_json, say
from rolegraph.releases import send
from rolegraph.store.address import Address


@click.command()
@click.option(
    "--to",
    "url",
    required=True,
    metavar="URL",
    help="The store: its query endpoint, its graph store, or the server alone.",
)
@click.option(
    "--graph-store",
    default="",
    metavar="URL",
    help="Where the store takes graphs (SPARQL 1.1 Graph Store Protocol), if it is no known path.",
)
@data_option
@json_option
def publish(url: str, graph_store: str, data: Path | None, as_json: bool) -> None:
    """Load the release into a store graph by graph, and count what it then holds.

    Readers go over to the new release in the last step. A user and a password are taken from
    ROLEGRAPH_STORE_USER and ROLEGRAPH_STORE_PASSWORD.
    """
    release = opened(data)
    address = Address.read(url, graph_store)
    told = send(release, address, say)
    if as_json:
        graphs = dict(told.named)
        print_json({"store": str(address), "release": told.digest, "graphs": graphs})
        return
    total = sum(told.named.values())
    click.echo(
        f"{address} holds release {told.digest[:23]}: {len(told.named)} graphs, {total} triples."
    )
    click.echo(f"Read it there: rolegraph serve --store {address}")
