"""Codes of positions: "A-服务专员；财—财务经理" in a line, M2 beside 教务主管 in a table, "Level 2: CFO"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from rolegraph.extraction.english.page.definitions import acronyms
from rolegraph.extraction.tables.cells.cells import distinct, is_title, names
from rolegraph.extraction.tables.cells.headers import (
    POWERS,
    role,
)
from rolegraph.extraction.tables.cells.levels import defines_levels, levels
from rolegraph.extraction.tables.cells.people import people
from rolegraph.reading import Cell, Document, Table, simplify
from rolegraph.reading.characters import HAN

_Row = tuple[Cell, ...]
_LETTERS = r"[A-Z]{1,2}\d{0,2}"
_CODE = re.compile(_LETTERS)
_ENTRY = re.compile(
    rf"(?<![A-Za-z\d])(?P<code>{_LETTERS}|(?<!{HAN}){HAN}{{1,2}})"
    rf"[”\"』」]?\s*(?:[-－–—:：=]{{1,2}}|代表|表示|为|指)\s*[“\"『「]?(?P<title>{HAN}{{2,12}})(?!{HAN})"
)
_FEWEST = 2
_DEEPEST = 4
#: Short words stand for titles only in columns that hold little else: 采购 is a matter in others.
_MOST = 0.7


def decoded(document: Document) -> Document:
    """Return a document with the cells of its tables that are codes of positions read as their titles.

    Where they stand stays, the builder knows of all whom a code means; a table of marks below titles
    keeps its letters.
    """
    known, short = codes(document), dict(_in_brackets(document))
    if not known:
        return document
    if short:
        plain = (Table(_spelled(t.rows, short), t.name) for t in document.tables)
        document = replace(document, tables=tuple(plain))
    tables = tuple(
        t
        if _explains(t) or defines_levels(t) or _is_below_titles(t)
        else Table(_titled(t.rows, known), t.name)
        for t in document.tables
    )
    return replace(document, tables=tables)


def codes(document: Document) -> Mapping[str, Cell]:
    """Return the codes of positions that a document explains, with the cells or words that say whose."""
    found: dict[str, Cell] = {}
    told = chain.from_iterable(
        (*_listed(table), *_levels(table), *people(table)) for table in document.tables
    )
    for code, cell in (*told, *_in_lines(document)):
        found.setdefault(code, cell)
    found |= levels(document)
    return (found if len(found) >= _FEWEST else {}) | dict(_in_brackets(document))


def _in_brackets(document: Document) -> Iterator[tuple[str, Cell]]:
    """Yield what stands in brackets behind a title whose letters it has: Executive Director (ED)."""
    found: dict[str, Cell] = {}
    for short, title, start in acronyms(document.text) if document.tables else ():
        found.setdefault(short, Cell(start, start + len(title), title))
    yield from found.items()


def _spelled(rows: Sequence[_Row], short: Mapping[str, Cell]) -> tuple[_Row, ...]:
    """Return rows with the titles of those whom a cell names by their letters: "ED + Treasurer"."""
    return tuple(
        tuple(_whole(cell, short) if cell.text.isascii() else cell for cell in row) for row in rows
    )


def _whole(cell: Cell, short: Mapping[str, Cell]) -> Cell:
    parts = names(cell.text)
    lettered = any(part in short for part in parts)
    if not lettered or not all(part in short or is_title(part) for part in parts):
        return cell
    return replace(cell, text=" + ".join(short[p].text if p in short else p for p in parts))


def _titled(rows: Sequence[_Row], known: Mapping[str, Cell]) -> tuple[_Row, ...]:
    width = max(map(len, rows), default=0)
    coded = {n for n in range(width) if _is_coded(n, rows, known)}
    return tuple(
        tuple(
            _read(cell, known) if _is_told(n, cell, coded) else cell for n, cell in enumerate(row)
        )
        for row in rows
    )


def _is_told(number: int, cell: Cell, coded: set[int]) -> bool:
    return number in coded or cell.text.strip().isascii()


def _is_coded(number: int, rows: Sequence[_Row], known: Mapping[str, Cell]) -> bool:
    """Say whether a column holds codes, and little else below its header."""
    said = [names(row[number].text) for row in rows[1:] if number < len(row)]
    said = [parts for parts in said if parts]
    told = sum(all(part in known for part in parts) for parts in said)
    return bool(told) and told >= _MOST * (len(said) - 1)


def _read(cell: Cell, known: Mapping[str, Cell]) -> Cell:
    """Return a cell with the titles of the codes that it lists; one that lists others as it is."""
    parts = names(cell.text)
    if not parts or not all(part in known for part in parts):
        return cell
    return replace(cell, text="、".join(names(known[part].text)[0] for part in parts))


def _listed(table: Table) -> Iterator[tuple[str, Cell]]:
    """Yield what a row of one cell says of codes, where all that it explains are titles."""
    for row in table.rows:
        cells = distinct(row)
        if len(cells) == 1:
            yield from _entries(cells[0].text, cells[0].start, cells[0].reference)


def _in_lines(document: Document) -> Iterator[tuple[str, Cell]]:
    """Yield what a line of text says of codes, where all that it explains are titles."""
    if not document.tables:
        return
    text = simplify(document.text) if document.script == "Hant" else document.text
    at = 0
    for line in text.splitlines(keepends=True):
        yield from _entries(line, at)
        at += len(line)


def _entries(text: str, start: int, reference: str = "") -> Iterator[tuple[str, Cell]]:
    said = list(_ENTRY.finditer(text))
    if len(said) < _FEWEST or not all(map(_stands_for, said)):
        return
    for m in said:
        yield (
            m["code"],
            Cell(start + m.start("title"), start + m.end("title"), m["title"], reference),
        )


def _stands_for(entry: re.Match[str]) -> bool:
    """Say whether an entry explains a title by letters, or by characters of its own (财—财务经理)."""
    letters = iter(entry["title"])
    told = entry["code"].isascii() or all(letter in letters for letter in entry["code"])
    return told and entry["code"] != entry["title"] and _is_holder(entry["title"])


def _levels(table: Table) -> Iterator[tuple[str, Cell]]:
    """Yield the codes of a table with a row a position, each a code of its own."""
    found = _explaining(table)
    if found is None:
        return
    begun, code, title = found
    for row in table.rows[begun:]:
        if max(code, title) < len(row):
            yield row[code].text.strip(), row[title]


def _explains(table: Table) -> bool:
    return _explaining(table) is not None or any(people(table))


def _explaining(table: Table) -> tuple[int, int, int] | None:
    """Return where the rows of a table of codes begin, its column of codes and that of titles."""
    for number, row in enumerate(table.rows[:_DEEPEST]):
        titles = [n for n, cell in enumerate(row) if role(cell.text) == "position"]
        rows = [r for r in table.rows[number + 1 :] if len(distinct(r)) > 1]
        if not titles or len(rows) < _FEWEST:
            continue
        for code in range(len(row)):
            if code not in titles and _holds_codes(rows, code, titles[0]):
                return number + 1, code, titles[0]
    return None


def _holds_codes(rows: Sequence[_Row], code: int, title: int) -> bool:
    """Say whether a column holds a code of its own in each row, beside titles."""
    if any(max(code, title) >= len(row) for row in rows):
        return False
    said = [row[code].text.strip() for row in rows]
    told = all(all(map(is_title, names(row[title].text))) for row in rows)
    return told and len(set(said)) == len(said) and all(map(_CODE.fullmatch, said))


def _is_below_titles(table: Table) -> bool:
    """Say whether titles head a table's columns: its letters are marks of what is done."""
    heads = table.rows[:_DEEPEST]
    return any(sum(is_title(cell.text) for cell in distinct(row)[1:]) >= _FEWEST for row in heads)


def _is_holder(words: str) -> bool:
    """Say whether a meaning is somebody's title, and no name for whoever does a deed (审批人)."""
    return is_title(words) and role(words) not in POWERS
