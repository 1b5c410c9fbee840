"""The process that holds a release in memory outlives every one of its workers."""

import subprocess
import sys


def test_a_worker_that_a_second_signal_has_reaped_does_not_end_the_keeper() -> None:
    # In a process of its own: reaping here would take the children of other tests.
    program = "from rolegraph.store.keeper import _reap; w = {1}; _reap(w); assert not w"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_a_worker_makes_the_graph_its_own_step_by_step() -> None:
    # In a process of its own: the pages of this one are those of all tests before.
    program = """
import os
from itertools import pairwise
from rolegraph.store.pages import owned

def shared():
    with open("/proc/self/smaps_rollup") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Shared_Dirty"))

graph = bytearray(os.urandom(64 << 20))
if child := os.fork():
    _, status = os.waitpid(child, 0)
    raise SystemExit(os.waitstatus_to_exitcode(status))
kilobytes = [shared(), *(shared() for _ in owned(left_free=0))]
assert len(kilobytes) > 8, kilobytes
assert all(later <= earlier for earlier, later in pairwise(kilobytes)), kilobytes
assert kilobytes[0] - kilobytes[-1] > 48 << 10, kilobytes
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


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
