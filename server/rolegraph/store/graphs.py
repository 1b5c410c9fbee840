"""The triples of a release, laid out for fast answers.

Nearly every query asks the default graph alone, and Oxigraph in memory is two to three times faster
(and takes half the memory) where it holds nothing else. So the default graph, the set of all
triples, is a store of its own; one with the named graphs as well is filled when a query first asks
for a graph by name.
"""

import io
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from rolegraph.store.protocol import Request
from rolegraph.store.tokens import tokens

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
Fill = Callable[[ox.Store], None]
_AT_ONCE = 1 << 20
#: The largest file that part of is read into memory: 20,000 positions, 2 GB of memory.
_MOST_READ = 2 << 30
_TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"

# Our own IRIs say it.
_OUR_NAME = "rolegraph"


class Graphs:
    """Triples in memory: the default graph now, the named graphs when they are asked for."""

    def __init__(self, triples: Fill, quads: Fill) -> None:
        """Fill the default graph; ``triples`` and ``quads`` put all there are of them into a store."""
        self._triples, self._quads = triples, quads
        self._default = ox.Store()
        self._triples(self._default)
        self._named: ox.Store | None = None

    def default(self) -> ox.Store:
        """Return the store whose default graph holds every triple once."""
        return self._default

    def named(self) -> ox.Store:
        """Return the store that has the named graphs beside that default graph."""
        if self._named is None:
            self._named = ox.Store()
            self._quads(self._named)
            self._triples(self._named)
        return self._named

    def part(self, names: Collection[str]) -> "Graphs":  # all there is, is at hand
        """Return at least the triples of these properties, and the types of these classes."""
        return self


class OnDisk(Graphs):
    """Triples on disk, where both lie in indexes of their own."""

    def __init__(self, path: Path, quads: Path | None = None) -> None:
        """Open a folder read-only; ``quads`` is the N-Quads file that it was made of."""
        self._store = ox.Store.read_only(str(path))
        self._quads_file = quads

    def default(self) -> ox.Store:
        """Return the one store there is."""
        return self._store

    def named(self) -> ox.Store:
        """Return the one store there is."""
        return self._store

    def part(self, names: Collection[str]) -> Graphs:
        """Return these alone, in memory, where the file is at hand and not too large."""
        file = self._quads_file
        if file is None or not file.is_file() or file.stat().st_size > _MOST_READ:
            return self
        wanted = frozenset(f"<{name}>".encode() for name in names)
        return Graphs(lambda s: load_triples(s, file, wanted), lambda s: load_quads(s, file))


def triples(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield quads as quads of the default graph."""
    return (ox.Quad(q.subject, q.predicate, q.object) for q in quads)


class _Triples(io.RawIOBase):
    """The bytes of an N-Quads file without its graphs, which stand last in every line.

    With ``names`` only lines whose property, or the class that they give, is among these.
    """

    def __init__(self, file: BinaryIO, names: frozenset[bytes] | None = None) -> None:
        self._lines = file
        self._names = names
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, into: "WriteableBuffer") -> int:
        while not self._left and (lines := self._lines.readlines(_AT_ONCE)):
            if self._names is not None:
                lines = [*_among(self._names, lines)]
            self._left = b"".join([line[: line.rfind(b" <")] + b" .\n" for line in lines])
        wanted = memoryview(into)
        size = min(len(wanted), len(self._left))
        wanted[:size] = self._left[:size]
        self._left = self._left[size:]
        return size


def quad_lines(store: ox.Store) -> bytes:
    """Return all quads of a store as N-Quads, in order: the same graph is the same bytes.

    What is said of one thing lies together so, in memory too, for what goes over the whole graph.
    """
    dumped = store.dump(format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(dumped.splitlines(keepends=True)))


def load_quads(store: ox.Store, path: Path) -> None:
    """Load an N-Quads file into a store; raises SyntaxError where it is none."""
    store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS, lenient=True)


def _among(names: frozenset[bytes], lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        _, said, rest = line.split(b" ", 2)
        if said in names or (said == _TYPE and rest.split(b" ", 1)[0] in names):
            yield line


def load_triples(store: ox.Store, path: Path, names: frozenset[bytes] | None = None) -> None:
    """Load each triple of an N-Quads file, all in named graphs, into a store's default graph.

    ``names``, in angle brackets, are the only properties and classes wanted; None wants all. Raises
    SyntaxError where the file is none.
    """
    with path.open("rb") as file:
        lines = io.BufferedReader(_Triples(file, names), _AT_ONCE)
        store.bulk_load(lines, format=ox.RdfFormat.N_TRIPLES, lenient=True)


def names_graphs(request: Request) -> bool:
    """Say whether a query may look into named graphs; if in doubt, yes."""
    stated = request.default_graphs or request.named_graphs
    return bool(stated) or _says_graph(request.text)


@lru_cache(maxsize=64)
def _says_graph(text: str) -> bool:
    """Say whether GRAPH or FROM stands in a text as a keyword, not in a name, string or comment."""
    letters = text.casefold().replace(_OUR_NAME, "")
    # However they may be glued to others.
    return ("graph" in letters or "from" in letters) and any(
        token.kind == "open" or token.text.upper() in ("GRAPH", "FROM") for token in tokens(text)
    )


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a request makes its default graph of, and those it may name."""

    default: tuple[ox.NamedNode, ...]
    named: tuple[ox.NamedNode, ...]


def dataset(request: Request) -> Dataset | None:
    """Return the dataset that the protocol or else the query states; None where neither does.

    Of a query, only ``FROM`` with full IRIs is seen here; Oxigraph reads prefixed names itself.
    """
    default, named = request.default_graphs, request.named_graphs
    if not default and not named and _says_graph(request.text):
        default, named = _from_clauses(request.text)
    if not default and not named:
        return None
    return Dataset(tuple(map(ox.NamedNode, default)), tuple(map(ox.NamedNode, named)))


def _from_clauses(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    default: list[str] = []
    named: list[str] = []
    cut = tokens(text)
    for place, token in enumerate(cut):
        if token.kind != "word" or token.text.upper() != "FROM":
            continue
        following = [t.text for t in cut[place + 1 : place + 3]]
        is_named = bool(following) and following[0].upper() == "NAMED"
        graph = "".join(following[is_named : is_named + 1])
        if not graph.startswith("<") or ":" not in graph:
            return (), ()
        (named if is_named else default).append(graph[1:-1])
    return tuple(default), tuple(named)


def union(store: ox.Store, wanted: Dataset) -> tuple[ox.Store, list[Graph]]:
    """Return a store and its default graph: the union of the wanted ones, each triple once.

    Oxigraph itself would count a triple once for each graph that it stands in.
    """
    if len(wanted.default) < 2:
        return store, [*wanted.default]
    merged = ox.Store()
    for graph in wanted.default:
        merged.extend(triples(store.quads_for_pattern(None, None, None, graph)))
    for graph in wanted.named:
        merged.extend(store.quads_for_pattern(None, None, None, graph))
    return merged, [ox.DefaultGraph()]
