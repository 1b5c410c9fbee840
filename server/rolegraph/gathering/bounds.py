"""How much time and memory one document may take before it is left out."""

import atexit
import gc
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from rolegraph.reading import DEFAULT, Limits

try:
    import resource
except ImportError:  # Windows keeps no such limits
    resource = None  # type: ignore[assignment]  # a module there, nothing here


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one document may need, beside the sizes that ``limits`` sets.

    ``seconds``: of processor time to read and extract it, so that a busy machine leaves out what a
    quiet one does. ``memory_bytes``: of a process that reads beside others;
    where only one process reads, the sizes alone bound its memory. Neither is kept on Windows.
    """

    limits: Limits = DEFAULT
    seconds: float = 60.0
    memory_bytes: int = 2_000_000_000


# Python drops an exception raised inside a finaliser or a garbage collector's callback, so the
# alarm rings again until one is heard; well apart, so that none disturbs the one being handled.
AGAIN_SECONDS = 1.0
#: A document leaves two thousand objects or so, which live as long as its result.
_NEW_OBJECTS = 50_000


class TookTooLong(Exception):
    """The time for one document is over."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise ``TookTooLong`` inside the block once it has taken that much processor time.

    Up to a second later where the first alarm is lost in a finaliser.
    Needs the process's main thread: elsewhere, and on Windows, the block runs to its end.
    """
    alarms = hasattr(signal, "setitimer")
    if not alarms or threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(_: int, __: FrameType | None) -> None:
        raise TookTooLong

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds, min(seconds, AGAIN_SECONDS))
    try:
        try:
            yield
        finally:
            # An alarm on the way into this line is raised once more, and the outer one still runs.
            signal.signal(signal.SIGPROF, signal.SIG_IGN)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage inside the block: that would walk all lexicons again and again.

    It takes a third of the time otherwise. What nothing leads to is freed all the same; only what
    leads to itself waits for the end.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def prepare(bytes_of: int) -> None:
    """Make this process one that reads: it takes no more memory than that (MemoryError beyond it).

    It looks for garbage once in a score of documents, not behind each, and not when it ends.
    """
    gc.set_threshold(_NEW_OBJECTS)
    atexit.register(gc.freeze)
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (bytes_of, resource.RLIM_INFINITY))
