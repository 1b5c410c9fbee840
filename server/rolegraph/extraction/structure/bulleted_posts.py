"""Titles among bullets: a bullet that is a name with a colon, above the bullet that says what it does."""

from rolegraph.extraction.structure import headed, titles, units
from rolegraph.extraction.structure.headed import Reading
from rolegraph.extraction.structure.segmentation import Piece
from rolegraph.values import replace

_COLON = (":", "：")


def named(text: str, piece: Piece, following: Piece | None) -> list[Reading]:
    """Read a bullet such as ``- 总经理 :`` above ``- 全面负责…`` as the heading of that post or unit.

    Its own bullet counts in no list, since the one below has the same.
    """
    words = text[piece.start : piece.end]
    if not _is_bullet(piece) or not words.rstrip().endswith(_COLON) or not _tells(text, following):
        return []
    called = words.strip(" 　:：*")
    title, unit = titles.parse(called), units.parse(called)
    if title is None and unit is None:
        return []
    found = headed.bearer(words, piece)
    return [replace(one, numbered=False) for one in found]


def _is_bullet(piece: Piece | None) -> bool:
    return piece is not None and piece.mark is not None and piece.mark.kind == "bullet"


def _tells(text: str, following: Piece | None) -> bool:
    """Say whether a bullet says something, and is no further name with a colon."""
    if following is None or not _is_bullet(following):
        return False
    words = text[following.start : following.end].strip()
    return (
        not words.endswith(_COLON) and titles.parse(words) is None and units.parse(words) is None
    )
