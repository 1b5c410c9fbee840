"""``rolegraph build``: from documents to a published release."""

from pathlib import Path

import click

from rolegraph import pipeline
from rolegraph.cli.progress import bar
from rolegraph.cli.release import print_json, say


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder to build in."
)
@click.option("--organisation", default="", help="The one organisation all documents describe.")
@click.option(
    "--ontology",
    multiple=True,
    metavar="FILE.ttl",
    type=click.Path(path_type=Path),
    help="Terms of your own, in Turtle: concepts, labels, classes (OWL 2 RL). May be repeated.",
)
@click.option("--strict", is_flag=True, help="Publish nothing when a document is left out.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON alone on stdout.")
def build(
    sources: tuple[Path, ...],
    out: Path | None,
    organisation: str,
    ontology: tuple[Path, ...],
    strict: bool,
    as_json: bool,
) -> int:
    """Build the graph of SOURCE, any mix of files and folders.

    Without SOURCE: the checkout's corpus, or the invented example of an installed wheel.
    """
    wanted = pipeline.Request(
        sources=sources or pipeline.default_sources(),
        data=out or pipeline.default_data(),
        organisation=organisation,
        ontology=ontology,
        strict=strict,
    )
    with bar() as progress:
        built = pipeline.build(wanted, say, progress)
    if as_json:
        print_json(built.report)
    return 3 if built.omissions else 0
