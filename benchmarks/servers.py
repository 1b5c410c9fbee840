"""Start the stores that measurements compare with, each with files and ports of its own."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
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
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = {rows}
[Client]
[Replication]
"""


def free_port() -> int:
    """Return a port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def oxigraph(folder: Path, graph: Path) -> Iterator[Address]:
    """``oxigraph serve-read-only`` of a file's triples, each once, in the default graph."""
    store = ox.Store(str(folder))
    quads = ox.parse(path=graph, format=ox.RdfFormat.N_QUADS)
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    store.optimize()
    del store
    program, port = str(Path(sys.executable).parent / "oxigraph"), free_port()
    command = [program, "serve-read-only", "--location", str(folder)]
    command += ["--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        address = Address.read(f"http://127.0.0.1:{port}")
        await_answer(address)
        yield address
        server.terminate()


@contextmanager
def virtuoso(folder: Path, rows: int) -> Iterator[Address]:
    """An empty Virtuoso 7 (Debian's virtuoso-opensource-7-bin)."""
    program = shutil.which("virtuoso-t")
    if program is None:
        sys.exit("Virtuoso 7 is wanted. As root: apt-get install virtuoso-opensource-7-bin")
    folder.mkdir()
    http = free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=free_port(), http=http, rows=rows))
    command = [program, "+configfile", "virtuoso.ini", "+foreground"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL) as server:
        address = Address.read(f"http://dba:dba@127.0.0.1:{http}/sparql")
        await_answer(address)
        yield address
        server.kill()


def await_answer(address: Address) -> None:
    """Return when a server answers; raises TimeoutError after a minute."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{address.endpoint}?query=ASK%20%7B%7D", timeout=5).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"{address} does not come up")
