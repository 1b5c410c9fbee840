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
from pathlib import Path

from rolegraph.errors import BadInput
from rolegraph.store.channel import READY


@dataclass(frozen=True, slots=True)
class Keeping:
    """A graph's file or folder, the memory that each query may add to it, how nice workers are."""

    source: Path
    megabytes: int
    niceness: int = 0

    def connect(self, sort: bytes) -> socket.socket:
        """Return a channel to a new worker of a sort; the keeper is started where none is.

        Raises BadInput where the source cannot be loaded.
        """
        channel = _knock(self._address())
        if channel is None:
            with self._alone():
                channel = _knock(self._address()) or self._start()
        channel.sendall(sort + bytes([self.niceness]))
        return channel

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", "rolegraph.store.keeper"]
        command += [str(self.source), str(self.megabytes), str(self._address())]
        with ours:
            with theirs:
                environment = {**os.environ, **_same_modules()}
                subprocess.run(command, stdin=theirs.fileno(), env=environment, check=True)
            said = ours.recv(1000)
        channel = _knock(self._address())
        if said != READY or channel is None:
            raise BadInput(
                f"{self.source} cannot be loaded as a graph: {said.decode(errors='replace')}. "
                "Build it again: rolegraph build."
            )
        return channel

    def _address(self) -> Path:
        """Where the keeper listens: one address for a source as it is now, and for one user."""
        state = self.source.stat()
        identity = (self.source.resolve(), state.st_mtime_ns, self.megabytes, sys.executable)
        name = hashlib.sha256(repr(identity).encode()).hexdigest()[:24]
        folder = Path(tempfile.gettempdir()) / f"rolegraph-{os.getuid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder / name

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let one process at a time start the keeper of this source."""
        with self._address().with_suffix(".lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _knock(address: Path) -> socket.socket | None:
    channel = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        channel.connect(str(address))
    except (FileNotFoundError, ConnectionRefusedError):
        channel.close()
        return None
    return channel


def _same_modules() -> dict[str, str]:
    return {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
