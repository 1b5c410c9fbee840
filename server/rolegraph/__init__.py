"""Who does what, who may decide what, up to what limit, and where it says so."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolegraph.connection import Connection

__version__ = "0.1.0"
__all__ = ["__version__", "connect"]


def connect(place: "str | Path | None" = None) -> "Connection":
    """Return a release whose queries give pandas frames (``pip install rolegraph[frames]``).

    ``place`` is a data folder, the URL of a store that holds a release, or that of a running
    ``rolegraph serve``; without it the last build. See ``rolegraph.connection.Connection``.
    """
    from rolegraph import connection  # so that `import rolegraph` stays quick

    return connection.connect(place)
