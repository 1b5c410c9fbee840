"""``rolegraph why``: the rule and the sentences behind a triple."""

from collections.abc import Iterable
from pathlib import Path

import click
from pyoxigraph import Triple

from rolegraph.cli.release import opened, print_json, reading
from rolegraph.errors import UsageError
from rolegraph.graph.ontology import ontology_triples
from rolegraph.inference import AskedFacts, derived_about, rules, why_holds
from rolegraph.inference.rules import short
from rolegraph.releases import named_node, store_of


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
    base = str(release.manifest["base"])
    store = AskedFacts(store_of(release))
    node = named_node(subject, release)
    if predicate is None or object_ is None:
        return _list(derived_about(store, node, base), as_json)
    triple = Triple(node, named_node(predicate, release), named_node(object_, release))
    reason = why_holds(store, triple, rules(ontology_triples(release.ontology)), base)
    if reason is None:
        raise UsageError(
            f"{short(node)} {predicate} {object_} does not hold: no document states it and nothing "
            f"derives it. `rolegraph why {subject}` lists what was inferred."
        )
    if as_json:
        print_json(reason.as_json())
    else:
        for line in reason.lines():
            click.echo(line)
    return 0


def _list(triples: Iterable[Triple], as_json: bool) -> int:
    rows = [
        {"predicate": short(t.predicate), "object": short(t.object)}  # type: ignore[arg-type]  # terms
        for t in triples
    ]
    if as_json:
        print_json(rows)
    else:
        for row in rows:
            click.echo(f"{row['predicate']} {row['object']}")
    return 0
