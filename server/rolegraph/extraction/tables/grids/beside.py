"""Forms whose columns blanks keep: labels beside their values, which go on in the lines below."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rolegraph.extraction.tables.cells.headers import label_role
from rolegraph.extraction.tables.grids.pieces import Piece, cell, line
from rolegraph.extraction.tables.grids.rowing import can_break
from rolegraph.reading import Cell, Table

_Match = re.Match[str]
#: The lines of each label and of each value.
_Row = tuple[tuple[Piece, ...], ...]
#: A label and its value; so many rows are a form.
_PAIR, _FEWEST = 2, 2
#: How far a value's further lines may stand from where it began.
_ASIDE = 1
_LONGEST_LABEL = 40
#: What is a name or a list of names, however many lines it takes.
_NAMES = ("position", "unit", "superior", "functional", "subordinates", "organisation", "alias")
#: A paragraph's end; words that begin anew behind others that could be no name going on.
_ENDED = re.compile(r"[。；;.]$")
_OPENED = re.compile(
    r".*(?<!and)(?<!or)(?<!of)(?<!the)(?<!to)(?<!for)(?<!with)(?<!by)(?<!in)(?<!on)(?<=[a-z\d)])\n"
    r"(?:[A-Z]|[•●■◆·-]|[（(]?\d{1,2}[)）.、．]\D)",
    re.DOTALL,
)


def beside(lines: Sequence[_Match], at: int) -> tuple[Table, int] | None:
    """Return the form that begins in a line and the number of its lines, None where none does.

    Only one that text cannot be read as: a value goes on in the next line, or two stand side by side.
    """
    for wide in (2, 1):
        rows: list[_Row] = []
        broken = False
        for here in range(at, len(lines) + 1):
            pieces = line(lines[here], 0, wide).pieces if here < len(lines) else ()
            longer = _with_line(pieces, rows[-1]) if rows and pieces else None
            if longer:
                rows[-1], broken = longer, True
            elif _begins(pieces, rows):
                rows.append(tuple((piece,) for piece in pieces))
            else:
                break
        titled = any(label_role(row[0][0].words) == "position" for row in rows)
        paired = any(len(row) > _PAIR for row in rows)
        if titled and len(rows) >= _FEWEST and (paired or broken):
            return Table(tuple(_told(rows, wide))), here - at
    return None


def _begins(pieces: Sequence[Piece], rows: Sequence[_Row]) -> bool:
    """Say whether a line is labels and values by turns, the first at the form's edge."""
    if len(pieces) < _PAIR or len(pieces) % _PAIR:
        return False
    edge = rows[0][0][0].left if rows else pieces[0].left
    labels = pieces[::2]
    if pieces[0].left != edge or any(len(p.words) > _LONGEST_LABEL for p in labels):
        return False
    known = [bool(label_role(piece.words)) for piece in labels]
    if all(label_role(piece.words) for piece in pieces) or _names_again(labels, rows):
        return False  # the header of a list, or another form
    return known[0] if not rows else any(known) or _same_place(pieces, rows[-1])


def _names_again(labels: Sequence[Piece], rows: Sequence[_Row]) -> bool:
    named = any(label_role(row[0][0].words) == "position" for row in rows)
    return named and any(label_role(piece.words) == "position" for piece in labels)


def _same_place(pieces: Sequence[Piece], row: _Row) -> bool:
    """Say whether the value of a label that no list knows stands right below the one before."""
    return abs(pieces[1].left - row[1][0].left) <= _ASIDE


def _with_line(pieces: Sequence[Piece], row: _Row) -> _Row | None:
    """Return a row with the line below it where that goes on with its values, or with its label too."""
    both = len(pieces) == len(row) == _PAIR and pieces[0].left == row[0][0].left
    if both:
        label = " ".join(piece.words for piece in (*row[0], pieces[0]))
        told = not label_role(row[0][-1].words) and bool(label_role(label))
        longer = ((*row[0], pieces[0]), (*row[1], pieces[1]))
        return longer if told and _below(pieces[1], row[1]) else None
    held = [next((n for n in range(1, len(row), 2) if _below(p, row[n])), 0) for p in pieces]
    if 0 in held:
        return None
    further = {n: piece for n, piece in zip(held, pieces, strict=True)}
    return tuple((*p, further[n]) if n in further else p for n, p in enumerate(row))


def _below(piece: Piece, value: Sequence[Piece]) -> bool:
    return abs(piece.left - value[0].left) <= _ASIDE


def _told(rows: Sequence[_Row], wide: int) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows as cells; what a value says in several paragraphs stands beside its label each time."""
    widest = max(p.right - p.left for row in rows for value in row[1::2] for p in value)
    for row in rows:
        several = len(row) == _PAIR and label_role(row[0][0].words) not in _NAMES
        parts = _paragraphs(row[1], widest, wide) if several else [row[1]]
        yield tuple(_cell(part) for part in (row[0], parts[0], *row[2:]))
        yield from ((_cell(row[0]), _cell(part)) for part in parts[1:])


def _paragraphs(value: Sequence[Piece], widest: int, wide: int) -> list[list[Piece]]:
    """Return the lines of a value by its paragraphs: one ends where a line had room for more."""
    found = [[value[0]]]
    for above, below in pairwise(value):
        room = widest - (above.right - above.left)
        own = _ENDED.search(above.words) or not can_break(above.words, below.words, room, wide)
        if own or _OPENED.match(f"{above.words}\n{below.words}"):
            found.append([below])
        else:
            found[-1].append(below)
    return found


def _cell(parts: Sequence[Piece]) -> Cell:
    return cell([[piece] for piece in parts], parts[-1].end)
