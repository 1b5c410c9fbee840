"""A store's statements read as the plain values that questions are answered from."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from rolegraph.questions.stated.facts import Facts, Link, Norm, Place, Quantity, Spot, facts_of
from rolegraph.resources import folder
from rolegraph.store import Row, Store, Value

_PROPERTIES = re.compile(r"VALUES \(\?predicate \?property\) \{[^}]*\}")
_PAIR = re.compile(r'\((\S+) "([^"]+)"\)')
_TAGS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}


@cache
def _query(name: str) -> str:
    return folder("queries/index").joinpath(f"{name}.rq").read_text("utf-8")


def read_facts(store: Store) -> Facts:
    """Return what a store says, in the order of its IRIs."""
    return facts_of(_places(store), _norms(store), _links(store))


class _Record:
    """The properties of one subject, several values each."""

    def __init__(self, sort: str) -> None:
        self.sort = sort
        self.values: dict[str, list[Value]] = defaultdict(list)
        self.labels: dict[str, str] = {}

    def text(self, name: str) -> str:
        return str(self.values[name][0]) if self.values.get(name) else ""

    def local(self, name: str) -> str:
        return self.text(name).rsplit("/", 1)[-1].rsplit("#", 1)[-1]

    def number(self, name: str) -> float | None:
        values = self.values.get(name)
        return float(values[0]) if values else None

    @property
    def spots(self) -> tuple[Spot, ...]:
        found = (_spot(str(v)) for v in self.values.get("evidence", ()))
        return tuple(sorted((s for s in found if s), key=lambda s: (s.document, s.start, s.end)))


def _spot(iri: str) -> Spot | None:
    document, found, span = iri.partition("#char=")
    start, _, end = span.partition(",")
    return Spot(document, int(start), int(end)) if found and start.isdigit() else None


def _rows(store: Store, query: str) -> Iterator[Row]:
    """Yield a query's rows property by property, so that no answer holds all that a graph says."""
    text = _query(query)
    pairs: dict[str, list[str]] = defaultdict(list)
    for predicate, name in _PAIR.findall(_PROPERTIES.findall(text)[0]):
        pairs[name].append(f'({predicate} "{name}")')
    for several in pairs.values():
        block = f"VALUES (?predicate ?property) {{ {' '.join(several)} }}"
        yield from store.select(_PROPERTIES.sub(block, text)).rows


def _records(store: Store, query: str) -> dict[str, _Record]:
    found: dict[str, _Record] = {}
    for row in _rows(store, query):
        sort = str(row["type"]).rsplit("#", 1)[-1].lower()
        record = found.setdefault(str(row["subject"]), _Record(sort))
        name, value = str(row["property"]), row["value"]
        language = str(row.get("language", ""))
        if name == "label":
            record.labels[_TAGS.get(language.lower(), language or "zh-Hans")] = str(value)
        elif value not in record.values[name]:
            record.values[name].append(value)
    return dict(sorted(found.items()))


def _places(store: Store) -> Iterable[Place]:
    for iri, record in _records(store, "places").items():
        count = record.number("headcount")
        yield Place(
            id=iri,
            sort=record.sort,
            label=record.labels,
            aliases=tuple(str(v) for v in record.values["alias"]),
            organisation=record.text("organisation"),
            unit=record.text("unit"),
            unit_type=record.local("unit-type"),
            parent=record.text("parent"),
            defined=record.values.get("defined", [True])[0] is not False,
            headcount=int(count) if count is not None else None,
            role=record.local("role"),
            path=record.text("path"),
            title=record.text("title"),
            documents=tuple(sorted(str(v) for v in record.values["document"])),
            spots=record.spots,
        )


def _norms(store: Store) -> tuple[Norm, ...]:
    quantities = _quantities(store)
    found = []
    for iri, r in _records(store, "norms").items():
        if r.sort == "step" and len(r.values["bearer"]) != 1:
            continue  # nobody is said to do it alone
        found.append(
            Norm(
                id=iri,
                sort=r.sort,
                bearer=r.text("bearer"),
                reading=r.text("reading"),
                translation=r.text("translation"),
                kind=r.local("kind"),
                action=r.local("action"),
                object=r.local("object"),
                object_word=r.text("object-word"),
                aspect=r.text("aspect"),
                basis=r.text("basis"),
                modality=r.text("modality"),
                confidence=1.0 if r.sort == "step" else r.number("confidence") or 0.0,
                status=r.text("status"),
                heading=r.text("heading"),
                counterparty=r.text("counterparty"),
                deliverable=r.text("deliverable"),
                condition=r.text("condition"),
                scope=r.text("scope"),
                qualification_kind=r.text("qualification-kind"),
                minimum_years=r.number("minimum-years"),
                maximum_years=r.number("maximum-years"),
                spots=r.spots,
                quantities=quantities.get(iri, ()),
            )
        )
    return tuple(found)


def _quantities(store: Store) -> dict[str, tuple[Quantity, ...]]:
    figures: dict[tuple[str, str], _Record] = {}
    for row in _rows(store, "figures"):
        key = (str(row["subject"]), str(row["figure"]))
        record = figures.setdefault(key, _Record(str(row["sort"])))
        record.values[str(row["property"])].append(row["value"])
    found: dict[str, list[Quantity]] = defaultdict(list)
    for (subject, _), r in sorted(figures.items()):
        found[subject].append(
            Quantity(
                sort=r.sort,
                text=r.text("text"),
                operator=r.local("operator"),
                value=r.number("value"),
                minimum=r.number("minimum"),
                maximum=r.number("maximum"),
                unit=r.text("unit"),
                period=r.text("period"),
                escalates_to=r.text("escalates-to"),
            )
        )
    return {subject: tuple(several) for subject, several in found.items()}


def _links(store: Store) -> tuple[Link, ...]:
    return tuple(
        Link(
            id=iri,
            sort=r.sort,
            lower=r.text("from"),
            upper=r.text("to"),
            kind=r.local("kind"),
            basis=r.text("basis"),
            reading=r.text("reading"),
            confidence=r.number("confidence") or 0.0,
            spots=r.spots,
        )
        for iri, r in _records(store, "links").items()
    )
