"""What becomes of queries that would never end: how long after its limit each is told, and gone.

    python benchmarks/runaways.py --data build [--times 3]

Three sorts (a product of all triples put in order, all pairs that a path joins, a text made of all values),
each several times, with a limit of one second; ``gone`` is when the process that ran it has ended and its
memory is the machine's again. Then eighty of the first sort at once at a server as shipped: what each
was told, and how long others waited meanwhile.
"""

import argparse
import collections
import os
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

from engines import served

from rolegraph.errors import LimitReached
from rolegraph.releases import Release, open_release
from rolegraph.store import KeptStore, Limits

_LIMIT_MILLISECONDS = 1000
_CALLERS = 80
_RUNAWAYS = {
    "ORDER BY of a product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "all pairs of a path": "SELECT * { ?a (<x:y>|!<x:y>|^!<x:y>)* ?b } ORDER BY ?a",
    "GROUP_CONCAT of a product": "SELECT (GROUP_CONCAT(?c) AS ?all) { ?a ?b ?c . ?d ?e ?f }",
}
_OTHERS = ("/-/health", "/q/who-may.json?kind=approve&object=return", "/")


def ended(store: KeptStore, text: str, graph: Path) -> tuple[float, float]:
    """Return how many milliseconds after its limit a query was told to be ended, and was gone."""
    store.ask("ASK {}")
    running = {process for process in Path("/proc").iterdir() if _answers_from(graph, process)}
    began = time.monotonic()
    with suppress(LimitReached):
        store.select(text)
    told = time.monotonic()
    while all(_answers_from(graph, process) for process in running):
        time.sleep(0.001)
    gone = time.monotonic()
    told, gone = ((at - began) * 1000 - _LIMIT_MILLISECONDS for at in (told, gone))
    return told, gone


def _answers_from(graph: Path, process: Path) -> bool:
    """Whether a process keeps a graph or answers from it; one that has ended has no words left."""
    with suppress(OSError):
        return str(graph).encode() in (process / "cmdline").read_bytes()
    return False


def crowded(url: str) -> None:
    """Print what many runaway queries at once are told, and how long others wait."""
    form = {"query": _RUNAWAYS["ORDER BY of a product"], "timeout_ms": _LIMIT_MILLISECONDS}
    body = urlencode(form).encode()
    with ThreadPoolExecutor(_CALLERS) as callers:
        told = [callers.submit(_asked, f"{url}/sparql", body) for _ in range(_CALLERS)]
        threading.Event().wait(0.3)
        for path in _OTHERS:
            status, seconds = _asked(url + path)
            print(f"meanwhile {path}: {status} after {seconds * 1000:.0f} ms")
        answers = [one.result() for one in told]
    for status, number in collections.Counter(status for status, _ in answers).items():
        slowest = max(seconds for s, seconds in answers if s == status)
        print(f"{number} of {_CALLERS} were told {status}, the last after {slowest:.2f} s")


def _asked(url: str, body: bytes | None = None) -> tuple[int, float]:
    began = time.monotonic()
    try:
        with urllib.request.urlopen(url, body) as answer:
            answer.read()
            status = answer.status
    except urllib.error.HTTPError as error:
        status = error.code
    return status, time.monotonic() - began


def measure(release: Release, times: int) -> None:
    """Print both."""
    store = KeptStore.start(release.graph, limits=Limits(milliseconds=_LIMIT_MILLISECONDS))
    for name, text in _RUNAWAYS.items():
        found = [ended(store, text, release.graph) for _ in range(times)]
        told, gone = (sorted(round(ms) for ms in one) for one in zip(*found, strict=True))
        print(
            f"{name}: told {told} ms after its limit, the last gone after {gone[-1]}", flush=True
        )
    store.stop()
    with served(release) as url:
        crowded(url)


def main() -> None:
    """Measure on a release."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build"))
    parser.add_argument("--times", type=int, default=3)
    arguments = parser.parse_args()
    measure(open_release(arguments.data), arguments.times)
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
