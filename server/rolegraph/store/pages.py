"""The memory of a worker: the graph in pages of its own, and what queries leave behind.

Oxigraph counts who holds a triple, so that a query writes to most of what it reads. A forked worker copies
the graph page by page as it goes: its first queries wait for that, and in the small pages that it is left
with the later ones take a third longer. Done ahead, in pages of 2 MB, nothing waits.
"""

import ctypes
import resource
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import FileIO
from pathlib import Path

# Of madvise(2), since Linux 5.14 and 6.1; an older kernel refuses, and nothing changes.
_POPULATE_WRITE, _COLLAPSE = 23, 25
_LARGE = 2 << 20
_AT_ONCE = 8 << 20
#: Below this part of the machine's memory the rest stays shared.
_LEFT_FREE = 0.25


def owned(left_free: float = _LEFT_FREE) -> Iterator[None]:
    """Make the memory that this process has now its own, a portion at each step.

    All files are opened at once, before the first step. It ends early where less of the machine's memory
    would be left free.
    """
    return _steps(tuple(_memory()), Path("/proc/meminfo").open("rb", buffering=0), left_free)


def _steps(
    places: Sequence[tuple[int, int]], about_memory: FileIO, left_free: float
) -> Iterator[None]:
    advise = ctypes.CDLL(None).madvise
    advise.argtypes = (ctypes.c_size_t, ctypes.c_size_t, ctypes.c_int)
    with about_memory:
        for start, end in places:
            for at in range(start, end, _AT_ONCE):
                if _free(about_memory) < left_free:
                    return
                size = min(_AT_ONCE, end - at)
                if advise(at, size, _POPULATE_WRITE) == 0:
                    advise(at, size, _COLLAPSE)
                yield


def _memory() -> Iterator[tuple[int, int]]:
    """Where the data of this process lies, in whole large pages."""
    for line in Path("/proc/self/maps").read_text().splitlines():
        place, rights, *rest = line.split(maxsplit=5)
        if rights != "rw-p" or (len(rest) == 4 and rest[3] != "[heap]"):
            continue
        start, end = (int(number, 16) for number in place.split("-"))
        start, end = -(-start // _LARGE) * _LARGE, end // _LARGE * _LARGE
        if start < end:
            yield start, end


def _free(about_memory: FileIO) -> float:
    """The part of the machine's memory that can still be had."""
    about_memory.seek(0)
    told = dict(line.split(b":", 1) for line in about_memory.read().splitlines())
    available, total = (int(told[name].split()[0]) for name in (b"MemAvailable", b"MemTotal"))
    return available / total


def held() -> Callable[[], int]:
    """Return what tells the bytes of memory that this process has; its file is opened at once."""
    about_us = Path("/proc/self/statm").open("rb", buffering=0)  # noqa: SIM115  # as long as the process

    def now() -> int:
        about_us.seek(0)
        return int(about_us.read().split()[1]) * resource.getpagesize()

    return now


def give_back() -> None:
    """Give memory that queries have left behind back to the kernel, where the C library can."""
    with suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
