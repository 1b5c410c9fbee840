"""The concept schemes as pages need them: labels by IRI, the track and rank of a kind."""

from functools import cache

from flask import Flask

from rolegraph.documentation.terms import SCHEMES, aliases, labels
from rolegraph.extraction.schemes import scheme
from rolegraph.vocabulary import KIND, UNIT_TYPE, Concept
from rolegraph.vocabulary import SCHEMES as ROOT

#: The tracks of authority kinds, in the order in which they are shown.
TRACKS = ("decision", "supervision", "operation")


@cache
def concepts() -> dict[str, Concept]:
    """Return every concept of our schemes by its IRI."""
    found: dict[str, Concept] = {}
    for namespace in (f"{ROOT}{name}/" for name in SCHEMES):
        found |= {f"{namespace}{c.name}": c for c in scheme(namespace)}
    return found


def label(iri: str) -> dict[str, str]:
    """Return the preferred labels of a concept by language; its local name for an unknown one."""
    concept = concepts().get(iri)
    if concept is None:
        return {"en": iri.rpartition("/")[2]}
    found: dict[str, str] = {}
    for tag, text in concept.labels:
        found.setdefault(tag, text)
    return found


def register(app: Flask) -> None:
    """Give templates these filters."""
    app.add_template_filter(label, "concept_label")
    app.add_template_filter(labels, "concept_labels")
    app.add_template_filter(aliases, "concept_aliases")
    app.add_template_filter(dict, "texts")
    app.add_template_filter(lambda name: label(KIND + name), "kind_label")
    app.add_template_filter(lambda name: label(UNIT_TYPE + name), "unit_type_label")


def track(name: str) -> str:
    """Return the track of a kind of authority; operation for a kind that is not ours."""
    concept = concepts().get(KIND + name)
    return concept.values.get("track", "operation") if concept else "operation"


def rank(name: str) -> int:
    """Return the place of a kind in the decision track, 0 outside of it."""
    concept = concepts().get(KIND + name)
    return int(concept.values.get("rank", 0)) if concept else 0
