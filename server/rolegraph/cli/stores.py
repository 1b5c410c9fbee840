"""The store that a command asks: its queries are ended at their limits where processes fork."""

import os

from rolegraph.releases import Release
from rolegraph.store import EmbeddedStore, KeptStore, Limits, Store


def store_of(release: Release, limits: Limits) -> Store:
    """Return a release's graph, each query with these limits."""
    if hasattr(os, "fork"):
        return KeptStore.start(release.graph, limits=limits)
    return EmbeddedStore.load(release.graph).limited(limits)
