"""``rolegraph compare``: what one organisation has and another, or a reference, lacks."""

from pathlib import Path

import click

from rolegraph.cli.output import deliver, form_of, written
from rolegraph.cli.release import opened, reading
from rolegraph.matrices import COMPARISON, Side, compared
from rolegraph.matrices.output import FORMS, Tabled
from rolegraph.queries import Names
from rolegraph.queries.names import ORGANISATION
from rolegraph.releases import Place, store_of
from rolegraph.store import Store


@click.command()
@click.argument("first")
@click.argument("second")
@reading
@click.option(
    "--reference",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of another build, where SECOND is looked up.",
)
@written(FORMS, "html is to be printed.")
def compare(
    first: str,
    second: str,
    data: Place | None,
    as_json: bool,
    reference: Path | None,
    form: str | None,
    language: str,
    output: Path | None,
) -> int:
    """Compare organisations FIRST and SECOND: duties, powers and controls only one of them states.

    Over the roles and matters that both have. Names in either script or English, or IRIs.
    """
    release = opened(data)
    store = store_of(release)
    other = store_of(opened(reference)) if reference else store
    tabled = Tabled(
        name="compare",
        title=COMPARISON,
        matrices=compared(_side(store, first), _side(other, second)),
        release=release.digest,
        language=language,
    )
    wanted = form_of(form, as_json, output, FORMS)
    deliver(FORMS[wanted](tabled), wanted, output)
    return 0


def _side(store: Store, name: str) -> Side:
    return Side(store, Names.of(store).resolve(ORGANISATION, name))
