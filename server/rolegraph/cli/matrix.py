"""``rolegraph matrix``: who may what, as tables to read, print and file."""

from pathlib import Path

import click

from rolegraph.cli.output import deliver, language_option, output_option
from rolegraph.cli.release import opened, reading
from rolegraph.matrices import TITLES, tables
from rolegraph.matrices.output import FORMS, Tabled
from rolegraph.queries import Names
from rolegraph.queries.names import ORGANISATION
from rolegraph.releases import Place, store_of


@click.command()
@click.argument("name", type=click.Choice(list(TITLES)))
@reading
@click.option(
    "--organisation",
    "organisations",
    multiple=True,
    help="An organisation, by name or IRI; several stand side by side. Without it, each by itself.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMS)),
    default="text",
    show_default=True,
    help="How to write it; html is to be printed.",
)
@language_option
@output_option
def matrix(
    name: str,
    data: Place | None,
    as_json: bool,
    organisations: tuple[str, ...],
    form: str,
    language: str,
    output: Path | None,
) -> int:
    """Show who may what: authority, raci, ladder (who decides up to what), sod or span.

    Every cell leads to the sentences it rests on.
    """
    release = opened(data)
    store = store_of(release)
    names = Names.of(store)
    chosen = [names.resolve(ORGANISATION, given) for given in organisations]
    tabled = Tabled(
        name=name,
        title=TITLES[name],
        matrices=tables(store, name, chosen),
        release=release.digest,
        language=language,
    )
    wanted = "json" if as_json else form
    deliver(FORMS[wanted](tabled), wanted, output)
    return 0
