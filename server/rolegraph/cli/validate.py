"""``rolegraph validate``: what the shapes say of the built graph."""

from pathlib import Path

import click

from rolegraph.cli.release import opened, print_json, reading


@click.command()
@reading
@click.option(
    "--fail-on",
    type=click.Choice(["violation", "warning", "info"]),
    default="violation",
    show_default=True,
    help="Exit with 1 from this severity on.",
)
def validate(data: Path | None, as_json: bool, fail_on: str) -> int:
    """List what is wrong with the graph, with the document and the sentence behind it."""
    found = opened(data).read_json("validation")
    order = ["violation", "warning", "info"]
    if as_json:
        print_json(found)
    else:
        for violation in found:
            message = violation["message"].get("en") or next(
                iter(violation["message"].values()), ""
            )
            click.echo(f"{violation['severity']}: {violation['document']}: {message}")
        click.echo(f"{len(found)} results.")
    return int(any(order.index(v["severity"]) <= order.index(fail_on) for v in found))
