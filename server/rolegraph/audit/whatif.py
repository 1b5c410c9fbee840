"""What if: a change of who does what, asked for by names; what it does to the findings, and leaves undone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial

import pyoxigraph as ox

from rolegraph.audit import changing, supposing
from rolegraph.audit.copying import copied
from rolegraph.audit.findings import Json, Texts
from rolegraph.errors import MissingParameter, UsageError
from rolegraph.graph.ontology import Source, ontology_quads, ontology_triples
from rolegraph.queries import Names, Parameter, labels_of
from rolegraph.queries.naming import meant, organisations_of
from rolegraph.queries.spelling import plain
from rolegraph.store import Store

#: What each change is asked for with; what is OPTIONAL may be left out.
CHANGES: Mapping[str, tuple[str, ...]] = {
    "vacant": ("position",),
    "merge": ("kept", "gone"),
    "move": ("position", "under"),
    "grant": ("position", "kind", "object", "limit"),
    "revoke": ("position", "kind", "object"),
}
OPTIONAL = ("limit",)
_POSITIONS = ("position", "kept", "gone", "under")
_KIND = Parameter(name="kind", of=("rgk",))
_OBJECT = Parameter(name="object", of=("rgo",))
_OPERATORS = {"<": "lt", "<=": "lteq", "=": "eq", ">=": "gteq", ">": "gt", "": "lteq"}
_LIMIT = re.compile(
    r"(?P<operator><=|>=|<|>|=)?\s*(?P<value>\d[\d,]*(?:\.\d+)?)\s*(?P<tens>万)?\s*(?P<unit>[A-Z]{3}|%|元)"
)


@dataclass(frozen=True)
class World:
    """A release to try changes on: its graph, its names, its ontology's texts and its base IRI."""

    store: Store
    names: Names
    sources: Sequence[Source]
    base: str

    def position(self, name: str, given: str) -> str:
        """Return the position that a name means, with its organisation where several bear it."""
        return meant(self.store, self.names, Parameter(name=name, of=("rg:Position",)), given)

    def stated(self, positions: Sequence[str]) -> list[ox.Quad]:
        """Return what the organisations of these positions state, with the ontology."""
        owners = organisations_of(self.store, positions)
        organisations = sorted({owner for known in owners.values() for owner in known})
        return [
            *ontology_quads(self.base, self.sources),
            *copied(self.store, organisations, self.base),
        ]

    @cached_property
    def axioms(self) -> list[ox.Quad]:
        """The ontology with its class expressions."""
        return ontology_triples(self.sources)


@dataclass(frozen=True, slots=True)
class Supposed:
    """A change with what it does; ``labels`` are of everything that it names by IRI."""

    change: Json
    effect: supposing.Effect
    labels: Mapping[str, Texts]
    vacancy: supposing.Vacancy | None = None

    def to_json(self) -> Json:
        """Return the change and its effect as ``whatif --json`` prints them."""
        left = self.vacancy.to_json() if self.vacancy else {}
        labels = {iri: dict(texts) for iri, texts in self.labels.items() if texts}
        return {"change": self.change, **left, **self.effect.to_json(), "labels": labels}


def what_if(world: World, kind: str, given: Mapping[str, str]) -> Supposed:
    """Return what a change of ``CHANGES`` does, asked for in names or IRIs.

    Raises UsageError for a name that nothing bears, AmbiguousName for one that several bear,
    MissingParameter for one that is not given.
    """
    wanted = _wanted(kind, given)
    meanings = {
        name: world.position(name, wanted[name]) for name in CHANGES[kind] if name in _POSITIONS
    }
    if len(set(meanings.values())) < len(meanings):
        raise UsageError(f"Two positions were wanted; {' and '.join(wanted.values())} are one.")
    made = _MADE[kind](world, meanings, wanted)
    stated = world.stated(list(meanings.values()))
    effect = supposing.suppose(stated, world.axioms, made.change, world.base, made.renamed)
    vacancy = supposing.vacancy(world.store, meanings["position"]) if kind == "vacant" else None
    named = {*meanings.values(), *(vacancy.named if vacancy else ())}
    told = {"kind": kind, **meanings, **made.told}
    return Supposed(told, effect, labels_of(world.store, named), vacancy)


@dataclass(frozen=True, slots=True)
class _Made:
    """A change of quads, what is told of it beside its positions, and whom it renames."""

    change: supposing.Change
    told: Json
    renamed: Mapping[str, str]


Meanings = Mapping[str, str]


def _wanted(kind: str, given: Mapping[str, str]) -> dict[str, str]:
    if kind not in CHANGES:
        raise UsageError(f"A change is one of {', '.join(CHANGES)}, not {kind[:60]!r}.")
    wanted = {name: given.get(name, "").strip() for name in CHANGES[kind]}
    for name, value in wanted.items():
        if not value and name not in OPTIONAL:
            raise MissingParameter(f"'{kind}' needs '{name}'.", name)
    return wanted


def _vacant(world: World, meanings: Meanings, wanted: Meanings) -> _Made:
    return _Made(partial(changing.vacated, position=meanings["position"]), {}, {})


def _merge(world: World, meanings: Meanings, wanted: Meanings) -> _Made:
    kept, gone = meanings["kept"], meanings["gone"]
    return _Made(partial(changing.merged, kept=kept, gone=gone), {}, {gone: kept})


def _move(world: World, meanings: Meanings, wanted: Meanings) -> _Made:
    lower, upper = meanings["position"], meanings["under"]
    change = partial(changing.moved, position=lower, superior=upper, base=world.base)
    return _Made(change, {}, {})


def _grant(world: World, meanings: Meanings, wanted: Meanings) -> _Made:
    power, matter = _power(world, wanted)
    change = partial(
        changing.granted,
        position=meanings["position"],
        kind=power,
        matter=(matter, wanted["object"]),
        bound=_bound(wanted["limit"]) if wanted["limit"] else None,
        base=world.base,
    )
    return _Made(change, {"power": power, "object": matter}, {})


def _revoke(world: World, meanings: Meanings, wanted: Meanings) -> _Made:
    power, matter = _power(world, wanted)
    lost = supposing.held(world.store, meanings["position"], power, matter)
    if not lost:
        position = wanted["position"]
        raise UsageError(
            f"{position} has no authority to {wanted['kind']} {wanted['object']} in the documents, so "
            f"none can be revoked. See: rolegraph query powers-of -p bearer='{meanings['position']}'"
        )
    return _Made(partial(changing.revoked, statements=lost), {"statements": list(lost)}, {})


_MADE = {"vacant": _vacant, "merge": _merge, "move": _move, "grant": _grant, "revoke": _revoke}


def _power(world: World, wanted: Meanings) -> tuple[str, str]:
    """Return the IRIs of a kind of authority and of an object."""
    return (
        world.names.resolve(_KIND, wanted["kind"]),
        world.names.resolve(_OBJECT, wanted["object"]),
    )


def _bound(text: str) -> changing.Bound:
    found = _LIMIT.fullmatch(plain(text).upper())
    if not found:
        raise UsageError(
            "A limit with its unit was wanted, such as 50000CNY, 5万元, '>=1000EUR' or 5%; "
            f"found {text!r}."
        )
    value = Decimal(found["value"].replace(",", "")) * (10_000 if found["tens"] else 1)
    unit = "CNY" if found["unit"] == "元" else found["unit"]
    return changing.Bound(_OPERATORS[found["operator"] or ""], f"{value:f}", unit, text)
