"""The store that answers for a release, what stands behind its IRIs, its names and its quads."""

import os
from collections.abc import Iterator

import pyoxigraph as ox

from rolegraph.queries import Backing, Names
from rolegraph.releases.folder import Release
from rolegraph.releases.remote import quads_at
from rolegraph.store import Crowd, EmbeddedStore, KeptStore, Limits, Store
from rolegraph.store.pool import CROWD
from rolegraph.store.remote import RemoteStore


def store_of(
    release: Release, limits: Limits | None = None, crowd: Crowd = CROWD, in_memory: int = 0
) -> Store:
    """Return a release's graph, each query with these limits.

    It is on another server where the release was read from there, and on disk where it is large.
    Without limits it is in this process; with limits in workers that are ended at them, where
    processes fork. A large one of at most ``in_memory`` bytes is loaded beside, and then answers.
    """
    if release.address is not None:
        store = RemoteStore(release.address, parts=release.parts)
        return store if limits is None else store.limited(limits)
    if limits is None or not hasattr(os, "fork"):
        at = release.database
        embedded = (
            EmbeddedStore.open(at, release.graph) if at else EmbeddedStore.load(release.graph)
        )
        return embedded if limits is None else embedded.limited(limits)
    if release.database and release.graph.stat().st_size > in_memory:
        return KeptStore.start(release.database, crowd, limits)
    return KeptStore.start(release.graph, crowd, limits, release.database)


def backing_of(release: Release) -> Backing | None:
    """Return the labels and sentences that a release keeps; None for one without, and elsewhere."""
    if release.address is not None or not release.backing.is_file():
        return None
    return Backing.open(release.backing)


def names_of(release: Release, store: Store) -> Names:
    """Return every name of a release: those that it keeps, else those in its store."""
    kept = release.names
    return (Names.restored(kept) if kept else None) or Names.of(store)


def quads_of(release: Release) -> Iterator[ox.Quad]:
    """Yield a release's quads, all in named graphs, wherever it is.

    Raises StoreAway where a store on another server does not give all of them.
    """
    if release.address is not None:
        return quads_at(release.address)
    return ox.parse(path=release.graph, format=ox.RdfFormat.N_QUADS)
