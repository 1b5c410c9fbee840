"""The process that holds a release in memory outlives every one of its workers."""

import os
import subprocess
import sys
from itertools import pairwise

from rolegraph.store.pages import owned


def test_a_worker_that_a_second_signal_has_reaped_does_not_end_the_keeper() -> None:
    # In a process of its own: reaping here would take the children of other tests.
    program = "from rolegraph.store.keeper import _reap; w = {1}; _reap(w); assert not w"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def _shared_kilobytes() -> int:
    """How much of this process's data lies in pages that another process has, too."""
    with open("/proc/self/smaps_rollup") as file:
        lines = [line for line in file if line.startswith("Shared_Dirty")]
    return int(lines[0].split()[1])


def test_a_worker_makes_the_graph_its_own_step_by_step() -> None:
    graph = bytearray(os.urandom(64 << 20))
    reading, writing = os.pipe()
    if not (child := os.fork()):
        try:
            shared = [_shared_kilobytes(), *(_shared_kilobytes() for _ in owned(left_free=0))]
            falls = all(later <= earlier for earlier, later in pairwise(shared))
            told = f"{len(shared) > 8} {falls} {shared[0] - shared[-1] > 48 << 10} {graph[0]}"
            os.write(writing, told.encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    assert os.read(reading, 100).decode() == f"True True True {graph[0]}"
    os.close(reading)


def test_what_a_query_leaves_behind_is_given_back() -> None:
    # In a process of its own: the memory of this one is that of all tests before.
    program = """
from rolegraph.store.pages import give_back, held
now = held()
at_first = now()
pieces = [bytes(60_000) for _ in range(4000)]
kept, grown = pieces[-1], now() - at_first
del pieces
give_back()
assert grown > 128 << 20 and now() - at_first < 20 << 20, (grown, now() - at_first)
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
