"""The concept schemes of a graph, those of an extension with them, and how often each is used."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rolegraph.documentation.terms import SCHEMES, Scheme, scheme_of
from rolegraph.queries.binding import fill
from rolegraph.queries.library import internal, internal_bound
from rolegraph.queries.running import run
from rolegraph.store import Store
from rolegraph.vocabulary import SCHEMES as ROOT
from rolegraph.vocabulary import Concept

#: The named queries that count uses, and list those of a concept and what is below it.
COUNTED_BY = "concept-uses"
LISTED_BY = "uses-of-concept"


@dataclass(frozen=True)
class Vocabulary:
    """The concept schemes by name; ``used`` is how often each concept itself is used, by IRI."""

    schemes: Mapping[str, Scheme]
    used: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store) -> "Vocabulary":
        """Return the vocabulary of a graph."""
        text = store.construct(triples_of()).decode()
        used = {str(row["concept"]): int(str(row["uses"])) for row in run(store, COUNTED_BY).rows}
        return cls({name: scheme_of(name, text) for name in SCHEMES}, used)

    @cached_property
    def concepts(self) -> Mapping[str, Mapping[str, Concept]]:
        """The concepts by scheme and name."""
        return {name: {c.name: c for c in s.concepts} for name, s in self.schemes.items()}

    def below(self, scheme: str, name: str) -> frozenset[str]:
        """Return a concept and everything narrower than it, by name."""
        found: set[str] = set()
        pending = [name]
        while pending:
            if (one := pending.pop()) not in found:
                found.add(one)
                pending += self.schemes[scheme].children.get(one, ())
        return frozenset(found)

    def uses(self, scheme: str, name: str) -> int:
        """Return how often a concept or one below it is used; of a whole scheme for ""."""
        return sum(self.used.get(f"{ROOT}{scheme}/{one}", 0) for one in self.below(scheme, name))

    def most_used(self, scheme: str, most: int = 6) -> list[Concept]:
        """Return the concepts of a scheme that are used most themselves."""
        found = [
            c for c in self.schemes[scheme].concepts if self.used.get(f"{ROOT}{scheme}/{c.name}")
        ]
        return sorted(found, key=lambda c: -self.used[f"{ROOT}{scheme}/{c.name}"])[:most]


def triples_of(begins: str = "") -> str:
    """Return the CONSTRUCT of all schemes, or of what has an IRI that begins with this one."""
    if begins:
        return internal_bound("concept-triples", "about", begins)
    return fill(internal("concept-triples"), {"about": ()})
