"""Codes of positions: "A-服务专员；B-服务主管" in a line, M2 beside 教务主管 in a table, "Level 2: Buyer"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rolegraph.extraction.tables.cells import distinct, is_title, names
from rolegraph.extraction.tables.headers import POWERS, role
from rolegraph.extraction.tables.levels import defines_levels, levels
from rolegraph.reading import Cell, Document, Table

_Row = tuple[Cell, ...]
_CODE = re.compile(r"[A-Z]{1,2}\d{0,2}")
_ENTRY = re.compile(
    rf"(?<![A-Za-z\d])({_CODE.pattern})\s*(?:[-－–—:：=]|代表|表示|为|指)\s*([\u4e00-\u9fff]{{2,12}})(?![\u4e00-\u9fff])"
)
_FEWEST = 2
_DEEPEST = 4


def decoded(document: Document) -> Document:
    """Return a document with the cells of its tables that are codes of positions read as their titles.

    Where they stand stays, the builder knows of all whom a code means; a table of marks below titles
    keeps its letters.
    """
    known = codes(document)
    if not known:
        return document
    tables = tuple(
        t
        if _explains(t) or defines_levels(t) or _is_below_titles(t)
        else Table(_titled(t.rows, known), t.name)
        for t in document.tables
    )
    return replace(document, tables=tables)


def codes(document: Document) -> Mapping[str, Cell]:
    """Return the codes of positions that a document's tables explain, with the cells that say whose."""
    found: dict[str, Cell] = {}
    for table in document.tables:
        for code, cell in (*_listed(table), *_levels(table)):
            found.setdefault(code, cell)
    found |= levels(document)
    return found if len(found) >= _FEWEST else {}


def _titled(rows: Sequence[_Row], known: Mapping[str, Cell]) -> tuple[_Row, ...]:
    return tuple(
        tuple(
            replace(cell, text=names(known[code].text)[0])
            if (code := cell.text.strip()) in known
            else cell
            for cell in row
        )
        for row in rows
    )


def _listed(table: Table) -> Iterator[tuple[str, Cell]]:
    """Yield what a row of one cell says of codes, where all that it explains are titles."""
    for row in table.rows:
        cells = distinct(row)
        said = list(_ENTRY.finditer(cells[0].text)) if len(cells) == 1 else []
        if len(said) < _FEWEST or not all(_is_holder(m[2]) for m in said):
            continue
        for m in said:
            start = cells[0].start + m.start(2)
            yield m[1], Cell(start, start + len(m[2]), m[2], cells[0].reference)


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
    return _explaining(table) is not None


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
