"""Releases of invented organisations of any size, as a build makes them; kept for the next measurement.

python benchmarks/invented.py FOLDER --positions 10000
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from generator import Generated, organisation
from pyoxigraph import Store
from reasoning import document

from rolegraph import audit
from rolegraph.graph import quads
from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import infer
from rolegraph.model import Statements
from rolegraph.queries import Names, backing_lines
from rolegraph.questions import kept_index
from rolegraph.reading import Document
from rolegraph.releases import Release, current, listing, publish
from rolegraph.releases.documents import documents as about_documents
from rolegraph.releases.fingerprint import fingerprint
from rolegraph.releases.folder import json_bytes
from rolegraph.store import EmbeddedStore
from rolegraph.store.graphs import quad_lines
from rolegraph.vocabulary import BASE

Done = TypeVar("Done")
_PER_DOCUMENT = 10
_ALL = ("organisations", "units", "positions", "duties", "authorities", "lines")


def timed(name: str, make: Callable[[], Done]) -> Done:
    """Return what is made, and print the processor time that it took."""
    start = time.process_time()
    done = make()
    print(f"  {name}: {time.process_time() - start:.1f} s", flush=True)
    return done


def joined(made: Sequence[Generated]) -> Statements:
    """Return the statements of several documents as those of one."""
    return Statements(
        **{name: tuple(s for one in made for s in getattr(one.statements, name)) for name in _ALL}
    )


def listings(every: Statements, read: Sequence[Document]) -> dict[str, bytes]:
    """Return the files of a release that list what it holds."""
    return {
        "positions.json": json_bytes(listing.positions(every)),
        "units.json": json_bytes(listing.units(every)),
        "documents.json": json_bytes(about_documents(read)),
    }


def release_of(positions: int, folder: Path) -> Release:
    """Return a release of that many invented positions, made unless the folder has it."""
    known = current(folder)
    if known is not None and known.manifest.get("made_by") == fingerprint():
        return known
    began = time.perf_counter()
    made = [organisation(seed, _PER_DOCUMENT) for seed in range(positions // _PER_DOCUMENT)]
    read = [document(one) for one in made]
    every = joined(made)
    store = Store()
    store.bulk_extend(ontology_quads())
    for one, its in zip(made, read, strict=True):
        store.bulk_extend(quads(one.statements, [its]))
    print(f"  graph: {time.process_time():.1f} s", flush=True)
    timed("inference", lambda: infer(store, ontology_triples()))
    answering = timed("answering", lambda: EmbeddedStore.from_quads(store))
    files = {
        "graph.nq": timed("graph.nq", lambda: quad_lines(store)),
        "behind.jsonl": timed("behind.jsonl", lambda: backing_lines(answering)),
        "names.json": timed("names.json", lambda: Names.of(answering).kept()),
        "findings.json": timed("findings.json", lambda: audit.kept(audit.audit(answering))),
        "index.json": timed("index.json", lambda: kept_index(answering)),
        **timed("listings", lambda: listings(every, read)),
    }
    print(
        f"{positions} positions, {len(every.norms)} norms, {len(store)} quads: "
        f"{time.perf_counter() - began:.0f} s to make",
        flush=True,
    )
    texts = {one.path: one.text for one in made}
    return publish(folder, files, texts, {"built": "", "base": BASE, "made_by": fingerprint()})


def main() -> None:
    """Make a release."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--positions", type=int, default=10_000)
    arguments = parser.parse_args()
    print(release_of(arguments.positions, arguments.folder).folder)


if __name__ == "__main__":
    main()
