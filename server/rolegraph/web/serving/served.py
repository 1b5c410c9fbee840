"""The release that is being served, and what is loaded of it."""

import logging
import os
import threading
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from flask import current_app, g

from rolegraph.errors import LimitReached, RolegraphError, StoreAway
from rolegraph.queries import Backing, Names
from rolegraph.queries.concepts import Vocabulary
from rolegraph.queries.paging import Look
from rolegraph.questions import Index, build_index
from rolegraph.releases import (
    Place,
    Release,
    backing_of,
    described,
    names_of,
    open_release,
    release_at,
    store_of,
)
from rolegraph.store import KeptStore, Store
from rolegraph.store.protocol import NO_LIMITS
from rolegraph.web.serving.contents import Contents
from rolegraph.web.serving.settings import Settings

# A small release is there by then, and whoever built it sees it with the next request.
_PATIENCE_SECONDS = 2.0
_LOOK_SECONDS, _AFTER_FAILURE_SECONDS = 1.0, 30.0
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Loaded:
    """A release with its store and label index; never changes.

    ``guests`` is the store again, with workers and a queue of its own, for what callers write: however
    many slow queries they send, pages and named queries are answered.
    """

    release: Release
    store: Store
    guests: Store
    index: Index
    contents: Contents
    names: Names
    backing: Backing | None

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The concept schemes with their uses, read when a page first wants them."""
        return Vocabulary.of(self.store)

    def prepare(self) -> None:
        """Read now what the first question and the first search would wait for."""
        self.index.prepare()
        self.names.prepare()
        _ = self.vocabulary

    @property
    def look(self) -> Look | None:
        """What finds labels and evidence; None for a release that keeps no file of them."""
        return self.backing.behind if self.backing else None


class Served:
    """Answers with the current release of a data folder or a store, and takes up a new one when it comes.

    A request keeps what it began with. The first to meet a new release waits for it a moment; where it takes
    longer to load, the one before answers meanwhile.
    """

    def __init__(self, place: Place, settings: Settings) -> None:
        self._place = place
        self._settings = settings
        self._loading = threading.Lock()
        self._arrived = threading.Event()
        self._look_again = 0.0
        #: What keeps the store from answering, as far as is known.
        self.trouble: RolegraphError | None = None
        self._loaded = _load(release_at(place), settings)

    def now(self) -> Loaded:
        """Return what is loaded; whether there is something newer is looked for each time."""
        if not self._unchanged() and self._is_other() and self._loading.acquire(blocking=False):
            self._arrived.clear()
            threading.Thread(target=self._take_up, daemon=True).start()
            self._arrived.wait(_PATIENCE_SECONDS)
        return self._loaded

    def _unchanged(self) -> bool:
        """Whether a folder's link leads where it led; to see it takes one system call."""
        if not isinstance(self._place, Path):
            return False
        try:
            leads = os.readlink(f"{self._place}/current")
        except OSError:  # the folder is a release itself, or is gone
            return False
        return self._loaded.release.folder.name == os.path.basename(leads)

    def _is_other(self) -> bool:
        """Whether there is another release than the loaded one; a store is asked once in a while."""
        loaded = self._loaded.release
        if time.monotonic() < self._look_again:
            return False
        if isinstance(self._place, Path):
            return open_release(self._place).folder != loaded.folder
        self._look_again = time.monotonic() + _LOOK_SECONDS
        try:
            told = described(self._place)
        except (StoreAway, LimitReached) as error:
            self.trouble = error
            return False
        self.trouble = None
        return told is not None and told.digest != loaded.digest

    def _take_up(self) -> None:
        try:
            self._loaded = _load(release_at(self._place), self._settings)
            self._arrived.set()
            self._loaded.prepare()
        except RolegraphError:
            _LOG.exception("A new release cannot be loaded; the one before answers on.")
            self._look_again = time.monotonic() + _AFTER_FAILURE_SECONDS
        finally:
            self._arrived.set()
            self._loading.release()


def source() -> Served:
    """Return where the running application takes its releases from."""
    found = current_app.extensions["rolegraph"]
    assert isinstance(found, Served)
    return found


def served() -> Loaded:
    """Return what the running application answers from, the same for a whole request."""
    if "loaded" not in g:
        g.loaded = source().now()
    found: Loaded = g.loaded
    return found


def _load(release: Release, settings: Settings) -> Loaded:
    store = store_of(release, NO_LIMITS, settings.crowd, settings.memory_bytes)
    guests = store.beside() if isinstance(store, KeptStore) else store
    index = build_index(store, release.index)
    names = names_of(release, store)
    limited = store.limited(settings.page_limits)
    return Loaded(
        release, limited, guests, index, Contents.of(release), names, backing_of(release)
    )
