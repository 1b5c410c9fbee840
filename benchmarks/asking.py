"""A release to ask in process, as scripts ask one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from rolegraph.questions import ask, build_index
from rolegraph.questions.answer import Answer
from rolegraph.releases import open_release
from rolegraph.store import EmbeddedStore


def asking(data: Path) -> Callable[[str], Answer]:
    """Return what answers questions of the release in a folder."""
    release = open_release(data)
    store = EmbeddedStore.load(release.graph)
    return partial(ask, store=store, index=build_index(store, release.index))
