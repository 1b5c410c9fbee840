"""``rolegraph build``: from documents to a published release."""

from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path

import click

from rolegraph import pipeline
from rolegraph.cli.progress import bar
from rolegraph.cli.release import print_json, say
from rolegraph.errors import UsageError
from rolegraph.gathering.bounds import Bounds
from rolegraph.reading import DEFAULT, Limits

_MEGABYTE = 1_000_000
_SECONDS = Bounds().seconds
_MEMORY = "memory-bytes"
#: What ``--limit`` may set, named as in docs/reading.md.
_NAMES = (*(field.name.replace("_", "-") for field in fields(Limits)), _MEMORY)


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
@click.option(
    "--corrections",
    multiple=True,
    metavar="FILE.yaml|DIR",
    type=click.Path(path_type=Path),
    help="Reviews of your own: what a person adds, changes or rejects. May be repeated.",
)
@click.option("--strict", is_flag=True, help="Publish nothing when a document is left out.")
@click.option("--jobs", type=click.IntRange(1), help="Processes that read side by side.")
@click.option(
    "--seconds",
    type=click.FloatRange(0, min_open=True),
    default=_SECONDS,
    show_default=True,
    help="Processor time for one document; beyond it, the document is left out.",
)
@click.option(
    "--megabytes",
    type=click.FloatRange(0, min_open=True),
    default=DEFAULT.file_bytes / _MEGABYTE,
    show_default=True,
    help="Size of one file; a larger one is left out.",
)
@click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=NUMBER",
    help=f"Another limit of one document: {', '.join(_NAMES)}. May be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON alone on stdout.")
def build(
    sources: tuple[Path, ...],
    out: Path | None,
    organisation: str,
    ontology: tuple[Path, ...],
    corrections: tuple[Path, ...],
    strict: bool,
    jobs: int | None,
    seconds: float,
    megabytes: float,
    limits: tuple[str, ...],
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
        corrections=corrections,
        strict=strict,
        processes=jobs,
        bounds=_bounds(seconds, megabytes, limits),
    )
    with bar() as progress:
        built = pipeline.build(wanted, say, progress)
    if as_json:
        print_json(built.report)
    return 3 if built.omissions else 0


def _bounds(seconds: float, megabytes: float, limits: Iterable[str]) -> Bounds:
    """Return what one document may need; raise UsageError naming a limit that is none."""
    given = {"file_bytes": int(megabytes * _MEGABYTE)}
    memory = Bounds().memory_bytes
    for limit in limits:
        name, _, number = limit.partition("=")
        if name not in _NAMES or not number.isdecimal() or not int(number):
            raise UsageError(
                f"--limit wants NAME=NUMBER with one of {', '.join(_NAMES)}; it got {limit!r}."
            )
        if name == _MEMORY:
            memory = int(number)
        else:
            given[name.replace("-", "_")] = int(number)
    return Bounds(seconds=seconds, memory_bytes=memory, limits=replace(DEFAULT, **given))
