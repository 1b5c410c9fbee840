"""What the words about a table say of its cells: legends ("A = approve"), the line over it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.wording.verbs import kind_of_noun, kind_of_verb
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.tables.cells.approval import of_approval
from rolegraph.extraction.tables.cells.cells import distinct, is_tick
from rolegraph.extraction.tables.cells.headers import (
    is_chinese,
    speaks_of,
)
from rolegraph.extraction.tables.cells.keys import MARKS, key, kind_meant
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.columns.shapes import Shape, about
from rolegraph.reading import Table
from rolegraph.reading.characters import HAN

_MEANS = r"(?:=|:|：|－|-|–|—|表示|[者的]?[为是]|代表|指|means)"
_LETTER = re.compile(r"[A-Za-z]")
#: A sign before more than so many characters opens a line, and is not explained.
_SHORT = 12
#: One sign to a cell, with what it means.
_ALONE = re.compile(rf"[{MARKS}]\s*{_MEANS}.+")
#: ●审 ○核 is a key of two signs.
_SHORTEST = 5
#: A letter that says no beside one that says yes.
_NO, _YES = "n", frozenset(("y", "Y"))
#: “核”指审核
_QUOTE = "[“”\"'‘’「」『』]?"
_SIGN = (
    rf"(?<![A-Za-z])[A-Z]{{1,2}}(?={_QUOTE}\s*{_MEANS})"
    rf"|(?<!{HAN})(?![注附]){HAN}(?={_QUOTE}\s*{_MEANS})|[{MARKS}]"
)
_ENTRY = re.compile(
    rf"({_SIGN}){_QUOTE}\s*{_MEANS}?\s*(?![{MARKS}]|{_MEANS}){_QUOTE}"
    r"([^\s,，;；、。()（）|=“”]+(?: (?:[a-z]+(?:[’'-][a-z]+)?|[A-Z][a-z]+)\b(?!\s*=))*)"
)


@dataclass(frozen=True, slots=True)
class Legend:
    """What letters and marks mean: the kind of each that says one, and with whom it is only held.

    ``denied`` are those that mean no power ("N = no authority"), ``apart`` those that would say yes by
    themselves and stand beside others that nothing explains (several signs mean several things), or are
    explained by words that name no kind.
    """

    kinds: Mapping[str, str]
    conditions: Mapping[str, str]
    denied: frozenset[str]
    apart: frozenset[str] = frozenset()


def legend(shape: Shape, around: str, tables: Sequence[Table] = ()) -> Legend:
    """Return what the letters of a table mean, by the lines ``around`` and inside it.

    Another of the ``tables`` may be its key, a row a sign and its meaning ("A" | "Approves").
    """
    rows = [distinct(row) for row in shape.table.rows]
    inside = " ".join(c.text for row in rows for c in row if len(row) == 1 or _explains(c.text))
    kinds: dict[str, str] = {}
    conditions: dict[str, str] = {}
    denied: set[str] = set()
    strange: set[str] = set()
    told = _entries(f"{around} {' '.join(shape.captions)} {inside}")
    for letter, meaning in (*told, *chain.from_iterable(map(key, tables))):
        if set(meaning.lower().split()) & set(entries("cells")["denying"]):
            denied.add(letter)
            continue
        kind = kind_meant(meaning)
        if kind and letter not in kinds:
            kinds[letter] = kind
            conditions[letter] = _together(meaning)
        elif is_tick(letter) and letter not in kinds and len(meaning) <= _SHORT:
            strange.add(letter)
    only = {letter: said for letter, said in conditions.items() if said}
    apart = frozenset(strange - kinds.keys() - denied)
    return Legend(kinds, only, frozenset(denied - kinds.keys()), apart)


def is_key_line(line: str) -> bool:
    """Say whether a line tells what several signs mean ("R = does the work, A = signs off")."""
    return len(list(_entries(line))) > 1


def _explains(words: str) -> bool:
    """Say whether a cell beside others is the key of a table: ●决定 ○复核 △承办, "● = approves"."""
    told = list(_entries(words)) if len(words) >= _SHORTEST else []
    several = len(told) > 1 or _ALONE.fullmatch(words.strip()) is not None
    return several and bool(told) and all(kind_meant(meaning) for _, meaning in told)


def with_marks(told: Legend, said: Iterable[str]) -> Legend:
    """Return a legend for a matrix that says these in its cells, with what it leaves untold apart."""
    every = {words.strip() for words in said}
    lists = entries("cells")["giving_way"].items()
    gives = {one: way["means"] for one, way in lists if every & set(way["to"])}
    no = {words for words in every if words.lower() == _NO and every & _YES}
    told = replace(told, kinds={**gives, **told.kinds}, denied=told.denied | no)
    left = every - told.kinds.keys() - told.denied
    signs = {_sign(words) for words in left if is_tick(words) or _LETTER.fullmatch(words)}
    apart = {words for words in left if is_tick(words)} if len(signs) > 1 else ()
    return replace(told, apart=told.apart | frozenset(apart))


def _sign(words: str) -> str:
    """Return a sign as one of those that mean the same: √ and ✓, yes and y."""
    low = words.lower()
    return next((one[0] for one in entries("cells")["same_ticks"] if low in one), low)


def granted_by(shape: Shape, around: str) -> str:
    """Return the kind that a table's amounts and ticks grant, "" where nothing says it.

    That of the line over it, else approval where its titles or the lines ``around`` speak of it; a table
    of who decides what says so.
    """
    named = granted_above(shape.captions)
    if named or speaks_of("".join(shape.captions[-1:]), "deciding"):
        return named
    titled = speaks_of(" ".join(shape.captions), "approving")
    known = titled or about(shape) == "approval" or of_approval(around)
    return "approve" if known else ""


def approves(captions: Sequence[str]) -> bool:
    """Say whether a line over a table names approval by that word, and not only powers or limits."""
    said = [word.low for line in captions for word in words(line)]
    return any(kind_of_noun(low.removesuffix("s")) == "approve" for low in said)


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


def _together(meaning: str) -> str:
    """Return "jointly with the next level" of a meaning that lets nobody act alone, else ""."""
    at = meaning.lower().find("jointly")
    return meaning[at:] if at >= 0 else ""
