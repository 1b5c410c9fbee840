"""The process that keeps a graph, and forks a worker for each connection that it accepts.

Started as ``python -m rolegraph.store.keeper SOURCE MEGABYTES ADDRESS LOCK``, with a socket as standard
input to say on it that the graph is loaded; LOCK is a descriptor to close then. Workers share the
graph's memory (copy-on-write). A query that takes longer than its limit is ended by the kernel, with
its process and memory. A connection may also only ask that the graph stay loaded. When nobody has
been connected for a while, the keeper goes.
"""

import gc
import os
import resource
import select
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rolegraph.errors import RolegraphError
from rolegraph.store.channel import (
    NAMED,
    READY,
    STAY,
    Header,
    read_requests,
    receive,
    send,
    write_error,
    write_replies,
)
from rolegraph.store.embedded import EmbeddedStore
from rolegraph.store.pages import give_back, held, owned

# A worker that has grown by this much gives memory back after its answer, and goes where it cannot.
_GROWN = 128 << 20
_ALONE_SECONDS = 3.0
# A worker that is asked nothing for so long is idle.
_IDLE_SECONDS = 0.05
_DONE = object()
_SPARE_FILES = 64
#: Connections that a query may have open to the hosts that SERVICE may call.
_SOCKETS = 64


def main(source: Path, megabytes: int, address: Path, lock: int) -> None:
    """Keep the graph of a file (N-Quads) or folder (on disk) as long as anybody is connected."""
    if os.fork():
        # The keeper outlives whoever started it, so it is nobody's child.
        os._exit(0)
    os.setsid()
    parent = socket.socket(fileno=os.dup(0))
    try:
        store = EmbeddedStore.load(source) if source.is_file() else EmbeddedStore.open(source)
    except (OSError, SyntaxError) as error:
        parent.send(str(error).encode())
        sys.exit(3)
    gc.collect()
    gc.freeze()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        address.unlink(missing_ok=True)
        door.bind(str(address))
        door.listen(64)
        os.close(lock)
        with suppress(OSError):  # nobody need wait for it
            parent.send(READY)
        _serve(door, [parent], store, source, megabytes)
    address.unlink(missing_ok=True)


def _serve(
    door: socket.socket,
    staying: list[socket.socket],
    store: EmbeddedStore,
    source: Path,
    megabytes: int,
) -> None:
    """Fork workers until nobody is connected; ``staying`` are those who want the graph to stay."""
    workers: set[int] = set()
    signal.signal(signal.SIGCHLD, lambda *_: _reap(workers))
    while True:
        heard, _, _ = select.select([door, *staying], [], [], _ALONE_SECONDS)
        if not heard and not workers and not staying:
            return
        for gone in [one for one in staying if one in heard]:
            staying.remove(gone)
            gone.close()
        if door in heard:
            channel, _ = door.accept()
            sort, niceness = channel.recv(1), channel.recv(1)
            if not niceness:  # gone already
                channel.close()
                continue
            if sort == STAY:
                staying.append(channel)
                continue
            if sort == NAMED:
                store.load_named_graphs()
            with channel, _reaping_held():
                workers.add(_fork(store, source, channel, megabytes, niceness, [door, *staying]))


def _reap(workers: set[int]) -> None:
    while workers:
        try:
            ended, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            # A signal that came while this ran has reaped the last one.
            workers.clear()
            return
        if not ended:
            return
        workers.discard(ended)


@contextmanager
def _reaping_held() -> Iterator[None]:
    """Let no worker be reaped before it is counted."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
    yield
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])


def _fork(
    store: EmbeddedStore,
    source: Path,
    channel: socket.socket,
    megabytes: int,
    niceness: bytes,
    others: list[socket.socket],
) -> int:
    worker = os.fork()
    if not worker:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for other in others:
            other.close()
        os.nice(ord(niceness))
        # A store on disk is opened by each worker: RocksDB's threads do not survive a fork.
        if source.is_dir():
            store = EmbeddedStore.open(source)
        # Before no file can be opened any more. A worker that runs behind others leaves them the memory.
        chores = iter(()) if ord(niceness) or source.is_dir() else owned()
        memory = held()
        _confine(megabytes, _files(source))
        _work(store, channel, chores, memory)
    return worker


def _files(source: Path) -> int:
    """How many files a query may have open: those of a store on disk, which it opens when it needs them."""
    return len(list(source.iterdir())) + _SPARE_FILES if source.is_dir() else 0


def _work(
    store: EmbeddedStore, channel: socket.socket, chores: Iterator[None], memory: Callable[[], int]
) -> None:
    """Answer on one channel until it ends, or until the memory has grown; never returns.

    Once it has answered, chores are done a step at a time while nothing is asked.
    """
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    most, last, left = memory() + _GROWN, False, True
    send(channel, {"worker": os.getpid()})
    while not last and (message := receive(channel)):
        header, body = _answer(store, message[0])
        if memory() > most:
            give_back()
            last = memory() > most
        send(channel, {**header, "last": last}, body)
        while left and not last and not _asked(channel):
            left = next(chores, _DONE) is not _DONE
    os._exit(0)


def _asked(channel: socket.socket) -> bool:
    """Whether there is a message, or the end of the channel, within a moment."""
    # poll(2) refuses more descriptors than may be opened, of which there are none.
    return bool(select.select([channel], [], [], _IDLE_SECONDS)[0])


def _confine(megabytes: int, files: int) -> None:
    """Cap the memory that queries may add, and the files that they may open.

    With no descriptor to be had (of a graph in memory), SERVICE cannot open a socket even if the guard
    were passed; ``_calling`` raises the bound for a query that may call another server.
    """
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + (megabytes << 20)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files + _SOCKETS))


def _answer(store: EmbeddedStore, header: Header) -> tuple[Header, bytes]:
    """Answer one message; the timer's signal ends this process where that takes too long."""
    signal.setitimer(signal.ITIMER_REAL, (header["milliseconds"] or 0) / 1000)
    try:
        wanted = read_requests(header["requests"])
        with _calling(any(r.service_hosts for r in wanted)):
            return write_replies([store.answer(r) for r in wanted])
    except RolegraphError as error:
        return write_error(error), b""
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def _calling(allowed: bool) -> Iterator[None]:
    """Let a query open connections, where it may call another server at all."""
    if not allowed:
        yield
        return
    usual, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (usual, most))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
