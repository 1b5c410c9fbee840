"""``rolegraph sparql``: a SPARQL query of one's own."""

import sys
from pathlib import Path
from typing import IO

import click

from rolegraph.cli.release import opened, reading
from rolegraph.errors import UsageError
from rolegraph.releases import store_of
from rolegraph.store import Limits, Request, check, formats

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


@click.command()
@click.option("-e", "text", help="The query.")
@click.option(
    "-f", "file", type=click.File(encoding="utf-8"), help="A file with the query; - is stdin."
)
@click.option("--format", "form", help="json xml csv tsv, or ttl nt jsonld rdf for a graph.")
@click.option("--timeout", default=60.0, show_default=True, help="Seconds it may take.")
@reading
def sparql(
    text: str | None,
    file: IO[str] | None,
    form: str | None,
    timeout: float,
    data: Path | None,
    as_json: bool,
) -> None:
    """Answer a SPARQL query over the whole graph; updates and SERVICE are refused."""
    if (text is None) == (file is None):
        raise UsageError("One query was wanted: -e TEXT or -f FILE.")
    wanted = text if text is not None else str(file.read() if file else "")
    kind = check(wanted)
    known = _SOLUTIONS if kind in ("SELECT", "ASK") else _GRAPHS
    name = (
        "json" if as_json and known is _SOLUTIONS else form or ("tsv" if kind == "SELECT" else "")
    )
    name = name or next(iter(known))
    if name not in known:
        raise UsageError(f"--format {name} cannot hold the answer of {kind}: {', '.join(known)}.")
    store = store_of(opened(data), Limits(milliseconds=int(timeout * 1000)))
    reply = store.answer(Request(text=wanted, media_type=known[name]))
    sys.stdout.buffer.write(reply.body)
    if not reply.body.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")
