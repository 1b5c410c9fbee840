"""Documents for tests, as reading would give them for undamaged text; statements as lines of text."""

import hashlib
from pathlib import Path

from rolegraph.extraction import extract
from rolegraph.model import Authority, Statements
from rolegraph.reading import Document, Mark, read
from rolegraph.reading.passages import whole


def written(text: str, path: str = "a.txt", marks: tuple[Mark, ...] = ()) -> Document:
    """Return a document of Simplified text that is read as it stands."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        path=path,
        sha256=digest,
        text_sha256=digest,
        media_type="text/plain",
        encoding="utf-8",
        script="Hans",
        text=text,
        body=whole(text),
        title=text.splitlines()[0] if text else "",
        marks=marks,
    )


def stored(folder: Path, text: str, name: str = "rights.csv") -> Document:
    """Return what is read from a file of this text."""
    path = folder / name
    path.write_text(text.strip() + "\n", "utf-8")
    return read(path, path.name)


def powers_in(folder: Path, text: str, name: str = "rights.csv") -> set[str]:
    """Return every authority that a file of this text states, as ``powers_of`` shows it."""
    return powers_of(extract(stored(folder, text, name)))


def names_of(found: Statements) -> dict[str, str]:
    """Return the names of positions and units by their ids."""
    return {one.id: one.label.main for one in (*found.positions, *found.units)}


def powers_of(found: Statements) -> set[str]:
    """Return every authority as "Buyer approve Orders <=500 GBP > CFO"."""
    names = names_of(found)
    return {f"{names[a.bearer]} {a.kind} {a.object}{_limit(a, names)}" for a in found.authorities}


def _limit(one: Authority, names: dict[str, str]) -> str:
    limit = one.limit
    if limit is None:
        return ""
    if limit.minimum is not None:
        figure = f"{limit.minimum:g}-{limit.maximum:g}"
    else:
        figure = limit.text if limit.value is None else f"{limit.operator}{limit.value:g}"
    above = f" > {names[limit.escalates_to]}" if limit.escalates_to else ""
    return f" {figure} {limit.unit}".rstrip() + above
