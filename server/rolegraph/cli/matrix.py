"""``rolegraph matrix``: who may what, as tables to read, print and file."""

from pathlib import Path

import click

from rolegraph.cli.output import deliver, form_of, written
from rolegraph.cli.release import opened, reading
from rolegraph.errors import UsageError
from rolegraph.matrices import TITLES, Filter, filtered, filters, tables
from rolegraph.matrices.output import FORMS, Tabled
from rolegraph.queries.names import ORGANISATION
from rolegraph.releases import Place, names_of, store_of


@click.command()
@click.argument("name", type=click.Choice(list(TITLES)))
@reading
@click.option(
    "--organisation",
    "organisations",
    multiple=True,
    help="An organisation, by name or IRI; several stand side by side. Without it, each by itself.",
)
@click.option("--position", default="", help="Only positions with these words in their name.")
@click.option("--matter", default="", help="Only matters with these words in their name.")
@written(FORMS, "html is to be printed.")
def matrix(
    name: str,
    data: Place | None,
    as_json: bool,
    organisations: tuple[str, ...],
    position: str,
    matter: str,
    form: str | None,
    language: str,
    output: Path | None,
) -> int:
    """Show who may what: authority, raci, ladder (who decides up to what), sod or span.

    Every cell leads to the sentences it rests on.
    """
    release = opened(data)
    store = store_of(release)
    names = names_of(release, store)
    chosen = [names.resolve(ORGANISATION, given) for given in organisations]
    if matter and "matter" not in filters(name):
        raise UsageError(f"The matrix '{name}' has no matters. Filter it by --position.")
    by = Filter(position=position.strip(), matter=matter.strip())
    tabled = Tabled(
        name=name,
        title=TITLES[name],
        matrices=filtered(tables(store, name, chosen), by),
        release=release.digest,
        language=language,
        by=by,
    )
    wanted = form_of(form, as_json, output, FORMS)
    deliver(FORMS[wanted](tabled), wanted, output)
    return 0
