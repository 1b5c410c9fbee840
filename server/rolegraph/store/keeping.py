"""Find the keeper of a graph, or start one: processes that ask of the same graph share it."""

import fcntl
import hashlib
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rolegraph.errors import BadInput
from rolegraph.store.channel import READY

# Memory in pages of 2 MB, where glibc and the kernel have them: of 3.5 M triples a worker is forked in 18 ms
# in place of 180, and a query that is ended gives a gigabyte back in 20 in place of 90. What a query's plan
# is made of is kept for the next one, not put back among the free pieces of a large graph's memory: a quick
# query takes a third less.
_MEMORY = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1:glibc.malloc.tcache_count=1000"}


@dataclass(frozen=True)
class Keeping:
    """A graph's file or folder, the memory that each query may add to it, how nice workers are."""

    source: Path
    megabytes: int
    niceness: int = 0

    def connect(self, sort: bytes) -> socket.socket:
        """Return a channel to a new worker of a sort; the keeper is started where none is.

        Raises BadInput where the source cannot be loaded.
        """
        if (channel := self.knock(sort)) is None:
            with self._alone() as lock:
                if (channel := self.knock(sort)) is None:
                    with self._start(lock) as ours:
                        said = ours.recv(1000)
                    channel = self.knock(sort)
                    if said != READY or channel is None:
                        raise BadInput(self._cannot(said))
        return channel

    def knock(self, sort: bytes) -> socket.socket | None:
        """Return a channel to a new worker, None where no keeper has the graph loaded."""
        channel = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            channel.connect(str(self._address))
            channel.sendall(sort + bytes([self.niceness]))
        except (FileNotFoundError, ConnectionRefusedError):
            channel.close()
            return None
        return channel

    def begin(self) -> socket.socket | None:
        """Start a keeper and return at once; it stays as long as what is returned is open.

        None where another process is starting it.
        """
        try:
            with self._alone(fcntl.LOCK_NB) as lock:
                return self._start(lock)
        except BlockingIOError:
            return None

    def _start(self, lock: int) -> socket.socket:
        """Start a keeper, which holds the lock until the graph is loaded and then says so."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", "rolegraph.store.keeper", str(self.source)]
        command += [str(self.megabytes), str(self._address), str(lock)]
        environment = {**_MEMORY, **os.environ, **_same_modules()}
        with theirs:
            subprocess.run(
                command, stdin=theirs.fileno(), env=environment, pass_fds=[lock], check=True
            )
        return ours

    def _cannot(self, said: bytes) -> str:
        return (
            f"{self.source} cannot be loaded as a graph: {said.decode(errors='replace')}. "
            "Build it again: rolegraph build."
        )

    @cached_property
    def _address(self) -> Path:
        """Where the keeper listens: one address for a source as it is now, and for one user."""
        state = self.source.stat()
        identity = (self.source.resolve(), state.st_mtime_ns, self.megabytes, sys.executable)
        name = hashlib.sha256(repr(identity).encode()).hexdigest()[:24]
        folder = Path(tempfile.gettempdir()) / f"rolegraph-{os.getuid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder / name

    @contextmanager
    def _alone(self, way: int = 0) -> Iterator[int]:
        """Let one process at a time start the keeper of this source; raises BlockingIOError for LOCK_NB."""
        with self._address.with_suffix(".lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX | way)
            yield file.fileno()


def _same_modules() -> dict[str, str]:
    return {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
