"""Milliseconds of every named query: over HTTP with evidence, beside bare stores, as ratios in one run.

    python benchmarks/queries.py [--positions 1000] [--data FOLDER] [--engines NAME,NAME…] [--clock]
        [--keep FILE] [NAME …]

On invented organisations of ten positions each, or on a release (``--data``). ``rolegraph`` is the
server as shipped, with its cache of answers off: names resolved, rows, labels and evidence as JSON.
The others run the query's SPARQL: ``oxigraph serve``, Virtuoso 7 (both by HTTP); our ``store`` in
memory without a server, and rdflib, loaded once, in a process for each query. ``evidence`` is ``oxigraph
serve`` once more, asked for what our answer holds: the rows, then the labels and sentences of the first
page (what is then done with them here is not counted). Values of parameters are taken from the graph,
and what is compared was asked with the same values. Each is stopped after ten seconds, rdflib after
sixty times the processor time that our store took, at least ten seconds and at most two minutes: it then
took at least that long (``>``), and is not asked where our store was stopped itself. Printed is the
processor time of all processes that answer, which other load on the machine swells less than what the
clock says (``--clock``).
``--keep`` writes each row to a file as it comes, and a later run with that file goes on where it ended.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from engines import (
    SECONDS,
    Engine,
    Given,
    Rdflib,
    bare,
    in_our_store,
    ours,
    served,
    used_by,
    with_evidence,
)
from parameters import Values
from reasoning import filled
from servers import oxigraph_of, settle, virtuoso_of

from rolegraph.graph.ontology import ontology_triples
from rolegraph.inference import infer
from rolegraph.queries import NamedQuery, library
from rolegraph.releases import Release, open_release, publish
from rolegraph.store.graphs import quad_lines
from rolegraph.vocabulary import BASE

_RUNS = 3
# The graph of a store that has no default graph of its own.
_UNION = "urn:union"
# So long is one query asked again and again.
_SHARE_SECONDS = 2.0
# So long may rdflib take: as many times as our store took, between these bounds.
_TIMES, _LEAST_SECONDS, _MOST_SECONDS = 60, 10, 120


@dataclass(frozen=True)
class Took:
    """How long an engine took, on average, for each set of values that it was asked with in turn.

    One that was stopped took its whole time at the last set; one that refused has none.
    """

    milliseconds: list[float] = field(default_factory=list)
    stopped: bool = False

    def __str__(self) -> str:
        if not self.milliseconds:
            return "-"
        return f"{'> ' if self.stopped else ''}{statistics.mean(self.milliseconds):.2f}"

    def over(self, other: "Took") -> float:
        """Return how many times as long as another it took for what both were asked."""
        both = min(len(self.milliseconds), len(other.milliseconds))
        return sum(self.milliseconds[:both]) / sum(other.milliseconds[:both])


#: Of one query, by engine.
Row = dict[str, Took]


def invented(positions: int, folder: Path) -> Release:
    """Return a release of invented organisations, as a build makes it."""
    store, _, _ = filled(positions)
    infer(store, ontology_triples())
    print(f"{positions} positions, {len(store)} quads, load {os.getloadavg()[0]:.1f}", flush=True)
    files = {"graph.nq": quad_lines(store), "positions.json": b"[]", "units.json": b"[]"}
    return publish(folder, files, {}, {"built": "", "base": BASE})


def timed(engine: Engine, query: NamedQuery, sets: list[Given], clock: bool) -> Took:
    """Return how long it took for each set, by the clock (median) or in processor time (mean).

    It is asked no more once it has taken its share of time, or was stopped.
    """
    took: list[float] = []
    until = time.perf_counter() + _SHARE_SECONDS
    for given in sets:
        before = engine.used()
        try:
            took.append(_once_again(engine, query, given, clock, until))
        except TimeoutError:
            # Oxigraph's server goes on with it.
            settle(engine.used)
            so_far = SECONDS * 1000 if clock else max(engine.used() - before, 0)
            engine.warm()
            return Took([*took, so_far], stopped=True)
        except (OSError, AssertionError):
            return Took()
        if time.perf_counter() > until:
            break
    return Took(took)


def _once_again(
    engine: Engine, query: NamedQuery, given: Given, clock: bool, until: float
) -> float:
    """Ask the same several times, or until then."""
    took: list[float] = []
    before = engine.used()
    while len(took) < _RUNS and (not took or time.perf_counter() < until):
        began = time.perf_counter()
        engine.ask(query, given)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took) if clock else (engine.used() - before) / len(took)


def measure(
    release: Release, engines: dict[str, Engine], rdflib: Rdflib | None, clock: bool
) -> Callable[[NamedQuery], Row]:
    """Return what measures one query on all of them."""
    values = Values(release)

    def row(query: NamedQuery) -> Row:
        sets = values.sets(query)
        took = {name: timed(one, query, sets, clock) for name, one in engines.items()}
        if rdflib and not took["store"].stopped:
            ours = max(took["store"].milliseconds) / 1000
            rdflib.seconds = min(max(round(ours * _TIMES), _LEAST_SECONDS), _MOST_SECONDS)
            engine = Engine(rdflib.ask, rdflib.used)
            took["rdflib"] = timed(engine, query, sets, clock)
        elif rdflib:
            took["rdflib"] = Took()
        return took

    return row


def kept(file: Path | None) -> dict[str, Row]:
    """Return the rows that an earlier run wrote to a file."""
    lines = file.read_text(encoding="utf-8").splitlines() if file and file.exists() else []
    rows = (json.loads(line) for line in lines)
    return {row["query"]: {e: Took(**took) for e, took in row["took"].items()} for row in rows}


def measured(
    names: Iterable[str], row_of: Callable[[NamedQuery], Row], keep: Path | None
) -> list[Row]:
    """Return a row for each of these queries, printed and kept as it comes."""
    rows = kept(keep)
    for number, name in enumerate(names):
        if name not in rows:
            rows[name] = row_of(library()[name])
            if keep:
                with keep.open("a", encoding="utf-8") as file:
                    took = {engine: asdict(one) for engine, one in rows[name].items()}
                    file.write(json.dumps({"query": name, "took": took}) + "\n")
        if not number:
            print(f"{'query':36}" + "".join(f"{engine:>12}" for engine in rows[name]))
        print(f"{name:36}" + "".join(f"{one!s:>12}" for one in rows[name].values()), flush=True)
    return [rows[name] for name in names]


def compare(name: str, base: str, rows: list[Row]) -> None:
    """Print how many times as long as another a store takes over all queries that both answer.

    Where one was stopped it is *at least* so many times as long; where the other was, they say nothing.
    """
    both = [row for row in rows if row[name].milliseconds and row[base].milliseconds]
    both = [row for row in both if not row[base].stopped]
    ratios = [row[name].over(row[base]) for row in both]
    slow = [row for row in both if statistics.mean(row[name].milliseconds) > 1]
    print(
        f"{name}: median {statistics.median(ratios):.1f} × {base}, least {min(ratios):.2f} ×, "
        f"stopped in {sum(row[name].stopped for row in both)}, "
        f"quicker in {sum(ratio < 1 for ratio in ratios)} of {len(both)}, "
        f"in {sum(row[name].over(row[base]) < 1 for row in slow)} of {len(slow)} that take it over 1 ms"
    )


@contextmanager
def _rolegraph(release: Release, _: Path) -> Iterator[Engine]:
    with served(release) as url:
        yield _warm(Engine(ours(url), used_by(release.folder)))


@contextmanager
def _oxigraph(release: Release, folder: Path) -> Iterator[Engine]:
    with oxigraph_of(folder / "oxigraph", release.graph) as address:
        yield Engine(bare(address), used_by(folder / "oxigraph"))


@contextmanager
def _evidence(release: Release, folder: Path) -> Iterator[Engine]:
    with oxigraph_of(folder / "oxigraph", release.graph) as address:
        yield Engine(with_evidence(address, release), used_by(folder / "oxigraph"))


@contextmanager
def _store(release: Release, _: Path) -> Iterator[Engine]:
    yield _warm(Engine(in_our_store(release), used_by(release.folder)))


def _warm(engine: Engine) -> Engine:
    """Return an engine of ours whose worker has copied the graph, as each does after its first answer."""

    def warm() -> None:
        settle(engine.used)
        engine.ask(library()["signatories"], {})
        settle(engine.used)

    warm()
    return replace(engine, warm=warm)


@contextmanager
def _virtuoso(release: Release, folder: Path) -> Iterator[Engine]:
    place = folder / "virtuoso"
    with virtuoso_of(place, release.graph, _UNION, 1_000_000) as address:
        yield Engine(bare(address, _UNION), used_by(place))


_STARTED = {
    "rolegraph": _rolegraph,
    "oxigraph": _oxigraph,
    "evidence": _evidence,
    "store": _store,
    "virtuoso": _virtuoso,
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("queries", nargs="*", help="these alone")
    parser.add_argument("--positions", type=int, default=1000)
    parser.add_argument("--data", type=Path, help="a built release instead of invented ones")
    parser.add_argument(
        "--engines",
        type=lambda names: names.split(","),
        default=["rolegraph", "oxigraph", "evidence", "store"],
        help="those to compare: rolegraph, oxigraph, evidence, store, virtuoso, rdflib (with store)",
    )
    parser.add_argument("--clock", action="store_true", help="wall-clock time")
    parser.add_argument("--keep", type=Path, help="a file of the rows so far")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, ExitStack() as running:
        folder = Path(place)
        data = arguments.data
        release = open_release(data) if data else invented(arguments.positions, folder / "data")
        # First, as it is forked from this process as it then is; the others start meanwhile.
        rdflib = Rdflib(release) if "rdflib" in arguments.engines else None
        engines = {
            name: running.enter_context(_STARTED[name](release, folder))
            for name in arguments.engines
            if name in _STARTED
        }
        if rdflib:
            rdflib.ready()
        row_of = measure(release, engines, rdflib, arguments.clock)
        rows = measured(arguments.queries or list(library()), row_of, arguments.keep)
        for base in ("rolegraph", "store"):
            for name in rows[0].keys() - {base} if base in rows[0] else ():
                compare(name, base, rows)
    print(json.dumps({"load": os.getloadavg(), "cores": os.cpu_count()}))


if __name__ == "__main__":
    main()
