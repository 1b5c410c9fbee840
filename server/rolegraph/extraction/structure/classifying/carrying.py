"""Sentences of articles that say what a post is, or carries, before its list."""

import re
from dataclasses import replace

from rolegraph.extraction.structure.classifying.headed import Reading, over
from rolegraph.extraction.structure.classifying.list_openers import leading
from rolegraph.extraction.structure.pieces.segmentation import Piece

_CARRIES = re.compile(
    r"(?P<who>[^，,。；;:：的所]{2,12}?)(?:所?(?:肩负|承担|担负)的[^。；;:：]{0,4}(?:职责|责任|任务)[^。；;:：]{0,12}"
    r"|作为[^。；;:：]{2,40})[:：]"
)


def carries(words: str, piece: Piece, following: Piece | None) -> list[Reading]:
    """Read what a position is, or carries, before the list glued to it (采购主管作为基层领导，…:①…)."""
    found = _CARRIES.fullmatch(words.rstrip())
    title = leading(found, following, (1,))
    if found is None or title is None:
        return []
    named = (piece.start, piece.start + found.end("who"))
    return [replace(over(piece, "position", section="duties"), title=title, named=named)]
