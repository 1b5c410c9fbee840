"""What follows a heading or a sentence: a list from its first number on, a list or chapter below a number."""

from rolegraph.extraction.structure.segmentation import Piece


def leads(following: Piece | None) -> bool:
    """Say whether what follows a sentence is a list from its first number on."""
    return following is not None and following.mark is not None and following.mark.value < 2


def opens_list(piece: Piece, following: Piece | None) -> bool:
    """Say whether a numbered name has a list of its own below it (一、市场总监 1.制定…)."""
    assert piece.mark
    below = following.mark if following else None
    if below is None:
        return False
    indented = below.kind == "bullet" and below.delimiter != piece.mark.delimiter
    return indented or (below.value == 1 and below.kind != piece.mark.kind)


def opens_chapter(piece: Piece, following: Piece | None) -> bool:
    """Say whether decimal numbers below go on with a number (2 大区总监, 2.1 职责)."""
    assert piece.mark
    below = following.mark if following else None
    return below is not None and below.kind == "dotted" and below.path[:2] == (piece.mark.value, 1)
