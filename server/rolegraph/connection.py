"""A release to work with in Python: ``rolegraph.connect(…)``, answers as pandas frames."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rolegraph.queries import Names, library, page, resolved, resolver
from rolegraph.queries.frames import frame, pandas, rows_frame, table_frame
from rolegraph.releases import Server, names_of, release_at, store_of
from rolegraph.store import Store, check
from rolegraph.store.address import Address

if TYPE_CHECKING:
    import pandas as pd

Json = dict[str, Any]
Given = str | int | float
_EVERY = 1_000_000
_LISTINGS = ("positions", "units")
_LISTED = ("duties", "authorities", "prohibitions", "qualifications", "appraisals")


@dataclass(frozen=True)
class Connection:
    """One release: its named queries, SPARQL, positions and units, each as a frame.

    Columns that hold IRIs have their label beside them (``bearer``, ``bearer_label``); what a named
    query was asked, and the status of its answer, are in the frame's ``attrs``.
    """

    release: str
    store: Store = field(repr=False)
    listings: Mapping[str, list[Json]] = field(repr=False)
    names: Callable[[], Names] = field(repr=False)
    server: Server | None = field(repr=False, default=None)

    def query(self, name: str, **parameters: Given | Sequence[Given]) -> "pd.DataFrame":
        """Return a named query's rows, each with the first sentence it rests on.

        Values are IRIs, prefixed names, or names in either script, English or pinyin; several in a
        list. Raises UnknownQuery, and UsageError for parameters that do not fit.
        """
        found = library()[name]
        for parameter in parameters:
            found.parameter(parameter)
        given = {key: _texts(value) for key, value in parameters.items()}
        if self.server is not None:
            return frame(self.server.answer(found, given))
        values = dict(resolved(resolver(self.store, self._names), found.header.parameters, given))
        return frame(page(self.store, found, values, self.release, most=_EVERY))

    def queries(self) -> "pd.DataFrame":
        """Return the named queries there are, with their parameters."""
        rows = [
            [q.name, q.header.title["en"], q.header.title["zh"], _parameters(q.name)]
            for q in library().values()
        ]
        return rows_frame(["name", "title_en", "title_zh", "parameters"], rows)

    def sparql(self, text: str) -> "pd.DataFrame | bool | str":
        """Return the answer of a query: a frame for SELECT, a truth value for ASK, N-Triples else."""
        form = check(text)
        if form == "ASK":
            return self.store.ask(text)
        if form == "SELECT":
            return table_frame(self.store.select(text))
        return self.store.construct(text).decode("utf-8")

    def positions(self) -> "pd.DataFrame":
        """Return every position: titles, organisation, unit, superior, how much is stated of it."""
        return self._listed("positions")

    def units(self) -> "pd.DataFrame":
        """Return every unit in the same shape, with the unit above it."""
        return self._listed("units")

    @cached_property
    def _names(self) -> Names:
        return self.names()

    def _listed(self, name: str) -> "pd.DataFrame":
        rows = [_row(entry) for entry in self.listings[name]]
        return pandas().DataFrame(rows).convert_dtypes()


def connect(place: str | Path | None = None) -> Connection:
    """Return a connection to a release: a data folder, a store's URL, or a rolegraph server's.

    Without a place it is the last build. Raises BadInput where there is no release, StoreAway where
    a server does not answer.
    """
    pandas()
    if isinstance(place, str) and "://" in place:
        if (server := Server.at(place)) is not None:
            listed = {name: server.listing(name) for name in _LISTINGS}
            store = server.store()
            return Connection(server.release, store, listed, partial(Names.of, store), server)
        release = release_at(Address.read(place))
    else:
        from rolegraph import pipeline  # reads documents, which nothing else here does

        release = pipeline.opened(Path(place) if place is not None else None, _silent)
    listings = {name: release.read_json(name) for name in _LISTINGS}
    found = store_of(release)
    return Connection(release.digest, found, listings, partial(names_of, release, found))


def _silent(message: str) -> None:
    """Say nothing of a build."""


def _texts(value: Given | Sequence[Given]) -> list[str]:
    several = [value] if isinstance(value, str | int | float) else value
    return [str(one) for one in several]


def _parameters(name: str) -> str:
    return " ".join(
        f"{p.name}{'*' if p.required else ''}" for p in library()[name].header.parameters
    )


def _row(entry: Json) -> Json:
    label, unit = entry.get("label", {}), entry.get("unit") or entry.get("parent") or {}
    superiors = [r for r in entry.get("reports_to", ()) if r["kind"] == "line"]
    return {
        "id": entry["id"],
        "label": _label(label),
        "zh": label.get("zh-Hans"),
        "en": label.get("en"),
        "organisation": _label(entry["organisation"].get("label", {})),
        "unit": _label(unit.get("label", {})),
        "superior": "; ".join(r["title"] for r in superiors) or None,
        "defined": entry.get("defined", True),
        **{name: len(entry.get(name, ())) for name in _LISTED},
        **{name: entry.get(name) for name in ("document", "start", "end")},
    }


def _label(label: Mapping[str, str]) -> str | None:
    return next((label[tag] for tag in ("zh-Hans", "en", *label) if tag in label), None)
