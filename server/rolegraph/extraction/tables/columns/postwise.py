"""Tables with a column a position, whose cells are sentences about it: Chair | Chief Executive."""

from collections.abc import Sequence
from dataclasses import replace

from rolegraph.extraction.tables.cells.cells import distinct, is_one_title
from rolegraph.extraction.tables.cells.headers import is_chinese, role
from rolegraph.extraction.tables.columns.crossing import is_mark
from rolegraph.reading import Cell

_Row = tuple[Cell, ...]
_FEWEST = 2
_MOST = 0.8
#: Words of the shortest English sentence, and what a Chinese one ends in.
_WORDS = 4
_STOPS = ("。", "；", ";")
_HEADS = ("Position", "Duties")


def by_position(header: _Row, below: Sequence[_Row]) -> tuple[_Row, ...] | None:
    """Return a table that has a column a position with a row a position and sentence; None for another.

    Its first row heads the two columns.
    """
    titled = [
        n for n, cell in enumerate(header) if is_one_title(cell.text) and not role(cell.text)
    ]
    heads = {header[n].text for n in titled}
    if len(heads) < _FEWEST or len(titled) < len(distinct(header)):
        return None
    rows = [
        (header[n], row[n])
        for n in titled
        for row in below
        if n < len(row) and row[n].text.strip("-: ") not in ("", header[n].text)
    ]
    told = sum(_is_sentence(cell.text) for _, cell in rows)
    if not rows or told < _MOST * len(rows) or {head.text for head, _ in rows} != heads:
        return None
    named = (replace(header[n], text=text) for n, text in zip(titled, _HEADS, strict=False))
    return (tuple(named), *rows)


def _is_sentence(text: str) -> bool:
    """Say whether a cell tells something in a sentence; 编制：张明 and 市内 below titles are no duties."""
    plain = text.strip()
    if is_chinese(plain):
        return plain.endswith(_STOPS) or plain.startswith("负责")
    return len(plain.split()) >= _WORDS and (plain.endswith(".") or not is_mark(plain))
