"""Queries on very many invented positions, from a store on disk: how it is made, and how it answers.

    python benchmarks/large.py FOLDER --positions 100000

The organisations are inferred two thousand positions at a time, as none rests on another, and written as
they come, so that the graph is never in memory as a whole. Graph, names and evidence are complete; the
listings and the index of questions, which the server holds in memory, are those of the first two thousand,
so that pages and questions are not measured here.
"""

import argparse
import os
import random
import resource
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import orjson
from engines import by_http
from generator import Generated, organisation
from invented import joined, listings
from pyoxigraph import NamedNode, Store
from reasoning import document
from speed import server

from rolegraph.graph import quads
from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import infer
from rolegraph.queries import Names, backing_lines
from rolegraph.questions import kept_index
from rolegraph.releases import Release, current, publish
from rolegraph.releases.fingerprint import fingerprint
from rolegraph.store import EmbeddedStore
from rolegraph.store.graphs import quad_lines
from rolegraph.vocabulary import BASE, KIND, OBJECT, ONTOLOGY_GRAPH

_PER_DOCUMENT, _AT_ONCE, _TIMES = 10, 2000, 200
_KINDS = ("approve", "review", "request", "control")
_OBJECTS = ("return", "contract", "expense", "price", "budget")
_OURS = f'["{BASE}'.encode()


def batches(positions: int) -> Iterator[tuple[Store, list[Generated]]]:
    """Yield stores of some organisations each, with what follows from them and the ontology."""
    for first in range(0, positions // _PER_DOCUMENT, _AT_ONCE // _PER_DOCUMENT):
        seeds = range(first, min(first + _AT_ONCE // _PER_DOCUMENT, positions // _PER_DOCUMENT))
        made = [organisation(seed, _PER_DOCUMENT) for seed in seeds]
        store = Store()
        store.bulk_extend(ontology_quads())
        for one in made:
            store.bulk_extend(quads(one.statements, [document(one)]))
        infer(store, ontology_triples())
        yield store, made


def made(positions: int, folder: Path) -> Release:
    """Return a release of so many positions, made unless the folder has it."""
    known = current(folder)
    if known is not None:
        return known
    folder.mkdir(parents=True, exist_ok=True)
    graph, behind = folder / "graph.part", folder / "behind.part"
    small: dict[str, bytes] = {}
    names: dict[tuple[Any, ...], None] = {}
    form = 0
    with graph.open("wb") as quads_file, behind.open("wb") as lines_file:
        for number, (store, generated) in enumerate(batches(positions), 1):
            answering = EmbeddedStore.from_quads(store)
            kept = orjson.loads(Names.of(answering).kept())
            form = kept["form"]
            names |= dict.fromkeys(map(tuple, kept["names"]))
            lines = backing_lines(answering).splitlines(keepends=True)
            if number == 1:
                every = joined(generated)
                read = [document(one) for one in generated]
                small = {**listings(every, read), "index.json": kept_index(answering)}
            else:  # the ontology is there
                store.clear_graph(NamedNode(BASE + ONTOLOGY_GRAPH))
                lines = [line for line in lines if line.startswith(_OURS)]
            lines_file.writelines(lines)
            quads_file.write(quad_lines(store))
            told(f"{number * _AT_ONCE:7} positions")
    rows = sorted(names, key=lambda row: not row[3])  # preferred names first
    files: dict[str, bytes | Path] = {
        "graph.nq": graph,
        "behind.jsonl": behind,
        "names.json": orjson.dumps({"form": form, "names": rows}),
        **small,
    }
    about = {"built": "", "base": BASE, "made_by": fingerprint()}
    release = publish(folder, files, {}, about)
    told("release with its store on disk")
    return release


def told(what: str) -> None:
    """Print what is done, the processor time so far and the most memory held."""
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what}: {time.process_time():.0f} s, {megabytes} MB at most", flush=True)


def asked(release: Release) -> dict[str, list[str]]:
    """Return addresses of each query with its parameters."""
    chance = random.Random(1)
    rows = orjson.loads(release.names or b"")["names"]
    positions = [row[0] for row in rows if row[1] == "rg:Position"]
    some = chance.sample(positions, _TIMES)
    flagship = [
        {"kind": KIND + kind, "object": OBJECT + thing, "unit": "rgu:region-office"}
        for kind in _KINDS
        for thing in _OBJECTS
    ]
    return {
        "who-may": [f"/q/who-may.json?{urlencode(one)}" for one in flagship],
        "powers-of": [f"/q/powers-of.json?{urlencode({'bearer': one})}" for one in some],
        "chain-of-command": [
            f"/q/chain-of-command.json?{urlencode({'position': one})}" for one in some
        ],
    }


def measure(release: Release) -> None:
    """Start the server, and print the median of each query with its evidence, nothing kept."""
    began = time.perf_counter()
    with server(release, 1) as url:
        print(f"server is ready after {time.perf_counter() - began:.1f} s", flush=True)
        for name, paths in asked(release).items():
            took, rows = [], []
            send = by_http(url, "", {"Accept": "application/json"})
            for path in paths:
                start = time.perf_counter()
                answer = send(b"", path)
                took.append((time.perf_counter() - start) * 1000)
                rows.append(orjson.loads(answer)["total"])  # type: ignore[arg-type]  # bytes
            slow = sorted(took)[int(len(took) * 0.95)]
            print(
                f"{name:18} p50 {statistics.median(took):8.2f} ms  p95 {slow:8.2f} ms  "
                f"rows {statistics.median(rows):.0f}",
                flush=True,
            )


def main() -> None:
    """Make the release and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--positions", type=int, default=100_000)
    arguments = parser.parse_args()
    release = made(arguments.positions, arguments.folder)
    print(f"load {os.getloadavg()[0]:.1f}; {release.graph.stat().st_size / 1e9:.1f} GB of N-Quads")
    measure(release)


if __name__ == "__main__":
    main()
