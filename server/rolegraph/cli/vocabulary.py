"""``rolegraph vocabulary``: the vocabularies that titles can be linked to; add one's own."""

from pathlib import Path

import click

from rolegraph.cli.release import json_option, print_json, say
from rolegraph.linking.adding import read
from rolegraph.linking.vocabularies import known, own_folder, write
from rolegraph.linking.vocabularies import vocabulary as one_of


@click.group()
def vocabulary() -> None:
    """List the vocabularies of occupations, or add one of your own."""


@vocabulary.command("add")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--name", default="", help="What to call it (default: the file's name).")
@json_option
def add(file: Path, name: str, as_json: bool) -> None:
    """Add FILE: SKOS in any RDF format, or CSV with code, label, synonyms, parent, description."""
    found, notes = read(file, name or file.name.split(".")[0])
    for note in notes:
        say(f"{file.name}, {note}.")
    written = write(found, own_folder())
    if as_json:
        print_json(
            {"name": found.name, "occupations": len(found.occupations), "file": str(written)}
        )
    else:
        click.echo(
            f"{found.name}: {len(found.occupations)} occupations. "
            f"Link to it with: rolegraph link --target {found.name}"
        )


@vocabulary.command("list")
@json_option
def listed(as_json: bool) -> None:
    """List the vocabularies with title, version and licence."""
    every = {name: dict(one_of(name).about) for name in known()}
    if as_json:
        print_json(every)
    for name, about in every.items() if not as_json else ():
        click.echo(
            f"{name:8} {about.get('title', '')} {about.get('version', '')}  {about.get('licence', '')}"
        )
