"""The process that holds a release in memory outlives every one of its workers."""

import subprocess
import sys


def test_a_worker_that_a_second_signal_has_reaped_does_not_end_the_keeper() -> None:
    # In a process of its own: reaping here would take the children of other tests.
    program = "from rolegraph.store.keeper import _reap; w = {1}; _reap(w); assert not w"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
