"""Named queries: load, describe, bind and run.

``run(store, "who-may", {"kind": "rgk:approve"})`` gives rows of plain values; ``library()`` all
queries with their headers; ``evidence_of``, ``details_of`` and ``labels_of`` what stands behind the
IRIs of a page of rows.
"""

from rolegraph.queries.backing import Backing, backing_lines
from rolegraph.queries.behind import (
    Details,
    Place,
    Reading,
    details_of,
    evidence_of,
    labels_of,
    read_as,
    readings_of,
)
from rolegraph.queries.binding import Parameters
from rolegraph.queries.exporting import Profile, exported, profiles
from rolegraph.queries.header import Column, Header, Parameter
from rolegraph.queries.library import (
    Library,
    NamedQuery,
    internal,
    internal_bound,
    library,
    read_library,
    read_query,
)
from rolegraph.queries.names import Name, Names, resolved
from rolegraph.queries.naming import resolver
from rolegraph.queries.paging import Page, page
from rolegraph.queries.running import Answer, run
from rolegraph.queries.sentences import sentence

__all__ = [
    "Answer",
    "Backing",
    "Column",
    "Details",
    "Header",
    "Library",
    "Name",
    "NamedQuery",
    "Names",
    "Page",
    "Parameter",
    "Parameters",
    "Place",
    "Profile",
    "Reading",
    "backing_lines",
    "details_of",
    "evidence_of",
    "exported",
    "internal",
    "internal_bound",
    "labels_of",
    "library",
    "page",
    "profiles",
    "read_as",
    "read_library",
    "read_query",
    "readings_of",
    "resolved",
    "resolver",
    "run",
    "sentence",
]
