"""What a release lists, arranged for pages: who stands where, and which words state what."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from operator import itemgetter
from typing import Any

from rolegraph.queries.lines import Lines
from rolegraph.releases import Release
from rolegraph.vocabulary import BASE, UNIT_TYPE

Json = dict[str, Any]

#: The lists of a position or unit that hold statements, and what one of them is.
SORTS = {
    "duties": "duty",
    "authorities": "authority",
    "prohibitions": "prohibition",
    "qualifications": "qualification",
    "appraisals": "appraisal",
    "reports_to": "line",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """One place of a document that states something: of whom, and where that is shown."""

    start: int
    end: int
    sort: str
    bearer: Json
    anchor: str
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation with its positions and units."""

    id: str
    label: Mapping[str, str]
    positions: tuple[Json, ...]
    units: tuple[Json, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that speak of it."""
        every = (p.get("document", "") for p in (*self.positions, *self.units))
        return tuple(sorted({path for path in every if path}))


@dataclass(frozen=True)
class Contents:
    """The listings of one release; nothing in it changes."""

    base: str
    positions: Mapping[str, Json]
    units: Mapping[str, Json]
    organisations: Mapping[str, Organisation]
    documents: Mapping[str, Json]
    below: Mapping[str, list[tuple[Json, Json]]]
    stated: Mapping[str, list[Stated]]
    objects: frozenset[str]

    @classmethod
    def of(cls, release: Release) -> "Contents":
        """Return the contents of a release; one without a list of documents has their names alone."""
        positions = {p["id"]: p for p in release.read_json("positions")}
        units = {u["id"]: u for u in release.read_json("units")}
        listed = release.read_json("documents") if release.has("documents") else []
        known = {d["path"]: d for d in listed}
        return cls(
            release.manifest.get("base", BASE),
            positions,
            units,
            _organisations(positions, units),
            {path: known.get(path, {"path": path}) for path in release.manifest["texts"]},
            _below(positions),
            _stated((*positions.values(), *units.values())),
            _objects((*positions.values(), *units.values())),
        )

    def bearer(self, iri: str) -> Json | None:
        """Return a position or unit, None for another IRI."""
        return self.positions.get(iri) or self.units.get(iri)

    def within(self, kept: str, document: str, start: int, end: int) -> list[Json]:
        """Return the ``repairs`` or ``marks`` between two offsets of a document, in order."""
        every: list[Json] = self.documents.get(document, {}).get(kept, [])
        first = bisect_left(every, start, key=itemgetter("start"))
        return [each for each in _until(every, first, end) if each["end"] <= end]

    def saying(self, words: str) -> list[tuple[str, Stated]]:
        """Return the places whose statement has these words, with their documents, titles left out.

        The statements are in Simplified Chinese or English, ``words`` without capitals. One sentence may
        state several things of one bearer: it is found once.
        """
        every, lines = self._said
        found = (every[number] for number in (lines.having(words) if words else ()))
        return list(
            {(path, s.start, s.end, s.bearer["id"]): (path, s) for path, s in found}.values()
        )

    @cached_property
    def _said(self) -> tuple[list[tuple[str, Stated]], Lines]:
        every = [
            (path, s) for path, each in self.stated.items() for s in each if s.sort != "title"
        ]
        return every, Lines(" ".join(s.text.casefold().split("\n")) for _, s in every)

    @cached_property
    def unit_types(self) -> frozenset[str]:
        """The types that units are of."""
        return frozenset(UNIT_TYPE + u["type"] for u in self.units.values() if "type" in u)

    def statements(self, document: str) -> int:
        """Return how many places of a document state something, titles left out."""
        return self._statements.get(document, 0)

    @cached_property
    def _statements(self) -> Mapping[str, int]:
        return {
            path: sum(one.sort != "title" for one in several)
            for path, several in self.stated.items()
        }

    def owners(self, document: str) -> list[Organisation]:
        """Return the organisations that a document describes, those with most positions first."""
        return self._owners.get(document, [])

    @cached_property
    def _owners(self) -> Mapping[str, list[Organisation]]:
        found: dict[str, list[Organisation]] = defaultdict(list)
        for one in sorted(self.organisations.values(), key=lambda o: -len(o.positions)):
            for path in one.documents:
                found[path].append(one)
        return found

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How much of each sort there is."""
        bearers = (*self.positions.values(), *self.units.values())
        return {
            "documents": len(self.documents),
            "organisations": len(self.organisations),
            "units": len(self.units),
            "positions": len(self.positions),
            "duties": sum(len(b.get("duties", [])) for b in bearers),
            "authorities": sum(len(b.get("authorities", [])) for b in bearers),
        }

    def standing(self, document: str) -> list[Json]:
        """Return the positions and units that a document names or describes, in its order."""
        return self._standing.get(document, [])

    @cached_property
    def _standing(self) -> Mapping[str, list[Json]]:
        found: dict[str, list[Json]] = defaultdict(list)
        for position in self.positions.values():
            if "document" in position:
                found[position["document"]].append(position)
        return {path: sorted(each, key=itemgetter("start")) for path, each in found.items()}


def _until(every: list[Json], first: int, end: int) -> Iterator[Json]:
    return takewhile(lambda each: each["start"] < end, islice(every, first, None))


def anchor(norm: Mapping[str, Any], sort: str) -> str:
    """Return where a statement stands on the page of its bearer: an id of HTML, without spaces."""
    if "id" in norm and sort != "line":
        name = "/".join(str(norm["id"]).rsplit("/", 4)[-4:])
    else:
        first = next(iter(norm.get("evidence", ())), norm)
        name = f"{sort}/{first.get('document', '')}/{first.get('start')}-{first.get('end')}"
    return "_".join(name.split())


def _organisations(
    positions: Mapping[str, Json], units: Mapping[str, Json]
) -> dict[str, Organisation]:
    labels: dict[str, Mapping[str, str]] = {}
    held: dict[str, tuple[list[Json], list[Json]]] = {}
    for which, listing in enumerate((positions, units)):
        for found in listing.values():
            organisation = found["organisation"]
            labels[organisation["id"]] = organisation.get("label", {})
            held.setdefault(organisation["id"], ([], []))[which].append(found)
    return {
        iri: Organisation(iri, labels[iri], tuple(held[iri][0]), tuple(held[iri][1]))
        for iri in sorted(held)
    }


def _below(positions: Mapping[str, Json]) -> dict[str, list[tuple[Json, Json]]]:
    found: dict[str, list[tuple[Json, Json]]] = defaultdict(list)
    for position in positions.values():
        for line in position.get("reports_to", []):
            found[line["id"]].append((line, position))
    return dict(found)


def _objects(bearers: tuple[Json, ...]) -> frozenset[str]:
    """The concepts of objects that statements are about."""
    norms = (n for b in bearers for key in SORTS for n in b.get(key, []))
    return frozenset(n["object_id"] for n in norms if "object_id" in n)


def _stated(bearers: tuple[Json, ...]) -> dict[str, list[Stated]]:
    found: dict[str, list[Stated]] = defaultdict(list)
    for bearer in bearers:
        for document, stated in _of_bearer(bearer):
            found[document].append(stated)
    return {path: sorted(each, key=lambda s: (s.start, -s.end)) for path, each in found.items()}


def _of_bearer(bearer: Json) -> Iterator[tuple[str, Stated]]:
    for key, sort in SORTS.items():
        for norm in bearer.get(key, []):
            words = norm.get("text") or norm.get("title", "")
            for at in norm.get("evidence", []):
                name = anchor(norm, sort)
                span = at["start"], at["end"]
                yield (
                    at["document"],
                    Stated(*span, sort, bearer, name, words, norm.get("kind", "")),
                )
    for at in bearer.get("evidence") or [bearer]:
        if "document" in at:
            yield at["document"], Stated(at["start"], at["end"], "title", bearer, "", "")
