"""Say how much of what tables say is still read when a converter has lost their grid, way by way.

Usage: python benchmarks/flattened.py FOLDER… [--only WAY]… [--half a|b] [--every N] [--verbose]

Every document of the folders that has a table (of any format) is read as it is and, as a text, once with its
tables flattened in each way of ``flattening.py``. It is counted as ``robustness.py`` counts damage.
"""

import sys
from pathlib import Path

from flattening import WAYS, flattened
from robustness import Said, options, report, said_by, said_of

from rolegraph.errors import RolegraphError
from rolegraph.reading import read

_NAMES = {way.__name__.replace("_", "-"): way for way in WAYS}


def main(arguments: list[str]) -> None:
    """Print a line for each way to flatten tables."""
    asked = options(__doc__, list(_NAMES)).parse_args(arguments)
    report(asked, _paths(asked.folders), _both)


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
