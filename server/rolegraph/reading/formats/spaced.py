"""Tables whose columns a line of dashes marks: ``Document    Value`` above ``--------    -----``."""

import re
from collections.abc import Iterator

from rolegraph.reading.document import Cell, Table
from rolegraph.reading.formats.drawn import in_one
from rolegraph.reading.rendition import stripped

_RULE = re.compile(r"[ \t]*[-=─]{2,}(?:[ \t]+[-=─]{2,})+[ \t]*")
_LINE = re.compile(r"[^\r\n]*")
_DRAWN = re.compile(r"[-=─]{2}")
_DASHES = re.compile(r"[-=─]+")
#: A header and a row at least.
_FEWEST = 2
_Line = re.Match[str]
_Cells = tuple[Cell, ...]


def spaced(text: str) -> Iterator[Table]:
    """Yield the tables below and above lines of dashes that part them from their headers.

    Every line must leave the edges of the columns blank.
    """
    if not _DRAWN.search(text):
        return
    lines = [m for m in _LINE.finditer(text) if m.end() > m.start() or _is_blank_line(text, m)]
    here = 0
    for n, line in enumerate(lines):
        if n < here or not _RULE.fullmatch(line[0]):
            continue
        head = _run(lines[:n][::-1])[::-1]
        body = _run(lines[n + 1 :])
        here = n + 1 + len(body)
        rows = _rows(line, head, body)
        if len(rows) >= _FEWEST:
            yield Table(rows)


def _is_blank_line(text: str, line: _Line) -> bool:
    """Say whether an empty match is a line of its own, and not the end of the one before."""
    return line.start() == 0 or text[line.start() - 1] == "\n"


def _run(lines: list[_Line]) -> list[_Line]:
    """Return the lines up to a blank one or the next rule."""
    ends = (n for n, m in enumerate(lines) if not m[0].strip() or _RULE.fullmatch(m[0]))
    return lines[: next(ends, len(lines))]


def _rows(rule: _Line, head: list[_Line], body: list[_Line]) -> tuple[_Cells, ...]:
    edges = [m.start() for m in _DASHES.finditer(rule[0])]
    if not head or not all(_keeps(edges, m[0]) for m in (*head, *body)):
        return ()
    rows = [[_cells(edges, m) for m in head]]
    for line in body:
        cells = _cells(edges, line)
        if len(rows) > 1 and _goes_on(cells):
            rows[-1].append(cells)
        else:
            rows.append([cells])
    return tuple(in_one(lines) for lines in rows)


def _goes_on(cells: _Cells) -> bool:
    """Say whether a line goes on with the row above: without a first cell, or with a small one alone."""
    alone = sum(bool(cell.text) for cell in cells) == 1
    return not cells[0].text or (alone and cells[0].text[0].islower())


def _keeps(edges: list[int], line: str) -> bool:
    return all(not line[edge - 1 : edge].strip() for edge in edges[1:])


def _cells(edges: list[int], line: _Line) -> _Cells:
    ends = (*edges[1:], max(len(line[0]), edges[-1]))
    starts = (0, *edges[1:])
    parts = ((line[0][a:b], line.start() + a) for a, b in zip(starts, ends, strict=True))
    return tuple(Cell(*stripped(words, start)) for words, start in parts)
