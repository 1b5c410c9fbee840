"""Headings that sort the posts below them (二、专业技术岗位, 三、督导层), and are none themselves."""

import re

from rolegraph.extraction.sentences.leading_verbs import verb_at
from rolegraph.extraction.sentences.lexicon import words as verbs
from rolegraph.extraction.structure import headed, section_words, titles, units
from rolegraph.extraction.structure.headed import Reading
from rolegraph.extraction.structure.post_classes import is_class
from rolegraph.extraction.structure.segmentation import Piece
from rolegraph.extraction.structure.titles import Title

#: No heading that sorts posts is longer.
_LONGEST = 10
_ENDS = " 　:：*#。"


def sort_of_posts(words: str, piece: Piece) -> list[Reading]:
    """Read what its own words say sorts posts (二、专业技术岗位)."""
    numbered = piece.mark is not None
    heads = (numbered or piece.alone) and is_class(words.strip(_ENDS))
    return [headed.over(piece, "position", numbered)] if heads else []


def heads_posts(text: str, piece: Piece, following: Piece | None) -> bool:
    """Say whether a numbered name that goes on with no list stands above a post's title (三、督导层)."""
    mark = piece.mark
    if mark is None or mark.kind not in ("cn", "arabic") or mark.value < 2:
        return False
    if not _is_title(text, following):
        return False
    called = text[piece.start : piece.end].strip(_ENDS)
    led = verb_at(called, 0) in verbs("verbs", "wrappers", "assisting").every
    other = titles.parse(called) or units.parse(called) or section_words.section_of(called)
    return called.isalpha() and 1 < len(called) <= _LONGEST and not led and not other


def _is_title(text: str, following: Piece | None) -> bool:
    """Say whether the next line is a title and no more."""
    if following is None or following.mark or following.entry or not following.alone:
        return False
    line = text[following.start : following.end].strip(_ENDS)
    title = titles.parse(line)
    return titles.is_plain(title.name) if title else one_of(line) is not None


def is_beside_posts(bare: str, following: Piece | None) -> bool:
    """Say whether a name that no list knows stands behind a post, right above 职责, as the next would."""
    head = following.heading if following else None
    told = head is not None and head.kind == "section" and head.section == "duties"
    return told and not verb_at(bare, 0) and titles.may_be(bare) and not units.parse(bare)


def one_of(text: str) -> Title | None:
    """Return the title of a line whose names, parted by slashes, begin with one that may be a post's."""
    first, *others = re.split("[/／]", text)
    if not (
        titles.is_office(first) or (others and titles.is_title(first) and titles.is_plain(first))
    ):
        return None
    return Title(first, tuple(other for other in others if len(other) > 1))
