"""Reviewed links between our roles and outside occupations: SSSOM tables → plain SKOS triples.

SSSOM (https://mapping-commons.github.io/sssom/): a header of ``#`` lines in YAML, then a table. What a
reviewer rejected (``predicate_modifier`` Not), and what was looked for and not found
(``sssom:NoTermFound``), stays in the table and gives no triple.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import platformdirs
from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.errors import BadInput
from rolegraph.extraction.schemes import scheme
from rolegraph.linking.tables import NEEDED, Row, Table
from rolegraph.linking.vocabularies import Occupation, about_of, known, vocabulary
from rolegraph.resources import folder
from rolegraph.vocabulary import BASE, LINKS_GRAPH, ROLE, Concept, expand

_ISCO = "http://data.europa.eu/esco/isco/C"
NOTHING = "https://w3id.org/sssom/NoTermFound"
REVIEWED = "semapv:ManualMappingCuration"
_BROADER = ("skos:broadMatch", "skos:relatedMatch")
#: The relations of SKOS between a role and an occupation; a role is never the same thing (owl:sameAs).
_MATCHES = tuple(f"skos:{how}Match" for how in ("exact", "close", "broad", "narrow", "related"))
_ENDING = ".sssom.tsv"


@dataclass(frozen=True, slots=True)
class Link:
    """One line of a table: ``at`` says where, ``subject`` and ``object`` are IRIs."""

    at: str
    subject: str
    predicate: str
    object: str
    label: str
    justification: str
    rejected: bool = False

    @property
    def holds(self) -> bool:
        """Say whether it links to something: it was neither rejected nor looked for in vain."""
        return not self.rejected and self.object != NOTHING

    @property
    def reviewed(self) -> bool:
        """Say whether a person has decided it; what is only alike in letters is a proposal."""
        return REVIEWED in self.justification


def own_folder() -> Path:
    """Return where a user's own mappings are kept, beside the shipped ones."""
    return platformdirs.user_data_path("rolegraph") / "mappings"


def links(own: Path | None = None) -> tuple[Link, ...]:
    """Return the links of ``data/mappings`` and of the user's own folder.

    What a user decided of a role goes before what the shipped table of that name says of it. Raises BadInput
    that names every fault at once.
    """
    place = own or own_folder()
    shipped, faults = _every(folder("data/mappings"))
    mine, more = _every(place) if place.is_dir() else ({}, [])
    ours = {name: {x.subject for x in several if x.reviewed} for name, several in mine.items()}
    found = [
        x
        for name, several in shipped.items()
        for x in several
        if x.subject not in ours.get(name, ())
    ]
    found += [x for several in mine.values() for x in several]
    if faults := [*faults, *more, *lint(found)]:
        raise BadInput("\n".join(faults))
    return tuple(found)


def _every(place: Traversable) -> tuple[dict[str, list[Link]], list[str]]:
    """Return the links of each table of a folder, by its name, and what is wrong with the others."""
    found: dict[str, list[Link]] = {}
    faults: list[str] = []
    for file in sorted(place.iterdir(), key=lambda f: f.name):
        if file.name.endswith(_ENDING):
            try:
                found[file.name] = read(file.name, _text(file))
            except BadInput as error:
                faults.append(str(error))
    return found, faults


def shipped_table(name: str) -> Table | None:
    """Return the shipped table of a file's name, if there is one."""
    file = folder("data/mappings").joinpath(name)
    return Table.parsed(name, _text(file)) if file.is_file() else None


def read(name: str, text: str) -> list[Link]:
    """Return the lines of one table; raises BadInput that names every unknown prefix with its place."""
    return links_of(Table.parsed(name, text))


def links_of(table: Table) -> list[Link]:
    """Return the lines of a table as links; raises BadInput as ``read`` does."""
    prefixes, found, faults = table.prefixes(), [], []
    for at, row in table.lines():
        wrong = list(_unreadable(at, row, prefixes))
        faults += wrong
        if not wrong:
            found.append(_link(at, row, prefixes))
    if faults:
        named = ", ".join(prefixes) or "none"
        raise BadInput(
            " ".join([*faults, f"{table.name} names its prefixes in curie_map: {named}."])
        )
    return found


def _unreadable(at: str, row: Row, prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield why a line cannot be read as a link."""
    empty = [column for column in NEEDED if not row[column].strip()]
    if empty:
        yield f"{at}: {', '.join(empty)} is empty."
    ends = {row[c].partition(":")[0] for c in ("subject_id", "object_id") if c not in empty}
    yield from (f"{at}: the prefix '{p}' is unknown." for p in sorted(ends - {*prefixes, "sssom"}))
    if "predicate_id" not in empty and row["predicate_id"] not in _MATCHES:
        yield (
            f"{at}: the predicate '{row['predicate_id']}' is none of a link. "
            f"There are: {', '.join(_MATCHES)}."
        )


def lint(found: Iterable[Link]) -> list[str]:
    """Return what is wrong: two exact links, exact beside broad, an unknown role or code, a stale label."""
    faults: list[str] = []
    names = {c.name for c in roles()}
    exact: dict[tuple[str, str], list[Link]] = defaultdict(list)
    broader: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for one in (x for x in found if x.holds):
        key = (one.subject, one.object.rpartition("/")[0] or one.object.rpartition(":")[0])
        if one.predicate == "skos:exactMatch":
            exact[key].append(one)
        elif one.predicate in _BROADER:
            broader[key].append(one)
        faults += _unknown(one, names)
        if one.predicate == "skos:exactMatch" and not one.reviewed:
            faults.append(f"{one.at}: an exact link needs a review ({REVIEWED}).")
    for key, same in sorted(exact.items()):
        faults += _at_odds(same, broader[key])
    return faults


def _at_odds(exact: Sequence[Link], broader: Sequence[Link]) -> Iterator[str]:
    """Yield what is wrong with the links of one role to one vocabulary, one of them exact at least."""
    role = exact[0].subject
    if len({one.object for one in exact}) > 1:
        yield (
            f"{_places(exact)}: {role} is linked exactly to {len(exact)} occupations. Keep one as "
            "skos:exactMatch, and make the others skos:closeMatch."
        )
    if broader:
        yield (
            f"{_places([*exact, *broader])}: {role} is linked exactly, and to something broader or related "
            "as well. Keep the exact link alone, or make it skos:closeMatch."
        )


def _places(found: Iterable[Link]) -> str:
    return "; ".join(dict.fromkeys(one.at for one in found))


def link_quads(found: Iterable[Link], base: str = BASE) -> Iterator[Quad]:
    """Yield what was reviewed as plain SKOS triples, in the links graph, with names and codes of occupations.

    The ISCO-08 group of a linked ESCO occupation is broader than the role (ESCO's own hierarchy).
    """
    graph = NamedNode(base + LINKS_GRAPH)
    for one in (x for x in found if x.holds and x.reviewed):
        subject, target = NamedNode(one.subject), NamedNode(one.object)
        yield Quad(subject, NamedNode(expand(one.predicate)), target, graph)
        name, occupations = _vocabulary(one.object)
        occupation = occupations.get(one.object)
        if occupation is None:
            yield from _named(one.object, one.label, "en", "", graph)
            continue
        yield from _described(name, occupation, graph)
        if name == "esco" and one.predicate != "skos:relatedMatch":
            group = NamedNode(_ISCO + occupation.code[:4])
            yield Quad(subject, NamedNode(expand("skos:broadMatch")), group, graph)
            if described := _occupations("isco").get(group.value):
                yield from _described("isco", described, graph)


def _described(name: str, one: Occupation, graph: NamedNode) -> Iterator[Quad]:
    language = str(_about(name).get("language", "en"))
    yield from _named(one.id, one.label, language, one.code, graph)


def _named(iri: str, label: str, language: str, code: str, graph: NamedNode) -> Iterator[Quad]:
    node = NamedNode(iri)
    yield Quad(node, NamedNode(expand("skos:prefLabel")), Literal(label, language=language), graph)
    if code:
        yield Quad(node, NamedNode(expand("skos:notation")), Literal(code), graph)


def _text(file: Traversable) -> str:
    try:
        return file.read_bytes().decode()
    except OSError as error:
        raise BadInput(f"{file}: an SSSOM table was wanted ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{file.name}: byte {error.start} is not UTF-8. Save the table as text in UTF-8, parted by tabs."
        ) from error


def _link(at: str, row: Row, prefixes: Mapping[str, str]) -> Link:
    def whole(curie: str) -> str:
        prefix, _, local = curie.partition(":")
        return prefixes.get(prefix, "https://w3id.org/sssom/") + local

    return Link(
        at=at,
        subject=whole(row["subject_id"]),
        predicate=row["predicate_id"],
        object=whole(row["object_id"]),
        label=row.get("object_label", ""),
        justification=row["mapping_justification"],
        rejected=row.get("predicate_modifier") == "Not",
    )


def _unknown(one: Link, names: set[str]) -> Iterator[str]:
    if one.subject.startswith(ROLE) and one.subject.removeprefix(ROLE) not in names:
        yield f"{one.at}: there is no role {one.subject}."
    name, occupations = _vocabulary(one.object)
    if not name:
        return
    found = occupations.get(one.object)
    if found is None:
        yield f"{one.at}: {one.object} is not in the pinned version of {name}."
    elif found.label != one.label:
        yield f"{one.at}: the label is '{one.label}', {name} says '{found.label}'."


def _vocabulary(iri: str) -> tuple[str, Mapping[str, Occupation]]:
    """Return which vocabulary an occupation belongs to by its name space, and its occupations by IRI."""
    for name, space in _spaces().items():
        if space and iri.startswith(space):
            return name, _occupations(name)
    return "", {}


@cache
def _spaces() -> Mapping[str, str]:
    return {name: _about(name).get("space", "") for name in known()}


@cache
def _about(name: str) -> Mapping[str, Any]:
    return about_of(name)


@cache
def _occupations(name: str) -> Mapping[str, Occupation]:
    return {o.id: o for o in vocabulary(name).occupations}


@cache
def roles() -> tuple[Concept, ...]:
    """Return the shared roles, which alone carry links."""
    return scheme(ROLE)
