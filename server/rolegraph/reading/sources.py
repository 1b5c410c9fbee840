"""Which files a list of sources holds, and what each is called."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rolegraph.errors import BadDocument, Omission
from rolegraph.reading.document import Document
from rolegraph.reading.reader import read


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, and the name that its document goes by: its path in the source, with /."""

    path: Path
    relative: str


def read_sources(sources: Iterable[Path]) -> tuple[tuple[Document, ...], tuple[Omission, ...]]:
    """Return the documents in files and folders, by path, and what could not be read."""
    found, omissions = listed(sources)
    documents = []
    for source in found:
        try:
            documents.append(read(source.path, source.relative))
        except BadDocument as error:
            omissions += (error.omission,)
    return tuple(documents), omissions


def listed(sources: Iterable[Path]) -> tuple[tuple[Source, ...], tuple[Omission, ...]]:
    """Return the files to read, ordered by name, and the sources that lead to none.

    In a folder, hidden files, office lock files (~$…), README files and organisations.yaml are no
    documents. A file that is given by itself is always one.
    """
    found: list[Source] = []
    omissions: list[Omission] = []
    for source in sources:
        if source.is_dir():
            found += _walk(source)
        elif source.exists():
            found.append(Source(source, source.name))
        else:
            omissions.append(Omission(str(source), "does not exist.", "Check the name."))
    return tuple(sorted(found, key=lambda each: each.relative)), tuple(omissions)


def _walk(folder: Path) -> Iterator[Source]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if not _is_skipped(name):
                path = Path(here, name)
                yield Source(path, path.relative_to(folder).as_posix())


def _is_skipped(name: str) -> bool:
    lower = name.lower()
    return lower.startswith((".", "~$", "readme")) or lower in ("organisations.yaml", "thumbs.db")
