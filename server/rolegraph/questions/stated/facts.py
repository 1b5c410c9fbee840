"""What questions are answered from, as plain values: places, norms, links. No text search here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: document path as its IRI gives it, code points, end excluded."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A position, unit, organisation or document that a question can name.

    ``label`` is by language; ``organisation``, ``unit`` and ``parent`` are IRIs or "".
    """

    id: str
    sort: str
    label: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    organisation: str = ""
    unit: str = ""
    unit_type: str = ""
    parent: str = ""
    defined: bool = True
    headcount: int | None = None
    role: str = ""
    path: str = ""
    title: str = ""
    documents: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the preferred ones first."""
        return (*self.label.values(), *self.aliases)

    @property
    def name(self) -> str:
        """The name to show first."""
        return self.label.get("zh-Hans") or self.label.get("en") or next(iter(self.names), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A limit, measure or frequency; ``value`` None is one without a figure."""

    sort: str
    text: str = ""
    operator: str = ""
    value: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    period: str = ""
    escalates_to: str = ""

    @property
    def stated(self) -> bool:
        """Whether it has a figure at all."""
        return any(v is not None for v in (self.value, self.minimum, self.maximum))


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """One duty, authority, prohibition or qualification; concepts are local names or ""."""

    id: str
    sort: str
    bearer: str
    reading: str
    translation: str = ""
    kind: str = ""
    action: str = ""
    object: str = ""
    object_word: str = ""
    aspect: str = ""
    basis: str = ""
    modality: str = ""
    confidence: float = 1.0
    status: str = ""
    heading: str = ""
    counterparty: str = ""
    deliverable: str = ""
    condition: str = ""
    scope: str = ""
    qualification_kind: str = ""
    minimum_years: float | None = None
    maximum_years: float | None = None
    spots: tuple[Spot, ...] = ()
    quantities: tuple[Quantity, ...] = ()

    @property
    def escalates_to(self) -> str:
        """Where a matter above its limit goes, by IRI, "" where that is not said."""
        return next((q.escalates_to for q in self.quantities if q.escalates_to), "")

    def quantities_of(self, sort: str) -> tuple[Quantity, ...]:
        """Return its limits, measures or frequencies."""
        return tuple(q for q in self.quantities if q.sort == sort)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A line from the lower position to the upper one, or a career step; IRIs of both ends."""

    id: str
    sort: str
    lower: str
    upper: str
    kind: str = ""
    basis: str = ""
    reading: str = ""
    confidence: float = 1.0
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a store says, by IRI."""

    places: Mapping[str, Place]
    norms: tuple[Norm, ...]
    links: tuple[Link, ...]
    by_bearer: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def borne_by(self, bearer: str) -> tuple[Norm, ...]:
        """Return the norms of a position or unit."""
        return tuple(self.norms[n] for n in self.by_bearer.get(bearer, ()))

    def of_sort(self, *sorts: str) -> tuple[Place, ...]:
        """Return the places of these sorts, by IRI."""
        return tuple(p for p in self.places.values() if p.sort in sorts)


def facts_of(places: Iterable[Place], norms: tuple[Norm, ...], links: tuple[Link, ...]) -> Facts:
    """Return facts with their norms by bearer."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for number, norm in enumerate(norms):
        bearers[norm.bearer].append(number)
    return Facts(
        places={p.id: p for p in places},
        norms=norms,
        links=links,
        by_bearer={b: tuple(n) for b, n in bearers.items()},
    )
