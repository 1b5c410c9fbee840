"""What the words about a table say of its cells: legends ("A = approve"), the line over it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rolegraph.extraction.english.clauses import parse
from rolegraph.extraction.english.lexicon import entries as english
from rolegraph.extraction.english.verbs import kind_of_verb
from rolegraph.extraction.tables.cells import distinct, kind_in
from rolegraph.extraction.tables.headers import entries, is_chinese
from rolegraph.extraction.tables.shapes import Shape, about

_MEANS = r"(?:=|:|：|－|-|–|—|表示|为|代表|指|means)"
_MARKS = "√✓●○◎▲△★☆■□◆◇*＊※"
_ENTRY = re.compile(
    rf"((?<![A-Za-z])[A-Z]{{1,2}}(?=\s*{_MEANS})|(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?=\s*{_MEANS})|[{_MARKS}])\s*{_MEANS}?\s*(?![{_MARKS}]|{_MEANS})"
    r"([^\s,，;；、。()（）|=]+(?: (?:[a-z]+(?:[’'-][a-z]+)?|[A-Z][a-z]+)\b(?!\s*=))*)"
)


@dataclass(frozen=True, slots=True)
class Legend:
    """What letters and marks mean: the kind of each that says one, and with whom it is only held.

    ``denied`` are those that mean no power ("N = no authority").
    """

    kinds: Mapping[str, str]
    conditions: Mapping[str, str]
    denied: frozenset[str]


def legend(shape: Shape, around: str) -> Legend:
    """Return what the letters of a table mean, by the lines ``around`` and inside it."""
    inside = " ".join(
        c.text for row in shape.table.rows for c in distinct(row) if len(distinct(row)) == 1
    )
    kinds: dict[str, str] = {}
    conditions: dict[str, str] = {}
    denied: set[str] = set()
    for letter, meaning in _entries(f"{around} {' '.join(shape.captions)} {inside}"):
        if set(meaning.lower().split()) & set(entries("cells")["denying"]):
            denied.add(letter)
            continue
        kind = _kind(meaning)
        if kind and letter not in kinds:
            kinds[letter] = kind
            conditions[letter] = _together(meaning)
    told = {letter: said for letter, said in conditions.items() if said}
    return Legend(kinds, told, frozenset(denied - kinds.keys()))


def granted_by(shape: Shape, around: str) -> str:
    """Return the kind that a table's amounts and ticks grant, "" where nothing says it.

    That of the line over it, else approval where its titles or the lines ``around`` speak of it; a table
    of who decides what says so.
    """
    line = shape.captions[-1].lower() if shape.captions else ""
    named = granted_above(shape.captions)
    if named or any(word in line for word in entries("cells")["deciding"]):
        return named
    return "approve" if about(shape) == "approval" or _says_approval(around) else ""


def _says_approval(around: str) -> bool:
    low = around.lower()
    return any(word.lower() in low for word in entries("cells")["approval"])


def granted_above(captions: Sequence[str]) -> str:
    """Return the kind that the line over a table grants to whom its columns name, or "".

    "Losses may be written off by the following officers, up to the values shown:"
    """
    line = captions[-1] if captions else ""
    if is_chinese(line) or "follow" not in line.lower():
        return ""
    clause = next((c for c in parse(line).clauses if c.mode == "grant"), None)
    return kind_of_verb(clause.verbs[0].lemma) if clause else ""


def _entries(text: str) -> Iterator[tuple[str, str]]:
    for letter, meaning in _ENTRY.findall(text):
        yield letter, meaning.strip()


def _kind(meaning: str) -> str:
    """Return the kind that a meaning names: approve, 审批, "may approve alone", "to be informed"."""
    parts = meaning.lower().split()
    while len(parts) > 1 and parts[0] in entries("cells")["modal"]:
        parts = parts[1:]
    several = " ".join(parts[:2])
    named = (
        kind_in(several) or kind_in(parts[0]) or kind_of_verb(several) or kind_of_verb(parts[0])
    )
    return named or str(english("kinds")["passives"].get(parts[0], ""))


def _together(meaning: str) -> str:
    """Return "jointly with the next level" of a meaning that lets nobody act alone, else ""."""
    at = meaning.lower().find("jointly")
    return meaning[at:] if at >= 0 else ""
