"""Tables that signs draw in plain text: ``+---+`` and ``│``, a cell over one line or several."""

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from rolegraph.reading.document import Cell, Table
from rolegraph.reading.rendition import stripped

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
#: A line of signs alone that begins in a corner; Markdown's rules begin with an upright line.
_CORNER = re.compile("[+┌┍┎┏├┝┞┟┠┣└┕┖┗╔╠╚╟╓╙]")
_RULE = re.compile(
    rf"[ \t]*{_CORNER.pattern}[-=_─━═┄┈+\u2500-\u257f \t]*[-=_─━═┄┈\u2500-\u257f+][ \t]*"
)
_EDGES = re.compile(r"[|│┃║]")
#: A header and a row, between three rules.
_FEWEST = 3
_Cells = tuple[Cell, ...]


def drawn(text: str) -> Iterator[Table]:
    """Yield the tables that rules of signs and upright lines draw; what stands in no grid is none.

    Lines between two rules are one row, unless only the header is ruled off: then each is one.
    """
    for block in _blocks(text):
        groups = _groups(block)
        lines = [line for group in groups for line in group]
        width = max((len(line) for line in lines), default=0)
        if len(groups) < _FEWEST - 1 or width < _FEWEST - 1:
            continue
        if any(len(line) not in (1, width) for line in lines):
            continue
        ruled = len(groups) >= _FEWEST or all(len(group) == 1 for group in groups)
        rows = map(in_one, groups if ruled else _parted(lines))
        yield Table(tuple(row for row in rows if any(cell.text for cell in row)))


def _parted(lines: list[_Cells]) -> list[list[_Cells]]:
    """Return lines without rules between them as rows; one with a single cell goes on with the last."""
    rows: list[list[_Cells]] = []
    for line in lines:
        alone = len(line) >= _FEWEST and sum(bool(cell.text) for cell in line) == 1
        if rows and alone:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _blocks(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield runs of neighbouring lines that belong to one grid, from its first rule to its last."""
    if not _CORNER.search(text):
        return
    block: list[re.Match[str]] = []
    for line in _LINE.finditer(text):
        near = bool(block) and text.count("\n", block[-1].end(), line.start()) == 1
        if near and (_is_row(line[0]) or _RULE.fullmatch(line[0])):
            block.append(line)
            continue
        if block:
            yield block
        block = [line] if _RULE.fullmatch(line[0]) else []
    if block:
        yield block


def _is_row(line: str) -> bool:
    plain = line.strip()
    return bool(_EDGES.match(plain)) and bool(_EDGES.match(plain[-1]))


def _groups(block: list[re.Match[str]]) -> list[list[_Cells]]:
    """Return the lines of a block between its rules, each as its cells."""
    groups: list[list[_Cells]] = [[]]
    for line in block:
        if _RULE.fullmatch(line[0]):
            groups.append([])
        else:
            groups[-1].append(_cells(line))
    return [group for group in groups if group]


def _cells(line: re.Match[str]) -> _Cells:
    edges = [edge.start() for edge in _EDGES.finditer(line[0])]
    parts = ((line[0][a + 1 : b], line.start() + a + 1) for a, b in pairwise(edges))
    return tuple(Cell(*stripped(words, start)) for words, start in parts)


def in_one(lines: list[_Cells]) -> _Cells:
    """Return lines that are one row as its cells: each goes on in the lines below."""
    return tuple(_joined(column) for column in zip_longest(*lines)) if len(lines) > 1 else lines[0]


def _joined(column: tuple[Cell | None, ...]) -> Cell:
    said = [cell for cell in column if cell and cell.text]
    if not said:
        return next(cell for cell in column if cell)
    first, *others = said
    lines = [cell.text for cell in said]
    words = ("" if is_wide("".join(lines)) else " ").join(lines)
    return Cell(first.start, first.end, words, further=tuple((c.start, c.end) for c in others))


def is_wide(text: str) -> bool:
    """Say whether a text is of a script that writes no blank where a line goes on in the next."""
    return any(sign >= "\u2e80" for sign in text)
