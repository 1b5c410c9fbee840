"""What the concepts of a scheme cover, and which kinds include others, at any remove."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rolegraph.vocabulary import Concept


def all_covered(concepts: Iterable[Concept]) -> dict[str, frozenset[str]]:
    """Return the narrower concepts of each that has any, by their names."""
    return _closed((name, concept.name) for concept in concepts for name in concept.broader)


def all_including(kinds: Iterable[Concept]) -> dict[str, frozenset[str]]:
    """Return the kinds that include each kind of authority, by their names."""
    return _closed((name, kind.name) for kind in kinds for name in kind.includes)


def _closed(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    nexts: dict[str, set[str]] = defaultdict(set)
    for name, other in pairs:
        nexts[name].add(other)
    return {name: frozenset(_reached(name, nexts)) for name in nexts}


def _reached(name: str, nexts: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = nexts.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
