"""Milliseconds of every named query: over HTTP with evidence, beside bare stores, as ratios in one run.

    python benchmarks/queries.py [--positions 1000] [--rdflib] [--virtuoso] [--data FOLDER] [--clock] [NAME …]

On invented organisations of ten positions each, or on a release (``--data``). ``rolegraph`` is the
server as shipped, with its cache of answers off: names resolved, rows, labels and evidence as JSON.
The others run the query's SPARQL: ``oxigraph serve``, Virtuoso 7 (both by HTTP); our ``store`` in
memory without a server, and rdflib in this process. ``evidence`` is ``oxigraph serve`` once more, asked
for what our answer holds: the rows, then the labels and sentences of the first page (what is then done
with them here is not counted). Values of parameters are taken from the graph. Each is stopped after ten
seconds. Printed is the processor time of all processes that answer, which other load on the machine
swells less than what the clock says (``--clock``).
"""

import argparse
import json
import os
import random
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox
from engines import (
    SECONDS,
    Engine,
    Given,
    bare,
    in_our_store,
    in_rdflib,
    ours,
    served,
    used_by,
    used_here,
    with_evidence,
)
from reasoning import filled
from servers import oxigraph_of, settle, virtuoso

from rolegraph.graph.ontology import ontology_triples
from rolegraph.inference import infer
from rolegraph.queries import NamedQuery, Parameter, library
from rolegraph.queries.binding import blocks
from rolegraph.releases import Release, open_release, publish, send, store_of
from rolegraph.vocabulary import BASE, KIND

_SETS, _RUNS = 7, 3
# So long is one query asked again and again.
_SHARE_SECONDS = 2.0
_FLAGSHIP = {"kind": f"{KIND}approve"}


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


def milliseconds(engine: Engine, query: NamedQuery, sets: list[Given], clock: bool) -> float:
    """Return the median by the clock, or the processor time of each on average.

    It is not asked again once it has taken its share of time. One that was stopped counts as the
    time it had; NaN where it was refused.
    """
    took, until = [], time.perf_counter() + _SHARE_SECONDS
    before = engine.used()
    for given in (one for one in sets for _ in range(_RUNS)):
        began = time.perf_counter()
        try:
            engine.ask(query, given)
        except TimeoutError:
            # Oxigraph's server goes on with it.
            settle(engine.used)
            return SECONDS * 1000
        except (OSError, AssertionError):
            return float("nan")
        took.append((time.perf_counter() - began) * 1000)
        if time.perf_counter() > until:
            break
    return statistics.median(took) if clock else (engine.used() - before) / len(took)


def measure(release: Release, engines: dict[str, Engine], names: list[str], clock: bool) -> None:
    """Print a row for each of these queries, and what the ratios come to."""
    values = Values(release)
    times: list[dict[str, float]] = []
    print(f"{'query':32}" + "".join(f"{name:>12}" for name in engines))
    for query in (library()[name] for name in names):
        sets = values.sets(query)
        took = {name: milliseconds(one, query, sets, clock) for name, one in engines.items()}
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
        f"quicker in {quicker} of {len(both)}, in {_quicker_over(1, name, base, both)} that take it over 1 ms"
    )


def _quicker_over(least: float, name: str, base: str, times: list[dict[str, float]]) -> str:
    slow = [took for took in times if took[name] > least]
    return f"{sum(took[name] < took[base] for took in slow)} of {len(slow)}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("queries", nargs="*", help="these alone")
    parser.add_argument("--positions", type=int, default=1000)
    parser.add_argument("--data", type=Path, help="a built release instead of invented ones")
    parser.add_argument("--rdflib", action="store_true")
    parser.add_argument("--virtuoso", action="store_true")
    parser.add_argument("--clock", action="store_true", help="wall-clock time")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, ExitStack() as running:
        folder = Path(place)
        data = arguments.data
        release = open_release(data) if data else invented(arguments.positions, folder / "data")
        engines = {
            "rolegraph": Engine(
                ours(running.enter_context(served(release))), used_by(release.folder)
            )
        }
        address = running.enter_context(oxigraph_of(folder / "oxigraph", release.graph))
        used = used_by(folder / "oxigraph")
        engines["oxigraph"] = Engine(bare(address, None), used)
        engines["evidence"] = Engine(with_evidence(address, release), used)
        engines["store"] = Engine(in_our_store(release), used_by(release.folder))
        if arguments.rdflib:
            engines["rdflib"] = Engine(in_rdflib(release), used_here)
        if arguments.virtuoso:
            away = running.enter_context(
                virtuoso(folder / "virtuoso", 1_000_000, buffers=170_000, ends=True)
            )
            parts = send(release, away, lambda _: None).parts
            engines["virtuoso"] = Engine(bare(away, parts), used_by(folder / "virtuoso"))
        settle(engines["rolegraph"].used)
        measure(release, engines, arguments.queries or list(library()), arguments.clock)
    print(json.dumps({"load": os.getloadavg(), "cores": os.cpu_count()}))


if __name__ == "__main__":
    main()
