"""Outside vocabularies of occupations: the shipped ones, and those that a user added.

A vocabulary is two files: ``NAME.csv.gz`` (code, id, label, synonyms, parent, description; synonyms
parted by ``|``) and ``NAME.yaml``, which says what it is, its version and its licence.
"""

import csv
import gzip
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import platformdirs
import yaml

from rolegraph import writing
from rolegraph.errors import UsageError
from rolegraph.resources import folder

COLUMNS = ("code", "id", "label", "synonyms", "parent", "description")
_PARTED = "|"
_TABLE = ".csv.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupation:
    """One entry: its code, IRI, names, the code above it, and what it does where that may be kept."""

    code: str
    id: str
    label: str
    synonyms: tuple[str, ...] = ()
    parent: str = ""
    description: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the label and the synonyms."""
        return (self.label, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Occupations in the order of their codes; ``about`` is title, version, licence, source …"""

    name: str
    about: Mapping[str, Any]
    occupations: tuple[Occupation, ...]


def own_folder() -> Path:
    """Return where a user's own vocabularies are kept."""
    return platformdirs.user_data_path("rolegraph") / "vocabularies"


def known(own: Path | None = None) -> list[str]:
    """Return the names of all vocabularies that can be linked to."""
    return sorted({*shipped(), *added(own)})


def added(own: Path | None = None) -> list[str]:
    """Return the names of the vocabularies that a user added, also those that go before a shipped one."""
    mine = (own or own_folder()).glob(f"*{_TABLE}")
    return sorted(f.name.removesuffix(_TABLE) for f in mine)


def drop(name: str, own: Path | None = None) -> None:
    """Remove the files of an added vocabulary: its table first, without which it is none to any reader."""
    place = own or own_folder()
    for file in (place / f"{name}{_TABLE}", place / f"{name}.yaml"):
        file.unlink(missing_ok=True)


def shipped_vocabulary(name: str) -> Vocabulary:
    """Return a shipped vocabulary as it came, whatever a user added under its name."""
    place = folder("data/vocabularies")
    about = yaml.safe_load(place.joinpath(f"{name}.yaml").read_text("utf-8"))
    return Vocabulary(name, about, _read(place.joinpath(f"{name}{_TABLE}").read_bytes()))


def vocabulary(name: str, own: Path | None = None) -> Vocabulary:
    """Return a vocabulary by its name; one that a user added goes before a shipped one.

    Raises UsageError, naming those there are, for an unknown name.
    """
    place = _place(name, own)
    content = place.joinpath(f"{name}{_TABLE}").read_bytes()
    return Vocabulary(name, about_of(name, own), _read(content))


def about_of(name: str, own: Path | None = None) -> Mapping[str, Any]:
    """Return what a vocabulary says of itself, without its occupations; raises as ``vocabulary``."""
    told: Mapping[str, Any] = yaml.safe_load(
        _place(name, own).joinpath(f"{name}.yaml").read_text("utf-8")
    )
    return told


def stamp(name: str, own: Path | None = None) -> tuple[str, int]:
    """Return what changes when another table is added under a name, or removed; raises as ``vocabulary``."""
    file = _place(name, own).joinpath(f"{name}{_TABLE}")
    return str(file), file.stat().st_mtime_ns if isinstance(file, Path) else 0


def shipped() -> list[str]:
    """Return the names of the vocabularies that come with rolegraph."""
    files = (f.name for f in folder("data/vocabularies").iterdir())
    return sorted(n.removesuffix(_TABLE) for n in files if n.endswith(_TABLE))


def _place(name: str, own: Path | None) -> Traversable:
    """Return the folder that holds a vocabulary: the user's own before the shipped one."""
    for place in (own or own_folder(), folder("data/vocabularies")):
        if place.joinpath(f"{name}{_TABLE}").is_file():
            return place
    raise UsageError(
        f"There is no vocabulary '{name}'. There are: {', '.join(known(own))}. Add one with: "
        "rolegraph vocabulary add FILE --name NAME"
    )


def heights(occupations: Sequence[Occupation]) -> list[int]:
    """Return how many levels there are below each occupation: 0 for one that is no group."""
    places = {o.code: k for k, o in enumerate(occupations)}
    found = [0] * len(occupations)
    for one in occupations:
        height, above = 1, one.parent
        while above in places and found[places[above]] < height:
            found[places[above]] = height
            height, above = height + 1, occupations[places[above]].parent
    return found


def write(found: Vocabulary, place: Path) -> Path:
    """Write a vocabulary, the same bytes for the same content; return its table's path."""
    place.mkdir(parents=True, exist_ok=True)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in sorted(found.occupations, key=lambda o: o.code):
        synonyms = _PARTED.join(one.synonyms)
        writer.writerow((one.code, one.id, one.label, synonyms, one.parent, one.description))
    about = yaml.safe_dump(dict(found.about), allow_unicode=True, sort_keys=True)
    file = place / f"{found.name}{_TABLE}"
    content = gzip.compress(table.getvalue().encode(), mtime=0)
    writing.write({place / f"{found.name}.yaml": about.encode(), file: content})
    return file


@lru_cache(8)
def _read(content: bytes) -> tuple[Occupation, ...]:
    """Return the occupations of a table; the same bytes are read once."""
    found = []
    for row in csv.DictReader(io.StringIO(gzip.decompress(content).decode("utf-8"))):
        synonyms = tuple(filter(None, row.pop("synonyms").split(_PARTED)))
        found.append(Occupation(synonyms=synonyms, **row))
    return tuple(found)
