"""``rolegraph export``: a release in the terms of another vocabulary or tool."""

import sys
from pathlib import Path

import click

from rolegraph.cli.release import opened, reading, say
from rolegraph.queries import exported, profiles
from rolegraph.store import EmbeddedStore, formats
from rolegraph.writing import write

_FORMS = {
    "ttl": formats.TURTLE,
    "nt": formats.N_TRIPLES,
    "jsonld": formats.JSON_LD,
    "rdf": formats.RDF_XML,
    "csv": formats.CSV,
    "tsv": formats.TSV,
    "json": formats.JSON,
}


@click.command()
@click.option("--profile", type=click.Choice(sorted(profiles())), help="In whose terms.")
@click.option("--format", "form", type=click.Choice(list(_FORMS)), help="How to write it.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write."
)
@reading
def export(
    profile: str | None, form: str | None, output: Path | None, data: Path | None, as_json: bool
) -> None:
    """Write the graph in the terms of org, schema, odrl, esco or skos, as csv or as jsonld.

    Without --profile, the profiles are listed.
    """
    if profile is None:
        for each in profiles().values():
            click.echo(f"{each.name:8} {each.title['en']}\n{'':8} {each.title['zh']}")
        return
    store = EmbeddedStore.load(opened(data).graph)
    wanted = (
        _FORMS["jsonld" if profile != "csv" else "json"] if as_json else _FORMS.get(form or "")
    )
    body = exported(store, profile, wanted or "")
    if output is None:
        sys.stdout.buffer.write(body)
    else:
        write({output: body})
        say(f"{output}: {len(body)} bytes.")
