"""The template: a spreadsheet whose columns are read without guessing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.schemes import scheme
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.vocabulary import KIND


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its Chinese name, and what belongs in it in both languages."""

    name: str
    zh: str
    help: str
    about: str
    example: str

    @property
    def header(self) -> str:
        """What stands in the first row."""
        return f"{self.zh} {self.name}"


@cache
def columns() -> tuple[Column, ...]:
    """Return the template's columns in order."""
    return tuple(
        Column(c["name"], c["zh"], c["help"], c["about"], c["example"])
        for c in entries("template")["columns"]
    )


@cache
def kinds() -> Mapping[str, tuple[str, str]]:
    """Return the kinds of authority that the template takes, each with its two labels."""
    found: dict[str, tuple[str, str]] = {}
    for concept in (c for c in scheme(KIND) if c.name):
        english = next((text for tag, text in concept.labels if tag == "en"), concept.name)
        chinese = next((text for tag, text in concept.labels if tag == "zh-Hans"), "")
        found[concept.name] = (english, chinese)
    return found


def is_guide(header: tuple[str, ...]) -> bool:
    """Say whether a header row is that of the template's guide or list of kinds: no data."""
    return any(header == further(name)[1] for name in ("guide", "kinds"))


def further(name: str) -> tuple[str, tuple[str, ...]]:
    """Return the title and the header of a further sheet: ``guide`` or ``kinds``."""
    found = entries("template")[name]
    return str(found["name"]), tuple(found["header"])
