"""``rolegraph diff``: who gained or lost what between two releases."""

from pathlib import Path

import click

from rolegraph.cli.release import print_json
from rolegraph.releases import open_release
from rolegraph.releases.differences import differences

_MARKS = {"added": "+", "removed": "-", "changed": "~"}


@click.command()
@click.argument("old", type=click.Path(path_type=Path, file_okay=False))
@click.argument("new", type=click.Path(path_type=Path, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print JSON alone on stdout.")
def diff(old: Path, new: Path, as_json: bool) -> None:
    """Compare the releases in the folders OLD and NEW (build folders, or releases in them)."""
    found = differences(open_release(old), open_release(new))
    if as_json:
        print_json(found)
        return
    for change, mark in _MARKS.items():
        for entry in found[change]:
            name = next(iter(entry["label"].values()))
            about = (
                f" ({entry['was'] or 'none'} → {entry['is'] or 'none'})" if "was" in entry else ""
            )
            click.echo(f"{mark} {name}  {entry['group']}  {entry.get('text', '')}{about}".rstrip())
    counts = ", ".join(f"{len(found[change])} {change}" for change in _MARKS)
    click.echo(f"{counts}.")
