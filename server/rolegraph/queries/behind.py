"""What stands behind the IRIs of a page of rows: labels, details and evidence.

Evidence is most of the triples, so that questions are answered first, and this is fetched for the
rows that are shown.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rolegraph.extraction.identifiers import document_id
from rolegraph.queries.binding import fill
from rolegraph.queries.library import internal, internal_bound, library
from rolegraph.queries.running import run
from rolegraph.store import Row, Store, Value

_TAGS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}


@dataclass(frozen=True, slots=True)
class Place:
    """The words that a statement rests on; offsets are code points, end excluded."""

    document: str
    start: int
    end: int
    quote: str


def evidence_of(store: Store, statements: Iterable[str]) -> dict[str, tuple[Place, ...]]:
    """Return the evidence of each statement: the place that its IRI names, then by document and offset."""
    wanted = set(statements)
    return _places(wanted, _rows(store, "evidence-of", wanted))


def _places(statements: Iterable[str], rows: Iterable[Row]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = defaultdict(list, {iri: [] for iri in statements})
    for row in rows:
        place = Place(str(row["document"]), int(row["start"]), int(row["end"]), str(row["quote"]))
        found[str(row["statement"])].append(place)
    return {iri: _own_first(iri, places) for iri, places in found.items()}


def _own_first(iri: str, places: list[Place]) -> tuple[Place, ...]:
    """The row of a table before the heads that it is read with."""
    if len(places) < 2:
        return tuple(places)
    return tuple(sorted(places, key=lambda p: f"{_path(p.document)}/{p.start}-{p.end}" not in iri))


def _path(document: str) -> str:
    return document_id(document).partition("/")[2]


@dataclass(frozen=True, slots=True)
class Details:
    """What the graph says of a statement, by local names of the ontology.

    ``values`` holds ``reading``, ``translation``, ``confidence``, ``curationStatus``, ``kind``,
    ``objectWord`` … (IRIs in full); ``figures`` what hangs on it, by property (``limit``,
    ``measure``, ``frequency``), each with ``sourceText``, ``operator``, ``value``, ``unit`` …
    """

    values: Mapping[str, Value]
    figures: Mapping[str, tuple[Mapping[str, Value], ...]]


def details_of(store: Store, statements: Iterable[str]) -> dict[str, Details]:
    """Return what the graph says of each statement, evidence left out."""
    rows = _rows(store, "details-of", wanted := sorted(set(statements)))
    own: dict[str, dict[str, Value]] = {iri: {} for iri in wanted}
    hanging: dict[str, dict[tuple[str, str], dict[str, Value]]] = {iri: {} for iri in wanted}
    for row in rows:
        iri, name = str(row["statement"]), str(row["property"])
        if "figure" not in row:
            own[iri][name] = row["value"]
            continue
        key = (str(row["hangs"]), str(row["figure"]))
        hanging[iri].setdefault(key, {})[name] = row["value"]
    return {iri: Details(own[iri], _grouped(hanging[iri])) for iri in wanted}


@dataclass(frozen=True, slots=True)
class Reading:
    """How a statement is read, and how surely from 0 to 1."""

    text: str
    confidence: float


def readings_of(store: Store, statements: Iterable[str]) -> dict[str, Reading]:
    """Return the readings of those statements that have one."""
    wanted = sorted(set(statements))
    if not wanted:
        return {}
    rows = store.select(internal_bound("said", "statement", wanted)).rows
    return read_as(_said(wanted, rows))


def read_as(said: Mapping[str, Mapping[str, Value]]) -> dict[str, Reading]:
    """Return the readings among what is said of statements."""
    return {
        iri: Reading(str(values["reading"]), float(values.get("confidence", 1)))
        for iri, values in said.items()
        if "reading" in values
    }


def _grouped(
    figures: Mapping[tuple[str, str], dict[str, Value]],
) -> dict[str, tuple[Mapping[str, Value], ...]]:
    names = sorted({name for name, _ in figures})
    return {
        name: tuple(figures[key] for key in sorted(figures) if key[0] == name) for name in names
    }


def labels_of(store: Store, resources: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the preferred label of each IRI by language (``zh-Hans``, ``zh-Hant``, ``en``)."""
    wanted = set(resources)
    return _named(wanted, _rows(store, "labels-of", wanted))


def _named(resources: Iterable[str], rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict, {iri: {} for iri in resources})
    for row in rows:
        language = str(row["language"])
        found[str(row["resource"])][_TAGS.get(language.lower(), language)] = str(row["label"])
    return dict(found)


def _said(statements: Iterable[str], rows: Iterable[Row]) -> dict[str, dict[str, Value]]:
    found: dict[str, dict[str, Value]] = defaultdict(dict, {iri: {} for iri in statements})
    for row in rows:
        found[str(row["statement"])][str(row["property"])] = row["value"]
    return dict(found)


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a page: labels of resources; how statements were read, and their words."""

    labels: Mapping[str, Mapping[str, str]]
    said: Mapping[str, Mapping[str, Value]]
    evidence: Mapping[str, tuple[Place, ...]]


def behind(store: Store, resources: Iterable[str], statements: Iterable[str]) -> Behind:
    """Return what stands behind resources and statements, in one request to the store."""
    named, stated = sorted(set(resources)), sorted(set(statements))
    texts = []
    if named:
        texts.append(library()["labels-of"].bind({"resource": named}))
    if stated:
        texts.append(library()["evidence-of"].bind({"statement": stated}))
        texts.append(internal_bound("said", "statement", stated))
    tables = iter(store.tables(texts) if texts else ())
    labels = next(tables).rows if named else ()
    places = next(tables).rows if stated else ()
    said = next(tables).rows if stated else ()
    return Behind(_named(named, labels), _said(stated, said), _places(stated, places))


def all_behind(store: Store) -> Behind:
    """Return what stands behind everything in a store."""
    labels = store.select(fill(library()["labels-of"].body, {"resource": ()})).rows
    places = store.select(fill(library()["evidence-of"].body, {"statement": ()})).rows
    said = store.select(fill(internal("said"), {"statement": ()})).rows
    return Behind(_named((), labels), _said((), said), _places((), places))


def _rows(store: Store, name: str, iris: Iterable[str]) -> tuple[Row, ...]:
    wanted = sorted(set(iris))
    if not wanted:
        return ()
    parameter = "resource" if name == "labels-of" else "statement"
    return run(store, name, {parameter: wanted}).rows
