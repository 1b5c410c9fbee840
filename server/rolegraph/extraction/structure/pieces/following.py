"""What follows a heading or a sentence: a list from its first number on, a list or chapter below a number."""

import re

from rolegraph.extraction.sentences.limits.limits import split_limit
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.structure.pieces.segmentation import Piece

#: 2024年5月, 2024.5.1, 二〇二四年五月一日
_DATE = re.compile(
    r"(?:\d{4}|[二一][\d〇零○一二三四五六七八九]{3})\s*[年./-]\s*[\d一二三四五六七八九十]{1,2}\s*"
    r"(?:[月./-]\s*(?:[\d一二三四五六七八九十]{1,3}\s*日?)?)?"
    # [年份]年[月份], XX年X月
    r"|\W*年份\W*年?\W*月份?\W*|[Xx×]{2,4}\s*年\s*[Xx×]{1,2}\s*月(?:\s*[Xx×]{1,2}\s*日)?"
)

#: Characters of the longest name above a date: 人力资源中心, 盛和实业集团有限公司.
_SIGNER = 24


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


def is_dated(words: str) -> bool:
    """Say whether a line is only a date."""
    return _DATE.fullmatch(words.strip()) is not None


def is_signed(text: str, following: Piece | None) -> bool:
    """Say whether the next piece is only a date, below whoever signs (人力资源中心 above 2024年5月)."""
    below = text[following.start : following.end].strip() if following else ""
    return is_dated(below)


def signs(words: str) -> bool:
    """Say whether a line above a date is only a name, and no task (编制报表)."""
    name = words.strip(" 　:：")
    return len(name) <= _SIGNER and not verb_at(name, 0) and not re.search("[，。；]", name)


def opens_group(words: str, following: Piece, section: str, ended: bool) -> bool:
    """Say whether a short line heads what follows: sentences, or a list from its first number.

    Outside duties and rights it does where it says up to what the list holds (采购金额在1万元以下：).
    """
    if section not in ("duties", "mixed", "qualifications", "authorities"):
        limit, what = split_limit(words) if leads(following) else (None, "")
        return limit is not None and len(what) > 1
    alone = following.alone and not following.heading and ended
    return following.mark.value in (0, 1) if following.mark else alone
