"""``rolegraph sparql``: a SPARQL query of one's own."""

from pathlib import Path
from typing import IO

import click
from rich.console import Console
from rich.table import Table as Shown

from rolegraph.cli.output import deliver, drawn, form_of, output_option
from rolegraph.cli.release import opened, reading, server_at
from rolegraph.errors import UsageError
from rolegraph.queries.forms import workbook
from rolegraph.queries.frames import parquet, table_frame
from rolegraph.releases import store_of
from rolegraph.store import Limits, Request, Table, check, formats, read_table

_SOLUTIONS = {
    "json": formats.JSON,
    "xml": formats.XML,
    "csv": formats.CSV,
    "tsv": formats.TSV,
}
_GRAPHS = {
    "ttl": formats.TURTLE,
    "nt": formats.N_TRIPLES,
    "jsonld": formats.JSON_LD,
    "rdf": formats.RDF_XML,
}
# Made of the rows of a SELECT, as ``rolegraph query`` writes them.
_TABLES = ("table", "xlsx", "parquet")


@click.command()
@click.option("-e", "text", help="The query.")
@click.option(
    "-f", "file", type=click.File(encoding="utf-8"), help="A file with the query; - is stdin."
)
@click.option(
    "--format",
    "form",
    help="table json xml csv tsv xlsx parquet; ttl nt jsonld rdf for a graph; else as the file's name ends.",
)
@output_option
@click.option("--timeout", default=60.0, show_default=True, help="Seconds it may take.")
@reading
def sparql(
    text: str | None,
    file: IO[str] | None,
    form: str | None,
    timeout: float,
    output: Path | None,
    data: Path | None,
    as_json: bool,
) -> None:
    """Answer a SPARQL query over the whole graph; updates and SERVICE are refused."""
    if (text is None) == (file is None):
        raise UsageError("One query was wanted: -e TEXT or -f FILE.")
    wanted = text if text is not None else str(file.read() if file else "")
    asked = form_of(form, as_json, output, (*_TABLES, *_SOLUTIONS, *_GRAPHS), "")
    name, media_type = _form(check(wanted), asked)
    if name in _TABLES[1:] and output is None:
        raise UsageError(f"{name} is no text: name a file with --output FILE.{name}.")
    limits, server = Limits(milliseconds=int(timeout * 1000)), server_at(data)
    store = server.store(limits) if server else store_of(opened(data), limits)
    reply = store.answer(Request(text=wanted, media_type=media_type))
    if name == "table" and output is None:
        Console().print(_shown(read_table(reply.body)))
        return
    body = _written(name, read_table(reply.body)) if name in _TABLES else reply.body
    deliver(body if body.endswith(b"\n") or name in _TABLES else body + b"\n", name, output)


def _form(kind: str, given: str) -> tuple[str, str]:
    """Return the form of an answer, and the media type to ask for."""
    known = _SOLUTIONS if kind in ("SELECT", "ASK") else _GRAPHS
    offered = [*_TABLES, *known] if kind == "SELECT" else [*known]
    if given == "json" and known is _GRAPHS:
        given = "jsonld"
    name = given or ("tsv" if kind == "SELECT" else next(iter(known)))
    if name not in offered:
        raise UsageError(
            f"--format {name} cannot hold the answer of {kind}: {', '.join(offered)}."
        )
    return name, known.get(name, formats.JSON)


def _written(form: str, rows: Table) -> bytes:
    if form == "table":
        return drawn(_shown(rows))
    if form == "parquet":
        return parquet(table_frame(rows))
    cells = [[row.get(name, "") for name in rows.columns] for row in rows.rows]
    return workbook(rows.columns, cells)


def _shown(rows: Table) -> Shown:
    shown = Shown(*rows.columns)
    for row in rows.rows:
        shown.add_row(*(str(row.get(name, "")) for name in rows.columns))
    return shown
