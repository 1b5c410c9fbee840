"""Where a store on another server is: its query endpoint, its graph store, and who asks."""

import os
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import unquote, urlsplit, urlunsplit

from rolegraph.errors import UsageError

#: Where servers answer queries, and where they take graphs (SPARQL 1.1 Graph Store Protocol):
#: Oxigraph's paths, and Virtuoso's.
PATHS = (("/query", "/store"), ("/sparql", "/sparql-graph-crud-auth"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A store by its URLs; one that is not known is "".

    A user and a password come from the URL (``http://user:password@host/…``) or else from
    ``ROLEGRAPH_STORE_USER`` and ``ROLEGRAPH_STORE_PASSWORD``; neither is ever shown.
    """

    endpoint: str
    graph_store: str = ""
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    def __str__(self) -> str:
        """Return the endpoint, without user and password."""
        return self.endpoint

    @classmethod
    def read(cls, url: str, graph_store: str = "") -> Self:
        """Return the address that a URL means: of the endpoint, the graph store, or the server.

        Of a server alone, Oxigraph's paths are meant. Raises UsageError for what is no URL.
        """
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"A store's URL was wanted (http://host:port/path), not {url!r}.")
        user = unquote(parts.username or "") or os.environ.get("ROLEGRAPH_STORE_USER", "")
        password = unquote(parts.password or "") or os.environ.get("ROLEGRAPH_STORE_PASSWORD", "")
        server = parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment="")
        path = parts.path.rstrip("/")
        asked, stored = next((pair for pair in PATHS if path in pair), (path, ""))
        if not path:
            asked, stored = PATHS[0]
        return cls(
            endpoint=urlunsplit(server._replace(path=asked)),
            graph_store=graph_store
            or (urlunsplit(server._replace(path=stored, query="")) if stored else ""),
            user=user,
            password=password,
        )


@dataclass(frozen=True, slots=True)
class Parts:
    """The graphs of a release on a server: one that holds every triple once, and the named ones."""

    union: str
    named: tuple[str, ...]
