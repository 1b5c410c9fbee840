"""Which part of its document an organisation is, and which of several positions of one title."""

from collections import defaultdict
from collections.abc import Mapping

from rolegraph.questions.stated.facts import Facts, Place


def parts_of(facts: Facts) -> Mapping[str, tuple[int, ...]]:
    """Return which part of its document each organisation is (第四篇, article 4), counted by headings.

    Numbered lists of one title (…职责, …职责2, …职责3) are one part.
    """
    begun: dict[str, list[tuple[int, Place]]] = defaultdict(list)
    for one in facts.of_sort("organisation"):
        for spot in one.spots:
            begun[spot.document].append((spot.start, one))
    found: dict[str, list[int]] = defaultdict(list)
    for several in begun.values():
        part, last = 0, ""
        for _, one in sorted(several, key=lambda s: s[0]):
            title = one.name.rstrip("0123456789")
            part, last = part + (title != last), title
            found[one.id].append(part)
    return {iri: tuple(parts) for iri, parts in found.items()}


def copies_of(facts: Facts) -> Mapping[str, int]:
    """Return which of the positions of its name in its document each is, where there are several."""
    alike: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for place in facts.of_sort("position"):
        for spot in place.spots[:1]:
            alike[spot.document, place.name].append((spot.start, place.id))
    return {
        iri: number
        for several in alike.values()
        if len(several) > 1
        for number, (_, iri) in enumerate(sorted(several), 1)
    }
