"""``rolegraph template``: a workbook whose columns are read without guessing."""

from pathlib import Path

import click

from rolegraph.cli.release import say
from rolegraph.errors import BadInput
from rolegraph.extraction.blank import empty
from rolegraph.writing import write


@click.command()
@click.argument("workbook", type=click.Path(path_type=Path, dir_okay=False))
def template(workbook: Path) -> None:
    """Write the template to WORKBOOK (.xlsx): one row a position, duty or authority."""
    if workbook.suffix.lower() != ".xlsx":
        raise click.BadParameter(f"A name that ends in .xlsx is wanted, not {workbook.name}.")
    if workbook.exists():
        raise BadInput(f"{workbook} is there already. Name another file, or remove it first.")
    write({workbook: empty()})
    say(f"Wrote {workbook}. Fill it in, then: rolegraph build {workbook}")
