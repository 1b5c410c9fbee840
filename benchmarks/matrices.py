"""Seconds of each matrix on a release, with a share of the matters known by their words alone.

    python benchmarks/matrices.py DIR [--words 0.25]

Invented releases (``benchmarks/invented.py``) have a concept for every matter; here so many of the norms lose
theirs, as a client's own words would. Seconds are processor time, the graph in memory.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from rolegraph.matrices import TITLES, tables
from rolegraph.releases import open_release
from rolegraph.store import EmbeddedStore
from rolegraph.vocabulary import expand

_OF_CONCEPTS = {ox.NamedNode(expand(f"rg:{name}")) for name in ("object", "about", "confers")}


def in_words(path: Path, share: float) -> Iterator[ox.Quad]:
    """Yield the quads of a graph, a share of its norms without what leads to a concept."""
    seed = random.Random(1)
    lost: dict[object, bool] = {}
    with path.open("rb") as file:
        for quad in ox.parse(file, format=ox.RdfFormat.N_QUADS):
            norm = quad.subject
            if quad.predicate in _OF_CONCEPTS:
                if norm not in lost:
                    lost[norm] = seed.random() < share
                if lost[norm]:
                    continue
            yield quad


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("release", type=Path)
    parser.add_argument("--words", type=float, default=0.25)
    arguments = parser.parse_args()
    path = open_release(arguments.release).folder / "graph.nq"
    graph = ox.Store()
    graph.bulk_extend(in_words(path, arguments.words))
    store = EmbeddedStore.from_quads(graph)
    store.select("SELECT * WHERE { ?s ?p ?o } LIMIT 1")
    for name in TITLES:
        began = time.process_time()
        made = tables(store, name)
        rows = sum(len(matrix.rows) for matrix in made)
        taken = time.process_time() - began
        print(f"{name:10} {len(made):5} tables {rows:7} rows {taken:7.2f} s", flush=True)


if __name__ == "__main__":
    main()
