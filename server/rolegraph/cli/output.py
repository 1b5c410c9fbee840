"""Where a command's answer goes: to stdout, or to a file (``-o``)."""

import sys
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rolegraph.errors import UsageError
from rolegraph.paper import LANGUAGES
from rolegraph.writing import write

if TYPE_CHECKING:
    from rich.table import Table

output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write."
)
_WIDE = 200
# What the end of a file's name says of its form, where that is not the form's own name.
_ENDINGS = {"xml": "junit", "htm": "html", "txt": "text"}


def written(forms: Iterable[str], hint: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the options of what writes files: ``--format``, ``--language`` and ``-o``."""

    def decorated(command: Callable[..., Any]) -> Callable[..., Any]:
        language = click.option(
            "--language",
            type=click.Choice(LANGUAGES),
            default="en",
            show_default=True,
            help="Language of what is written.",
        )
        form = click.option(
            "--format",
            "form",
            type=click.Choice(sorted(forms)),
            help=f"How to write it; else as the file's name ends, or text. {hint}",
        )
        return form(language(output_option(command)))

    return decorated


def form_of(
    given: str | None,
    as_json: bool,
    output: Path | None,
    forms: Iterable[str],
    usual: str = "text",
) -> str:
    """Return the form to write: as asked, else as the file's name ends, else the usual one."""
    if as_json:
        return "json"
    ending = output.suffix.removeprefix(".").lower() if output else ""
    meant = _ENDINGS.get(ending, ending)
    return given or (meant if meant in forms else usual)


def drawn(table: "Table") -> bytes:
    """Return a table as text, wide enough for most rows."""
    # Most commands draw none.
    from rich.console import Console

    text = StringIO()
    Console(file=text, width=_WIDE).print(table)
    return text.getvalue().encode()


def deliver(content: bytes, form: str, output: Path | None) -> None:
    """Write an answer to a file, or to stdout; a workbook needs a file."""
    if output is None:
        if form == "xlsx" and sys.stdout.isatty():
            raise UsageError("A workbook is a file: name it with --output FILE.xlsx.")
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    write({output: content})
