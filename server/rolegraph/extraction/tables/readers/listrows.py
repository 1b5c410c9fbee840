"""Rows of a Chinese list in a table that no header tells: a number, a sentence, and words beside it.

Read as one line of text, what sorts the sentence and how much it weighs would be words of it:
1 | 质量控制 | 执行首件检验 | 30%.
"""

import re
from collections.abc import Iterator, Sequence

from rolegraph.extraction.tables.cells.cells import distinct
from rolegraph.reading import Cell, Table

_NUMBER = re.compile(r"\s*\d{1,2}[.、．]?\s*")
_WEIGHT = re.compile(r"\s*(?:权重|比重|占比|分值|配分|所占比例)(?:[（(].{1,4}[）)])?\s*")
#: So long is a sentence at least, and so long at most what stands beside it.
_SAID = 8
_BESIDE = 8
_HEAD = 6
_BETWEEN = " \t|"


def said_beside(table: Table, text: str) -> list[tuple[int, int]]:
    """Return the spans of a table that are no part of what its rows say: what sorts, counts or weighs."""
    every = (*_beside_sentences(table, text), *_weights(table, text))
    return [(start, end) for start, end in every if start < end]


def _beside_sentences(table: Table, text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a table beside the sentences of its numbered rows, and of their header."""
    head: Sequence[Cell] = ()
    for row in table.rows:
        cells = distinct(row)
        said = _sentence(cells)
        if said is None:
            head = cells
            continue
        if _heads(head, cells):
            yield _line(head[0].start, head[-1].end, text)
        head = ()
        number, end = cells[0], _line(said.start, cells[-1].end, text)[1]
        yield _line(number.start, number.start, text)[0], number.start
        # One blank or tab stays between the number and its sentence.
        yield number.end + 1, said.start
        yield said.end, end


def _weights(table: Table, text: str) -> Iterator[tuple[int, int]]:
    """Yield what says how much each indicator counts (权重), the header, and the bars around rows."""
    head = table.rows[0] if table.rows else ()
    at = next((n for n, cell in enumerate(head) if n and _WEIGHT.fullmatch(cell.text)), 0)
    for row in table.rows if at else ():
        cells = distinct(row)
        if row is head or not cells:
            yield _line(head[0].start, head[-1].end, text)
            continue
        yield _line(cells[0].start, cells[0].start, text)[0], cells[0].start
        if at < len(row) and row[at] is cells[-1]:
            yield (
                cells[-2].end if len(cells) > 1 else row[at].start,
                _line(0, row[at].end, text)[1],
            )
        elif at < len(row):
            yield row[at].start, row[at].end


def _sentence(cells: Sequence[Cell]) -> Cell | None:
    """Return the one long cell of a numbered row with words beside it, None for another row."""
    if len(cells) <= 2 or not _NUMBER.fullmatch(cells[0].text):
        return None
    said = max(cells[1:], key=lambda cell: len(cell.text))
    others = [cell for cell in cells[1:] if cell is not said]
    short = all(len(cell.text.strip()) <= _BESIDE for cell in others)
    whole = all(not cell.further for cell in cells)
    return said if len(said.text) >= _SAID and short and whole else None


def _heads(head: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Say whether a row above the first of a list heads its columns."""
    short = all(0 < len(cell.text.strip()) <= _HEAD for cell in head)
    return len(head) == len(cells) and short


def _line(start: int, end: int, text: str) -> tuple[int, int]:
    """Return a span with the bars and blanks around it on its line."""
    while start and text[start - 1] in _BETWEEN:
        start -= 1
    while end < len(text) and text[end] in _BETWEEN:
        end += 1
    return start, end
