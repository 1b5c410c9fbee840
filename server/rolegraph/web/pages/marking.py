"""Cut text where statements, repairs and marks begin and end, for a page to show them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

from rolegraph.web.serving.contents import Stated


@dataclass(frozen=True, slots=True)
class Repair:
    """What stands in the text and what it is read as, with the proof."""

    raw: str
    reading: str
    note: str
    basis: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same statements; ``begins`` are places that start here."""

    text: str
    stated: tuple[Stated, ...] = ()
    kind: str = ""
    repair: Repair | None = None
    here: bool = False
    begins: tuple[str, ...] = ()

    @property
    def sorts(self) -> tuple[str, ...]:
        """What is stated here, each sort once."""
        return tuple(dict.fromkeys(s.sort for s in self.stated))


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that follow each other under the same statements, shown as one."""

    pieces: tuple[Piece, ...]

    @property
    def first(self) -> Piece:
        """The piece that stands for all of them."""
        return self.pieces[0]


def runs(pieces: Iterable[Piece]) -> Iterator[Run]:
    """Put pieces together that the same statements lie over."""
    held: list[Piece] = []
    for piece in pieces:
        if held and (piece.begins or _under(piece) != _under(held[0])):
            yield Run(tuple(held))
            held = []
        held.append(piece)
    if held:
        yield Run(tuple(held))


def _under(piece: Piece) -> tuple[object, ...]:
    # What is no part of a statement (a gloss, a page number) may stand in the midst of its words.
    return piece.stated, piece.here, "" if piece.stated else piece.kind


def mended(
    quote: str,
    start: int,
    repairs: Iterable[Mapping[str, Any]],
    marks: Iterable[Mapping[str, Any]] = (),
) -> list[Piece]:
    """Return a quote that begins at an offset, its repairs and marks apart from the rest."""
    pieces, at = [], 0
    for one in sorted((*repairs, *marks), key=itemgetter("start", "end")):
        begin, end = one["start"] - start, one["end"] - start
        if begin < at:
            continue
        pieces += [Piece(quote[at:begin])] if begin > at else []
        repair = _repair(one) if "raw" in one else None
        pieces.append(Piece(quote[begin:end], kind=one.get("kind", ""), repair=repair))
        at = end
    return [*pieces, Piece(quote[at:])] if at < len(quote) else pieces


def marked(
    text: str,
    stated: Sequence[Stated],
    document: Mapping[str, Any],
    here: tuple[int, int] | None,
) -> Iterator[Piece]:
    """Yield a whole text in pieces; ``here`` is the span that the reader was led to."""
    every = [
        *document.get("marks", []),
        *(m | {"kind": "damage"} for m in document.get("damage", [])),
    ]
    marks = sorted((m["start"], m["end"], m["kind"]) for m in every)
    repairs = {r["start"]: r for r in document.get("repairs", [])}
    cuts = _cuts(len(text), stated, marks, repairs, here)
    sweep = _Sweep(stated)
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        # A repair is one piece: what begins inside it begins with it.
        begins = sweep.to(max(start, end - 1))
        led = here is not None and here[0] <= start < here[1]
        if here is not None and start <= here[0] < end:
            begins = tuple(dict.fromkeys((*begins, f"char={here[0]},{here[1]}")))
        piece = Piece(text[start:end], sweep.over, _kind(marks, start), None, led, begins)
        if start not in repairs:
            yield piece
        elif repairs[start]["end"] == start:  # something was lost between two characters
            yield replace(piece, text="", repair=_repair(repairs[start]))
            yield replace(piece, begins=())
        else:
            yield replace(piece, repair=_repair(repairs[start]))


class _Sweep:
    """Which statements lie over an offset, asked for in rising order."""

    def __init__(self, stated: Iterable[Stated]) -> None:
        self._waiting = sorted(stated, key=lambda s: s.start, reverse=True)
        self.over: tuple[Stated, ...] = ()

    def to(self, offset: int) -> tuple[str, ...]:
        """Go to an offset; return the places that begin there."""
        begun = []
        while self._waiting and self._waiting[-1].start <= offset:
            begun.append(self._waiting.pop())
        found = [s for s in (*self.over, *begun) if s.end > offset]
        self.over = tuple(sorted(found, key=lambda s: s.end - s.start))
        return tuple(dict.fromkeys(f"char={s.start},{s.end}" for s in begun))


def _kind(marks: Sequence[tuple[int, int, str]], offset: int) -> str:
    before = bisect_right(marks, offset, key=itemgetter(0))
    _, end, kind = marks[before - 1] if before else (0, 0, "")
    return kind if offset < end else ""


def _cuts(
    length: int,
    stated: Iterable[Stated],
    marks: Iterable[tuple[int, int, str]],
    repairs: Mapping[int, Mapping[str, Any]],
    here: tuple[int, int] | None,
) -> list[int]:
    found = {0}
    for one in stated:
        found |= {one.start, one.end}
    for start, end, _ in marks:
        found |= {start, end}
    for start, repair in repairs.items():
        found |= {start, repair["end"]}
    found |= set(here or ())
    ordered = sorted(c for c in found if c < length)
    inside: set[int] = set()
    for start, repair in repairs.items():
        inside |= set(ordered[bisect_right(ordered, start) : bisect_left(ordered, repair["end"])])
    return [c for c in ordered if c not in inside]


def _repair(repair: Mapping[str, Any]) -> Repair:
    return Repair(
        repair["raw"], repair["reading"], repair.get("note", ""), repair.get("basis", "")
    )
