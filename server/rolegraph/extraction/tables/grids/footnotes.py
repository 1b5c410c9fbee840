"""Notes below a table to which signs in its cells refer: 50,000*, $500,000¹, 对外担保※."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from rolegraph.extraction.tables.cells.cells import distinct
from rolegraph.reading import Cell, Document, Table

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍ"
_PLAIN = str.maketrans(_RAISED, "0123456789abcdefg")
_SIGN = (
    rf"[{_RAISED}]+(?:[,，] ?[{_RAISED}]+)*|\*{{1,3}}|[†‡§※＊★☆▲△◆◇]"
    r"|[（(\[](?:注|note )?\d{1,2}[)）\]]|注\d{1,2}|(?<=[\d万亿元%％）)下上内])[①-⑳]"
)
#: A sign behind something that it is about; m² is raised to a power, and 审核① a turn.
_REFERRING = re.compile(
    rf"(?P<about>\S.*?)(?!(?<=m)[²³])\s?(?P<sign>{_SIGN})", re.DOTALL | re.IGNORECASE
)
_BEHIND = re.compile(rf"[ \u00a0]?({_SIGN})", re.IGNORECASE)
#: How a note begins: 1 …, (1) …, 注1：…, * …
_NOTE = re.compile(
    r"[ \t>|-]*(?P<sign>[（(\[]?(?:注|note )?(?:\d{1,2}|[a-g])[)）\].、:：]?|"
    rf"[{_RAISED}]+|\\?\*{{1,3}}|[†‡§※＊★☆▲△◆◇①-⑳])[ \t]*(?:[:：])?[ \t]*(?=[^\s\d*])",
    re.IGNORECASE,
)
#: So far below a table its notes stand.
_BELOW = 1_500
_SEPARATOR = re.compile("[,，] ?")


def without_references(document: Document) -> Document:
    """Return a document whose tables' cells end before the signs that refer to a note."""
    tables = tuple(_without(document, table) for table in document.tables)
    return document if tables == document.tables else replace(document, tables=tables)


def footnotes(document: Document) -> Mapping[int, tuple[Cell, ...]]:
    """Return the notes that cells refer to by a sign right behind them, by where the cells begin."""
    found: dict[int, tuple[Cell, ...]] = {}
    for table in document.tables:
        told = _notes(document, table)
        for cell in (cell for row in table.rows for cell in row if told and cell.text):
            behind = _BEHIND.match(document.text, cell.end)
            signs = _SEPARATOR.split(behind[1]) if behind else ()
            notes = tuple(told[key] for key in map(_key, signs) if key in told)
            if notes:
                found[cell.start] = notes
    return found


def _without(document: Document, table: Table) -> Table:
    told = _notes(document, table)
    rows = tuple(tuple(_trimmed(cell, told) for cell in row) for row in table.rows)
    return table if rows == table.rows else replace(table, rows=rows)


def _trimmed(cell: Cell, told: Mapping[str, Cell]) -> Cell:
    found = _REFERRING.fullmatch(cell.text) if cell.is_stretch else None
    if found is None:
        return cell
    # A raised figure is no part of an amount, whatever became of its note.
    raised = found["sign"][0] in _RAISED
    if not raised and _key(found["sign"]) not in told:
        return cell
    end = cell.start + len(found["about"])
    return replace(cell, end=end, text=found["about"])


def _key(sign: str) -> str:
    """Return a sign as one of those that say the same: ¹, 1, 注1; (1) and * are others."""
    plain = sign.translate(_PLAIN).lower().replace("note ", "").replace("注", "")
    return plain.lstrip("\\").rstrip(".、:：").replace("（", "(").replace("）", ")").strip("[]")


def _notes(document: Document, table: Table) -> Mapping[str, Cell]:
    """Return the notes below a table by their signs; a sign that begins several lines is a bullet."""
    found: dict[str, list[Cell]] = {}
    for line in _lines(document, table):
        if begun := _NOTE.match(line.text):
            start, body = line.start + begun.end(), line.text[begun.end() :].rstrip(" |")
            note = Cell(start, start + len(body), body, line.reference)
            found.setdefault(_key(begun["sign"]), []).append(note)
    return {key: notes[0] for key, notes in found.items() if len(notes) == 1}


def _lines(document: Document, table: Table) -> Iterator[Cell]:
    """Yield the table's last rows of one cell, and the lines below it as far as the next table."""
    rows = [distinct(row) for row in table.rows]
    for cells in reversed(rows):
        if len(cells) > 1:
            break
        yield from (line for cell in cells if not cell.further for line in _lines_of(cell))
    end = max((c.end for cells in rows for c in cells), default=len(document.text))
    others = (c.start for t in document.tables for c in _first(t) if c.start >= end)
    heads = (h.start for h in document.headings if h.start >= end)
    stop = min(end + _BELOW, len(document.text), *others, *heads)
    yield from _lines_of(Cell(end, stop, document.text[end:stop]))


def _lines_of(cell: Cell) -> Iterator[Cell]:
    """Yield the lines of a cell: one may hold several notes."""
    at = cell.start
    for line in cell.text.splitlines(keepends=True):
        yield Cell(at, at + len(line.rstrip()), line.rstrip(), cell.reference)
        at += len(line)


def _first(table: Table) -> list[Cell]:
    return [cell for row in table.rows[:1] for cell in row if cell.text]
