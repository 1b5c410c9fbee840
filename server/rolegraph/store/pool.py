"""Worker processes of one keeper: who may use one, and what happens when one is ended."""

import os
import signal
import socket
import threading
import time
import weakref
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rolegraph.errors import LimitReached, TooBusy
from rolegraph.store.channel import DEFAULT, NAMED, STAY, Header, receive, send
from rolegraph.store.keeping import Keeping

# The kernel ends a query at its limit, and then takes back its memory, a gigabyte for a tenth of a second; so
# much after the limit nobody waits for that any more.
_GRACE_SECONDS = 0.05
# How much nicer (see nice(2)) workers are that run behind others.
_BEHIND = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """How many queries may run at once, how many may wait, and the memory each may add."""

    workers: int = min(4, os.cpu_count() or 1)
    queue: int = 16
    megabytes: int = 1024


CROWD = Crowd()


@dataclass(slots=True)
class _Worker:
    channel: socket.socket
    sort: bytes
    pid: int


class Pool:
    """Workers of one keeper: idle ones to take, and a gate that few may pass at once."""

    def __init__(
        self, source: Path, crowd: Crowd, disk: Path | None = None, niceness: int = 0
    ) -> None:
        """Connect, so that the graph is loaded and stays as long as this pool is used.

        ``disk`` is the same graph as a store on disk: it answers while the graph is being loaded, and
        queries of named graphs, of which memory would have to hold a second copy.
        """
        self._keeping = Keeping(source, crowd.megabytes, niceness)
        self._disk = Keeping(disk, crowd.megabytes, niceness) if disk else None
        self._crowd = crowd
        self._idle: dict[bytes, list[_Worker]] = {DEFAULT: [], NAMED: []}
        self._stay: list[socket.socket] = []
        self._loaded = disk is None
        if not self._loaded and (begun := self._keeping.begin()) is not None:
            self._stay.append(begun)
        self._reset()
        self._idle[DEFAULT].append(self._new_worker(DEFAULT))
        _forget_after_fork(weakref.ref(self))
        weakref.finalize(self, _let_go, self._idle, self._stay)

    def _reset(self) -> None:
        self._gate = threading.Condition()
        self._running = self._waiting = 0

    def beside(self) -> "Pool":
        """Return a pool for the same graph, whose workers leave the processor to these."""
        disk = self._disk.source if self._disk else None
        return Pool(self._keeping.source, self._crowd, disk, _BEHIND)

    def close(self) -> None:
        """Let the idle workers go; the keeper goes when nobody has one."""
        with self._gate:
            _let_go(self._idle, self._stay)

    def forget(self) -> None:
        """After a fork: leave the workers to the process that had them before."""
        self._reset()
        _let_go(self._idle, [])
        # The other process may let go at once, and this one ask only in a while.
        self._remain()

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
            self._look()
            while self._idle[sort]:
                worker = self._idle[sort].pop()
                if _alive(worker.channel):
                    return worker
                worker.channel.close()
        return self._new_worker(sort)

    def _new_worker(self, sort: bytes) -> _Worker:
        try:
            return self._forked(sort)
        except OSError:
            # The keeper went while we knocked; the next one is ours.
            return self._forked(sort)

    def _forked(self, sort: bytes) -> _Worker:
        """Have a worker forked; the graph is to stay loaded when no worker of ours is left."""
        channel = self._where(sort).connect(sort)
        with self._gate:
            self._remain()
        return _greeted(channel, sort)

    def _where(self, sort: bytes) -> Keeping:
        on_disk = self._disk if sort == NAMED or not self._loaded else None
        return on_disk or self._keeping

    def _look(self) -> None:
        """Go over to memory once the graph is loaded there."""
        if not self._loaded and (stay := self._keeping.knock(STAY)) is not None:
            self._loaded = True
            _let_go({DEFAULT: self._idle[DEFAULT]}, [])
            self._stay.append(stay)

    def _remain(self) -> None:
        while self._stay and not _alive(self._stay[-1]):
            self._stay.pop().close()
        if not self._stay:
            self._stay.append(self._where(DEFAULT).connect(STAY))

    def _through(
        self, worker: _Worker, header: Header, milliseconds: int | None
    ) -> tuple[Header, bytes]:
        worker.channel.settimeout(milliseconds / 1000 + _GRACE_SECONDS if milliseconds else None)
        started = time.monotonic()
        try:
            send(worker.channel, header)
            message = receive(worker.channel)
        except TimeoutError:
            with suppress(ProcessLookupError):  # gone since
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


def _greeted(channel: socket.socket, sort: bytes) -> _Worker:
    """Wait for a worker's first word, its process id."""
    message = receive(channel)
    if message is None:
        channel.close()
        raise ConnectionError
    return _Worker(channel, sort, message[0]["worker"])


def _let_go(idle: dict[bytes, list[_Worker]], stay: list[socket.socket]) -> None:
    for workers in idle.values():
        while workers:
            workers.pop().channel.close()
    while stay:
        stay.pop().close()


def _forget_after_fork(pool: "weakref.ref[Pool]") -> None:
    """Leave the workers to the process that had them before a fork.

    The parent lets its idle ones go too, so that a server's master process keeps no old release.
    """

    def in_child() -> None:
        if (known := pool()) is not None:
            known.forget()

    def in_parent() -> None:
        if (known := pool()) is not None:
            known.close()

    os.register_at_fork(after_in_child=in_child, after_in_parent=in_parent)


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
