"""``rolegraph vocabulary``: the vocabularies that titles can be linked to; add one's own."""

from pathlib import Path

import click

from rolegraph.cli.release import json_option, print_json, say
from rolegraph.linking.adding import read
from rolegraph.linking.adopting import placed_by_name
from rolegraph.linking.described import entities, turtle
from rolegraph.linking.vocabularies import about_of, known, own_folder, write


@click.group()
def vocabulary() -> None:
    """List the vocabularies of occupations, or add one of your own."""


@vocabulary.command("add")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--name",
    default="",
    help="What to call it (default: the shipped one with its codes, else the file's name).",
)
@json_option
def add(file: Path, name: str, as_json: bool) -> None:
    """Add FILE: SKOS in any RDF format, or CSV with code, label, synonyms, parent, description."""
    found, notes = read(file, name or file.name.split(".")[0])
    found = placed_by_name(found, name)
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
@click.option("--rdf", is_flag=True, help="Print VoID as Turtle.")
@json_option
def listed(rdf: bool, as_json: bool) -> None:
    """List the vocabularies with title, version, licence, attribution and size."""
    if rdf:
        click.echo(turtle(known()), nl=False)
        return
    every = {name: {**about_of(name), "occupations": entities(name)} for name in known()}
    if as_json:
        print_json(every)
    for name, about in every.items() if not as_json else ():
        click.echo(
            f"{name:8} {about['occupations']:5} {about.get('title', '')} {about.get('version', '')}  "
            f"{about.get('licence', '')}"
        )
