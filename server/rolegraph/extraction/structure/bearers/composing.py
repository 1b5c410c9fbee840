"""What a text says its units consist of, noted in the registry of the organisation."""

from rolegraph.extraction.structure.names.registry import Registry
from rolegraph.extraction.structure.prose.compositions import compositions
from rolegraph.reading import Passage


def compose(registry: Registry, passage: Passage, of: str) -> None:
    """Note the units and posts that a passage sets up, below the unit ``of`` where it names none."""
    for made in compositions(passage.text):
        unit = of
        if made.unit:
            unit = registry.unit(made.unit, passage.cut(*made.span)).id
        for part, span in made.parts:
            registry.unit(part, passage.cut(*span), unit)
        for title, span in (*made.members, *([made.head] if made.head else [])):
            registry.position(title, passage.cut(*span), unit)
