"""The stores that measurements compare with and tests run on, each with files and ports of its own."""

import configparser
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from rolegraph.store.address import Address

_VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = {rows}
{most}
[Client]
[Replication]
"""
# Longer than anybody here waits for an answer.
_LONGEST_SECONDS = 15


def processor_ms(folder: Path) -> float:
    """Return the processor time in milliseconds that all processes have used whose command names a folder."""
    total = 0.0
    for process in Path("/proc").iterdir():
        # No process, or one that went.
        with suppress(OSError, ValueError):
            if str(folder).encode() in (process / "cmdline").read_bytes():
                total += time.clock_gettime(_clock_of(int(process.name)))
    return total * 1000


def _clock_of(process: int) -> int:
    """The clock of a process's time, threads that have ended included, as clock_getcpuclockid(3) says."""
    return ~process << 3 | 2


def settle(used: Callable[[], float]) -> None:
    """Return when a server rests that has come up, or that was left alone; after five minutes at the latest.

    ``used`` tells its processor time in milliseconds. Of three seconds at rest one may be a chance: others
    may have the processor.
    """
    so_far, resting = 0.0, 0
    for _ in range(300):
        before, so_far = so_far, used()
        resting = resting + 1 if so_far and so_far - before < 50 else 0
        if resting == 3:
            return
        time.sleep(1)


def free_port() -> int:
    """Return a port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def oxigraph(folder: Path, port: int, command: str = "serve") -> Iterator[Address]:
    """``oxigraph serve`` of a folder; ``command`` may be ``serve-read-only``."""
    # Beside this Python, whether or not the environment is activated.
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        raise FileNotFoundError("oxigraph is wanted: pip install oxigraph")
    words = [program, command, "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    words += ["--timeout-s", str(_LONGEST_SECONDS)]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as server:
        address = Address.read(f"http://127.0.0.1:{port}")
        try:
            _await_answer(address, server)
            yield address
        finally:
            server.terminate()


@contextmanager
def oxigraph_of(folder: Path, graph: Path) -> Iterator[Address]:
    """``oxigraph serve-read-only`` of a file's triples, each once, in the default graph.

    Several may serve one folder.
    """
    if not folder.is_dir():
        store = ox.Store(str(folder))
        quads = ox.parse(path=graph, format=ox.RdfFormat.N_QUADS)
        store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
        store.optimize()
        del store
    with oxigraph(folder, free_port(), "serve-read-only") as address:
        yield address


@contextmanager
def virtuoso(
    folder: Path, rows: int, buffers: int = 10_000, ends: bool = False
) -> Iterator[Address]:
    """An empty Virtuoso 7 (Debian's virtuoso-opensource-7-bin); a buffer is 8 kB of memory.

    ``ends`` lets no query run on that nobody waits for any more; one that ends so answers in part.
    """
    program = shutil.which("virtuoso-t")
    if program is None:
        raise FileNotFoundError(
            "Virtuoso 7 is wanted. As root: apt-get install virtuoso-opensource-7-bin"
        )
    folder.mkdir(exist_ok=True)
    http = free_port()
    settings = _VIRTUOSO.format(
        sql=free_port(),
        folder=folder,
        http=http,
        rows=rows,
        buffers=buffers,
        dirty=buffers * 3 // 4,
        most=f"MaxQueryExecutionTime = {_LONGEST_SECONDS}" if ends else "",
    )
    (folder / "virtuoso.ini").write_text(settings)
    command = [program, "+configfile", str(folder / "virtuoso.ini"), "+foreground"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL) as server:
        address = Address.read(f"http://dba:dba@127.0.0.1:{http}/sparql")
        try:
            _await_answer(address, server)
            yield address
        finally:  # it holds nothing that is to be kept
            server.kill()


@contextmanager
def virtuoso_of(folder: Path, graph: Path, name: str, rows: int) -> Iterator[Address]:
    """Virtuoso 7 with a file's triples, each once, in one graph of that name, loaded in bulk."""
    with virtuoso(folder, rows, buffers=170_000, ends=True) as address:
        with graph.open("rb") as quads, (folder / "union.nt").open("wb") as triples:
            triples.writelines(line[: line.rfind(b" <")] + b" .\n" for line in quads)
        said = f"ld_dir('{folder}', 'union.nt', '{name}'); rdf_loader_run();"
        words = ["isql-vt", _sql_port(folder), "dba", "dba", f"exec={said}"]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
        yield address


def _sql_port(folder: Path) -> str:
    settings = configparser.ConfigParser()
    settings.read(folder / "virtuoso.ini")
    return settings["Parameters"]["ServerPort"].rpartition(":")[2]


def _await_answer(address: Address, server: subprocess.Popen[bytes]) -> None:
    """Return when a server answers; raises TimeoutError after five minutes, OSError where it ended."""
    until = time.monotonic() + 300
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{address.endpoint}?query=ASK%20%7B%7D", timeout=5).close()
        except OSError:
            if server.poll() is not None:
                raise
            threading.Event().wait(0.05)
        else:
            return
    raise TimeoutError(f"{address} does not come up")
