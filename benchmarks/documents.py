"""Read and extract many invented documents with known answers, in parallel processes.

python benchmarks/documents.py [--documents 400] [--processes 2]

Half of them are Chinese (generator.py), half English (english.py). Prints megabytes of UTF-8 text a
second and core (by the processes' own time, so that other work on the machine does not count, and
without that of making the known answers again), how much memory this process and the largest reading
process took, and how many of the known positions, duties, powers and lines were found.
"""

import argparse
import os
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import english
import generator

from rolegraph.cli.progress import bar
from rolegraph.gathering import gather
from rolegraph.model import Statements
from rolegraph.reading import Source

_Said = Counter[str]


def main() -> None:
    """Write the documents, read them and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--positions", type=int, default=10, help="positions in a document")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sources = list(_written(Path(folder), arguments.documents, arguments.positions))
        size = sum(source.path.stat().st_size for source in sources)
        found: _Said = Counter()
        known: _Said = Counter()
        early, began, before, checking = 0, time.perf_counter(), _spent(), 0.0
        with bar() as progress:
            results = gather(sources, arguments.processes, progress)
            for number, (source, result) in enumerate(zip(sources, results, strict=True)):
                check = time.thread_time()
                wanted = _known(number, arguments.positions)
                said = _said(result.statements)
                known += wanted
                found += said & wanted
                checking += time.thread_time() - check
                if result.document is None:
                    raise SystemExit(f"{source.relative} was left out: {result.omissions}")
                early = _resident() if number == len(sources) // 10 else early
        seconds, spent = time.perf_counter() - began, _spent() - before - checking
    print(
        f"{arguments.documents} documents, {size / 1e6:.1f} MB in {seconds:.0f} s: "
        f"{arguments.documents / seconds:.1f} documents a second"
    )
    print(f"{size / 1e6 / spent:.3f} MB a second and core ({spent:.0f} s of processor time)")
    print(f"this process: {early} MB after a tenth of them, {_resident()} MB at the end")
    print(f"the largest reading process: {_peak(resource.RUSAGE_CHILDREN)} MB")
    for kind, wanted_of in sorted(known.items()):
        print(f"{kind:10} {found[kind]} of {wanted_of} known ones found")


def _written(folder: Path, documents: int, positions: int) -> Iterator[Source]:
    """Write the documents one by one and yield where they are."""
    for number in range(documents):
        made = _made(number, positions)
        (folder / made.path).write_text(made.text, "utf-8")
        yield Source(folder / made.path, made.path)


def _made(number: int, positions: int) -> generator.Generated | english.Known:
    if number % 2:
        return english.company(number, positions)
    return generator.organisation(number, positions)


def _known(number: int, positions: int) -> _Said:
    """Return how much a document says of each kind."""
    made = _made(number, positions)
    if isinstance(made, generator.Generated):
        return _said(made.statements)
    return Counter(
        positions=len(made.titles), duties=made.duties, powers=made.powers, lines=made.lines
    )


def _said(statements: Statements) -> _Said:
    return Counter(
        positions=sum(p.defined for p in statements.positions),
        duties=len(statements.duties),
        powers=sum(a.basis == "listed" for a in statements.authorities),
        lines=sum(line.basis == "stated" for line in statements.lines),
    )


def _spent() -> float:
    """Return the seconds of processor time of this process and of those that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _peak(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // 1000


def _resident() -> int:
    """Return how many megabytes this process holds now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() // 1_000_000


if __name__ == "__main__":
    main()
