"""``rolegraph matrix``: who may what, as tables to read, print and file."""

from pathlib import Path

import click

from rolegraph.cli.output import deliver, form_of, written
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
@written(FORMS, "html is to be printed.")
def matrix(
    name: str,
    data: Place | None,
    as_json: bool,
    organisations: tuple[str, ...],
    form: str | None,
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
    wanted = form_of(form, as_json, output, FORMS)
    deliver(FORMS[wanted](tabled), wanted, output)
    return 0
