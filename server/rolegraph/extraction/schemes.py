"""The shipped concept schemes, as text and as plain values: one file each in ``ontology/vocabulary``."""

from functools import cache

from rolegraph.resources import folder
from rolegraph.vocabulary import SCHEMES, Concept, read_scheme


@cache
def scheme(namespace: str) -> tuple[Concept, ...]:
    """Return the concepts of a shipped scheme (``KIND``), by name; none where it is not shipped."""
    return read_scheme(scheme_text(namespace), namespace)


def scheme_text(namespace: str) -> str:
    """Return a shipped scheme as Turtle, "" where it is not shipped."""
    name = namespace.removeprefix(SCHEMES).rstrip("/")
    file = folder("ontology").joinpath("vocabulary", f"{name}s.ttl")
    return file.read_text("utf-8") if file.is_file() else ""
