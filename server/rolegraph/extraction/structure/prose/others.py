"""Sentences in one position's list that oblige another one of the same text (销售经理应管理销售人员)."""

from collections.abc import Iterable, Iterator, Mapping

from rolegraph.extraction.structure import Item, Section
from rolegraph.extraction.structure.names.registry import Registry
from rolegraph.extraction.structure.prose import prose
from rolegraph.extraction.structure.wording.words import opening
from rolegraph.values import replace


def apart(sections: Iterable[Section], registries: Mapping[str, Registry]) -> Iterator[Section]:
    """Yield sections with such a sentence in a section of whom it obliges, behind the list it stood in.

    Only a sentence without a number, of a position that the text describes as well: what a list's own
    item says is its bearer's; but what a unit's list says of a position (处长对…全面负责) is that one's.
    ``registries`` are those of the organisations, by their ids.
    """
    for section in sections:
        registry = registries.get(section.organisation)
        if section.kind != "duties" or registry is None:
            yield section
            continue
        others = {id(i): _obliged(i, section.bearer, registry) for i in section.items}
        yield replace(section, items=tuple(i for i in section.items if not others[id(i)]))
        for item in section.items:
            if other := others[id(item)]:
                yield replace(section, bearer=other, items=(item,))


def _obliged(item: Item, bearer: str, registry: Registry) -> str:
    """Return the id of another described position that a sentence obliges, or ""."""
    text, of_unit = item.body.text, bearer not in registry.positions
    who = prose.subject(text) if of_unit or not item.number else None
    obliges = who and (of_unit or opening("prose", "obligations").match(text, who.end))
    must = obliges and who and not who.start
    found = registry.find(who.title.name) if must and who and who.title else None
    return found.id if found and found.defined and found.id != bearer else ""
