"""Milliseconds of every named query: over HTTP with evidence, beside bare stores, as ratios in one run.

    python benchmarks/queries.py [--positions 1000] [--rdflib] [--virtuoso] [--data FOLDER]

On invented organisations of ten positions each, or on a release (``--data``). ``rolegraph`` is the
server as shipped, with its cache of answers off: names resolved, rows, labels and evidence as JSON.
The others only run the query's SPARQL: ``oxigraph serve``, Virtuoso 7 (both by HTTP); in this process
our ``store`` in memory and rdflib, which is stopped after five seconds. Values of parameters are taken
from the graph.
"""

import argparse
import http.client
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox
from rdflib import Graph
from reasoning import filled
from servers import free_port, oxigraph_of, virtuoso

from rolegraph.graph.ontology import ontology_triples
from rolegraph.inference import infer
from rolegraph.queries import NamedQuery, Parameter, library
from rolegraph.queries.binding import blocks
from rolegraph.releases import Release, open_release, publish, send, store_of
from rolegraph.store import EmbeddedStore
from rolegraph.store import Request as Asked
from rolegraph.store.address import Address, Parts
from rolegraph.vocabulary import BASE, KIND

_SETS, _RUNS, _SECONDS = 7, 3, 5.0
_FLAGSHIP = {"kind": f"{KIND}approve"}
Given = dict[str, str]
Ask = Callable[[NamedQuery, Given], object]


def invented(positions: int, folder: Path) -> Release:
    """Return a release of invented organisations, as a build makes it."""
    store, _, _ = filled(positions)
    infer(store, ontology_triples())
    print(f"{positions} positions, {len(store)} quads, load {os.getloadavg()[0]:.1f}", flush=True)
    graph = store.dump(format=ox.RdfFormat.N_QUADS) or b""
    files = {"graph.nq": graph, "positions.json": b"[]", "units.json": b"[]"}
    return publish(folder, files, {}, {"built": "", "base": BASE})


class Values:
    """Values of parameters that the graph has."""

    def __init__(self, release: Release) -> None:
        self._store = store_of(release)
        self._known: dict[str, list[str]] = {}

    def sets(self, query: NamedQuery) -> list[Given]:
        """Return several sets of values for the parameters that a query needs."""
        chance = random.Random(query.name)
        needed = [p for p in query.header.parameters if p.required and p.type == "iri"]
        if query.name == "who-may":
            needed = [p for p in query.header.parameters if p.name in ("object", "unit")]
        fixed: Given = dict(_FLAGSHIP) if query.name in ("who-may", "limits-ladder") else {}
        # What is no IRI keeps the query's documented example.
        fixed |= {p.name: _example(query, p) for p in query.header.parameters if _is_plain(p)}
        return [{**{p.name: self._one(p, chance) for p in needed}, **fixed} for _ in range(_SETS)]

    def _one(self, parameter: Parameter, chance: random.Random) -> str:
        sort = parameter.of[-1] if parameter.of else "rg:Position"
        if sort not in self._known:
            self._known[sort] = self._found(sort)
        return chance.choice(self._known[sort])

    def _found(self, sort: str) -> list[str]:
        prefixes = "PREFIX rg: <https://w3id.org/rolegraph/ns#>\n"
        prefixes += "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
        pattern = f"?x a {sort}" if ":" in sort else "?x skos:inScheme ?s ; skos:prefLabel ?l"
        table = self._store.select(f"{prefixes}SELECT DISTINCT ?x {{ {pattern} }} ORDER BY ?x")
        places = {"rgk": "/kind/", "rgo": "/object/", "rgu": "/unit-type/"}
        return [str(v) for v in table.column("x") if places.get(sort, "") in str(v)]


def _is_plain(parameter: Parameter) -> bool:
    return parameter.required and parameter.type != "iri"


def _example(query: NamedQuery, parameter: Parameter) -> str:
    written = f"<x:s> <x:p> {blocks(query.text)[parameter.name]} ."
    return next(t.object.value for t in ox.parse(input=written, format=ox.RdfFormat.TURTLE))


@contextmanager
def served(release: Release) -> Iterator[str]:
    """The server as shipped, without its cache of answers."""
    port = free_port()
    code = (
        "import sys; from pathlib import Path; from rolegraph.web import Settings, create_app;"
        "from rolegraph.web.serving.running import run;"
        "app = create_app(Path(sys.argv[1]), Settings(cache_bytes=1, named_milliseconds=60000));"
        "run(app, '127.0.0.1', int(sys.argv[2]), lambda: print('ready', flush=True))"
    )
    command = [sys.executable, "-c", code, str(release.folder), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        try:
            if not server.stdout.readline():
                raise RuntimeError("the server did not start")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def by_http(url: str, path: str, headers: dict[str, str]) -> Callable[[bytes, str], object]:
    """Return a function that sends one request over a connection that stays open."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=_SECONDS)

    def send_one(body: bytes, query: str) -> object:
        connection.request("POST" if body else "GET", path + query, body or None, headers)
        response = connection.getresponse()
        content = response.read()
        assert response.status == 200, (response.status, content[:200])
        return content

    def send_patiently(body: bytes, query: str) -> object:
        try:
            return send_one(body, query)
        except ConnectionError:
            # It was idle for so long, while another store was asked, that the server let go of it.
            connection.close()
            return send_one(body, query)
        except OSError:
            connection.close()
            raise

    return send_patiently


def ours(url: str) -> Ask:
    """Ask the server for a named query."""
    sent = by_http(url, "/q/", {"Accept": "application/json"})
    return lambda query, given: sent(b"", f"{query.name}?{urlencode(given)}")


def bare(address: Address, parts: Parts | None) -> Ask:
    """Send a named query's SPARQL to a store."""
    headers = {
        "Accept": "application/sparql-results+json",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    sent = by_http(address.endpoint, urlsplit(address.endpoint).path, headers)
    dataset = {"default-graph-uri": parts.union} if parts else {}
    return lambda query, given: sent(
        urlencode({"query": query.bind(given), **dataset}).encode(), ""
    )


def in_our_store(release: Release) -> Ask:
    """Run a named query's SPARQL with our store in this process."""
    store = EmbeddedStore.load(release.graph)
    return lambda query, given: store.answer(Asked(text=query.bind(given)))


def in_rdflib(release: Release) -> Ask:
    """Run a named query's SPARQL with rdflib in this process."""
    quads = ox.parse(path=release.graph, format=ox.RdfFormat.N_QUADS)
    triples = {ox.Triple(q.subject, q.predicate, q.object) for q in quads}
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    graph = Graph().parse(data=text, format="nt")
    signal.signal(signal.SIGALRM, _too_long)

    def ask(query: NamedQuery, given: Given) -> object:
        signal.setitimer(signal.ITIMER_REAL, _SECONDS)
        try:
            return graph.query(query.bind(given)).serialize(format="json")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    return ask


def _too_long(*_: object) -> None:
    raise TimeoutError


def milliseconds(ask: Ask, query: NamedQuery, sets: list[Given]) -> float:
    """Return the median; it is not asked again once it has taken its share of time.

    One that was stopped counts as the time it had; NaN where it was refused.
    """
    took, until = [], time.perf_counter() + _SECONDS
    for given in (one for one in sets for _ in range(_RUNS)):
        began = time.perf_counter()
        try:
            ask(query, given)
        except TimeoutError:
            return _SECONDS * 1000
        except (OSError, AssertionError):
            return float("nan")
        took.append((time.perf_counter() - began) * 1000)
        if time.perf_counter() > until:
            break
    return statistics.median(took)


def measure(release: Release, engines: dict[str, Ask]) -> None:
    """Print a row for each query, and what the ratios come to."""
    values = Values(release)
    times: list[dict[str, float]] = []
    print(f"{'query':32}" + "".join(f"{name:>12}" for name in engines))
    for query in library().values():
        sets = values.sets(query)
        took = {name: milliseconds(ask, query, sets) for name, ask in engines.items()}
        print(f"{query.name:32}" + "".join(f"{ms:12.2f}" for ms in took.values()), flush=True)
        times.append(took)
    for base in ("rolegraph", "store"):
        for name in engines.keys() - {base}:
            compare(name, base, times)


def compare(name: str, base: str, times: list[dict[str, float]]) -> None:
    """Print how many times as long as another a store takes over all queries that both answer."""
    both = [took for took in times if took[name] == took[name] and took[base] == took[base]]
    ratios = [took[name] / took[base] for took in both]
    quicker = sum(ratio < 1 for ratio in ratios)
    print(
        f"{name}: median {statistics.median(ratios):.1f} × {base}, least {min(ratios):.2f} ×, "
        f"quicker in {quicker} of {len(both)}"
    )


def requests_a_second(url: str) -> None:
    """Print what ``wrk`` (Debian) gets of one small answer that is kept, where it is installed."""
    if wrk := shutil.which("wrk"):
        asked = f"{url}/q/who-may.json?kind=approve&object=return"
        done = subprocess.run(
            [wrk, "-t1", "-c8", "-d3s", "--latency", asked],
            capture_output=True,
            text=True,
            check=True,
        )
        print(
            "\n".join(line for line in done.stdout.splitlines() if "/sec" in line or "%" in line)
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--positions", type=int, default=1000)
    parser.add_argument("--data", type=Path, help="a built release instead of invented ones")
    parser.add_argument("--rdflib", action="store_true")
    parser.add_argument("--virtuoso", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        data = arguments.data
        release = open_release(data) if data else invented(arguments.positions, folder / "data")
        with served(release) as url, oxigraph_of(folder / "oxigraph", release.graph) as bare_one:
            engines = {"rolegraph": ours(url), "oxigraph": bare(bare_one, None)}
            engines["store"] = in_our_store(release)
            if arguments.rdflib:
                engines["rdflib"] = in_rdflib(release)
            if arguments.virtuoso:
                with virtuoso(folder / "virtuoso", 1_000_000, buffers=170_000) as address:
                    parts = send(release, address, lambda _: None).parts
                    measure(release, engines | {"virtuoso": bare(address, parts)})
            else:
                measure(release, engines)
    print(json.dumps({"load": os.getloadavg(), "cores": os.cpu_count()}))


if __name__ == "__main__":
    main()
