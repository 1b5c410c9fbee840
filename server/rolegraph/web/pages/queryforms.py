"""Named queries for people: the catalogue by subject, a form for the parameters, rows as a table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rolegraph.errors import RolegraphError
from rolegraph.queries import Column, NamedQuery, Parameter
from rolegraph.queries.binding import UNDEF, blocks
from rolegraph.queries.spelling import plain
from rolegraph.vocabulary import PREFIXES, expand
from rolegraph.vocabulary import SCHEMES as ROOT
from rolegraph.web.pages import schemes
from rolegraph.web.pages.wording import name as in_readers_language
from rolegraph.web.pages.wording import said, written
from rolegraph.web.serving.served import served

Json = Mapping[str, Any]
#: Up to so many things are offered as a list to choose from; more are typed, with suggestions.
_LISTED = 60
_BARS = 40
_SCHEMES = ("skos:ConceptScheme",)


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter as a form shows it.

    ``values`` are shown as a person would write them; ``options`` are all there is to choose from
    (value and label), none where that is too much; ``example`` is the documented value in words.
    """

    parameter: Parameter
    values: tuple[str, ...]
    options: tuple[tuple[str, str], ...] = ()
    example: str = ""

    @property
    def rarely(self) -> bool:
        """Whether it narrows an answer down in ways that few people want."""
        worded = self.parameter.type == "string" and not self.options
        return (worded and not self.values) or self.parameter.of == ("rg:Norm",)


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure of a chart, and how far it reaches from 0 to 100."""

    label: str
    figure: str
    reach: float


def grouped(queries: Iterable[NamedQuery], words: str) -> dict[str, list[NamedQuery]]:
    """Return the queries that have these words in what they say of themselves, by first tag."""
    wanted = plain(words).split()
    found: dict[str, list[NamedQuery]] = defaultdict(list)
    for query in queries:
        header = query.header
        about = [query.name, *header.title.values(), *header.description.values(), *header.tags]
        if all(word in plain(" ".join(about)) for word in wanted):
            found[next(iter(header.tags), "")].append(query)
    return dict(sorted(found.items()))


def fields(query: NamedQuery, given: Mapping[str, list[str]]) -> list[Field]:
    """Return the form of a query, filled with what was given (IRIs and plain values)."""
    documented = blocks(query.text)
    return [_field(p, given.get(p.name, []), documented[p.name]) for p in query.header.parameters]


def example(query: NamedQuery) -> dict[str, list[str]]:
    """Return the documented parameters as names that this release knows; {} where it does not."""
    found = {p.name: _documented(blocks(query.text)[p.name]) for p in query.header.parameters}
    given = {name: values for name, values in found.items() if values}
    needed = {p.name for p in query.header.parameters if p.required}
    return given if needed <= set(given) else {}


def _field(parameter: Parameter, values: list[str], documented: str) -> Field:
    if parameter.type != "iri":
        known = _words(parameter)
        others = {value: value for value in values if known and value not in known}
        return Field(parameter, tuple(values), tuple({**known, **others}.items()))
    words = tuple(_label(iri) for iri in _documented(documented))
    options = _options(parameter)
    shown = values if options else [_written(parameter, value) for value in values]
    return Field(parameter, tuple(shown), options, words[0] if words else "")


def _options(parameter: Parameter) -> tuple[tuple[str, str], ...]:
    if not parameter.of:
        return ()
    if parameter.of == _SCHEMES:
        found = served().vocabulary.schemes.values()
        return tuple((f"{ROOT}{s.name}/", in_readers_language(s.label)) for s in found)
    known = served().names.suggest(parameter, "", _LISTED + 1)
    if len(known) > _LISTED:
        return ()
    return tuple(sorted(((n.iri, _label(n.iri) or n.text) for n in known), key=lambda o: o[1]))


def _words(of: Parameter | Column) -> dict[str, str]:
    """What a reader is shown for the values of a string: choices, or concepts by their local names."""
    if isinstance(of, Parameter) and of.choices:
        return {value: said(label) for value, label in of.choices.items()}
    if of.type == "string" and of.of:
        root = PREFIXES[of.of[0]]
        return {
            iri.removeprefix(root): _label(iri)
            for iri in schemes.concepts()
            if iri.startswith(root)
        }
    return {}


def _documented(block: str) -> list[str]:
    """The IRIs of a documented block that this release has names for."""
    terms = [] if UNDEF in block else block.split()
    prefixed = [t for t in terms if not t.startswith("<") and t.partition(":")[0] in PREFIXES]
    iris = [expand(t) for t in prefixed] + [t[1:-1] for t in terms if t.startswith("<")]
    return [iri for iri in iris if _label(iri)]


def _label(iri: str) -> str:
    """The label of a concept, position, unit or organisation in the reader's language, "" else."""
    now = served()
    if iri in schemes.concepts():
        return in_readers_language(schemes.label(iri))
    known = now.contents.bearer(iri)
    if known is None and iri in now.contents.organisations:
        return in_readers_language(now.contents.organisations[iri].label)
    return in_readers_language(known["label"]) if known else ""


def _written(parameter: Parameter, iri: str) -> str:
    """A value as a person would write it: its label where that means this thing alone."""
    label = _label(iri)
    try:
        alone = bool(label) and served().names.resolve(parameter, label) == iri
    except RolegraphError:  # several things have the label, or none by that name
        alone = False
    return label if alone else iri


def columns(query: NamedQuery, rows: Iterable[Json]) -> list[Json]:
    """Return the columns to show: those with content in some row.

    A statement without a name is shown by its words alone, which stand beside every row. ``words``
    are what a reader is shown for the values of a column, where that is something else.
    """
    header, listed = query.header, list(rows)
    chosen = {p.name: p for p in header.parameters if p.choices}
    return [
        {
            "name": c.name,
            "label": said(c.label) or c.name,
            "type": c.type,
            "words": _words(chosen.get(c.name, c)),
        }
        for c in header.columns
        if not listed
        or any(_content(row.get(c.name), c.name == header.statement) for row in listed)
    ]


def _content(cell: object, is_statement: bool) -> bool:
    if isinstance(cell, Mapping):
        return bool(cell.get("label")) or not is_statement
    return cell not in (None, "")


def chart(query: NamedQuery, rows: Iterable[Json]) -> dict[str, list[Bar]]:
    """Return the figures of an answer as bars, by their unit; {} where there is nothing to compare."""
    figures: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for row in rows:
        if query.header.chart in row:
            unit = " / ".join(str(row[u]) for u in ("unit_word", "per", "period") if row.get(u))
            figures[unit].append((_bar_label(query, row), float(row[query.header.chart])))
    return {
        unit: list(_bars(found[:_BARS]))
        for unit, found in figures.items()
        if len({value for _, value in found}) > 1
    }


def _bar_label(query: NamedQuery, row: Json) -> str:
    first = row.get(query.header.columns[0].name, "")
    return (
        in_readers_language(first["label"]) if isinstance(first, Mapping) else written(str(first))
    )


def _bars(figures: list[tuple[str, float]]) -> Iterator[Bar]:
    most = max(abs(value) for _, value in figures) or 1
    for label, value in figures:
        yield Bar(label, f"{value:g}", round(max(value, 0) / most * 100, 1))
