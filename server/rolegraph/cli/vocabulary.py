"""``rolegraph vocabulary``: the vocabularies that titles can be linked to; add one's own, and remove it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from rolegraph.cli.release import json_option, print_json, say
from rolegraph.errors import BadInput
from rolegraph.linking.adding import read
from rolegraph.linking.adopting import placed_by_name
from rolegraph.linking.described import entities, turtle
from rolegraph.linking.mappings import Link, links
from rolegraph.linking.removing import put, remove
from rolegraph.linking.vocabularies import about_of, added, known, own_folder


@click.group()
def vocabulary() -> None:
    """List the vocabularies of occupations, add one of your own, or remove it."""


@vocabulary.command("add")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--name",
    default="",
    help="What to call it (default: the shipped one with its codes, else the file's name).",
)
@click.option("--version", default="", help="Which edition it is, to be listed with it.")
@click.option(
    "--licence", default="", help="Under what licence you have it, to be listed with it."
)
@json_option
def add(file: Path, name: str, version: str, licence: str, as_json: bool) -> None:
    """Add FILE: SKOS in any RDF format, or CSV with code, label, synonyms, parent, description."""
    found, notes = read(file, name or file.name.split(".")[0])
    told = {k: v for k, v in (("version", version), ("licence", licence)) if v}
    found = placed_by_name(replace(found, about={**found.about, **told}), name)
    for note in notes:
        say(f"{file.name}, {note}.")
    written = put(found, _links(), own_folder())
    if as_json:
        print_json(
            {"name": found.name, "occupations": len(found.occupations), "file": str(written)}
        )
    else:
        click.echo(
            f"{found.name}: {len(found.occupations)} occupations. "
            f"Link to it with: rolegraph link --target {found.name}"
        )


def _links() -> tuple[Link, ...]:
    """Return the links of roles; none where they are at odds already: the table that they fit mends that."""
    try:
        return links()
    except BadInput:
        return ()


@vocabulary.command("remove")
@click.argument("name")
@json_option
def removed(name: str, as_json: bool) -> None:
    """Remove NAME, a vocabulary that was added; a shipped one of that name stands again."""
    shipped = remove(name, links(), own_folder())
    if as_json:
        print_json({"name": name, "removed": True, "shipped": shipped})
    else:
        click.echo(f"{name}: removed{'; the shipped one stands again' if shipped else ''}.")


@vocabulary.command("list")
@click.option("--rdf", is_flag=True, help="Print VoID as Turtle.")
@json_option
def listed(rdf: bool, as_json: bool) -> None:
    """List the vocabularies with size, title, version and licence, and which of them were added."""
    if rdf:
        click.echo(turtle(known()), nl=False)
        return
    mine = added()
    every = {
        name: {**about_of(name), "occupations": entities(name), "added": name in mine}
        for name in known()
    }
    if as_json:
        print_json(every)
    for name, about in every.items() if not as_json else ():
        click.echo(_line(name, about))


def _line(name: str, about: Mapping[str, Any]) -> str:
    title = " ".join(filter(None, (about.get("title", ""), str(about.get("version", "")))))
    licence = about.get("licence") or "licence not stated"
    whence = f"; added from {about.get('source', '')}" if about["added"] else ""
    return f"{name:8} {about['occupations']:5}  {title}; {licence}{whence}"
