"""The words behind what documents state."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from rolegraph.inference.asked import Facts
from rolegraph.vocabulary import expand

_EVIDENCE, _EXACT = NamedNode(expand("rg:evidence")), NamedNode(expand("oa:exact"))
_READING = NamedNode(expand("rg:reading"))


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that something stated rests on, and how they were read."""

    document: str
    start: int
    end: int
    exact: str
    reading: str = ""

    def __str__(self) -> str:
        return f"{self.document} [{self.start}:{self.end}] “{self.exact}”"


def quotes_of(store: Facts, node: NamedNode, base: str) -> Iterator[Quote]:
    """Yield the quotes of a node's own evidence, by place."""
    reading = _text(store, node, _READING)
    places = {q.object for q in store.quads_for_pattern(node, _EVIDENCE, None, None)}
    for place in sorted(p.value for p in places if isinstance(p, NamedNode)):
        document, _, span = place.partition("#char=")
        start, _, end = span.partition(",")
        exact = _text(store, NamedNode(f"{document}#quote={span}"), _EXACT)
        path = document.removeprefix(f"{base}document/")
        yield Quote(path, int(start or 0), int(end or 0), exact, reading)


def _text(store: Facts, node: NamedNode, prop: NamedNode) -> str:
    values = (q.object for q in store.quads_for_pattern(node, prop, None, None))
    return next((v.value for v in values if isinstance(v, Literal)), "")
