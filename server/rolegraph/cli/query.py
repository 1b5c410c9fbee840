"""``rolegraph query``: named queries, and query files of one's own."""

from collections.abc import Callable
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from rolegraph import pipeline, resources
from rolegraph.cli.output import deliver, drawn, form_of, output_option
from rolegraph.cli.release import json_text, opened, print_json, reading, say, server_at
from rolegraph.errors import BadInput, UsageError
from rolegraph.queries import (
    NamedQuery,
    library,
    page,
    read_query,
    resolved,
    resolver,
)
from rolegraph.queries.answered import Answered
from rolegraph.queries.forms import separated, workbook
from rolegraph.queries.frames import frame, parquet
from rolegraph.releases import Place, Release, Server, names_of, store_of
from rolegraph.store import EmbeddedStore, Limits

_TABLE = "table"
FORMATS = (_TABLE, "csv", "tsv", "json", "xlsx", "parquet")
_LIMITS = Limits(milliseconds=60_000, rows=1_000_000)
Given = dict[str, list[str]]
_FILES = ("xlsx", "parquet")
_RESERVED = ("list", "show", "run", "explain", "test", "lint")


@click.command()
@click.argument(
    "words", nargs=-1, required=True, metavar="NAME|FILE|list|show|run|explain|test|lint"
)
@click.option(
    "-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter; may repeat."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Form of rows; else as the file's name ends, or a table.",
)
@output_option
@reading
def query(
    words: tuple[str, ...],
    parameters: tuple[str, ...],
    form: str | None,
    output: Path | None,
    data: Path | None,
    as_json: bool,
) -> int:
    """Run a named query, or a query file; list them, show one, explain, test or lint.

    Values may be IRIs, prefixed names, or names in either script or English.
    """
    word, *rest = words if words[0] in _RESERVED else ("run", *words)
    if word == "list":
        return _list(as_json)
    if word in ("test", "lint"):
        return _CHECKS[word](rest)
    found = _query(rest[0] if rest else "")
    if word == "show":
        click.echo(found.text, nl=False)
        return 0
    source = _source(data, found)
    if word == "explain":
        click.echo(source.explained(found, _parameters(parameters)), nl=False)
        return 0
    answer = source.answer(found, _parameters(parameters))
    _print(answer, form_of(form, as_json, output, FORMATS, _TABLE), output)
    return 0


class _Own:
    """A release of this machine, or in a store; asked as a running server is."""

    def __init__(self, data: Place | None) -> None:
        release = opened(data)
        self._release, self._store = release.digest, store_of(release, _LIMITS)
        self._names = names_of(release, self._store)

    def answer(self, query: NamedQuery, given: Given) -> Answered:
        most = _LIMITS.rows or 0
        return page(self._store, query, self._meant(query, given), self._release, most=most)

    def explained(self, query: NamedQuery, given: Given) -> str:
        return query.bind(self._meant(query, given))

    def _meant(self, query: NamedQuery, given: Given) -> Given:
        resolve = resolver(self._store, self._names)
        return dict(resolved(resolve, query.header.parameters, given))


def _source(data: Place | None, query: NamedQuery) -> Server | _Own:
    server = server_at(data)
    if server and query not in library().values():
        raise UsageError(
            "A running server answers its own named queries. "
            "Send it a file of yours with: rolegraph sparql -f FILE"
        )
    return server or _Own(data)


def _query(name: str) -> NamedQuery:
    path = Path(name)
    if name.endswith(".rq") and path.is_file():
        return read_query(path.stem, path.read_text("utf-8"))
    return library()[name]


def _parameters(given: tuple[str, ...]) -> Given:
    found: Given = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals:
            raise UsageError(f"-p wants NAME=VALUE, not {one!r}.")
        found.setdefault(name, []).append(value)
    return found


def _list(as_json: bool) -> int:
    if as_json:
        print_json([{"name": q.name, "title": dict(q.header.title)} for q in library().values()])
        return 0
    for one in library().values():
        needed = " ".join(f"{p.name}{'*' if p.required else ''}" for p in one.header.parameters)
        title = one.header.title
        click.echo(f"{one.name:32} {title['en']} · {title['zh']}  ({needed})")
    return 0


def _print(answer: Answered, form: str, output: Path | None) -> None:
    if form in _FILES and output is None:
        raise UsageError(f"{form} is no text: name a file with --output FILE.{form}.")
    if form == _TABLE:
        told = answer.to_json()
        say(f"{told['restated']['en']} · {told['restated']['zh']}  [{told['status']}]")
        if output is None:
            Console().print(_table(answer))
            return
    deliver(_written(answer, form), form, output)


def _written(answer: Answered, form: str) -> bytes:
    if form == _TABLE:
        return drawn(_table(answer))
    if form == "json":
        return json_text(answer.to_json()).encode()
    if form == "parquet":
        return parquet(frame(answer))
    names, rows = answer.table()
    if form == "xlsx":
        return workbook(names, rows)
    return separated(names, rows, "," if form == "csv" else "\t")


def _table(answer: Answered) -> Table:
    shown, told = Table(), answer.to_json()
    names = [c["name"] for c in told["columns"] if c["name"] != "statement"]
    for name in (*names, "quote"):
        shown.add_column(name)
    for row in told["rows"]:
        cells = [_cell(row.get(name)) for name in names]
        shown.add_row(*cells, "; ".join(e["quote"] for e in row.get("evidence", ())))
    return shown


def _cell(value: object) -> str:
    if isinstance(value, dict):
        label = value.get("label", {})
        return str(label.get("zh-Hans") or label.get("en") or value.get("id", ""))
    return "" if value is None else str(value)


def _test(names: list[str]) -> int:
    """Compare the documented answers on the example organisation; 1 where one differs."""
    release = _example()
    store = EmbeddedStore.load(release.graph)
    failed = 0
    for name in names or list(library()):
        found = library()[name]
        rows = len(store.select(found.text).rows)
        if rows != found.header.expected_rows:
            failed += 1
            click.echo(f"{name}: {rows} rows, expected {found.header.expected_rows}")
    click.echo(f"{len(names or library()) - failed} queries gave their documented answer.")
    return min(failed, 1)


def _example() -> Release:
    asked = pipeline.Request(
        sources=(Path(str(resources.folder("data/example"))),),
        data=pipeline.default_data() / "example",
    )
    return pipeline.build(asked, lambda _: None).release


def _lint(files: list[str]) -> int:
    """Read query files and say everything wrong with them; 1 where something is."""
    faults = []
    for file in files:
        path = Path(file)
        try:
            read_query(path.stem, path.read_text("utf-8"))
        except BadInput as error:
            faults.append(str(error))
    if not files:
        library()
    for fault in faults:
        click.echo(fault)
    return min(len(faults), 1)


_CHECKS: dict[str, Callable[[list[str]], int]] = {"test": _test, "lint": _lint}
