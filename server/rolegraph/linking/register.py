"""Things that names can be reconciled with: found by name, narrowed by what is known of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from rapidfuzz import fuzz, process

from rolegraph.linking.titles import variants
from rolegraph.queries.spelling import pinyin, plain

#: Scores out of 100: the preferred name, another name, and the most for a name that is only like it.
PREFERRED, OTHER, ALIKE = 100.0, 96.0, 92.0
#: Names that are less alike are no candidates.
LEAST = 55.0
#: What is left of a score for each thing that is known and does not fit.
UNMET = 0.7
#: How many names are looked at that are like one.
_SOUGHT = 20


@dataclass(frozen=True, slots=True)
class Term:
    """A type or a property: its identifier and what it is called."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing of a register; ``values`` are what is known of it by property.

    A value is a text, or a ``Term`` where it is a thing itself.
    """

    id: str
    name: str
    type: Term
    others: tuple[str, ...] = ()
    description: str = ""
    values: Mapping[str, tuple[str | Term, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be known of an entity: one of ``values`` (``any``), each (``all``) or none of them."""

    property: str
    values: tuple[str, ...]
    quantifier: str = "any"
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A name to reconcile, or an identifier, with what else is known; ``limit`` 0 is the usual one."""

    text: str = ""
    id: str = ""
    type: str = ""
    limit: int = 0
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a name may mean: score out of 100, ``features`` behind it by identifier.

    ``match`` is certain: the name is its own or another of its names, no other entity's as well,
    and nothing that is known speaks against it.
    """

    entity: Entity
    score: float
    match: bool
    features: Mapping[str, float | bool]


#: Scores of entities for a text, by identifier, with their features.
Scores = Mapping[str, tuple[float, Mapping[str, float | bool]]]
#: Gives the scores for each of several texts.
Scorer = Callable[[Sequence[str]], Iterable[Scores]]


class Register:
    """Entities of one kind, found by their names in either script, English or pinyin."""

    def __init__(
        self,
        name: str,
        space: str,
        entities: Iterable[Entity],
        properties: Iterable[Term],
        scorer: Scorer | None = None,
    ) -> None:
        """Take entities; ``scorer`` finds names that are no entity's, instead of likeness alone."""
        self.name = name
        self.space = space
        self.properties = tuple(properties)
        self._entities = {e.id: e for e in entities}
        self._scorer = scorer or self._all_alike
        self._linked = scorer is not None
        self._exact: dict[str, dict[str, float]] = {}
        for entity in self._entities.values():
            for rank, text in enumerate((entity.name, *entity.others)):
                known = self._exact.setdefault(plain(text), {})
                known.setdefault(entity.id, PREFERRED if rank == 0 else OTHER)
        self._sought = {text: text for text in self._exact}
        for text in self._exact:
            for spelled in filter(None, pinyin(text)):
                self._sought.setdefault(spelled, text)

    @property
    def types(self) -> tuple[Term, ...]:
        """The types of the entities, in the order of their identifiers."""
        found = {e.type.id: e.type for e in self._entities.values()}
        return tuple(found[key] for key in sorted(found))

    def entity(self, identifier: str) -> Entity | None:
        """Return an entity by its identifier, with or without the register's name space."""
        return self._entities.get(identifier.removeprefix(self.space))

    def candidates(self, query: Query, usual: int = 5) -> tuple[Candidate, ...]:
        """Return what a query may mean, the best first; equal scores by identifier."""
        return self.answers([query], usual)[0]

    def answers(self, queries: Sequence[Query], usual: int = 5) -> list[tuple[Candidate, ...]]:
        """Return the candidates of each of several queries, which are quicker together."""
        sought = [q for q in queries if q.text and not q.id]
        alike = dict(zip(map(id, sought), self._scorer([q.text for q in sought]), strict=True))
        return [self._ranked(q, self._scores(q, alike.get(id(q), {})), usual) for q in queries]

    def _ranked(self, query: Query, scores: Scores, usual: int) -> tuple[Candidate, ...]:
        found = []
        for identifier, (score, features) in scores.items():
            entity = self._entities[identifier]
            if query.type and query.type != entity.type.id:
                continue
            met = {c.property: _meets(entity, c) for c in query.conditions}
            if any(c.required and not met[c.property] for c in query.conditions):
                continue
            reduced = score * UNMET ** sum(not fits for fits in met.values())
            told = {**features, **{f"{name}_fits": fits for name, fits in met.items()}}
            found.append(Candidate(entity, round(reduced, 2), False, told))
        found.sort(key=lambda c: (-c.score, c.entity.id))
        return tuple(_matched(found)[: query.limit or usual])

    def suggest(self, prefix: str, most: int, start: int = 0) -> tuple[Entity, ...]:
        """Return entities a name or identifier of which begins with ``prefix``, or holds it."""
        if (known := self.entity(prefix)) is not None:
            return (known,)
        wanted = plain(prefix)
        ranked: dict[str, tuple[int, int]] = {}
        for sought, text in self._sought.items():
            if wanted in sought:
                for identifier in self._exact[text]:
                    key = (0 if sought.startswith(wanted) else 1, len(sought))
                    ranked[identifier] = min(key, ranked.get(identifier, key))
        best = sorted(ranked, key=lambda identifier: (ranked[identifier], identifier))
        return tuple(self._entities[i] for i in best[start : start + most])

    def _scores(self, query: Query, alike: Scores) -> Scores:
        if query.id:
            known = self.entity(query.id)
            return {known.id: (PREFERRED, {"identifier": True})} if known else {}
        if not query.text:
            return {i: (LEAST, {}) for i in self._entities} if query.conditions else {}
        exact = self._named(plain(query.text))
        if self._linked and alike:
            # Of what others are called as well, a linker knows best whose usual name it is.
            best = max(alike, key=lambda i: alike[i][0])
            exact = {i: score for i, score in exact.items() if score == PREFERRED or i == best}
        return {**alike, **{i: (score, {"name": score}) for i, score in exact.items()}}

    def _named(self, text: str) -> Mapping[str, float]:
        """Return the entities that have a name, in characters or in pinyin, with or without gaps."""
        spelled = self._sought.get(text) or self._sought.get(text.replace(" ", ""), "")
        return self._exact.get(text) or self._exact.get(spelled, {})

    def _all_alike(self, texts: Sequence[str]) -> Iterable[Scores]:
        return map(self._alike, texts)

    def _alike(self, text: str) -> Scores:
        """Return entities with names like a title, also like it without rank and recruiting noise."""
        found: dict[str, tuple[float, Mapping[str, float | bool]]] = {}
        for form in dict.fromkeys((plain(text), *variants(text))):
            likeness = process.extract(
                form,
                self._exact.keys(),
                scorer=fuzz.token_sort_ratio,
                limit=_SOUGHT,
                score_cutoff=LEAST,
            )
            for near, share, _ in likeness:
                score = (round(share * ALIKE / 100, 2), {"likeness": round(share, 2)})
                for identifier in self._exact[near]:
                    found[identifier] = max(score, found.get(identifier, score), key=itemgetter(0))
        return found


def _meets(entity: Entity, condition: Condition) -> bool:
    known = {
        form
        for value in entity.values.get(condition.property, ())
        for form in ((value.id, plain(value.name)) if isinstance(value, Term) else (plain(value),))
    }
    hits = [value in known or plain(value) in known for value in condition.values]
    if condition.quantifier == "none":
        return not any(hits)
    return all(hits) if condition.quantifier == "all" else any(hits)


def _matched(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Say of the best candidate that it is certain, where it is."""
    if not ranked:
        return []
    first, *others = ranked
    named = "name" in first.features or "identifier" in first.features
    fits = all(value for key, value in first.features.items() if key.endswith("_fits"))
    alone = not others or others[0].score < first.score
    certain = named and fits and alone
    return [Candidate(first.entity, first.score, certain, first.features), *others]
