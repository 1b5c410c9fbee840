"""Reviewed links between our roles and outside occupations: SSSOM tables → plain SKOS triples.

SSSOM (https://mapping-commons.github.io/sssom/): a header of ``#`` lines in YAML, then a table. What a
reviewer rejected (``predicate_modifier`` Not), and what was looked for and not found
(``sssom:NoTermFound``), stays in the table and gives no triple.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import yaml
from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.errors import BadInput
from rolegraph.linking.vocabularies import Occupation, vocabulary
from rolegraph.resources import folder
from rolegraph.vocabulary import BASE, LINKS_GRAPH, ROLE, Concept, expand, read_scheme

#: The vocabulary whose occupations a name space holds.
_SPACES = {"http://data.europa.eu/esco/occupation/": "esco"}
_ISCO = "http://data.europa.eu/esco/isco/C"
_NOTHING = "https://w3id.org/sssom/NoTermFound"
_REVIEWED = "ManualMappingCuration"
_BROADER = ("skos:broadMatch", "skos:relatedMatch")


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


def links() -> tuple[Link, ...]:
    """Return the links of ``data/mappings``; raises BadInput that names every fault at once."""
    found, faults = [], []
    for file in sorted(folder("data/mappings").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".sssom.tsv"):
            try:
                found += read(file.name, file.read_text("utf-8"))
            except BadInput as error:
                faults.append(str(error))
    faults += lint(found)
    if faults:
        raise BadInput("\n".join(faults))
    return tuple(found)


def read(name: str, text: str) -> list[Link]:
    """Return the lines of one table; raises BadInput for an unknown prefix or a missing column."""
    head = [line[1:] for line in text.splitlines() if line.startswith("#")]
    prefixes = (yaml.safe_load("\n".join(head)) or {}).get("curie_map", {})
    table = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    rows = csv.DictReader(io.StringIO(table), delimiter="\t")
    try:
        return [
            _link(f"{name}, line {n}", row, prefixes) for n, row in enumerate(rows, len(head) + 2)
        ]
    except KeyError as error:
        raise BadInput(
            f"{name}: the prefix or column {error} is not there. SSSOM wants prefixes in curie_map, and "
            "the columns subject_id, predicate_id, object_id and mapping_justification."
        ) from error


def lint(found: Iterable[Link]) -> list[str]:
    """Return what is wrong: two exact links, exact beside broad, an unknown role or code, a stale label."""
    faults: list[str] = []
    roles = {c.name for c in _roles()}
    exact: dict[str, set[str]] = defaultdict(set)
    other: dict[str, set[str]] = defaultdict(set)
    for one in (x for x in found if not x.rejected and x.object != _NOTHING):
        target = exact if one.predicate == "skos:exactMatch" else other
        target[one.subject].add(one.object if target is exact else one.predicate)
        faults += _unknown(one, roles)
        if target is exact and _REVIEWED not in one.justification:
            faults.append(f"{one.at}: an exact link needs a review (semapv:{_REVIEWED}).")
    for subject, objects in sorted(exact.items()):
        if len(objects) > 1:
            faults.append(f"{subject} is linked exactly to {len(objects)} occupations.")
        if other[subject] & set(_BROADER):
            faults.append(
                f"{subject} is linked exactly, and to something broader or related as well."
            )
    return faults


def link_quads(found: Iterable[Link], base: str = BASE) -> Iterator[Quad]:
    """Yield the links as plain SKOS triples with the occupations' labels, in the links graph.

    The ISCO-08 group of a linked ESCO occupation is broader than the role (ESCO's own hierarchy).
    """
    graph = NamedNode(base + LINKS_GRAPH)
    for one in found:
        if one.rejected or one.object == _NOTHING:
            continue
        subject, target = NamedNode(one.subject), NamedNode(one.object)
        yield Quad(subject, NamedNode(expand(one.predicate)), target, graph)
        yield Quad(
            target, NamedNode(expand("skos:prefLabel")), Literal(one.label, language="en"), graph
        )
        known = _occupations().get(one.object)
        if known and one.predicate != "skos:relatedMatch":
            group = NamedNode(_ISCO + known.code[:4])
            yield Quad(subject, NamedNode(expand("skos:broadMatch")), group, graph)


def _link(at: str, row: Mapping[str, str], prefixes: Mapping[str, str]) -> Link:
    def whole(curie: str) -> str:
        prefix, _, local = curie.partition(":")
        return prefixes[prefix] + local

    return Link(
        at=at,
        subject=whole(row["subject_id"]),
        predicate=row["predicate_id"],
        object=whole(row["object_id"]),
        label=row.get("object_label", ""),
        justification=row["mapping_justification"],
        rejected=row.get("predicate_modifier") == "Not",
    )


def _unknown(one: Link, roles: set[str]) -> Iterator[str]:
    if one.subject.removeprefix(ROLE) not in roles:
        yield f"{one.at}: there is no role {one.subject}."
    if not any(one.object.startswith(space) for space in _SPACES):
        return
    known = _occupations().get(one.object)
    if known is None:
        yield f"{one.at}: {one.object} is not in the pinned version of its vocabulary."
    elif known.label != one.label:
        yield f"{one.at}: the label is '{one.label}', the vocabulary says '{known.label}'."


@cache
def _occupations() -> Mapping[str, Occupation]:
    return {o.id: o for name in _SPACES.values() for o in vocabulary(name).occupations}


@cache
def _roles() -> tuple[Concept, ...]:
    text = folder("ontology/vocabulary").joinpath("roles.ttl").read_text("utf-8")
    return read_scheme(text, ROLE)
