"""``rolegraph why``: the rule and the sentences behind a triple."""

from pathlib import Path

import click

from rolegraph.cli.release import opened, print_json, reading
from rolegraph.releases import inferred_of, reason_of, store_of


@click.command()
@click.argument("subject")
@click.argument("predicate", required=False)
@click.argument("object_", metavar="[OBJECT]", required=False)
@reading
def why(
    subject: str, predicate: str | None, object_: str | None, data: Path | None, as_json: bool
) -> int:
    """Say why SUBJECT PREDICATE OBJECT holds: axiom or rule, stated triples, their sentences.

    A term is an IRI, a prefixed name (rg:mayApprove, rgo:return), or a position's title. Without
    PREDICATE and OBJECT, what was inferred about SUBJECT is listed.
    """
    release = opened(data)
    store = store_of(release)
    if predicate is None or object_ is None:
        rows = [each.as_json() for each in inferred_of(release, store, subject)]
        if as_json:
            print_json(rows)
        for row in () if as_json else rows:
            click.echo(f"{row['predicate']} {row['object']}")
        return 0
    reason = reason_of(release, store, subject, predicate, object_)
    if as_json:
        print_json(reason.as_json())
    for line in () if as_json else reason.lines():
        click.echo(line)
    return 0
