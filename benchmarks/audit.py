"""Seconds of each audit check on the corpus and on invented organisations, and the whole audit.

    python benchmarks/audit.py [--positions 1000 10000] [--per-organisation 10] [--release DIR]

``--release`` measures a build instead of what is made here.
Checks that take less than a hundredth of all are left out of the table. Seconds are processor time.
"""

import argparse
import tempfile
import time
from pathlib import Path

from generator import organisation
from pyoxigraph import RdfFormat, Store
from reasoning import document, megabytes

from rolegraph import pipeline
from rolegraph.audit import audit
from rolegraph.audit.asking import asked
from rolegraph.audit.rules import shipped as rules
from rolegraph.audit.settings import shipped as settings
from rolegraph.graph import quads
from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import infer
from rolegraph.releases import open_release
from rolegraph.store import EmbeddedStore


def invented(positions: int, each: int, folder: Path) -> Path:
    """Write a release's graph of that many positions in organisations of ``each``."""
    store = Store()
    store.bulk_extend(ontology_quads())
    for seed in range(positions // each):
        made = organisation(seed, each)
        store.bulk_extend(quads(made.statements, [document(made)]))
    infer(store, ontology_triples())
    store.dump(folder / "graph.nq", format=RdfFormat.N_QUADS)
    return folder / "graph.nq"


def corpus(folder: Path) -> Path:
    """Build the checkout's corpus and return its graph."""
    wanted = pipeline.Request(sources=tuple(pipeline.default_sources()), data=folder)
    pipeline.build(wanted, lambda _: None)
    return folder / "current" / "graph.nq"


def measure(name: str, graph: Path) -> None:
    """Print the seconds of each check, and of the audit with all evidence."""
    store = EmbeddedStore.load(graph)
    loaded = megabytes()
    seconds, rows = {}, {}
    for rule in rules().by_id.values():
        began = time.process_time()
        rows[rule.name] = len(store.select(asked(rule, settings())).rows)
        seconds[rule.name] = time.process_time() - began
    began, clock = time.process_time(), time.perf_counter()
    report = audit(store)
    whole, clock = time.process_time() - began, time.perf_counter() - clock
    for check, taken in seconds.items():
        if taken > whole / 100:
            print(f"{check:45} {rows[check]:7} rows {taken:7.2f} s")
    print(
        f"{name}: {len(report.rules)} checks, {len(report.findings)} findings with their evidence: "
        f"{whole:.2f} s, {clock:.2f} s by the clock; {loaded} MB loaded, {megabytes()} MB at most\n",
        flush=True,
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--positions", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--per-organisation", type=int, default=10)
    parser.add_argument("--release", type=Path, help="A build, measured instead of what is made.")
    arguments = parser.parse_args()
    if arguments.release:
        measure(str(arguments.release), open_release(arguments.release).folder / "graph.nq")
        return
    with tempfile.TemporaryDirectory() as folder:
        measure("corpus", corpus(Path(folder)))
        for positions in arguments.positions:
            graph = invented(positions, arguments.per_organisation, Path(folder))
            measure(f"{positions} positions", graph)


if __name__ == "__main__":
    main()
