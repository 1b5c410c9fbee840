"""``rolegraph compare``: what one organisation has and another, or a reference, lacks."""

from pathlib import Path

import click

from rolegraph.cli.output import deliver, form_of, written
from rolegraph.cli.release import opened, reading
from rolegraph.matrices import COMPARISON, Side, compared
from rolegraph.matrices.output import FORMS, Tabled
from rolegraph.queries.names import ORGANISATION
from rolegraph.releases import Place, Release, names_of, store_of
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
    side = _side(release, first)
    other = _side(opened(reference), second) if reference else _side(release, second, side.store)
    tabled = Tabled(
        name="compare",
        title=COMPARISON,
        matrices=compared(side, other),
        release=release.digest,
        language=language,
    )
    wanted = form_of(form, as_json, output, FORMS)
    deliver(FORMS[wanted](tabled), wanted, output)
    return 0


def _side(release: Release, name: str, known: Store | None = None) -> Side:
    store = known or store_of(release)
    return Side(store, names_of(release, store).resolve(ORGANISATION, name))
