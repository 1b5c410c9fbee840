"""``rolegraph units``: every unit with its parent and its duties."""

from pathlib import Path

import click

from rolegraph.cli.release import listing, print_json, reading


@click.command()
@reading
def units(data: Path | None, as_json: bool) -> None:
    """List the units: names, types, parents, duties and authorities."""
    listed = listing(data, "units")
    if as_json:
        print_json(listed)
        return
    for unit in listed:
        name = " / ".join(unit["label"].values())
        parent = next(iter(unit.get("parent", {}).get("label", {}).values()), "")
        kind = f" ({unit['type']})" if unit.get("type") else ""
        below = f" below {parent}" if parent else ""
        click.echo(f"{name}{kind}{below}  duties {len(unit.get('duties', []))}")
