"""Where queries reach a graph: embedded (Oxigraph, in memory or on disk) or a remote server.

Every store answers alike: its default graph is the union of its named graphs, as a set.
"""

from rolegraph.store.embedded import EmbeddedStore
from rolegraph.store.protocol import Reply, Request, Store
from rolegraph.store.table import Row, Table, Value, read_table

__all__ = ["EmbeddedStore", "Reply", "Request", "Row", "Store", "Table", "Value", "read_table"]
