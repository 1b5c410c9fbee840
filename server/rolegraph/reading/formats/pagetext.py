"""The text of one PDF page, its ruled tables row by row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rolegraph.reading.document import Cell, Table
from rolegraph.reading.formats.pagelayout import Words
from rolegraph.reading.formats.ruled import Grid
from rolegraph.reading.rendition import Writer, stripped

_WIDE = re.compile("[\u1100-\u115f\u2e80-\U0003fffd]")
_STOPS = tuple("。！？；：.!?;:")
_BEGINS = re.compile(r"[(（]?[\d一二三四五六七八九十]{1,3}[、.．)）](?!\d)|[①-⑳•●■▪-]")
_MARGIN = 12.0
#: Signs that only a font of symbols shows as bullets (WinAnsi's unused 7F, Word's Symbol and Wingdings),
#: and signs that no page shows.
_SIGNS = dict.fromkeys([0x7F, *range(0xF020, 0xF100)], "•") | {0: None}


@dataclass(slots=True)
class _Filled:
    """A table with the words that stand in each of its cells."""

    grid: Grid
    cells: dict[tuple[int, int], list[Words]] = field(default_factory=dict)


def write_page(writer: Writer, words: Sequence[Words], grids: Sequence[Grid]) -> list[Table]:
    """Write a page's words in their order, and each table as a whole where its first word stands.

    Cells of a row are parted by tabs; lines that only the width of a cell broke are joined.
    """
    places = [_place(word, grids) for word in words]
    filled = {grid: _Filled(grid) for grid in grids}
    for word, there in zip(words, places, strict=True):
        if there:
            filled[there[0]].cells.setdefault(there[1], []).append(word)
    tables: dict[Grid, Table | None] = {}
    text = ""
    last: Words | None = None
    for word, there in zip(words, places, strict=True):
        if there is None or len(filled[there[0]].cells) < 2:
            text = _beside(text, word, last) + word.text
            last = word
        elif there[0] not in tables:
            _write_lines(writer, text)
            text = ""
            tables[there[0]] = _write_table(writer, filled[there[0]])
    _write_lines(writer, text)
    return [table for table in tables.values() if table]


def _beside(text: str, word: Words, last: Words | None) -> str:
    """Return a text with a tab at its end where a word stands right of its last line, and no break.

    So a label and its value, which a form has in columns, are one line.
    """
    level = last is not None and abs(last.y - word.y) <= word.size / 4 and last.x < word.x
    parted = (
        level and text.endswith("\n") and text[:-1].rstrip("\n") == text[:-1] and word.text.strip()
    )
    return f"{text[:-1].rstrip()}\t" if parted and text[:-1].strip() else text


def _place(word: Words, grids: Sequence[Grid]) -> tuple[Grid, tuple[int, int]] | None:
    for grid in grids:
        place = grid.place(word.x + 1, word.y + word.size / 4)
        if place and word.text.strip():
            return grid, place
    return None


def _write_lines(writer: Writer, text: str) -> None:
    """Write lines without blanks at their ends."""
    for line in text.translate(_SIGNS).strip("\n").splitlines():
        writer.begin_row()
        writer.write(line.rstrip())


def _write_table(writer: Writer, filled: _Filled) -> Table:
    written: dict[tuple[int, int], Cell] = {}
    rows: list[tuple[Cell, ...]] = []
    for owners in filled.grid.owner:
        writer.begin_row()
        for place in dict.fromkeys(owners):
            if place in written:
                continue
            start = writer.begin_cell("" if place[1] == 0 else "\t")
            text = _cell_text(filled.cells.get(place, []), filled.grid.width(place))
            text = text.translate(_SIGNS)
            writer.write(text)
            written[place] = Cell(*stripped(text, start))
        rows.append(tuple(written[place] for place in owners))
    writer.begin_row()
    return Table(tuple(rows))


def _cell_text(words: Sequence[Words], width: float) -> str:
    """Return a cell's lines, joined where the first had no room for more."""
    text = ""
    last: Words | None = None
    line = ""
    for word in words:
        piece = word.text.strip("\n")
        if last is None or abs(last.y - word.y) <= last.size / 2:
            line += piece
        else:
            text, line = _with_line(text, line, piece, width, last.size), piece
        line = line.lstrip()
        last = word
    return text + line.rstrip()


def _with_line(text: str, line: str, following: str, width: float, size: float) -> str:
    """Return the text with one more line, and with what parts it from the following one."""
    line, following = line.rstrip(), following.lstrip()
    full = _length(line) * size / 2 + size + _MARGIN >= width
    if not full or line.endswith(_STOPS) or _BEGINS.match(following):
        return f"{text}{line}\n"
    spaced = line[-1:].isascii() and following[:1].isascii()
    return f"{text}{line} " if spaced else text + line


def _length(text: str) -> int:
    return len(text) + len(_WIDE.findall(text))
