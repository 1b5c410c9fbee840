"""Titles among bullets: a bullet that is a name with a colon, above the bullet that says what it does."""

import re

from rolegraph.extraction.structure.classifying import headed
from rolegraph.extraction.structure.classifying.headed import Reading
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.pieces.segmentation import Piece
from rolegraph.reading.characters import HAN
from rolegraph.values import replace

#: 场务（检票员）: a name that no list knows, with a title in brackets.
_CALLED = re.compile(rf"(?P<name>{HAN}{{2,8}})[ 　]*[（(](?P<title>{HAN}{{2,8}})[)）]")
_COLON = (":", "：")


def named(text: str, piece: Piece, following: Piece | None) -> list[Reading]:
    """Read a bullet such as ``- 总经理 :`` above ``- 全面负责…`` as the heading of that post or unit.

    Its own bullet counts in no list, since the one below has the same.
    """
    words = text[piece.start : piece.end]
    if not _is_bullet(piece) or not words.rstrip().endswith(_COLON) or not _tells(text, following):
        return []
    called = words.strip(" 　:：*")
    if titles.parse(called) or units.parse(called):
        return [replace(one, numbered=False) for one in headed.bearer(words, piece)]
    also = _CALLED.fullmatch(called)
    if also is None or not titles.is_title(also["title"]):
        return []
    title, span = Title(also["name"], (also["title"],)), (piece.start, piece.start + len(called))
    return [replace(headed.over(piece, "position"), title=title, named=span)]


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
