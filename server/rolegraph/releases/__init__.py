"""What a build publishes: a folder that never changes once it can be seen, and copies on servers."""

from rolegraph.releases.explaining import inferred_of, reason_of
from rolegraph.releases.folder import Release, current, open_release, publish
from rolegraph.releases.naming import named_node
from rolegraph.releases.remote import Place, described, fetch, release_at, send
from rolegraph.releases.served import Server
from rolegraph.releases.stores import backing_of, names_of, quads_of, store_of

__all__ = [
    "Place",
    "Release",
    "Server",
    "backing_of",
    "current",
    "described",
    "fetch",
    "inferred_of",
    "named_node",
    "names_of",
    "open_release",
    "publish",
    "quads_of",
    "reason_of",
    "release_at",
    "send",
    "store_of",
]
