"""Lines that a unit's name in brackets opens (【德育处】主任1名)."""

import re

from rolegraph.extraction.structure.classifying import headed
from rolegraph.extraction.structure.classifying.headed import Reading
from rolegraph.extraction.structure.names import units
from rolegraph.extraction.structure.pieces.segmentation import Piece
from rolegraph.values import replace


def opening(words: str, piece: Piece) -> list[Reading]:
    """Read a line that a unit's name in brackets opens (【德育处】主任1名), and the text behind it."""
    title = re.match(r"【([^】\n]{2,14})】[ 　:：]*", words)
    unit = units.parse(title[1]) if title else None
    if title is None or unit is None:
        return []
    start, end = (piece.start + at for at in title.span(1))
    head = replace(headed.over(piece, "unit"), unit=unit, named=(start, end))
    behind = piece.start + title.end()
    if behind == piece.end:
        return [head]
    return [replace(head, end=behind), replace(headed.over(piece, "text"), start=behind)]
