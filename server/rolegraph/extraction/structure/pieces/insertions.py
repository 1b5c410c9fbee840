"""Boxes of a chart that page layout has put into the middle of a sentence."""

from collections.abc import Sequence

from rolegraph.extraction.structure.charts import charts
from rolegraph.extraction.structure.pieces.segmentation import Piece
from rolegraph.reading import Passage, passages
from rolegraph.reading.damage.words import words

_ENDS = "。；;：:！!？?…)）”\n"
_FEWEST = 2


def taken_out(
    passage: Passage, pieces: Sequence[Piece], known: frozenset[str]
) -> tuple[Passage, tuple[Passage, ...]]:
    """Return a text without the lines that interrupt a sentence, which is whole then, and those lines.

    Lines interrupt where they are names of positions and units alone, the line before them is not
    ended, and its last character makes a word with the first one behind them, one of the
    document (``known`` are its pairs of characters) or of the dictionary.
    """
    labels: list[Piece] = []
    kept, here, at = [], 0, 1
    while at < len(pieces):
        end = _run(passage, pieces, at, known)
        if end > at:
            labels += pieces[at:end]
            kept.append(passage.cut(here, pieces[at - 1].end))
            here = pieces[end].start
        at = max(at + 1, end)
    rest = passages.joined([*kept, passage.cut(here, len(passage))]) if labels else passage
    return rest, tuple(passage.cut(label.start, label.end) for label in labels)


def _run(passage: Passage, pieces: Sequence[Piece], at: int, known: frozenset[str]) -> int:
    """Return where a run of interrupting lines that begins at a piece ends; ``at`` for none."""
    before = passage.text[pieces[at - 1].start : pieces[at - 1].end]
    if not before or before[-1] in _ENDS or pieces[at - 1].heading:
        return at
    end = at
    while end < len(pieces) and _is_label(passage, pieces[end]):
        end += 1
    if end - at < _FEWEST or end == len(pieces) or not _is_plain(pieces[end]):
        return at
    pair = before[-1] + passage.text[pieces[end].start]
    return end if pair in known or words().knows(pair) else at


def _is_plain(piece: Piece) -> bool:
    return piece.alone and not (piece.mark or piece.heading or piece.entry)


def _is_label(passage: Passage, piece: Piece) -> bool:
    return _is_plain(piece) and charts.is_names(passage.text[piece.start : piece.end])
