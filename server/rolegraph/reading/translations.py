"""Lines and cells that say in English what the Chinese beside or above them says already."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from rolegraph.reading.characters import HAN
from rolegraph.reading.document import Cell, Mark, Table

_PIECE = re.compile(r"[^\n\t|]+")
#: A cell or line that says one thing in Chinese and then in English.
_PAIRED = re.compile(
    rf"(?<={HAN}|[）)])[ /／]+(?=[A-Z])([A-Z][A-Za-z &/,'’()-]{{2,}})(?=[ ]*(?:[|\t\n]|$))"
)
#: English with its Chinese glued to it (Reports to: General Manager 汇报对象:总经理).
_LED = re.compile(
    r"(?<![A-Za-z])[A-Z][a-z\u00ad]+"
    rf"(?:(?:[ \u00a0,/&'’().:;-]+[A-Za-z\u00ad]+)+[ \u00a0,.:;)-]*?(?: \d+)?|:?)(?=[:：]?{HAN})"
)
_PLAIN = re.compile("(?<![A-Za-z\u00ad])[a-z]+")
_HAN = re.compile(HAN)
_LATIN = re.compile("[A-Za-z]")
#: A document is bilingual from so many translated pieces on, and where nearly all English is one.
_FEWEST = 4
_MOST = 0.75
#: Of lines and cells in both languages at once, so large a share makes it the text's way.
_SOME = 0.25
#: Where nearly all English leads in Chinese, there are so many letters to a character that it says the same.
_LED_MOST, _LED_LETTERS = 0.8, 1.5
#: How many letters an English sentence takes for one Chinese character.
_LENGTHS = (0.8, 14.0)
_WORD = 4

_Piece = tuple[int, int, str]


def translations(text: str) -> Iterator[Mark]:
    """Yield the English pieces of a text that gives every line or cell in Chinese and in English.

    Either language may stand first. A text with English names or a few English lines has none.
    """
    if not _HAN.search(text) and not _PAIRED.search(text):
        return
    pieces = [
        (*found.span(), kind) for found in _PIECE.finditer(text) if (kind := _kind(found[0]))
    ]
    yield from _paired(text, len(pieces))
    if led := _leading(text):
        yield from led
        return
    english = sum(kind == "latin" for *_, kind in pieces)
    for first, other in (("han", "latin"), ("latin", "han")):
        pairs = [
            (one, two)
            for one, two in pairwise(pieces)
            if (one[2], two[2]) == (first, other) and _is_alike(text, one, two)
        ]
        if len(pairs) >= max(_FEWEST, _MOST * english):
            for one, two in pairs:
                start, end, _ = two if first == "han" else one
                yield Mark(start, end, "gloss")
            return


def _paired(text: str, pieces: int) -> Iterator[Mark]:
    """Yield the English behind the Chinese of one line or cell, where many of them have both."""
    found = [m for m in _PAIRED.finditer(text) if " " in m[1] or len(m[1]) >= _WORD]
    if len(found) >= max(_FEWEST, pieces * _SOME):
        yield from (Mark(m.start(), m.end(), "gloss") for m in found)


def _leading(text: str) -> list[Mark]:
    """Return the English that leads in its Chinese all over a text, on one line or many; none else."""
    found = (
        list(_LED.finditer(text)) if len(_LATIN.findall(text)) > len(_HAN.findall(text)) else []
    )
    letters = sum(len(_LATIN.findall(m[0])) for m in found)
    whole = letters >= _LED_MOST * len(_LATIN.findall(text))
    alike = letters >= _LED_LETTERS * len(_HAN.findall(text))
    # Key Account Manager团队, CRM System的选型: names alone say nothing.
    said = sum(len(_PLAIN.findall(m[0])) > 1 for m in found)
    if said < _FEWEST or not (whole and alike):
        return []
    return [Mark(*m.span(), "gloss") for m in found]


def untranslated(tables: Sequence[Table], marks: Sequence[Mark]) -> tuple[Table, ...]:
    """Return tables without the columns whose cells are translations; one column is no table."""
    glossed = {(mark.start, mark.end) for mark in marks if mark.kind == "gloss"}
    starts = {start: end for start, end in glossed}
    every = (_without(_cut(table, starts), glossed) for table in tables) if glossed else tables
    return tuple(table for table in every if any(len(row) > 1 for row in table.rows))


def _cut(table: Table, glossed: dict[int, int]) -> Table:
    """Return a table whose cells end where their English begins."""
    return replace(table, rows=tuple(tuple(_short(c, glossed) for c in row) for row in table.rows))


def _short(cell: Cell, glossed: dict[int, int]) -> Cell:
    at = next((n for n in range(cell.start + 1, cell.end) if n in glossed), 0)
    if not at or glossed[at] < cell.end:
        return cell
    return replace(cell, end=at, text=cell.text[: at - cell.start])


def _without(table: Table, glossed: set[tuple[int, int]]) -> Table:
    width = max((len(row) for row in table.rows), default=0)
    gone = {
        n
        for n in range(width)
        if any(_is_in(row[n], glossed) for row in table.rows if n < len(row))
        and all(_is_in(row[n], glossed) or not row[n].text for row in table.rows if n < len(row))
    }
    if not gone:
        return table
    rows = (tuple(c for n, c in enumerate(row) if n not in gone) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _is_in(cell: Cell, glossed: set[tuple[int, int]]) -> bool:
    return (cell.start, cell.end) in glossed


def _kind(piece: str) -> str:
    """Return whether a piece is Chinese or English; "" for figures and what is both."""
    han, latin = len(_HAN.findall(piece)), len(_LATIN.findall(piece))
    if not han:
        return "latin" if latin >= _WORD else ""
    return "han" if latin <= han else ""


def _is_alike(text: str, one: _Piece, two: _Piece) -> bool:
    """Say whether two pieces are long enough to say the same."""
    said = [text[start:end] for start, end, _ in (one, two)]
    han = sum(len(_HAN.findall(words)) for words in said)
    latin = sum(len(_LATIN.findall(words)) for words in said)
    return _LENGTHS[0] * han <= latin <= _LENGTHS[1] * han
