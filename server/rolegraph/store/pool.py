"""Worker processes of one keeper: who may use one, and what happens when one is ended."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from rolegraph.errors import BadInput, LimitReached, StoreAway, TooBusy
from rolegraph.store.channel import DEFAULT, NAMED, READY, Header, receive, send

# The kernel ends a query at its limit; past this much more, the worker itself must be stuck.
_GRACE_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """How many queries may run at once, how many may wait, and the memory each may add."""

    workers: int = min(4, os.cpu_count() or 1)
    queue: int = 16
    megabytes: int = 1024


@dataclass(slots=True)
class _Worker:
    channel: socket.socket
    sort: bytes
    pid: int = 0

    def hello(self) -> None:
        """Wait for the worker's first word, its process id."""
        if not self.pid:
            message = receive(self.channel)
            if message is None:
                raise ConnectionError
            self.pid = message[0]["worker"]


CROWD = Crowd()


class Pool:
    """Workers of one keeper: idle ones to take, and a gate that few may pass at once."""

    def __init__(self, source: Path, crowd: Crowd) -> None:
        """Start the keeper and wait until it has loaded the graph."""
        self._source = source
        self._crowd = crowd
        self._gate = threading.Condition()
        self._running = self._waiting = 0
        self._idle: dict[bytes, list[_Worker]] = {DEFAULT: [], NAMED: []}
        self._control, self._keeper = _start(source, crowd.megabytes)
        os.register_at_fork(after_in_child=self._forget)

    def _forget(self) -> None:
        """Leave the workers to the process that had them before the fork."""
        self._gate = threading.Condition()
        self._running = self._waiting = 0
        self._idle = {DEFAULT: [], NAMED: []}

    def stop(self) -> None:
        """Close every channel; the keeper and the workers end when nobody holds one."""
        with self._gate:
            for worker in (*self._idle[DEFAULT], *self._idle[NAMED]):
                worker.channel.close()
            self._idle = {DEFAULT: [], NAMED: []}
            self._control.close()
        self._keeper.wait()

    def exchange(
        self, header: Header, milliseconds: int | None, sort: bytes = DEFAULT
    ) -> tuple[Header, bytes]:
        """Send one message to a worker of a sort and return its answer.

        Raises TooBusy where too many wait, LimitReached where the query was ended.
        """
        self._enter(milliseconds)
        try:
            return self._through(self._idle_worker(sort), header, milliseconds)
        finally:
            with self._gate:
                self._running -= 1
                self._gate.notify()

    def _enter(self, milliseconds: int | None) -> None:
        with self._gate:
            if self._running >= self._crowd.workers and self._waiting >= self._crowd.queue:
                raise TooBusy(_full(self._crowd))
            self._waiting += 1
            seconds = milliseconds / 1000 if milliseconds else None
            free = self._gate.wait_for(lambda: self._running < self._crowd.workers, seconds)
            self._waiting -= 1
            if not free:
                raise TooBusy(_full(self._crowd))
            self._running += 1

    def _idle_worker(self, sort: bytes) -> _Worker:
        """Take a worker that still lives, or have one forked."""
        with self._gate:
            while self._idle[sort]:
                worker = self._idle[sort].pop()
                if _alive(worker.channel):
                    return worker
                worker.channel.close()
        return self._fork(sort)

    def _fork(self, sort: bytes) -> _Worker:
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [sort], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise StoreAway(
                    f"The process that keeps {self._source} is gone. Start the server again."
                ) from error
        return _Worker(ours, sort)

    def _through(
        self, worker: _Worker, header: Header, milliseconds: int | None
    ) -> tuple[Header, bytes]:
        worker.channel.settimeout(milliseconds / 1000 + _GRACE_SECONDS if milliseconds else None)
        started = time.monotonic()
        try:
            worker.hello()
            started = time.monotonic()
            send(worker.channel, header)
            message = receive(worker.channel)
        except TimeoutError:
            os.kill(worker.pid, signal.SIGKILL)
            message = None
        except OSError:
            message = None
        if message is None:
            worker.channel.close()
            raise _ended((time.monotonic() - started) * 1000, milliseconds)
        if message[0]["last"]:
            worker.channel.close()
        else:
            with self._gate:
                self._idle[worker.sort].append(worker)
        return message


def _start(source: Path, megabytes: int) -> tuple[socket.socket, subprocess.Popen[bytes]]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "rolegraph.store.keeper", str(source), str(megabytes)]
    with theirs:
        keeper = subprocess.Popen(command, stdin=theirs.fileno(), env={**os.environ, **_path()})
    if (said := ours.recv(1000)) != READY:
        ours.close()
        keeper.wait()
        raise BadInput(
            f"{source} cannot be loaded as a graph: {said.decode(errors='replace')}. "
            "Build it again: rolegraph build."
        )
    return ours, keeper


def _path() -> dict[str, str]:
    return {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}


def _alive(channel: socket.socket) -> bool:
    """Whether a worker that owes no answer is still there: its end is open and silent."""
    channel.settimeout(0)
    try:
        return bool(channel.recv(1, socket.MSG_PEEK))
    except BlockingIOError:
        return True
    except OSError:
        return False


def _full(crowd: Crowd) -> str:
    return (
        f"{crowd.workers} queries are running and {crowd.queue} are waiting, as many as may. "
        "Try again in a moment."
    )


def _ended(milliseconds: float, limit: int | None) -> LimitReached:
    if limit is not None and milliseconds >= limit * 0.95:
        return LimitReached(
            f"The query was ended after {limit} ms, its limit. Ask for less, "
            "or raise the limit in the server's settings.",
            "time",
        )
    return LimitReached(
        "The query was ended: it took more memory, or nested deeper, than one query may. "
        "Ask for less.",
        "memory",
    )
