"""``rolegraph validate``: what the shapes say of the built graph."""

from pathlib import Path

import click

from rolegraph.cli.release import opened, print_json, reading
from rolegraph.validation import Report, Violation
from rolegraph.validation.formats import FORMATS
from rolegraph.validation.report import SEVERITIES


@click.command()
@reading
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    show_default=True,
    help="How to write the report; turtle is an sh:ValidationReport.",
)
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="violation",
    show_default=True,
    help="Exit with 1 from this severity on.",
)
def validate(data: Path | None, as_json: bool, form: str, fail_on: str) -> int:
    """List what is wrong with the graph, with the document and the sentence behind it."""
    release = opened(data)
    found = release.read_json("validation")
    report = Report.of((Violation(**each) for each in found), len(release.manifest["texts"]))
    if as_json:
        print_json(found)
    else:
        click.echo(FORMATS[form](report), nl=False)
    return int(bool(report.at_least(fail_on)))
