"""Headings that sort the posts below them (二、专业技术岗位, 三、督导层), and are none themselves."""

import re
from dataclasses import replace

from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import words as verbs
from rolegraph.extraction.structure.classifying import headed
from rolegraph.extraction.structure.classifying.headed import Reading
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.post_classes import is_class
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.pieces.segmentation import Piece
from rolegraph.extraction.structure.wording import section_words
from rolegraph.extraction.structure.wording.words import opening
from rolegraph.extraction.structure.wording.words import words as sections

#: What the last of several names may end in where no list knows the post.
_STAFF = "人员"
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
        return _shared_staff(first, others) if others else None
    return Title(first, tuple(other for other in others if len(other) > 1))


def _shared_staff(first: str, others: list[str]) -> Title | None:
    """Return the post of names whose last alone says that it is one (设备维护/后勤人员, 粗加工/面案工)."""
    last = others[-1]
    staffed = last.endswith(_STAFF) and len(last) > len(_STAFF) + 1
    if not (staffed or titles.is_office(last)) or first.endswith(_STAFF) or verb_at(last, 0):
        return None
    if not all(each.isalpha() and 1 < len(each) <= _LONGEST for each in (first, *others)):
        return None
    return Title(first + _STAFF if staffed else first, tuple(others))


def _staff(called: str, colon: bool) -> Title | None:
    kind = called.strip().removesuffix(_STAFF)
    named = colon and kind != called.strip() and 1 < len(kind) <= _LONGEST and kind.isalpha()
    others = tuple(sections("sections")["of_others"])
    return (
        None
        if not named or called.strip() in others or is_class(called)
        else Title(called.strip())
    )


def _labelled(words: str, piece: Piece) -> list[Reading]:
    """Read names that a slash joins with a colon behind them, and the text there (保安/工程人员：巡查…).

    So is one whose end alone says that it is a post (市场人员：…), where no deed or everybody stands there.
    """
    called, colon = headed.name(words)
    title = one_of(called) if colon and re.search("[/／]", called) else _staff(called, colon)
    if title is None:
        return []
    named = headed.glued_heading("position", piece, len(called), title=title)
    return [replace(each, numbered=False) for each in named]


def told(words: str, piece: Piece, following: Piece | None, beside: bool) -> list[Reading]:
    """Read a line that names a post by what it stands above or, ``beside`` other posts, by its colon."""
    if beside and piece.line and (named := _labelled(words, piece)):
        return named
    return _closing(words, piece, following) if piece.alone else []


def _closing(words: str, piece: Piece, following: Piece | None) -> list[Reading]:
    """Read the title that ends a line right above 工作职责：, glued to what the line says besides.

    楼面部|楼面经理, 管理层各岗位职责范围|楼面经理 behind a chart.
    """
    bare = words.strip(_ENDS)
    head = following.heading if following else None
    above = head is not None and head.kind == "section" and head.section in ("duties", "mixed")
    at = titles.suffix(bare) if above and not re.search("[，,。；;！？]", bare) else None
    glued = at is not None and opening("sections", "glue").search(bare[:at]) is not None
    if at is None or (at and not glued):
        return []
    start = piece.start + words.rindex(bare[at:])
    found = Reading(kind="position", start=start, end=start + len(bare) - at)
    return [replace(found, title=titles.parse(bare[at:]), named=(found.start, found.end))]
