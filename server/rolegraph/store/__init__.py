"""Where queries reach a graph: embedded (Oxigraph, in memory or on disk) or a remote server.

Every store answers alike: its default graph is the union of its named graphs, as a set.
``EmbeddedStore`` answers in this process; ``KeptStore`` in workers that are ended at a limit of time.
"""

from rolegraph.store.embedded import EmbeddedStore
from rolegraph.store.guard import check
from rolegraph.store.kept import KeptStore
from rolegraph.store.pool import Crowd
from rolegraph.store.protocol import Limits, Reply, Request, Store
from rolegraph.store.table import Row, Table, Value, read_table

__all__ = [
    "Crowd",
    "EmbeddedStore",
    "KeptStore",
    "Limits",
    "Reply",
    "Request",
    "Row",
    "Store",
    "Table",
    "Value",
    "check",
    "read_table",
]
