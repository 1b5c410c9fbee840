"""The aims of speed, one a line: what was aimed at, what was measured, and whether it is kept.

    python benchmarks/speed.py --data build                   # the corpus: make bench-speed
    python benchmarks/speed.py --positions 10000              # invented ones: make bench-speed-large

By HTTP, over a connection that stays open, full evidence in every row; p50 of wall-clock time, with
the processor time of all our processes (server and query workers) beside it, which other load on the
machine does not swell. Answers are not kept, but for the requests a second.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import urlopen

from engines import by_http
from invented import release_of
from servers import free_port, processor_ms, settle

from rolegraph.releases import Release, open_release

_CODE = """
import sys; from pathlib import Path; from rolegraph.web import create_app
from rolegraph.web import Settings
from rolegraph.web.serving.running import run
app = create_app(Path(sys.argv[1]), Settings.of({"cache_bytes": sys.argv[3]}))
run(app, "127.0.0.1", int(sys.argv[2]), lambda: print("ready", flush=True))
"""
_SMALL = 1000
_FLAGSHIP = "/q/who-may.json?kind=approve&object=return&unit=rgu:region-office"
_SMALL_ANSWER = "/q/chain-of-command.json?"
_SUGGESTED = ("区域", "財務", "manager", "quyu", "cw", "")


@dataclass(frozen=True)
class Aim:
    """One aim: what is asked, and the most milliseconds it may take."""

    name: str
    path: str
    most: float
    html: bool = False


@contextmanager
def server(release: Release, cache_bytes: int) -> Iterator[str]:
    """The server as shipped, with so much of a cache."""
    port = free_port()
    command = [sys.executable, "-c", _CODE, str(release.folder), str(port), str(cache_bytes)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        try:
            if not running.stdout.readline():
                raise RuntimeError("the server did not start")
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()


def measured(send: Callable[[], object], release: Release, times: int) -> tuple[float, float]:
    """Return the p50 of wall-clock milliseconds, and processor milliseconds for each."""
    for _ in range(3):
        send()
    took, began = [], processor_ms(release.folder)
    for _ in range(times):
        start = time.perf_counter()
        send()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took), (processor_ms(release.folder) - began) / times


def line(name: str, aimed: str, found: str, kept: bool) -> None:
    """Print one aim."""
    print(f"{name:44} {aimed:>14} {found:>34}   {'yes' if kept else 'NO'}", flush=True)


def middle(release: Release) -> dict[str, Any]:
    """Return the first position of the second half that has a superior."""
    positions = release.read_json("positions")
    found: dict[str, Any] = next(
        p for p in positions[len(positions) // 2 :] if p.get("reports_to")
    )
    return found


def of_queries(release: Release, large: bool) -> list[Aim]:
    """Return the aims of named queries."""
    known = middle(release)["id"]
    bearer = urlencode({"bearer": known})
    most = 10 if large else 2
    aims = [Aim("who-may (kind, object, unit)", _FLAGSHIP, most)]
    if large:
        position = urlencode({"position": known})
        aims += [
            Aim("powers-of", f"/q/powers-of.json?{bearer}", most),
            Aim("chain-of-command", f"/q/chain-of-command.json?{position}", most),
            Aim("duty-owners, no parameter", "/q/duty-owners.json", 1000),
            Aim("authority-matrix, no parameter", "/q/authority-matrix.json", 1000),
        ]
    aims += [
        Aim(f"suggestions for '{typed}'", f"/q/powers-of/values/bearer?q={quote(typed)}", 50)
        for typed in _SUGGESTED
    ]
    return aims


def of_pages(release: Release, large: bool) -> list[Aim]:
    """Return the aims of pages, one of each kind."""
    most = 300 if large else 100
    base = str(release.manifest["base"])
    positions, units = release.read_json("positions"), release.read_json("units")
    position = max(positions, key=lambda p: len(p.get("duties", [])))
    local = quote(position["id"].removeprefix(base))
    organisation = quote(position["organisation"]["id"].removeprefix(base))
    unit = quote(units[0]["id"].removeprefix(base)) if units else ""
    pair = urlencode({"first": position["id"], "second": positions[0]["id"]})
    paths = {
        "home": "/",
        "position": f"/positions/{local}",
        "unit": f"/units/{unit}",
        "organisations": "/organisations",
        "organisation": f"/organisations/{organisation}",
        "documents": "/documents",
        "document": f"/documents/{quote(position['document'])}",
        "comparison": f"/compare?{pair}",
        "catalogue": "/q",
        "answer of a query": _FLAGSHIP.replace(".json", ""),
        "answer of a question": f"/ask?{urlencode({'q': 'Who approves returns?'})}",
        "findings": "/gaps",
        "matrix": f"/matrix/authority?{urlencode({'organisation': position['organisation']['id']})}",
        "ladder": "/matrix/ladder",
        "search": f"/search?{urlencode({'q': '审批'})}",
        "vocabulary": "/vocabulary",
        "ontology": "/ontology/",
        "entity": f"/doc/{local}",
        "editor": "/editor",
        "API": "/docs",
    }
    return [Aim(f"page: {name}", path, most, html=True) for name, path in paths.items()]


def try_aims(url: str, release: Release, aims: list[Aim], times: int) -> None:
    """Measure and print aims."""
    for aim in aims:
        accept = "text/html" if aim.html else "application/json"
        send = by_http(url, aim.path, {"Accept": accept})
        try:
            # What may take a second is not asked a hundred times.
            often = times if aim.most < 500 else 5
            wall, cpu = measured(lambda one=send: one(b"", ""), release, often)
        except (AssertionError, OSError) as error:
            line(aim.name, f"<= {aim.most:g} ms", f"no answer: {str(error)[:60]}", False)
            continue
        found = f"p50 {wall:.2f} ms, cpu {cpu:.2f} ms"
        line(aim.name, f"<= {aim.most:g} ms", found, wall <= aim.most)


def requests_a_second(url: str, release: Release) -> None:
    """Print how many small answers that are kept come in a second, by ``wrk`` (Debian), and their size.

    The processor time of one answer says what two cores could give that nothing else uses.
    """
    wrk = shutil.which("wrk")
    if wrk is None:
        line("requests/s of a kept answer", ">= 3000", "wrk is not installed", False)
        return
    asked = url + _SMALL_ANSWER + urlencode({"position": middle(release)["id"]})
    with urlopen(asked) as answer:
        size = len(answer.read())
    command = [wrk, "-t1", "-c8", "-d4s", asked]
    began = processor_ms(release.folder)
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = float(told.split("Requests/sec:")[1].split()[0])
    answers = int(told.split(" requests in ")[0].split()[-1])
    each = (processor_ms(release.folder) - began) / answers
    shown = f"{found:.0f}, cpu {each:.2f} ms each"
    line(f"requests/s of a kept answer of {size} bytes", ">= 3000", shown, found >= 3000)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a build")
    parser.add_argument("--positions", type=int, help="invented ones, kept in build/invented-N")
    parser.add_argument("--times", type=int, default=100)
    arguments = parser.parse_args()
    size = arguments.positions
    release = (
        release_of(size, Path(f"build/invented-{size}")) if size else open_release(arguments.data)
    )
    there = len(release.read_json("positions"))
    large = there > _SMALL
    print(f"load {os.getloadavg()[0]:.1f}; {there} positions")
    line("what", "aim", "measured", True)
    with server(release, 1) as url:
        settle(partial(processor_ms, release.folder))
        try_aims(url, release, of_queries(release, large), arguments.times)
        try_aims(url, release, of_pages(release, large), max(arguments.times // 10, 3))
    with server(release, 32_000_000) as url:
        settle(partial(processor_ms, release.folder))
        requests_a_second(url, release)
    print(json.dumps({"load": os.getloadavg(), "cores": os.cpu_count()}))


if __name__ == "__main__":
    main()
