"""From a statement to its words: quotes with their repairs, and the way to the exact place."""

from collections.abc import Mapping
from typing import Any

from flask import Flask, url_for

from rolegraph.reading.scripts import simplify
from rolegraph.vocabulary import SCHEMES
from rolegraph.web.pages.marking import Piece, mended
from rolegraph.web.serving.contents import anchor
from rolegraph.web.serving.language import language
from rolegraph.web.serving.served import served

#: Characters that the number of an item takes at most: ``(12)、``.
_NUMBER = 5
_TONGUES = {"Latn": "en", "Hans": "zh-Hans", "Hant": "zh-Hant"}


def register(app: Flask) -> None:
    """Give templates these filters."""
    app.add_template_filter(pieces)
    app.add_template_filter(place_url)
    app.add_template_filter(page_url)
    app.add_template_filter(anchor)
    app.add_template_filter(repeats)
    app.add_template_filter(tongue)
    app.add_template_filter(in_own_script)


def pieces(at: Mapping[str, Any]) -> list[Piece]:
    """Return the words of one place, damage and what is no part of the text apart."""
    where = at["document"], at["start"], at["end"]
    within = served().contents.within
    return mended(at["quote"], at["start"], within("repairs", *where), within("marks", *where))


def repeats(norm: Mapping[str, Any]) -> bool:
    """Say whether a statement's words, mended, are its reading, but for a number before them."""
    first = next(iter(norm.get("evidence", ())), None)
    if first is None:
        return False
    every = (p for p in pieces(first) if not p.kind)
    words = "".join(p.repair.reading if p.repair else p.text for p in every)
    before, found, after = simplify(words).partition(norm["text"])
    return bool(found) and len(before) <= _NUMBER and not after.strip("。;；,，.")


def in_own_script(norm: Mapping[str, Any]) -> bool:
    """Say whether a statement's words are in the script of the reader, where that is Chinese."""
    first = next(iter(norm.get("evidence", ())), None)
    return first is None or {tongue(first["document"]), language()} != {"zh-Hans", "zh-Hant"}


def tongue(document: str) -> str:
    """Return the language tag of a document's words, by the script that most of them are in."""
    script = served().contents.documents.get(document, {}).get("script", "")
    return _TONGUES.get(script, "zh")


def place_url(at: Mapping[str, Any]) -> str:
    """Return the address of one place in its document."""
    span = f"{at['start']},{at['end']}"
    return url_for("documents.document", path=at["document"], at=span, _anchor=f"char={span}")


def page_url(iri: str) -> str:
    """Return the address of the page about a thing of the graph."""
    contents = served().contents
    local = iri.removeprefix(contents.base)
    if iri in contents.positions:
        return url_for("positions.position", local=local)
    if iri in contents.units:
        return url_for("positions.unit", local=local)
    if iri in contents.organisations:
        return url_for("organisations.organisation", local=local)
    if local.startswith("document/") and local.removeprefix("document/") in contents.documents:
        return url_for("documents.document", path=local.removeprefix("document/"))
    scheme, _, concept = iri.removeprefix(SCHEMES).partition("/")
    if concept in served().vocabulary.concepts.get(scheme, {}):
        return url_for("vocabulary.concept", scheme=scheme, concept=concept)
    return url_for("entities.described", local=local)
