"""An answer as its page shows it: each wording once, with what it states and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask

from rolegraph.web.pages.completing import examples
from rolegraph.web.serving.served import served

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """One wording: the statements that were read from it, and the places where it stands."""

    statements: tuple[Json, ...]
    places: tuple[Json, ...]


def register(app: Flask) -> None:
    """Give the answer's template what it asks for."""
    app.add_template_filter(wordings)
    app.add_template_filter(unit_of)
    app.add_template_global(lambda: examples(served().contents), "questions_that_work")


def wordings(found: Json) -> list[Said]:
    """Return the statements of one answer by their words, each with its places."""
    texts: dict[str, list[Json]] = {}
    for statement in found.get("statements", ()):
        texts.setdefault(statement.get("text", ""), []).append(statement)
    left = list(found.get("evidence", ()))
    shown = []
    for text, statements in texts.items():
        places = [p for p in left if text in (p.get("reading"), p["quote"])]
        left = [p for p in left if p not in places]
        shown.append(Said(tuple(statements), tuple(places)))
    return [*shown, Said((), tuple(left))] if left else shown


def unit_of(found: Json) -> Json:
    """Return the unit that a position stands in, {} for none."""
    bearer = served().contents.bearer(found["id"]) or {}
    unit: Json = bearer.get("unit", {})
    return unit
