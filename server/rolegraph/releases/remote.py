"""Releases on another server: sent graph by graph, switched to in one step, read from there."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs
import pyoxigraph as ox

from rolegraph.errors import BadInput, StoreAway
from rolegraph.queries import internal
from rolegraph.releases.description import Description, file_triples, read
from rolegraph.releases.folder import Release, open_release, written_aside
from rolegraph.releases.served import Server
from rolegraph.store import Request, Table, read_table
from rolegraph.store.address import Address
from rolegraph.store.formats import N_TRIPLES
from rolegraph.store.graphstore import GraphStore
from rolegraph.store.remote import RemoteStore
from rolegraph.vocabulary import BASE

Say = Callable[[str], None]
#: Where a release is: a data folder, or a store on a server.
Place = Path | Address
#: The files of a release that hold its graph, which is sent as graphs.
_OF_GRAPH = ("graph.nq", "graph.db")


def send(release: Release, address: Address, say: Say) -> Description:
    """Load a release into a store, graph by graph, and let readers go over to it in the last step.

    Raises StoreAway where the store does not take a graph, or holds another number of triples than
    were sent; what answered before answers on.
    """
    store = _whole(release)
    sending = _Sending(store, address, say)
    base = str(release.manifest.get("base", BASE))
    known = _known(address, base)
    named = {g.value: sending.size(g) for g in store.named_graphs() if isinstance(g, ox.NamedNode)}
    replaced = known.digest if known and known.digest != release.digest else ""
    told = Description.of(release.digest, base, dict(sorted(named.items())), replaced)
    sending.once(told.union, ox.DefaultGraph())
    for graph in told.named:
        sending.graph(graph, ox.NamedNode(graph))
    sending.files(told.files, release)
    sending.target.put(told.graph, told.triples())
    sending.remove(_left_over(known, told))
    return told


def described(address: Address) -> Description | None:
    """Return what a store says of the release it holds, None where it holds none.

    Raises BadInput where it holds several, StoreAway where it does not answer.
    """
    found = read(RemoteStore(address).select(internal("releases")).rows)
    if len(found) > 1:
        graphs = ", ".join(one.graph for one in found)
        raise BadInput(f"One release was wanted at {address}; it holds {len(found)}: {graphs}.")
    return found[0] if found else None


def release_at(place: Place) -> Release:
    """Return the current release of a data folder or a store.

    Raises BadInput where there is none, StoreAway where a store does not answer.
    """
    return open_release(place) if isinstance(place, Path) else fetch(place)


def fetch(address: Address) -> Release:
    """Return the release that a store holds; its files are kept in the user's cache.

    Raises BadInput where it holds none.
    """
    if Server.at(str(address)):
        raise BadInput(
            f"{address} is of a running rolegraph server, which answers query, sparql, positions and "
            "units. For the rest name the store or the folder that it serves."
        )
    told = described(address)
    if told is None:
        raise BadInput(
            f"A release was wanted at {address}, but it holds none. "
            f"Load one: rolegraph publish --to {address}"
        )
    folder = _cache(address) / told.digest.removeprefix("sha256:")[:16]
    if not folder.is_dir():
        written_aside(folder, _files(address, told))
    return Release(folder, address, told.parts)


def quads_at(address: Address) -> Iterator[ox.Quad]:
    """Yield the quads of the release that a store holds.

    Raises StoreAway where it gives fewer than it holds: Virtuoso cuts graphs without a word.
    """
    told = described(address)
    for graph, size in told.named.items() if told else ():
        wanted = Request(text=internal("graph"), media_type=N_TRIPLES, default_graphs=(graph,))
        body = RemoteStore(address).answer(wanted).body
        given = list(ox.parse(body, format=ox.RdfFormat.N_TRIPLES))
        if len(given) != size:
            raise StoreAway(
                f"{address} gives {len(given)} of the {size} triples of {graph}. Let it give more "
                "rows (ResultSetMaxRows in virtuoso.ini)."
            )
        yield from (ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(graph)) for q in given)


def _known(address: Address, base: str) -> Description | None:
    found = read(RemoteStore(address).select(internal("releases")).rows)
    return next((one for one in found if one.graph.startswith(f"{base}graph/")), None)


def _left_over(known: Description | None, told: Description) -> list[str]:
    """The graphs that neither a new release nor the one before it has."""
    if known is None:
        return []
    gone = [graph for graph in known.named if graph not in told.named]
    if known.replaced and known.replaced not in (told.digest, told.replaced):
        gone += known.before(known.replaced)
    return gone


def _whole(release: Release) -> ox.Store:
    """The release's quads, and every triple once in the default graph."""
    store = ox.Store()
    store.bulk_load(path=release.graph, format=ox.RdfFormat.N_QUADS)
    quads = ox.parse(path=release.graph, format=ox.RdfFormat.N_QUADS)
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    return store


class _Sending:
    """Puts graphs, and counts what the store then holds of each."""

    def __init__(self, store: ox.Store, address: Address, say: Say) -> None:
        self._store = store
        self._address = address
        self._say = say
        self.target = GraphStore(address)

    def size(self, graph: ox.NamedNode | ox.DefaultGraph) -> int:
        return sum(1 for _ in self._store.quads_for_pattern(None, None, None, graph))

    def once(self, name: str, graph: ox.NamedNode | ox.DefaultGraph) -> None:
        """Send a graph whose name says its content, unless it is there already."""
        if _count(self._address, name) != self.size(graph):
            self.graph(name, graph)

    def graph(self, name: str, graph: ox.NamedNode | ox.DefaultGraph) -> None:
        quads = self._store.quads_for_pattern(None, None, None, graph)
        self.target.put(name, (ox.Triple(q.subject, q.predicate, q.object) for q in quads))
        sent, held = self.size(graph), _count(self._address, name)
        if sent != held:
            raise StoreAway(
                f"{self._address} holds {held} triples in {name}; {sent} were sent. "
                "The release before still answers there."
            )
        self._say(f"{name}: {held} triples")

    def files(self, name: str, release: Release) -> None:
        parts = (
            triple
            for file, text in sorted(_texts(release))
            for triple in file_triples(name, file, text)
        )
        self.target.put(name, parts)

    def remove(self, graphs: list[str]) -> None:
        for graph in graphs:
            self.target.delete(graph)


def _texts(release: Release) -> Iterator[tuple[str, str]]:
    for file in release.folder.rglob("*"):
        name = file.relative_to(release.folder)
        if file.is_file() and name.parts[0] not in _OF_GRAPH:
            yield str(name), file.read_bytes().decode("utf-8")


def _count(address: Address, graph: str) -> int:
    return int(_asked(address, "size", graph).rows[0]["triples"])


def _asked(address: Address, name: str, graph: str) -> Table:
    request = Request(text=internal(name), default_graphs=(graph,))
    reply = RemoteStore(address).answer(request)
    return read_table(reply.body, reply.truncated)


def _files(address: Address, told: Description) -> dict[str, bytes]:
    texts: dict[str, str] = {}
    for row in _asked(address, "release-files", told.files).rows:
        name = str(row["name"])
        texts[name] = texts.get(name, "") + str(row["text"])
    return {name: text.encode("utf-8") for name, text in texts.items()}


def _cache(address: Address) -> Path:
    return (
        platformdirs.user_cache_path("rolegraph") / "stores" / str(urlsplit(str(address)).netloc)
    )
