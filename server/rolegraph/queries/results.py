"""An answer as SPARQL 1.1 results: its columns alone, as any SPARQL client reads them."""

import orjson
import pyoxigraph as ox

from rolegraph.queries.paging import Page
from rolegraph.store import Value
from rolegraph.store.formats import JSON, SOLUTIONS


def results(page: Page, media_type: str) -> bytes:
    """Return a page in a media type of solutions, without labels and evidence."""
    types = {c.name: c.type for c in page.answer.query.header.columns}
    bindings = [
        {name: _binding(value, types[name]) for name, value in row.items() if name in types}
        for row in page.rows
    ]
    written = orjson.dumps({"head": {"vars": list(types)}, "results": {"bindings": bindings}})
    if media_type == JSON:
        return written
    read = ox.parse_query_results(written, format=SOLUTIONS[JSON])
    return read.serialize(format=SOLUTIONS[media_type]) or b""


def _binding(value: Value, kind: str) -> dict[str, str]:
    if kind == "iri":
        return {"type": "uri", "value": str(value)}
    literal = ox.Literal(value)
    found = {"type": "literal", "value": literal.value}
    return found if isinstance(value, str) else {**found, "datatype": literal.datatype.value}
