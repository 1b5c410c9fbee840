"""Run the W3C's SPARQL 1.1 tests that concern a read-only server against a server of ours.

    python benchmarks/conformance.py /path/to/rdf-tests

The path is a checkout of https://github.com/w3c/rdf-tests; nothing of it is copied here. Of the
protocol tests those for queries are run (an update is refused, as it should be), and all tests of
the JSON, CSV and TSV result formats. Numbers are compared by value: 1.0E6 is 1000000, whatever type
of number it says. Exit code 1 where one fails.
"""

import argparse
import csv
import http.client
import io
import json
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
from rdflib import BNode, Graph, Namespace, URIRef
from rdflib.collection import Collection
from werkzeug.serving import make_server

from rolegraph.releases import publish
from rolegraph.web import create_app

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
XSD = "http://www.w3.org/2001/XMLSchema#"
TABULAR = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
BOOLEAN = TABULAR[:2]
GRAPHS = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")

Quads = list[ox.Quad]


@contextmanager
def served(quads: Quads) -> Iterator[http.client.HTTPConnection]:
    """Serve a graph over HTTP, and give a connection to it."""
    with tempfile.TemporaryDirectory() as folder:
        files = {
            "graph.nq": ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"",
            "positions.json": b"[]",
            "units.json": b"[]",
        }
        publish(Path(folder), files, {}, {"built": "2026-01-01T00:00:00Z"})
        server = make_server("127.0.0.1", 0, create_app(Path(folder)), threaded=True)
        threading.Thread(target=server.serve_forever).start()
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
        try:
            yield connection
        finally:
            connection.close()
            server.shutdown()


def quads_of(file: Path, graph: str) -> Quads:
    """Return a file's triples as quads of one named graph."""
    suffix = ox.RdfFormat.N_TRIPLES if file.suffix == ".nt" else ox.RdfFormat.TURTLE
    base = "http://example.org/"
    return [
        ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(graph))
        for t in ox.parse(path=str(file), format=suffix, base_iri=base)
    ]


def manifest(folder: Path) -> tuple[Graph, list[URIRef]]:
    """Return a manifest and the tests it lists."""
    graph = Graph().parse(folder / "manifest.ttl", publicID=folder.resolve().as_uri() + "/")
    (entries,) = graph.objects(None, MF.entries)
    return graph, list(Collection(graph, entries))


def protocol(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the fault ("" where there is none) of every test of the query operation."""
    graph, tests = manifest(folder)
    for test in tests:
        name = str(test).rsplit("#", 1)[-1]
        if "update" in name:
            continue
        data: Quads = []
        for group in graph.objects(test, UT.graphData):
            file = Path(str(graph.value(group, UT.graph)).removeprefix("file://"))
            data += quads_of(file, str(graph.value(group, RDFS.label)))
        with served(data) as connection:
            connections = graph.value(test, MF.action)
            requests = Collection(graph, graph.value(connections, HT.requests))
            faults = [fault for r in requests if (fault := _sent(graph, r, connection))]
        yield name, "; ".join(faults)


def _sent(graph: Graph, request: BNode, connection: http.client.HTTPConnection) -> str:
    path = str(graph.value(request, HT.absolutePath))
    method = str(graph.value(request, HT.methodName))
    headers: dict[str, str] = {}
    if (listed := graph.value(request, HT.headers)) is not None:
        for header in Collection(graph, listed):
            headers[str(graph.value(header, HT.fieldName))] = str(
                graph.value(header, HT.fieldValue)
            )
    body = None
    if (content := graph.value(request, HT.body)) is not None:
        encoding = str(graph.value(content, CNT.characterEncoding) or "UTF-8")
        body = str(graph.value(content, CNT.chars)).encode(encoding)
    connection.putrequest(method, path, skip_accept_encoding=True)
    for field, value in {**headers, "Content-Length": str(len(body or b""))}.items():
        connection.putheader(field, value)
    connection.endheaders(body)
    response = connection.getresponse()
    received = response.read()
    return _judged(graph, graph.value(request, HT.resp), response, received)


def _judged(graph: Graph, wanted: BNode, response: http.client.HTTPResponse, body: bytes) -> str:
    allowed = [str(s)[-3] for s in graph.objects(wanted, MF.expectedStatus)]
    if str(response.status)[0] not in allowed:
        return f"status {response.status}, wanted {'/'.join(allowed)}xx"
    form = str(graph.value(wanted, MF.expectedFormat) or "")
    media_type = (response.getheader("Content-Type") or "").partition(";")[0]
    offers = {"boolean": BOOLEAN, "tabular": TABULAR, "RDF": GRAPHS}.get(form)
    if offers and media_type not in offers:
        return f"{media_type}, wanted {form}"
    expected = graph.value(wanted, MF.expectedBoolean)
    if expected is not None and json.loads(body)["boolean"] != expected.toPython():
        return f"answered {body.decode()}, wanted {expected}"
    return ""


def results(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the fault of every test of a result format."""
    graph, tests = manifest(folder)
    for test in tests:
        action = graph.value(test, MF.action)
        data, query, result = (
            Path(str(node).removeprefix("file://"))
            for node in (
                graph.value(action, QT.data),
                graph.value(action, QT.query),
                graph.value(test, MF.result),
            )
        )
        with served(quads_of(data, "http://example.org/data")) as connection:
            accept, same = _FORMATS[result.suffix]
            text = query.read_text("utf-8")
            connection.request("GET", "/sparql?" + urlencode({"query": text}), headers=accept)
            body = connection.getresponse().read()
        name = str(test).rsplit("#", 1)[-1]
        yield name, "" if same(body, result.read_bytes()) else body.decode()[:200]


def _same_json(one: bytes, other: bytes) -> bool:
    return _plain(json.loads(one)) == _plain(json.loads(other))


def _plain(found: dict[str, Any]) -> object:
    if "boolean" in found:
        return found["boolean"]
    rows = [
        {name: _term(term) for name, term in row.items()} for row in found["results"]["bindings"]
    ]
    return sorted(found["head"]["vars"]), sorted(map(repr, map(sorted, (r.items() for r in rows))))


def _term(term: dict[str, str]) -> tuple[str, ...]:
    kind = "literal" if term["type"] == "typed-literal" else term["type"]
    value = "" if kind == "bnode" else term["value"]
    datatype = term.get("datatype", "")
    if datatype.startswith(XSD) and (number := _number(value)) is not None:
        return kind, number
    return kind, value, datatype, term.get("xml:lang", "").lower()


def _number(text: str) -> str | None:
    try:
        return repr(float(text))
    except ValueError:
        return None


def _same_csv(one: bytes, other: bytes) -> bool:
    return _cells(one, ",") == _cells(other, ",")


def _same_tsv(one: bytes, other: bytes) -> bool:
    first, second = (
        ox.parse_query_results(body, format=ox.QueryResultsFormat.TSV) for body in (one, other)
    )
    as_json = [s.serialize(format=ox.QueryResultsFormat.JSON) or b"" for s in (first, second)]
    return _same_json(as_json[0], as_json[1])


def _cells(body: bytes, delimiter: str) -> tuple[list[str], list[list[str]]]:
    rows = list(csv.reader(io.StringIO(body.decode(), newline=""), delimiter=delimiter))
    order = sorted(range(len(rows[0])), key=lambda n: rows[0][n])
    arranged = [
        ["" if row[n].startswith("_:") else _number(row[n]) or row[n] for n in order]
        for row in rows
    ]
    return arranged[0], sorted(arranged[1:])


_FORMATS: dict[str, tuple[dict[str, str], Callable[[bytes, bytes], bool]]] = {
    ".srj": ({"Accept": TABULAR[0]}, _same_json),
    ".csv": ({"Accept": TABULAR[2]}, _same_csv),
    ".tsv": ({"Accept": TABULAR[3]}, _same_tsv),
}


def main() -> None:
    """Run the tests and say how each went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tests", type=Path, help="a checkout of w3c/rdf-tests")
    suite = parser.parse_args().tests / "sparql" / "sparql11"
    failed = 0
    for name, run in (
        ("protocol", protocol(suite / "protocol")),
        ("csv-tsv-res", results(suite / "csv-tsv-res")),
        ("json-res", results(suite / "json-res")),
    ):
        outcomes = list(run)
        for test, fault in outcomes:
            print(f"  {test}: {fault or 'passed'}")
        passed = sum(not fault for _, fault in outcomes)
        print(f"{name}: {passed}/{len(outcomes)}")
        failed += len(outcomes) - passed
    sys.exit(min(failed, 1))


if __name__ == "__main__":
    main()
