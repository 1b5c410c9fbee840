"""``rolegraph why``: the rule and the sentences behind a triple."""

from collections.abc import Iterable
from pathlib import Path

import click
from pyoxigraph import NamedNode, Store, Triple

from rolegraph.cli.release import opened, print_json, reading
from rolegraph.errors import UsageError
from rolegraph.graph.ontology import ontology_triples
from rolegraph.inference import derived_about, rules, why_holds
from rolegraph.inference.rules import short
from rolegraph.releases import Release, quads_of
from rolegraph.vocabulary import PREFIXES


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
    store = Store()
    store.bulk_extend(quads_of(release))
    node = _term(subject, release)
    if predicate is None or object_ is None:
        return _list(derived_about(store, node, base), as_json)
    triple = Triple(node, _term(predicate, release), _term(object_, release))
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


def _term(text: str, release: Release) -> NamedNode:
    """Return the node that a person named."""
    if text == "a":
        return NamedNode(f"{PREFIXES['rdf']}type")
    if text.strip("<>").startswith(("http://", "https://")):
        return NamedNode(text.strip("<>"))
    prefix, _, local = text.partition(":")
    if prefix in PREFIXES and local:
        return NamedNode(PREFIXES[prefix] + local)
    found = _titled(text, release)
    if len(found) == 1:
        return NamedNode(found[0])
    if found:
        raise UsageError(
            f"{text} is the title of {len(found)} positions: {', '.join(found)}. Name one."
        )
    known = ", ".join(f"{p}:" for p in PREFIXES if p.startswith("rg"))
    raise UsageError(
        f"{text} is no IRI, no prefixed name ({known} …) and no title of a position. "
        "`rolegraph positions` lists the titles."
    )


def _titled(title: str, release: Release) -> list[str]:
    """Return the positions of a title; aliases count only where no title is the same."""
    positions = release.read_json("positions")
    own = {p["id"] for p in positions if title in p["label"].values()}
    return sorted(own or {p["id"] for p in positions if title in p.get("aliases", ())})
