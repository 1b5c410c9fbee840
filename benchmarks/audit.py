"""Seconds of each audit check on a build or on invented organisations, and the whole audit.

    python benchmarks/audit.py [--positions 1000 10000] [--per-organisation 10] [--release DIR]

``--release`` measures a build instead of what is made here. Checks that take less than a hundredth
of all are left out of the table. Seconds are processor time. More than 20,000 positions are on disk,
as in a release of that size, and measured together alone: ``--positions 100000`` takes an hour.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
from generator import organisation
from reasoning import document, megabytes

from rolegraph.audit import audit, unheard
from rolegraph.audit.asking import asked
from rolegraph.audit.rules import shipped as rules
from rolegraph.audit.settings import shipped as settings
from rolegraph.graph import quads
from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import infer
from rolegraph.queries import Backing
from rolegraph.releases import backing_of, open_release, store_of
from rolegraph.store import EmbeddedStore, Store
from rolegraph.store.graphs import triples

_AT_ONCE = 1000
_MOST_IN_MEMORY = 20_000


def invented(positions: int, each: int) -> Iterator[ox.Store]:
    """Yield the graphs of that many positions in organisations of ``each``, some at a time.

    Organisations do not touch each other, so that what follows may be derived part by part.
    """
    axioms = ontology_triples()
    for first in range(0, positions // each, _AT_ONCE // each):
        part = ox.Store()
        part.bulk_extend(ontology_quads())
        for seed in range(first, min(first + _AT_ONCE // each, positions // each)):
            made = organisation(seed, each)
            part.bulk_extend(quads(made.statements, [document(made)]))
        infer(part, axioms)
        yield part


def kept(parts: Iterable[ox.Store], folder: Path, on_disk: bool) -> EmbeddedStore:
    """Return parts as one graph: on disk, as large releases are, or in memory."""
    path = folder / "graph"
    if on_disk:
        store = ox.Store(path)
        for part in parts:
            store.bulk_extend(triples(part))
        store.optimize()
        del store
        return EmbeddedStore.open(path)
    with path.open("wb") as file:
        for part in parts:
            part.dump(file, format=ox.RdfFormat.N_QUADS)
    return EmbeddedStore.load(path)


def measure(name: str, store: Store, each_check: bool, backing: Backing | None = None) -> None:
    """Print the seconds of the audit with all evidence, and before those of each check."""
    loaded = megabytes()
    seconds, rows = {}, {}
    for rule in rules().by_id.values() if each_check else ():
        began = time.process_time()
        rows[rule.name] = len(store.select(asked(rule, settings())).rows)
        seconds[rule.name] = time.process_time() - began
    began, clock = time.process_time(), time.perf_counter()
    report = audit(store, progress=unheard if each_check else told, backing=backing)
    whole, clock = time.process_time() - began, time.perf_counter() - clock
    for check, taken in seconds.items():
        if taken > whole / 100:
            print(f"{check:45} {rows[check]:7} rows {taken:7.2f} s")
    print(
        f"{name}: {len(report.rules)} checks, {len(report.findings)} findings with their evidence: "
        f"{whole:.2f} s, {clock:.2f} s by the clock; {loaded} MB before, {megabytes()} MB at most\n",
        flush=True,
    )


def told(done: int, total: int) -> None:
    """Say how far a long audit is."""
    print(f"{done} of {total} checks", file=sys.stderr, flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--positions", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--per-organisation", type=int, default=10)
    parser.add_argument("--release", type=Path, help="A build, measured instead of what is made.")
    parser.add_argument("--each", action="store_true", help="Time each check of it alone, too.")
    arguments = parser.parse_args()
    if arguments.release:
        release = open_release(arguments.release)
        measure(str(release.folder), store_of(release), arguments.each, backing_of(release))
        return
    for positions in arguments.positions:
        large = positions > _MOST_IN_MEMORY
        with tempfile.TemporaryDirectory() as folder:
            parts = invented(positions, arguments.per_organisation)
            measure(f"{positions} positions", kept(parts, Path(folder), large), not large)


if __name__ == "__main__":
    main()
