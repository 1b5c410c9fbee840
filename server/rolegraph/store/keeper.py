"""The process that keeps a graph, and forks the workers that answer from it.

Started as ``python -m rolegraph.store.keeper SOURCE MEGABYTES``, with a socket as standard input:
each message on it carries one end of a channel, for which a worker is forked. Workers share the
graph's memory (copy-on-write). A query that takes longer than its limit is ended by the kernel, with
its process and memory; when the asking process is gone, so are the keeper and its workers.
"""

import gc
import os
import resource
import signal
import socket
import sys
from pathlib import Path

from rolegraph.errors import RolegraphError
from rolegraph.store.channel import (
    NAMED,
    READY,
    Header,
    read_requests,
    receive,
    send,
    write_error,
    write_replies,
)
from rolegraph.store.embedded import EmbeddedStore

# A worker that has grown by this much answers and goes, so that memory is given back.
_GROWN = 128 << 20


def main(source: Path, megabytes: int) -> None:
    """Keep the graph of a file (N-Quads) or folder (on disk) until standard input ends."""
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    control = socket.socket(fileno=os.dup(0))
    try:
        store = EmbeddedStore.load(source) if source.is_file() else EmbeddedStore.open(source)
    except (OSError, SyntaxError) as error:
        control.send(str(error).encode())
        sys.exit(3)
    gc.collect()
    gc.freeze()
    control.send(READY)
    while (order := _next_order(control)) is not None:
        sort, channel = order
        if sort == NAMED:
            store.load_named_graphs()
        if not os.fork():
            control.close()
            # A store on disk is opened by each worker: RocksDB's threads do not survive a fork.
            _work(store if source.is_file() else EmbeddedStore.open(source), channel, megabytes)
        channel.close()
    # Whatever still runs belongs to nobody: this group holds only the keeper and its workers.
    os.killpg(0, signal.SIGKILL)


def _next_order(control: socket.socket) -> tuple[bytes, socket.socket] | None:
    """The sort of worker that is wanted, and its channel; None when nobody asks any more."""
    sort, descriptors, _, _ = socket.recv_fds(control, 1, 1)
    return (sort, socket.socket(fileno=descriptors[0])) if descriptors else None


def _work(store: EmbeddedStore, channel: socket.socket, megabytes: int) -> None:
    """Answer on one channel until it ends, or until the memory has grown; never returns."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _confine(megabytes)
    at_first, last = _peak(), False
    send(channel, {"worker": os.getpid()})
    while not last and (message := receive(channel)):
        header, body = _answer(store, message[0])
        last = _peak() > at_first + _GROWN
        send(channel, {**header, "last": last}, body)
    os._exit(0)


def _confine(megabytes: int) -> None:
    """Cap the memory that queries may add, and let none open a file or a connection.

    With no descriptor to be had, SERVICE cannot open a socket even if the guard were passed.
    """
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + (megabytes << 20)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def _answer(store: EmbeddedStore, header: Header) -> tuple[Header, bytes]:
    """Answer one message; the timer's signal ends this process where that takes too long."""
    signal.setitimer(signal.ITIMER_REAL, (header["milliseconds"] or 0) / 1000)
    try:
        return write_replies([store.answer(r) for r in read_requests(header["requests"])])
    except RolegraphError as error:
        return write_error(error), b""
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
