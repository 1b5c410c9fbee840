"""Where a command's answer goes: to stdout, or to a file (``-o``)."""

import sys
from pathlib import Path

import click

from rolegraph.errors import BadInput, UsageError
from rolegraph.paper import LANGUAGES

output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write."
)
language_option = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Language of what is written.",
)


def deliver(content: bytes, form: str, output: Path | None) -> None:
    """Write an answer to a file, or to stdout; a workbook needs a file."""
    if output is None:
        if form == "xlsx" and sys.stdout.isatty():
            raise UsageError("A workbook is a file: name it with --output FILE.xlsx.")
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise BadInput(
            f"{output} could not be written: {error.strerror}. Name another file with --output."
        ) from error
