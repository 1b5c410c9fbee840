"""What made a release: a digest of the code and data that a build runs on."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from rolegraph import resources
from rolegraph.linking.mappings import own_folder

_SHIPPED = (
    "ontology",
    "shapes",
    "data/lexicon",
    "data/corrections",
    "data/rules",
    "data/mappings",
    "data/renderings",
)


@cache
def fingerprint() -> str:
    """Return 16 hexadecimal digits that change when this rolegraph would build differently."""
    total = hashlib.sha256()
    package = files("rolegraph")
    for name, content in _contents("rolegraph", package, (".py",)):
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    folders = [(shipped, resources.folder(shipped)) for shipped in _SHIPPED]
    for shipped, folder in (*folders, ("own mappings", own_folder())):
        if not folder.is_dir():
            continue
        for name, content in _contents(shipped, folder):
            total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()[:16]


def _contents(
    name: str, folder: Traversable, endings: Iterable[str] = ("",)
) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir() and entry.name not in ("__pycache__", "shipped", "static"):
            yield from _contents(f"{name}/{entry.name}", entry, endings)
        elif entry.is_file() and entry.name.endswith(tuple(endings)):
            yield f"{name}/{entry.name}", entry.read_bytes()
