"""Seconds by stage, from raw text to published release, as the median of several builds; memory at most.

python benchmarks/stages.py [SOURCE] [--runs 3]
"""

import argparse
import resource
import statistics
import tempfile
from pathlib import Path

from rolegraph import pipeline

_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def main() -> None:
    """Build a source several times and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, nargs="?", default=pipeline.default_sources()[0])
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wanted = pipeline.Request(sources=(arguments.source,), data=Path(folder))
        runs = [
            pipeline.build(wanted, lambda _: None).report["seconds"] for _ in range(arguments.runs)
        ]
    total = 0.0
    for stage in runs[0]:
        seconds = statistics.median(run[stage] for run in runs)
        total += seconds
        print(f"{stage:12} {seconds:7.2f} s")
    print(f"{'all':12} {total:7.2f} s  (median of {arguments.runs} builds of {arguments.source})")
    own, read = (resource.getrusage(who).ru_maxrss // 1000 for who in _WHO)
    print(f"at most {own} MB in the process that builds, {read} MB in one that reads beside it")


if __name__ == "__main__":
    main()
