"""Which documents are of one organisation: as a person says in organisations.yaml, or as their names do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml

from rolegraph.errors import BadInput
from rolegraph.extraction.english.wording.lexicon import entries
from rolegraph.extraction.identifiers import organisation_id
from rolegraph.model import Organisation

FILE_NAME = "organisations.yaml"
_FORM = "organisations:\n  - name: NAME\n    documents: [file.txt, folder/*.docx]"


@dataclass(frozen=True, slots=True)
class Membership:
    """One organisation of a file: its name, patterns of its documents' paths in a source, the source."""

    name: str
    documents: tuple[str, ...]
    file: str
    root: Path = Path()

    def holds(self, path: str) -> bool:
        """Say whether a document is of the organisation: a pattern fits, and it lies in this very source."""
        inside = path.removeprefix(f"{self.root.resolve().name}/")
        return any(
            fnmatch(each, pattern) and self._lies_here(each)
            for each in {path, inside}
            for pattern in self.documents
        )

    def _lies_here(self, path: str) -> bool:
        # What is in an archive has a path that goes on behind the archive's.
        here = (Path(path), *Path(path).parents)
        return any((self.root / each).is_file() for each in here)


def memberships(sources: Iterable[Path]) -> tuple[Membership, ...]:
    """Return what every ``organisations.yaml`` in the sources' folders says, nearest folder first.

    Raises BadInput, naming the file, for one that cannot be read or has another form.
    """
    found: list[Membership] = []
    for source in sources:
        root = source if source.is_dir() else source.parent
        files = sorted(root.rglob(FILE_NAME)) if source.is_dir() else [root / FILE_NAME]
        for file in sorted(files, key=lambda f: -len(f.parts)):
            if file.is_file():
                found += _read(file, root)
    return tuple(dict.fromkeys(found))


def _read(file: Path, root: Path) -> Iterator[Membership]:
    try:
        content = yaml.safe_load(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = str(error).replace("\n", " ")
        raise BadInput(f"{file} cannot be read: {reason}. It has this form:\n{_FORM}") from error
    entries = content.get("organisations") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise BadInput(
            f"{file}: a list called organisations was expected. It has this form:\n{_FORM}"
        )
    folder = file.parent.relative_to(root).as_posix()
    for entry in entries:
        yield _membership(entry, file, "" if folder == "." else f"{folder}/", root)


def _membership(entry: Any, file: Path, folder: str, root: Path) -> Membership:
    name = entry.get("name") if isinstance(entry, dict) else None
    documents = entry.get("documents") if isinstance(entry, dict) else None
    if not isinstance(name, str) or not name.strip() or not isinstance(documents, list):
        raise BadInput(
            f"{file}: each entry needs a name and documents, found {entry!r}. It has this form:\n{_FORM}"
        )
    patterns = tuple(f"{folder}{each}" for each in map(str, documents))
    return Membership(name.strip(), patterns, str(file), root)


def written_alike(organisations: Iterable[Organisation]) -> dict[str, str]:
    """Map a named organisation to one whose name differs in capitals or the legal form's length alone.

    Northgate Foods Limited and NORTHGATE FOODS LTD. are one, called as is not all in capitals.
    """
    named = {o.id: o.label.en for o in organisations if o.id == organisation_id(o.label.en)}
    known: dict[str, str] = {}
    moves: dict[str, str] = {}
    for identifier, name in sorted(named.items(), key=lambda n: (n[1].isupper(), n)):
        first = known.setdefault(_in_short(name), identifier)
        if first != identifier:
            moves[identifier] = first
    return moves


def _in_short(name: str) -> str:
    """Return a name without capitals, its legal form in short."""
    *own, form = name.casefold().rstrip(".").split(" ")
    return " ".join((*own, entries("units")["legal_forms"].get(form, form)))
