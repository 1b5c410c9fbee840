"""Outside vocabularies of occupations: the shipped ones, and those that a user added.

A vocabulary is two files: ``NAME.csv.gz`` (code, id, label, synonyms, parent, description; synonyms
parted by ``|``) and ``NAME.yaml``, which says what it is, its version and its licence.
"""

import csv
import gzip
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs
import yaml

from rolegraph.errors import UsageError
from rolegraph.resources import folder

COLUMNS = ("code", "id", "label", "synonyms", "parent", "description")
_PARTED = "|"


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
    shipped = (f.name for f in folder("data/vocabularies").iterdir())
    mine = (own or own_folder()).glob("*.csv.gz")
    names = {n.removesuffix(".csv.gz") for n in shipped if n.endswith(".csv.gz")}
    return sorted(names | {f.name.removesuffix(".csv.gz") for f in mine})


def vocabulary(name: str, own: Path | None = None) -> Vocabulary:
    """Return a vocabulary by its name; one that a user added goes before a shipped one.

    Raises UsageError, naming those there are, for an unknown name.
    """
    for place in (own or own_folder(), folder("data/vocabularies")):
        file = place.joinpath(f"{name}.csv.gz")
        if file.is_file():
            about = yaml.safe_load(place.joinpath(f"{name}.yaml").read_text("utf-8"))
            return Vocabulary(name, about, tuple(_read(file.read_bytes())))
    raise UsageError(
        f"There is no vocabulary '{name}'. There are: {', '.join(known(own))}. Add one with: "
        "rolegraph vocabulary add FILE --name NAME"
    )


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
    (place / f"{found.name}.yaml").write_text(about, "utf-8")
    file = place / f"{found.name}.csv.gz"
    file.write_bytes(gzip.compress(table.getvalue().encode(), mtime=0))
    return file


def _read(content: bytes) -> Iterator[Occupation]:
    for row in csv.DictReader(io.StringIO(gzip.decompress(content).decode("utf-8"))):
        synonyms = tuple(filter(None, row.pop("synonyms").split(_PARTED)))
        yield Occupation(synonyms=synonyms, **row)
