"""Tables that lost their grid: a cell to a line, the columns' heads first, then row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.pieces.segmentation import Piece
from rolegraph.extraction.structure.wording.info_keys import Entry, role_of_key
from rolegraph.extraction.structure.wording.section_words import section_of

_HEAD = 12
_FEWEST = 2
#: What the columns before those of sentences tell of a position.
_TOLD = ("position", "unit", "superior", "functional", "headcount")


def first_columns(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces of a text with only the first column of each such table of duties.

    工作职责 / 绩效标准 / 1 / 负责收款 / 数据准确 / 2 …: the lines between a row's first cell and the
    next number are other columns'.
    """
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        heads = _heads(text, pieces, at)
        kept.append(pieces[at])
        at += 1
        if heads:
            rows, at = _rows(text, pieces, at + heads - 1, heads)
            kept += rows
    return tuple(kept)


def _heads(text: str, pieces: Sequence[Piece], at: int) -> int:
    """Return how many lines head the columns of a table that begins at a piece; 0 for no table."""
    heads = 0
    for piece in pieces[at:]:
        words = text[piece.start : piece.end]
        named = piece.heading is not None and (piece.heading.title or piece.heading.unit)
        if piece.mark or piece.entry or named or not piece.alone or len(words) > _HEAD:
            break
        heads += 1
    first = pieces[at]
    if heads < _FEWEST or section_of(text[first.start : first.end]) not in ("duties", "mixed"):
        return 0
    row = at + heads
    return heads if row < len(pieces) and _opens_row(text, pieces[row]) else 0


def _opens_row(text: str, piece: Piece) -> bool:
    """Say whether a number stands on a line of its own above a row's first cell."""
    return piece.mark is not None and "\n" in text[piece.mark.end : piece.start]


def _rows(text: str, pieces: Sequence[Piece], at: int, columns: int) -> tuple[list[Piece], int]:
    """Return the first cells of the rows from a piece on, and where the table ends."""
    kept = []
    while at < len(pieces) and _opens_row(text, pieces[at]):
        kept.append(pieces[at])
        at += 1
        at += sum(1 for _ in _others(pieces[at : at + columns - 1]))
    return kept, at


def _others(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.mark:
            return
        yield piece


def told_rows(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces of a text with the rows of a table of positions read by its heads.

    岗位名称 / 直接上级 / 主要职责 above 店铺负责人 / 运营总监 / 策划…: the line below a title is its
    superior, and no position that what follows is about.
    """
    at, roles = next(
        ((n, r) for n in range(len(pieces)) if (r := _told(text, pieces, n))), (0, [])
    )
    if not roles:
        return tuple(pieces)
    kept = list(pieces)
    for n in range(at + len(roles), len(pieces) - len(roles) + 1):
        row = pieces[n : n + len(roles)]
        if all(_fits(text, piece, role) for piece, role in zip(row, roles, strict=True)):
            for piece, role in zip(row[1:], roles[1:], strict=True):
                entry = Entry(piece.start, piece.end, role, "", (piece.start, piece.end))
                kept[kept.index(piece)] = replace(piece, heading=None, entry=entry)
    return tuple(kept)


def _told(text: str, pieces: Sequence[Piece], at: int) -> list[str]:
    """Return what the first columns hold of a table whose heads begin at a piece, [] for no such table."""
    first = pieces[at]
    if role_of_key(text[first.start : first.end]) != "position":
        return []
    heads = 0
    roles: list[str] = []
    for piece in pieces[at:]:
        words = text[piece.start : piece.end].strip()
        role = role_of_key(words)
        if not piece.alone or not (role or section_of(words)):
            break
        if role in _TOLD and heads == len(roles):
            roles.append(role)
        heads += 1
    return roles if 1 < len(roles) < heads else []


def _fits(text: str, piece: Piece, role: str) -> bool:
    """Say whether a line can stand below a head."""
    words = text[piece.start : piece.end].strip()
    if not piece.alone or piece.mark:
        return False
    if role == "headcount":
        return words.rstrip("人名").isdigit()
    return bool(units.parse(words)) if role == "unit" else titles.parse(words) is not None
