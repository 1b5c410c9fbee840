"""Releases on disk: written aside, then switched to in one step.

::

    DIR/releases/<digest>/   graph.nq  positions.json  units.json  documents.json  validation.json
                             ontology.json  index.json  findings.json  behind.jsonl  names.json
                             texts/  manifest.json  graph.db/ (of a large graph: it opens at once)
    DIR/current              a link to one of them

A build that is killed leaves ``current`` as it was. The digest is over every file but the manifest,
which alone carries the time of the build, and ``graph.db``, which is the graph over again.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from rolegraph.errors import BadInput
from rolegraph.graph.ontology import Source, ontology_sources
from rolegraph.store import EmbeddedStore
from rolegraph.store.address import Address, Parts

_MANIFEST = "manifest.json"
_KEPT = 10
_DATABASE = "graph.db"
# Above so many bytes of N-Quads (about two million) a graph takes too long to load each time.
_LARGE = 500_000_000
_AT_ONCE = 1 << 20
Content = bytes | Path


@dataclass(frozen=True)
class Release:
    """One published build.

    One that was read from a store on another server has the store's ``address`` and ``parts``, and no
    graph in its folder.
    """

    folder: Path
    address: Address | None = None
    parts: Parts | None = None

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """Digest, time, sources and versions of the build."""
        loaded: Mapping[str, Any] = json.loads((self.folder / _MANIFEST).read_text("utf-8"))
        return loaded

    @property
    def digest(self) -> str:
        """``sha256:`` and 64 hexadecimal digits, the same for the same content."""
        return str(self.manifest["digest"])

    @property
    def graph(self) -> Path:
        """The N-Quads file that holds the whole graph, inferred statements included."""
        return self.folder / "graph.nq"

    @property
    def database(self) -> Path | None:
        """The same graph as a store on disk, for ``EmbeddedStore.open``; None for a small one."""
        found = self.folder / _DATABASE
        return found if found.is_dir() else None

    def has(self, name: str) -> bool:
        """Say whether the release has a JSON file of this name; older ones have fewer."""
        return (self.folder / f"{name}.json").is_file()

    def read_json(self, name: str) -> Any:
        """Return a JSON file of the release, such as ``positions`` or ``report``."""
        return json.loads((self.folder / f"{name}.json").read_text("utf-8"))

    @property
    def index(self) -> bytes | None:
        """The index that questions are answered from; None for a release that keeps none."""
        file = self.folder / "index.json"
        return file.read_bytes() if file.is_file() else None

    @property
    def names(self) -> bytes | None:
        """Every name that may be written for an IRI; None for a release that keeps none."""
        file = self.folder / "names.json"
        return file.read_bytes() if file.is_file() else None

    @property
    def findings(self) -> bytes | None:
        """What the audit found when the release was built; None for one that keeps none."""
        file = self.folder / "findings.json"
        return file.read_bytes() if file.is_file() else None

    @property
    def backing(self) -> Path:
        """The file of labels, readings and evidence by IRI; a release of before 0.2 has none."""
        return self.folder / "behind.jsonl"

    @property
    def own_ontology(self) -> tuple[Source, ...]:
        """The Turtle texts of the user's own terms that the build was given."""
        if not (self.folder / "ontology.json").is_file():  # a release of before 0.2
            return ()
        return tuple(Source(**each) for each in self.read_json("ontology"))

    @property
    def ontology(self) -> tuple[Source, ...]:
        """The Turtle texts that the release was inferred with, the user's own last."""
        return (*ontology_sources(), *self.own_ontology)

    def text(self, document: str) -> str | None:
        """Return the stored text of a document by its path, None for an unknown one."""
        names: Mapping[str, str] = self.manifest["texts"]
        if document not in names:
            return None
        return (self.folder / "texts" / names[document]).read_bytes().decode("utf-8")


def json_bytes(value: object) -> bytes:
    """Return a value as the JSON of a release file: UTF-8, keys in their order."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8")


def current(data: Path) -> Release | None:
    """Return the release that a data folder answers with, None before the first build."""
    link = data / "current"
    return Release(link.resolve()) if (link / _MANIFEST).is_file() else None


def open_release(data: Path) -> Release:
    """Return the current release of a data folder, or the release that the folder itself is.

    Raises BadInput when there is none.
    """
    found = Release(data.resolve()) if (data / _MANIFEST).is_file() else current(data)
    if found is None:
        raise BadInput(
            f"A built graph was wanted in {data}, but there is none. "
            f"Build one: rolegraph build FOLDER --out {data}"
        )
    return found


def publish(
    data: Path, files: Mapping[str, Content], texts: Mapping[str, str], about: Mapping[str, Any]
) -> Release:
    """Write a release and switch to it; what was current stays so until the last step.

    ``files`` are contents by name (a large one as a file, which is moved), ``texts`` stored texts by
    document path, ``about`` what the manifest says beside the digest. Raises BadInput when the folder
    cannot be written.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        with _lock(data):
            return _publish(data, files, texts, about)
    except OSError as error:
        raise BadInput(
            f"The release could not be written to {data}: {error.strerror or error}. "
            "Free space there or name another folder with --out; the last release still answers."
        ) from error


def _publish(
    data: Path, files: Mapping[str, Content], texts: Mapping[str, str], about: Mapping[str, Any]
) -> Release:
    names = {path: f"{n:05d}.txt" for n, path in enumerate(sorted(texts))}
    every = {**files, **{f"texts/{names[p]}": t.encode("utf-8") for p, t in texts.items()}}
    digest = _digest(every)
    manifest = {"digest": f"sha256:{digest}", "texts": names, **about}
    releases = data / "releases"
    aside = releases / f".tmp-{digest[:16]}"
    _remove_leftovers(releases)
    for name, content in every.items():
        _write(aside / name, content)
    _write(aside / _MANIFEST, json_bytes(manifest))
    if "graph.nq" in files and (aside / "graph.nq").stat().st_size > _LARGE:
        EmbeddedStore.write(aside / _DATABASE, aside / "graph.nq")
    final = releases / digest[:16]
    if final.exists():  # the same content again: only the manifest's time differs
        os.replace(aside / _MANIFEST, final / _MANIFEST)
        shutil.rmtree(aside)
    else:
        os.replace(aside, final)
    _switch(data, final)
    _remove_oldest(releases, keep=final)
    return Release(final.resolve())


def written_aside(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that is there whole or not at all."""
    aside = folder.with_name(f".tmp-{folder.name}-{os.getpid()}")
    for name, content in files.items():
        _write(aside / name, content)
    try:
        aside.rename(folder)
    except OSError:  # another process was faster
        shutil.rmtree(aside)


def _digest(files: Mapping[str, Content]) -> str:
    total = hashlib.sha256()
    for name in sorted(files):
        content = files[name]
        size = content.stat().st_size if isinstance(content, Path) else len(content)
        total.update(f"{name}\0{size}\0".encode())
        for part in _parts(content):
            total.update(part)
    return total.hexdigest()


def _parts(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as file:
        while part := file.read(_AT_ONCE):
            yield part


def _write(path: Path, content: Content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        shutil.move(content, path)
        return
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _switch(data: Path, release: Path) -> None:
    """Point ``current`` at a release: a link made aside, then renamed over the old one."""
    aside = data / ".current"
    aside.unlink(missing_ok=True)
    aside.symlink_to(release.relative_to(data))
    os.replace(aside, data / "current")


def _remove_leftovers(releases: Path) -> None:
    for folder in releases.glob(".tmp-*"):
        shutil.rmtree(folder)


def _remove_oldest(releases: Path, keep: Path) -> None:
    complete = [f for f in releases.iterdir() if (f / _MANIFEST).is_file() and f != keep]
    for folder in sorted(complete, key=lambda f: f.stat().st_mtime)[: -(_KEPT - 1)]:
        shutil.rmtree(folder)


@contextmanager
def _lock(data: Path) -> Iterator[None]:
    """Hold a folder for one build at a time; a second one waits."""
    with (data / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
