"""Say how much of what tables say is still read when a converter has lost their grid, way by way.

Usage: python benchmarks/flattened.py FOLDER… [--only WAY]… [--half a|b] [--every N] [--verbose]

Every document of the folders that has a table (of any format) is read as it is and, as a text, once with its
tables flattened in each way of ``flattening.py``. It is counted as ``robustness.py`` counts damage.
"""

import argparse
import sys
from multiprocessing import Pool
from pathlib import Path

from flattening import WAYS, flattened
from robustness import COUNTED, Said, Tally, half, said_by, said_of

from rolegraph.errors import RolegraphError
from rolegraph.reading import read

_NAMES = {way.__name__.replace("_", "-"): way for way in WAYS}


def main(arguments: list[str]) -> None:
    """Print a line for each way to flatten tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--only", action="append", default=[], choices=tuple(_NAMES))
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--every", type=int, default=1, help="every so many documents alone")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    asked = parser.parse_args(arguments)
    tallies = {name: Tally() for name in _NAMES if not asked.only or name in asked.only}
    paths = [path for path in _paths(asked.folders) if asked.half in (None, half(path))]
    jobs = [(path, tuple(tallies)) for path in paths[:: asked.every]]
    with Pool(asked.processes) as pool:
        for (path, _), (clean, damaged) in zip(jobs, pool.imap(_both, jobs), strict=True):
            for name, said in damaged.items():
                tallies[name].add(path.name, clean, said)
    print(f"{'':21} docs  " + "  ".join(f"{kind:11}" for kind in COUNTED))
    for name, tally in tallies.items():
        print(tally.row(name))
        if asked.verbose:
            print("\n".join(tally.remarks))


def _paths(folders: list[Path]) -> list[Path]:
    """Return the documents of the folders in order."""
    found = (path for folder in folders for path in folder.iterdir())
    return sorted(path for path in found if path.is_file() and not path.name.endswith(".yaml"))


def _both(job: tuple[Path, tuple[str, ...]]) -> tuple[list[Said], dict[str, list[Said]]]:
    """Return what a document says, and what its text says with its tables in each way flattened."""
    path, names = job
    try:
        document = read(path, path.name)
    except RolegraphError:
        return [], {}
    if not any(len(row) > 1 for table in document.tables for row in table.rows):
        return [], {}
    texts = {name: flattened(document, _NAMES[name]) for name in names}
    clean = said_of(document)
    return clean, {
        name: said_by(text, path.stem + _ending(path, name)) for name, text in texts.items()
    }


def _ending(path: Path, way: str) -> str:
    """Return what ends the name of a flattened text: Markdown knows no tables of tabs."""
    return ".md" if path.suffix == ".md" and way != "cells-in-tabs" else ".txt"


if __name__ == "__main__":
    main(sys.argv[1:])
