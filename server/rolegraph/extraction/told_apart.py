"""Posts that a bracket, a dash or a comma behind their title tells apart: 副总经理（生产）, "Head – HR".

Every such title is read as one name (生产副总经理, "Head of HR"), whose characters all lead to the words
of the text, and is shown as its document writes it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from rolegraph.extraction import labels
from rolegraph.extraction.english.wording import told_apart as english
from rolegraph.extraction.structure.names import told_apart as chinese
from rolegraph.model import Label, Position, Statements
from rolegraph.reading import Cell, Document, Passage, simplify
from rolegraph.reading.passages import joined

#: Words of a statement in which a title of the text may stand; all others are identifiers and codes.
_TOLD = (
    "reading", "object", "action", "aspect", "scope", "condition", "counterparty", "deliverable",
    "heading", "process",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of one document that are told apart: each as it is written, with its one name.

    ``shown`` writes words as the document does, ``others`` are titles that it writes both ways.
    """

    plain: Mapping[str, str] = field(default_factory=dict)
    shown: Callable[[str], str] = str
    others: Mapping[str, str] = field(default_factory=dict)


def written_out(document: Document) -> tuple[Document, Titles]:
    """Return the document with such titles as one name in its body and tables, and those titles."""
    cells = (c.text for t in document.tables for row in t.rows for c in row)
    read = simplify if document.script == "Hant" else str
    beside = read("\n".join(dict.fromkeys(cells)))
    told = _english if document.script == "Latn" else _chinese
    found = told(f"{document.body.text}\n{beside}")
    if not found.plain:
        return document, found
    pattern = re.compile("|".join(map(re.escape, sorted(found.plain, key=len, reverse=True))))
    body = _in_one_word(document.body, pattern, found.plain)
    tables = tuple(
        replace(
            t,
            rows=tuple(tuple(_cell(c, pattern, found.plain, read) for c in row) for row in t.rows),
        )
        for t in document.tables
    )
    return replace(document, body=body, tables=tables), found


def _chinese(text: str) -> Titles:
    found = chinese.written_out(text)
    first = {one.plain: one.named for one in reversed(found)}
    both = {plain: named for plain, named in first.items() if plain in text}
    front = {plain: named for plain, named in first.items() if plain not in both}
    return Titles(_plain(found), lambda words: chinese.shown(front, words), both)


def _english(text: str) -> Titles:
    found = english.written_out(text)
    low = text.lower()
    first = {one.plain.lower(): one for one in reversed(found)}
    both = {plain: one.written for plain, one in first.items() if plain in low}
    front = {plain: one for plain, one in first.items() if plain not in both}
    return Titles(_plain(found), lambda words: english.shown(front, words), both)


def _plain(found: Iterable[chinese.Written | english.Written]) -> dict[str, str]:
    return {one.written: one.plain for one in found}


def _in_one_word(body: Passage, pattern: re.Pattern[str], plain: Mapping[str, str]) -> Passage:
    parts, here = [], 0
    for m in pattern.finditer(body.text):
        start, end = m.span()
        name = plain[m[0]]
        place = body.starts[start], max(body.ends[start:end])
        parts += [
            body.cut(here, start),
            Passage(name, place[:1] * len(name), place[1:] * len(name)),
        ]
        here = end
    return joined([*parts, body.cut(here, len(body))])


def _cell(
    cell: Cell, pattern: re.Pattern[str], plain: Mapping[str, str], read: Callable[[str], str]
) -> Cell:
    text = read(cell.text)
    new = pattern.sub(lambda m: plain[m[0]], text)
    return cell if new == text else replace(cell, text=new)


def as_written(said: Statements, found: Titles, document: Document) -> Statements:
    """Return statements with those titles as their document writes them."""
    if not found.plain:
        return said

    def written(one: Any) -> Any:
        if isinstance(one, Position):
            return _position(one, found, document)
        told = {name: getattr(one, name, "") for name in _TOLD}
        return replace(one, **{name: found.shown(said) for name, said in told.items() if said})

    groups = {f.name: getattr(said, f.name) for f in fields(said)}
    kept = ("organisations", "units")
    return Statements(
        **{n: vs if n in kept else tuple(map(written, vs)) for n, vs in groups.items()}
    )


def _position(position: Position, found: Titles, document: Document) -> Position:
    label = position.label
    hans, en = found.shown(label.hans), found.shown(label.en)
    if hans != label.hans:
        hant = labels.label(hans, document, []).hant if label.hant else ""
        label = Label(hans=hans, hant=hant, en=label.en)
    elif en != label.en:
        label = replace(label, en=en)
    names = (label.hans, label.en.lower())
    both = tuple(found.others[name] for name in names if name in found.others)
    aliases = (*map(found.shown, position.aliases), *both)
    return replace(position, label=label, aliases=tuple(dict.fromkeys(aliases)))


def are_peers(one: str, other: str) -> bool:
    """Say whether two titles stand beside one another: what goes beyond one does not go up to the other.

    Managers of two regions, heads of two workshops, deputies with different charges.
    """
    if one.isascii() and other.isascii():
        return english.are_peers(one, other)
    return chinese.are_peers(one, other)
