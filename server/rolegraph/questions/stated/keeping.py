"""What questions are answered from as bytes that a release keeps, so that a server need not make it again."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import orjson

from rolegraph.questions.stated.facts import Facts, Link, Norm, Place, Quantity, Spot, facts_of
from rolegraph.questions.stated.matching import ClauseIndex
from rolegraph.questions.words.lexicon import Phrase
from rolegraph.resources import folder

#: Changes with how facts are read and clauses are cut.
_FORM = 6
_WORDS = (("data/lexicon/questions", ".yaml"), ("ontology/vocabulary", ".ttl"))
_LISTS: Mapping[type, Mapping[str, type]] = {
    Place: {"spots": Spot},
    Norm: {"spots": Spot, "quantities": Quantity},
    Link: {"spots": Spot},
}
T = TypeVar("T", Place, Norm, Link)
Json = Any


@cache
def words_digest() -> str:
    """Return the digest of all words that decide how clauses are cut."""
    total = hashlib.sha256(str(_FORM).encode())
    for name, ending in _WORDS:
        files = {f.name: f for f in folder(name).iterdir() if f.name.endswith(ending)}
        for file in sorted(files):
            total.update(files[file].read_bytes())
    return total.hexdigest()


def kept(facts: Facts, clauses: ClauseIndex) -> bytes:
    """Return facts and the index of their clauses as UTF-8 JSON, the same bytes for the same values."""
    postings = {
        " ".join(phrase): sorted(found.items()) for phrase, found in clauses.postings.items()
    }
    value = {
        "form": _form(),
        "places": _rows(Place, facts.places.values()),
        "norms": _rows(Norm, facts.norms),
        "links": _rows(Link, facts.links),
        "words": words_digest(),
        "owners": clauses.owners,
        "texts": clauses.texts,
        "postings": dict(sorted(postings.items())),
    }
    return orjson.dumps(value)


def restored(content: bytes, fillers: frozenset[str]) -> tuple[Facts | None, ClauseIndex | None]:
    """Return what ``kept`` was given: no facts where they had another form then, no clauses where
    they were made of other words.
    """
    value = orjson.loads(content)
    if value.get("form") != _form():
        return None, None
    facts = facts_of(
        _things(Place, value["places"]),
        tuple(_things(Norm, value["norms"])),
        tuple(_things(Link, value["links"])),
    )
    if value["words"] != words_digest():
        return facts, None
    postings: dict[Phrase, dict[int, float]] = defaultdict(dict)
    for phrase, found in value["postings"].items():
        postings[tuple(phrase.split(" "))] = dict(found)
    clauses = ClauseIndex(
        owners=value["owners"],
        texts=value["texts"],
        postings=postings,
        size=max(1, len(facts.norms)),
        fillers=fillers,
    )
    return facts, clauses


@cache
def _form() -> str:
    """What the rows of facts depend on: the members of each class, in their order."""
    members = [[each.__name__, *_names(each)] for each in (*_LISTS, Spot, Quantity)]
    return hashlib.sha256(orjson.dumps([_FORM, members])).hexdigest()[:16]


def _names(of: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(of))


def _rows(of: type, things: Iterable[object]) -> list[Sequence[Json]]:
    """Return things as rows of their members, those inside them as well."""
    names, lists = _names(of), _LISTS[of]
    members, inner = attrgetter(*names), {name: attrgetter(*_names(lists[name])) for name in lists}
    found: list[Sequence[Json]] = []
    for thing in things:
        row = list(members(thing))
        for name, of_inner in inner.items():
            row[names.index(name)] = [of_inner(one) for one in row[names.index(name)]]
        found.append(row)
    return found


def _things(of: type[T], rows: Iterable[Sequence[Json]]) -> list[T]:
    names, lists = _names(of), _LISTS[of]
    plural = [f.name for f in fields(of) if f.name not in lists and "tuple" in str(f.type)]
    found = []
    for row in rows:
        members = dict(zip(names, row, strict=True))
        for name in plural:
            members[name] = tuple(members[name])
        for name, of_inner in lists.items():
            members[name] = tuple(_inner(of_inner, members[name]))
        found.append(of(**members))
    return found


def _inner(of: type, rows: Iterable[Sequence[Json]]) -> Iterable[Any]:
    names = _names(of)
    return (of(**dict(zip(names, row, strict=True))) for row in rows)
