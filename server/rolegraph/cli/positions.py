"""``rolegraph positions``: every position with what it does and may decide."""

from pathlib import Path

import click

from rolegraph.cli.release import listing, print_json, reading


@click.command()
@reading
def positions(data: Path | None, as_json: bool) -> None:
    """List the positions: titles, organisations, superiors, duties and authorities."""
    listed = listing(data, "positions")
    if as_json:
        print_json(listed)
        return
    for position in listed:
        title = " / ".join(position["label"].values())
        organisation = next(iter(position["organisation"].get("label", {}).values()), "")
        counts = [
            f"{key} {len(position[key])}" for key in ("duties", "authorities") if position.get(key)
        ]
        about = ", ".join(counts) if position["defined"] else "only named"
        click.echo(f"{title}  [{organisation or position['organisation']['id']}]  {about}")
