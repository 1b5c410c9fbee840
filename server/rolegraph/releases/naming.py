"""Nodes as people name them: an IRI, a prefixed name, or the title of a position."""

from typing import cast

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from rolegraph.errors import UsageError
from rolegraph.releases.folder import Release
from rolegraph.vocabulary import PREFIXES


def named_node(text: str, release: Release) -> NamedNode:
    """Return the node that a person named; ``a`` is ``rdf:type``, as in Turtle.

    Raises UsageError for what is no name, with what would be one, and for a title of several positions.
    """
    if text == "a":
        return NamedNode(f"{PREFIXES['rdf']}type")
    if text.strip("<>").startswith(("http://", "https://")):
        return _iri(text.strip("<>"))
    prefix, _, local = text.partition(":")
    if prefix in PREFIXES and local:
        return _iri(PREFIXES[prefix] + local)
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


def named_term(text: str, release: Release) -> NamedNode | Literal:
    """Return the node that a person named, or the literal, in its quotes as N-Triples write it.

    Raises UsageError as ``named_node`` does, and for a literal that is none.
    """
    if not text.startswith('"'):
        return named_node(text, release)
    try:
        (quad,) = parse(f"<x:s> <x:p> {text} .", format=RdfFormat.N_TRIPLES)
    except (SyntaxError, ValueError) as error:
        raise UsageError(
            f'{text} is no literal: one was wanted as N-Triples write it, "8"^^<…#integer>.'
        ) from error
    # What begins with a quotation mark is nothing else.
    return cast("Literal", quad.object)


def _iri(text: str) -> NamedNode:
    try:
        return NamedNode(text)
    except ValueError as error:
        raise UsageError(f"{text} is no IRI: {error}.") from error


def _titled(title: str, release: Release) -> list[str]:
    """Return the positions of a title; aliases count only where no title is the same."""
    positions = release.read_json("positions")
    own = {p["id"] for p in positions if title in p["label"].values()}
    return sorted(own or {p["id"] for p in positions if title in p.get("aliases", ())})
