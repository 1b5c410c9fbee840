"""What stands behind every IRI of a release, written when it is built.

Labels, readings and evidence of a page are then looked up in a file, not asked for in SPARQL, which
took longer than the question itself. The file has a line for each IRI, in their order::

    ["IRI", {"zh-Hans": label, …}, {"reading": …, "confidence": …}, [[document, start, end, quote], …]]

It is mapped into memory and shared by the processes that read it; only where each line begins is kept.
"""

import mmap
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

import orjson

from rolegraph.queries.behind import Behind, Place, all_behind
from rolegraph.store import Store

_BEFORE_IRI = len(b'["')
# Kinds, roles and organisations stand in answer after answer; so many lines stay read, a few megabytes.
_STAY_READ = 4096


def backing_lines(store: Store) -> bytes:
    """Return the content of the file for everything in a store."""
    found = all_behind(store)
    iris = sorted(found.labels.keys() | found.said.keys() | found.evidence.keys())
    lines = (
        orjson.dumps(
            [
                iri,
                found.labels.get(iri, {}),
                found.said.get(iri, {}),
                [[p.document, p.start, p.end, p.quote] for p in found.evidence.get(iri, ())],
            ]
        )
        for iri in iris
    )
    return b"".join(line + b"\n" for line in lines)


class Backing:
    """Looks up what stands behind IRIs; safe to use from several threads, and after a fork."""

    def __init__(self, content: bytes | mmap.mmap) -> None:
        """Take the content of a file that ``backing_lines`` made."""
        self._content = content
        self._begins: dict[int, int] = {}
        for begins, iri in _lines(content):
            place = hash(iri)
            while place in self._begins:
                place += 1
            self._begins[place] = begins
        self._line = lru_cache(_STAY_READ)(self._read)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Return the backing of a file."""
        with path.open("rb") as file:
            if not path.stat().st_size:
                return cls(b"")
            return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def behind(self, resources: Iterable[str], statements: Iterable[str]) -> Behind:
        """Return what stands behind resources and statements, as ``queries.behind`` does."""
        named = {iri: self._line(iri) for iri in resources}
        stated = {iri: named.get(iri) or self._line(iri) for iri in statements}
        return Behind(
            {iri: line[1] for iri, line in named.items()},
            {iri: line[2] for iri, line in stated.items()},
            {iri: tuple(Place(*p) for p in line[3]) for iri, line in stated.items()},
        )

    def _read(self, iri: str) -> list[Any]:
        wanted = iri.encode()
        place = hash(wanted)
        while (begins := self._begins.get(place)) is not None:
            if self._content[begins : begins + len(wanted) + 1] == wanted + b'"':
                ends = self._content.find(b"\n", begins)
                line: list[Any] = orjson.loads(self._content[begins - _BEFORE_IRI : ends])
                return line
            place += 1
        return [iri, {}, {}, []]


def _lines(content: bytes | mmap.mmap) -> Iterator[tuple[int, bytes]]:
    """Yield each IRI with where it begins; no sign of an IRI is escaped in JSON."""
    begins = _BEFORE_IRI
    while begins < len(content):
        yield begins, content[begins : content.find(b'"', begins)]
        begins = content.find(b"\n", begins) + 1 + _BEFORE_IRI
