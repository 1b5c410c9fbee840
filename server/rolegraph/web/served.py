"""The release that is being served, and what is loaded of it."""

import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import current_app

from rolegraph.queries import Names
from rolegraph.questions import Index, build_index
from rolegraph.releases import Release, open_release
from rolegraph.store import EmbeddedStore, KeptStore, Store
from rolegraph.web.settings import Settings


@dataclass(frozen=True)
class Loaded:
    """A release with its store and label index; never changes."""

    release: Release
    store: Store
    index: Index
    positions: dict[str, dict[str, Any]]
    names: Names


class Served:
    """Answers with the current release of a data folder, and takes up a new one when it comes.

    A request keeps what it began with; ``now`` looks at the folder's link each time, which costs
    one system call.
    """

    def __init__(self, data: Path, settings: Settings) -> None:
        self._data = data
        self._settings = settings
        self._lock = threading.Lock()
        self._loaded = _load(open_release(data), settings)

    def now(self) -> Loaded:
        """Return the current release, loaded."""
        release = open_release(self._data)
        if release.folder != self._loaded.release.folder:
            with self._lock:
                if release.folder != self._loaded.release.folder:
                    self._loaded = _load(release, self._settings)
        return self._loaded


def served() -> Loaded:
    """Return what the running application answers from."""
    source = current_app.extensions["rolegraph"]
    assert isinstance(source, Served)
    return source.now()


def _load(release: Release, settings: Settings) -> Loaded:
    listing = release.read_json("positions")
    store: Store
    if hasattr(os, "fork"):
        store = KeptStore.start(release.graph, settings.crowd)
    else:
        # Without fork a query cannot be ended at a limit of time; the other limits hold.
        store = EmbeddedStore.load(release.graph)
    return Loaded(
        release, store, build_index(store), {p["id"]: p for p in listing}, Names.of(store)
    )
