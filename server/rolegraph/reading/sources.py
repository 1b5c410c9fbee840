"""Which files a list of sources holds, and what each is called."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rolegraph.errors import BadDocument, Omission
from rolegraph.reading.document import Document
from rolegraph.reading.limits import DEFAULT, Limits
from rolegraph.reading.reader import read

#: Files beside documents that are settings or the system's.
_NO_DOCUMENTS = ("organisations.yaml", "organisations.yml", "thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, and the name that its document goes by: its path in the source, with /."""

    path: Path
    relative: str


def read_sources(
    sources: Iterable[Path], limits: Limits = DEFAULT
) -> tuple[tuple[Document, ...], tuple[Omission, ...]]:
    """Return the documents in files and folders, by path, and what could not be read."""
    found, omissions = listed(sources)
    documents = []
    for source in found:
        try:
            document = read(source.path, source.relative, limits)
        except BadDocument as error:
            omissions += (error.omission,)
            continue
        documents.append(document)
        omissions += document.left_out
    return tuple(documents), omissions


def listed(sources: Iterable[Path]) -> tuple[tuple[Source, ...], tuple[Omission, ...]]:
    """Return the files to read, ordered by name, and the sources that lead to none.

    In a folder, hidden files, office lock files (~$…), README files and organisations.yaml are no
    documents; a file that is given by itself is always one. Files of one name in several sources
    get the source's name before theirs; a file that is met twice is listed once.
    """
    places: list[tuple[str, Source]] = []
    omissions: list[Omission] = []
    for source in sources:
        try:
            if source.is_dir():
                places += [(_real(source).name, each) for each in _walk(source)]
            elif source.exists() or source.is_symlink():
                places.append((_real(source).parent.name, Source(source, source.name)))
            else:
                omissions.append(Omission(str(source), "does not exist.", "Check the name."))
        except PermissionError:
            reason = "lies in a folder that may not be looked into."
            omissions.append(Omission(str(source), reason, "Check the folder's permissions."))
    nameless = [source for _, source in places if not _is_text(source.relative)]
    omissions += map(_without_name, nameless)
    found, clashes = _named_apart([p for p in places if p[1] not in nameless])
    return found, (*omissions, *clashes)


def _is_text(name: str) -> bool:
    """Say whether the bytes of a name are UTF-8: Python keeps others as halves of characters."""
    return name.isascii() or not any("\ud800" <= c <= "\udfff" for c in name)


def _without_name(source: Source) -> Omission:
    shown = os.fsencode(source.relative).decode("utf-8", "replace")
    return Omission(shown, "has a name that is not in UTF-8.", "Rename it.")


def _walk(folder: Path) -> Iterator[Source]:
    """Yield a folder's documents; a folder that links lead to a second time is passed over."""
    seen = {_real(folder)}
    for here, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if _is_new(Path(here, name), seen))
        for name in names:
            if not _is_skipped(name):
                path = Path(here, name)
                yield Source(path, path.relative_to(folder).as_posix())


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _is_new(folder: Path, seen: set[Path]) -> bool:
    there = _real(folder)
    if folder.name.startswith(".") or there in seen:
        return False
    seen.add(there)
    return True


def _is_skipped(name: str) -> bool:
    lower = name.lower()
    return lower.startswith((".", "~$", "readme")) or lower in _NO_DOCUMENTS


def _named_apart(
    places: list[tuple[str, Source]],
) -> tuple[tuple[Source, ...], tuple[Omission, ...]]:
    """Return the sources under names of their own, and those that stay without one."""
    once = {_real(source.path): (folder, source) for folder, source in reversed(places)}
    counts = Counter(source.relative for _, source in once.values())
    named: dict[str, Source] = {}
    clashes: list[Omission] = []
    for folder, source in reversed(once.values()):
        twice = counts[source.relative] > 1
        relative = f"{folder}/{source.relative}" if twice else source.relative
        other = named.setdefault(relative, Source(source.path, relative))
        if other.path != source.path:
            reason = f"has the same name as another document ({other.path})."
            clashes.append(Omission(str(source.path), reason, "Pass the folder that holds both."))
    return tuple(named[name] for name in sorted(named)), tuple(clashes)
