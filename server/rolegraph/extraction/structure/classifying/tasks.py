"""Forms that count what a post does (职责一职责表述：…, 工作任务 …), and their lines that no list knows."""

import re

from rolegraph.extraction.structure.classifying import headed
from rolegraph.extraction.structure.classifying.headed import Reading
from rolegraph.extraction.structure.pieces.segmentation import Piece
from rolegraph.values import replace

#: A key, with a figure at most (薪金标准, 岗位人数 1).
_KEY = re.compile(r"[^\W\d_]{2,8}[ 　\t]*\d{0,4}")


def begun(piece: Piece, section: str) -> list[Reading]:
    """Return the heading of the duties that a form's first count begins below what sums them up.

    本职:… above 职责一:… is an overview, and what the form counts is done.
    """
    counted = piece.mark is not None and piece.mark.kind == "task" and section == "overview"
    heading = replace(headed.over(piece, "section", section="duties"), end=piece.start)
    return [heading] if counted else []


def head_others(text: str, piece: Piece, following: Piece | None) -> bool:
    """Say whether 职责一:… only heads its 工作任务 on the lines below; glued to it they are no list."""
    head = following.heading if following else None
    if piece.mark is None or piece.mark.kind != "task" or following is None or head is None:
        return False
    apart = "\n" in text[piece.end : following.start + 1]
    return apart and head.section == "duties" and not head.title


def is_key(words: str, following: Piece | None) -> bool:
    """Say whether a line behind a form's entries is a key that no list knows: a section or key follows."""
    goes_on = following is not None and bool(following.heading or following.entry)
    return goes_on and _KEY.fullmatch(words.strip()) is not None
